/** The forms in which a planning item can come to name a pull request. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import type { Person } from './people.ts';
import type { PlanningItems, Purpose } from './planning-items.ts';
import type { Piece, Spelling, Fixture } from './fixture.ts';
import { textOf } from './words.ts';

/** What is to be named, since when, by whom and how. */
interface Step {
  planning: PlanningItems;
  pull: Fixture;
  time: number;
  by: Person;
  purpose: Purpose;
  as: Spelling;
  /** While the pull request was open, in this order: `earlier`, `before`, `time`. */
  earlier: number;
  before: number;
  /** Hours or days later; null = that is after everything that is known. */
  after: number | null;
  link: Piece[];
}

/** @returns the issue that plans it; null = a card */
type Writing = (step: Step) => Fixture | null;

export const WRITINGS = {
  new_issue: (step) => {
    const { planning, time, by, purpose, link } = step;
    return referring(
      planning.issue(time, by, ['We would like to see this land:\n', ...link], purpose),
      time,
      step,
    );
  },
  new_issue_edited_since: (step) => {
    const { planning, time, by, purpose, link, after } = step;
    const item = planning.issue(time, by, ['This needs a review:\n', ...link], purpose);
    if (after !== null) item.body!.edits.push(after);
    return referring(item, time, step);
  },
  edited_into_issue: (step) => editedInto(step),
  comment: (step) => {
    const { planning, time, by, pull, as } = step;
    const item = planning.iterationIssue(time);
    item.comment(time, by, textOf(time, by, ['Next: ', { to: pull, as }, '\nThanks!']));
    return referring(item, time, step);
  },
  comment_edited_since: (step) => {
    const { planning, time, by, pull, as, after } = step;
    const item = planning.iterationIssue(time);
    const text = textOf(time, by, ['Next: ', { to: pull, as }, '\nThanks!']);
    if (after !== null) text.edits.push(after);
    item.comment(time, by, text);
    return referring(item, time, step);
  },
  edited_into_comment: (step) => {
    const { planning, before, time, by, link } = step;
    const item = planning.iterationIssue(before);
    const text = textOf(before, by, ['My plan for the next days:\n']);
    text.additions.push({ at: time, pieces: link });
    item.comment(before, by, text);
    return referring(item, time, step);
  },
  pull_request_card: ({ planning, time, by, pull }) => {
    planning.simulation.card(time, by, pull);
    return null;
  },
  title_of_draft_card: ({ planning, time, by, pull }) => {
    const title: Piece[] = ['Review ', { to: pull, as: 'short' }];
    planning.simulation.card(time, by, { title, body: ['To be picked up.'] });
    return null;
  },
  body_of_draft_card: ({ planning, time, by, link }) => {
    planning.simulation.card(time, by, {
      title: ['Review somebody’s work'],
      body: ['Please look at\n', ...link],
    });
    return null;
  },
  new_sub_issue: (step) => {
    const { planning, before, time, by, purpose, link } = step;
    const parent = planning.issue(before, by, ['A larger piece of work.\n'], 'neither');
    const item = planning.elsewhere(time, by, ['A part of it:\n', ...link], purpose);
    planning.simulation.subIssue(time, by, parent, item);
    return referring(item, time, step);
  },
  // The link is older than the plan: it counts from the day on which its issue became part of the plan.
  older_issue_becomes_sub_issue: (step) => {
    const { planning, earlier, before, time, by, purpose, link } = step;
    const parent = planning.issue(before, by, ['A larger piece of work.\n'], 'neither');
    const item = planning.elsewhere(earlier, by, ['Would be solved by this:\n', ...link], purpose);
    planning.simulation.subIssue(time, by, parent, item);
    return referring(item, earlier, step);
  },
  comment_on_sub_issue: (step) => {
    const { planning, earlier, before, time, by, purpose, pull, as } = step;
    const parent = planning.issue(earlier, by, ['A larger piece of work.\n'], 'neither');
    const item = planning.elsewhere(earlier, by, ['Something that we need.\n'], purpose);
    planning.simulation.subIssue(before, by, parent, item);
    item.comment(time, by, textOf(time, by, ['Upstream: ', { to: pull, as }, '.\n']));
    return referring(item, time, step);
  },
  older_issue_gets_card: (step) => {
    const { planning, before, time, by, purpose, link } = step;
    const item = planning.elsewhere(before, by, ['Would be solved by this:\n', ...link], purpose);
    planning.simulation.card(time, by, item);
    return referring(item, before, step);
  },
  // No version of the text is left that could tell; what GitHub noted on the pull request does.
  referenced_though_history_is_lost: (step) => {
    const item = editedInto({ ...step, as: 'url', link: ['- ', { to: step.pull, as: 'url' }, '\n'] });
    item.body!.lostBefore = Infinity;
    return item;
  },
} satisfies Record<string, Writing>;

export type Form = keyof typeof WRITINGS;
export const FORMS = Object.keys(WRITINGS) as Form[];

function editedInto(step: Step): Fixture {
  const { planning, before, time, by, purpose, link } = step;
  const item = planning.issue(before, by, ['What we would like to do:\n'], purpose);
  item.body!.additions.push({ at: time, pieces: link });
  return referring(item, time, step);
}

function referring(
  item: Fixture,
  time: number,
  { planning, pull, by, as }: Pick<Step, 'planning' | 'pull' | 'by' | 'as'>,
) {
  planning.refer(pull, item, time, by, as);
  return item;
}

/** Nobody can name a pull request before it is there. */
export function stepOf(
  planning: PlanningItems,
  { pull, time, by, purpose, as }: Pick<Step, 'pull' | 'time' | 'by' | 'purpose' | 'as'>,
  chance: Chance,
): Step {
  const early = time - (1 + chance.integer(5)) * DAY_MS - 5 * HOUR_MS;
  const before = wholeSecond(Math.max(early, (pull.opened + time) / 2));
  const earlier = wholeSecond((pull.opened + before) / 2);
  const later = time + (1 + chance.integer(72)) * HOUR_MS;
  const after = later <= planning.simulation.calendar.ends ? later : null;
  return {
    planning,
    pull,
    time,
    by,
    purpose,
    as,
    earlier,
    before,
    after,
    link: ['- ', { to: pull, as }, '\n'],
  };
}
