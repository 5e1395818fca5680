/** How an issue or pull request ends: merged by whom, closed, or opened again on the way. */
import type { Actor } from '../../../src/demo/community/community.ts';
import type { Chance } from '../chance.ts';
import { CLOSED_BY_AUTHOR, ENDS, ISSUES, PULLS } from './fitted.ts';
import type { Course } from './conversation.ts';
import type { Story } from './item.ts';
import { isSame, type Author, type People } from './people.ts';
import { wholeSecond, type RepositoryPlan } from './plan.ts';

export interface Ending {
  at: number;
  /** null = closed without a merge. */
  merger: Actor | null;
}

/** @returns null = open at the last known instant */
export function pullRequestEnding(
  story: Story,
  people: People,
  place: RepositoryPlan,
  { actor: author, isMaintainer }: Author,
  isReady: boolean,
  { from, answered, closed }: Course,
): Ending | null {
  const { chance } = story;
  if (closed === null) return null;
  const at = wholeSecond(closed);
  const before = reopened(story, PULLS.reopened, from, at, author);
  if (before !== null) return before.isOpen ? null : { at: before.at, merger: null };
  const { merged, byAuthor } =
    ENDS[isMaintainer ? 'maintainers' : 'others'][answered === null ? 'unanswered' : 'answered'];
  // GitHub merges no drafts.
  if (!isReady || !chance.happens(merged)) {
    const closer = chance.happens(CLOSED_BY_AUTHOR) ? author : people.maintainer(chance, at, place);
    return close(story, at, closer, null) ? { at, merger: null } : null;
  }
  const merger = chance.happens(byAuthor) ? author : anotherMerger(people, place, chance, author, at);
  const commit = story.commitAt(at, author);
  if (!story.event(at, 'MergedEvent', merger, { commit, mergeRefName: 'main' })) return null;
  close(story, at, merger, null);
  return { at, merger };
}

/** @returns when it was closed; null = it is open at the last known instant */
export function issueEnding(
  story: Story,
  people: People,
  place: RepositoryPlan,
  author: Actor | null,
  { from, closed }: Course,
): number | null {
  if (closed === null) return null;
  const at = wholeSecond(closed);
  const before = reopened(story, ISSUES.reopened, from, at, author);
  if (before !== null) return before.isOpen ? null : before.at;
  return close(story, at, people.maintainer(story.chance, at, place), 'COMPLETED') ? at : null;
}

/**
 * Closed, regretted, opened again, all before the end at `at`.
 * @returns null when that did not happen or is over; else how it stands at the last known instant
 */
function reopened(
  story: Story,
  share: number,
  from: number,
  at: number,
  by: Actor | null,
): { at: number; isOpen: boolean } | null {
  const { chance } = story;
  if (!chance.happens(share)) return null;
  const first = wholeSecond(from + chance.unit() * (at - from));
  const again = wholeSecond(first + chance.unit() * (at - first));
  if (!close(story, first, by, null)) return { at: first, isOpen: true };
  if (!story.event(again, 'ReopenedEvent', by, { stateReason: null })) return { at: first, isOpen: false };
  return null;
}

function close(story: Story, at: number, by: Actor | null, stateReason: string | null): boolean {
  return story.event(at, 'ClosedEvent', by, { closer: null, stateReason });
}

function anotherMerger(
  people: People,
  place: RepositoryPlan,
  chance: Chance,
  author: Actor | null,
  at: number,
): Actor {
  let merger = people.merger(chance, at, place);
  for (let attempt = 0; attempt < 3 && isSame(merger, author); attempt++)
    merger = people.merger(chance, at, place);
  return merger;
}
