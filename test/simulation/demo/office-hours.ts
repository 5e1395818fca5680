/** Office hours: every two weeks the team meets, labels issues that nobody of it has touched, and answers some. */
import type { Actor, Repository } from '../../../src/demo/community/community.ts';
import { chanceOf } from '../chance.ts';
import { isMember, ITERATION_MS, MEMBERS, NOW, OFFICE_HOURS } from './cast.ts';
import type { Edits } from './edits.ts';
import { actorOf, issuesOf, timeOf } from './edits.ts';

const MINUTE_MS = 60_000;

export function holdOfficeHours(
  repositories: readonly Repository[],
  isPerson: (actor: Actor | null) => boolean,
  edits: Edits,
): void {
  const issues = repositories.flatMap(issuesOf);
  for (
    let start = timeOf(OFFICE_HOURS.starts), session = 0;
    start < timeOf(NOW);
    start += ITERATION_MS, session++
  ) {
    const chance = chanceOf(1, session, 0, 62);
    const untouched = issues
      .filter(
        ({ author, createdAt, closedAt, timeline }) =>
          isPerson(author) &&
          !isMember(author) &&
          timeOf(createdAt) < start &&
          (closedAt === null || timeOf(closedAt) > start) &&
          !timeline.some((entry) => isMember(actorOf(entry))),
      )
      .toSorted((a, b) => timeOf(b.createdAt) - timeOf(a.createdAt));
    for (const [turn, issue] of untouched.slice(0, 2 + chance.integer(4)).entries()) {
      const at = start + (5 + turn * 9) * MINUTE_MS + chance.integer(240) * 1_000;
      const by = MEMBERS[(session + turn) % 2]!.actor;
      const labels = issue.repository.labels.filter(({ name }) => TRIAGE_LABELS.includes(name));
      if (labels.length > 0 && chance.happens(0.8)) edits.label(issue, at, by, chance.pick(labels));
      else edits.comment(issue, at, by);
      if (chance.happens(0.4)) edits.comment(issue, at + 2 * MINUTE_MS, by);
    }
  }
}

const TRIAGE_LABELS = ['bug', 'enhancement', 'documentation', 'needs info', 'question', 'help wanted'];
