/** One simulated issue, from its number alone. */
import type { Issue, Repository } from '../../../src/demo/community/community.ts';
import { chanceOf } from '../chance.ts';
import { HAZARDS, ISSUES, STAYS_OPEN, TALK, WAITING } from './fitted.ts';
import { converse, courseOf, habitsOf, waitsOf } from './conversation.ts';
import { issueEnding } from './endings.ts';
import { itemId, Story } from './item.ts';
import { labelsOf, paperwork, retitle } from './paperwork.ts';
import { CHATTY_BOT, type People } from './people.ts';
import { instant, openedAt, type Plan, type RepositoryPlan } from './plan.ts';
import { simulatedQuestion } from './titles.ts';

const WAITS = waitsOf(WAITING.issues, STAYS_OPEN.issues);
const HABITS = habitsOf(TALK.issues);

export function simulatedIssue(
  plan: Plan,
  place: RepositoryPlan,
  repository: Repository,
  people: People,
  number: number,
): Issue {
  const chance = chanceOf(plan.seed, place.index, number, 3);
  const opened = openedAt(place, number);
  const first = itemId(place.index, number);
  const { actor: author } = people.author(place, number, opened);
  const story = new Story(repository, first, plan.end, chance);
  const title = simulatedQuestion(chance, plan.isPlain);
  const maintainer = (time: number) => people.maintainer(chance, time, place);
  if (chance.happens(HAZARDS.chattyOnIssues)) story.comment(opened + 60_000, CHATTY_BOT);
  const course = courseOf(chance, WAITS, opened);
  converse(story, HABITS, course, author, (time) => people.other(chance, time, place, author));
  paperwork(story, ISSUES, opened, maintainer);
  retitle(story, ISSUES, opened, maintainer(opened), title, () => simulatedQuestion(chance, plan.isPlain));
  const closed = issueEnding(story, people, place, author, course);
  const isClosed = closed !== null;
  return {
    __typename: 'Issue',
    id: `I_sim_${place.index}_${number}`,
    databaseId: first,
    repository,
    number,
    title,
    author,
    authorAssociation: 'NONE',
    createdAt: instant(opened),
    updatedAt: instant(Math.max(opened, story.newest())),
    closedAt: isClosed ? instant(closed) : null,
    bodyLength: chance.integer(1_200),
    locked: false,
    labels: labelsOf(story),
    timeline: story.entries(),
    state: isClosed ? 'CLOSED' : 'OPEN',
    stateReason: isClosed ? 'COMPLETED' : null,
  };
}
