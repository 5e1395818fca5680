/** One simulated issue, from its number alone. */
import type { Issue, Repository } from './community.ts';
import { chanceOf } from './chance.ts';
import { CHATTY_BOT, type People } from './simulated-people.ts';
import { instant, openedAt, type Plan, type RepositoryPlan } from './simulated-plan.ts';
import { DAY_MS, HOUR_MS, itemId, Story } from './simulated-item.ts';
import { labelsOf } from './simulated-pull-requests.ts';
import { simulatedQuestion } from './simulated-titles.ts';

export function simulatedIssue(
  plan: Plan,
  place: RepositoryPlan,
  repository: Repository,
  people: People,
  number: number,
): Issue {
  const chance = chanceOf(plan.seed, place.index, number, 3);
  const opened = openedAt(plan, place, number);
  const first = itemId(place.index, number);
  const author = people.author(chance, place.index, number, opened);
  const story = new Story(repository, first, plan.end, chance);
  const title = simulatedQuestion(chance);
  if (chance.happens(0.3)) story.comment(opened + 60_000, CHATTY_BOT);
  let time = opened;
  if (!chance.happens(0.14)) {
    for (let word = 0; word <= Math.min(6, Math.floor(chance.logNormal(1.5, 0.8))); word++) {
      time += chance.logNormal(word === 0 ? 26 * HOUR_MS : 2 * DAY_MS, 2);
      const other = chance.happens(0.6) ? people.maintainer(chance, time) : people.bystander(chance, time);
      story.comment(time, word % 2 ? author : other);
    }
  }
  if (chance.happens(0.45))
    story.label(
      opened + chance.logNormal(DAY_MS, 1.5),
      people.maintainer(chance, opened),
      chance.pick(repository.labels),
    );
  if (chance.happens(0.05))
    story.event(opened + 3 * DAY_MS, 'MilestonedEvent', people.maintainer(chance, opened), {
      milestoneTitle: 'Next',
    });
  // A third stay open.
  const closed = Math.floor((time + chance.logNormal(9 * DAY_MS, 1.9)) / 1_000) * 1_000;
  const isClosed =
    !chance.happens(0.33) &&
    story.event(closed, 'ClosedEvent', people.maintainer(chance, closed), {
      closer: null,
      stateReason: 'COMPLETED',
    });
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
