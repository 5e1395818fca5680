/** A small community whose pull requests wait for a first response, and the planning issue of its institution. */
import { sql } from 'kysely';
import type { Attention } from '../../../src/domain/attention/types.ts';
import type { Iterations } from '../../../src/domain/calendar/iteration.ts';
import { fillQueue } from '../../../src/flows/queue/fill-queue.ts';
import { openIssue, type QueuePlace } from '../../../src/flows/queue/post-queue.ts';
import { itemKey, type ItemKey } from '../../../src/domain/attention/stored.ts';
import type { Turns } from '../../../src/flows/queue/queue.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import type { Mishap } from '../../outbox/forgetful-github.ts';
import { sceneAt, type Scene } from '../../outbox/scene.ts';
import { changedFile, institution, pullRequest, store, user } from '../../support/builders.ts';

export const PLACE: QueuePlace = {
  repository: 'field-station/planning',
  title: 'Upstream work',
  as: 'section',
  host: 'github.com',
  base: null,
};
export const FORTNIGHTS: Iterations = { anchor: '2024-10-16', days: 14 };
export const INSTITUTION = institution({
  name: 'Field Station',
  team: [{ github: 'octocat', from: null, to: null }],
  planning_repository: PLACE.repository,
});

const TITLES = [
  'Profiles in the docs',
  'Retry on conflict',
  'Proxy timeouts',
  'Helm values',
  'Fix a typo',
  'Log levels',
];

/** Six pull requests by five people, opened on the days before `last` (ISO day), the first one longest ago. */
export async function community(db: Database, last: string): Promise<void> {
  const day = (before: number) =>
    new Date(Date.parse(`${last}T00:00:00Z`) - before * 86_400_000).toISOString().slice(0, 10);
  await store(
    db,
    {
      users: [user(1, 'octocat'), ...[11, 12, 13, 14, 15].map((id) => user(id, `newcomer-${id}`))],
      pull_requests: [
        // One who came back: merged long ago.
        pullRequest(1, 15, day(200), {
          merged_at: `${day(190)}T00:00:00Z`,
          merged_by_id: '1',
          title: 'Old news',
        }),
        ...TITLES.map((title, index) =>
          pullRequest(index + 2, index === 5 ? 15 : 11 + (index % 5), day(40 - index * 6), { title }),
        ),
      ],
      pull_request_files: TITLES.flatMap((_, index) => [
        changedFile(index + 2, 'hub/app.py', 12 * (index + 1)),
        changedFile(index + 2, 'hub/tests/test_app.py', 8),
      ]),
    },
    INSTITUTION,
  );
  await sql`
    insert into pull_request_file_lists (repo_id, number, updated_at, since, changed_files, failures)
    select repo_id, number, updated_at, updated_at, 2, 0 from pull_requests where number > 1`.execute(db);
}

/** Everything that is open waits for maintainers since it was opened. */
export async function waiting(db: Database): Promise<Turns> {
  const { rows } = await sql<{ repo_id: string; number: number; since: Date }>`
    select repo_id::text as repo_id, number, created_at as since from pull_requests where state = 'OPEN'`.execute(
    db,
  );
  return new Map(
    rows.map(({ since, ...item }): [ItemKey, Attention] => [
      itemKey(item),
      {
        side: 'MAINTAINER',
        reason: 'first_response',
        people: ['1'],
        since: since.getTime(),
        confidence: 'high',
        also: [],
      },
    ]),
  );
}

export interface Sprint {
  scene: Scene;
  /** Says what is due at that instant, and delivers it. @returns keys of what changed */
  at(instant: string): Promise<string[]>;
  /** Opens the recurring issue, as the institution's workflow does. @returns its number */
  open(body?: string): number;
  body(number: number): string;
}

export function sprints(
  db: Database,
  start: string,
  {
    iterations = FORTNIGHTS,
    place = PLACE,
    size = 4,
    mishaps = [],
  }: { iterations?: Iterations; place?: QueuePlace; size?: number; mishaps?: readonly Mishap[] } = {},
): Sprint {
  const scene = sceneAt(db, start, { owner: 'field-station', mishaps });
  const { github, clock, run } = scene;
  return {
    scene,
    async at(instant) {
      clock.at = Date.parse(instant);
      const keys = await fillQueue(db, {
        rules: {
          institution: INSTITUTION,
          strategic: ['Springboard'],
          availability: [{ github: 'octocat', capacity_hours: null, away: [] }],
          iterations,
          target_days: 5,
        },
        place,
        size,
        now: new Date(clock.at),
        findIssue: () => openIssue(run, place),
        turns: () => waiting(db),
      });
      await scene.deliver();
      return keys;
    },
    open: (body = 'What we do upstream in this sprint.\n\n- [ ] talk to people') =>
      github.plant({ kind: 'issue', title: place.title, body, login: 'field-station-bot' }),
    body: (number) => github.kept.find((one) => one.kind === 'issue' && one.number === number)!.body,
  };
}

/** A pull request comes to its end: octocat reviews and merges it. */
export async function merge(db: Database, number: number, at: string): Promise<void> {
  await sql`
    insert into reviews (repo_id, id, number, author_id, state, submitted_at, updated_at, body_length, body_words)
    values (1, ${9000 + number}, ${number}, 1, 'APPROVED', ${at}::timestamptz - interval '1 hour', ${at}, 0, 0)`.execute(
    db,
  );
  await sql`
    update pull_requests set state = 'MERGED', merged_at = ${at}, closed_at = ${at}, merged_by_id = 1 where number = ${number}`.execute(
    db,
  );
  await sql`update pull_request_facts set merged_at = ${at}, closed_at = ${at} where number = ${number}`.execute(
    db,
  );
}
