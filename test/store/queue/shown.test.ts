/** What no list of the queue names: pull requests of people who opted out, and of repositories that turned private. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import { computeQueue } from '../../../src/flows/queue/queue.ts';
import { currentTurns } from '../../../src/flows/queue/turns.ts';
import { openCandidates } from '../../../src/store/queue/candidates.ts';
import { uncardedPicks } from '../../../src/store/queue/cards.ts';
import { pastIterations, picksOf, unplannedIn } from '../../../src/store/queue/picks.ts';
import { community, event, institution, pullRequest, repo, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const START = '2026-07-08T00:00:00Z';
const END = '2026-07-22T00:00:00Z';

onOneDatabase('lists of the queue', (open) => {
  /** Open, picked and unplanned ones of octocat (1, 2, 3), of mona (4, 5, 6), and of mona in another repository (7, 8, 9). */
  async function world(who = institution({ team: [{ github: 'hubot', from: null, to: null }] })) {
    const { db } = open();
    const repos = [repo(), repo({ id: '2', full_name: 'springboard/lab' })];
    const three = (author: number, first: number, repo_id: string) => [
      { ...pullRequest(first, author, '2026-07-01'), repo_id },
      { ...pullRequest(first + 1, author, '2026-07-01'), repo_id },
      {
        ...pullRequest(first + 2, author, '2026-07-01', {
          merged_at: '2026-07-10T00:00:00Z',
          merged_by_id: '2',
        }),
        repo_id,
      },
    ];
    await store(
      db,
      {
        users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'mona')],
        pull_requests: [...three(1, 1, '1'), ...three(3, 4, '1'), ...three(3, 7, '2')],
        timeline_events: [3, 6, 9].map((number) => ({
          ...event(`merged ${number}`, number, 'MERGED_EVENT', 2, '2026-07-10'),
          repo_id: number === 9 ? '2' : '1',
        })),
      },
      who,
      repos,
    );
    for (const [repo_id, number] of [
      [1, 2],
      [1, 5],
      [2, 8],
    ])
      await sql`insert into queue_picks (repo_id, number, iteration_start, iteration_end, place, lane, score, picked_at, post_key)
        values (${repo_id}, ${number}, ${START}, ${END}, ${number}, 'oldest', 1, ${START}, 'queue')`.execute(
        db,
      );
  }
  async function listed() {
    const { db } = open();
    const numbers = (items: { url: string }[]) => items.map(({ url }) => Number(url.split('/').at(-1)));
    return {
      open: numbers(await openCandidates(db, '2026-07-12T00:00:00Z')),
      picked: numbers(await picksOf(db, START, END)),
      cards: numbers(await uncardedPicks(db, START, 'springboard/1')),
      unplanned: numbers(await unplannedIn(db, { start: START, end: END }, END)),
    };
  }

  it('name nothing of whoever opts out', async () => {
    await world();
    expect(await listed()).toEqual({
      open: [1, 2, 4, 5, 7, 8],
      picked: [2, 5, 8],
      cards: [2, 5, 8],
      unplanned: [3, 6, 9],
    });
    await forget(open().db, '1', pseudonymOf('1', 'a key'), '2026-07-11T00:00:00Z');
    expect(await listed()).toEqual({ open: [4, 5, 7, 8], picked: [5, 8], cards: [5, 8], unplanned: [6, 9] });
  });

  it('name nothing of a repository that turned private', async () => {
    await world();
    await sql`update repos set is_private = true where id = 2`.execute(open().db);
    expect(await listed()).toEqual({ open: [1, 2, 4, 5], picked: [2, 5], cards: [2, 5], unplanned: [3, 6] });
  });

  it('name and count a pull request once, also where its repository belongs to two communities', async () => {
    const both = institution({
      team: [{ github: 'hubot', from: null, to: null }],
      communities: [community(), community({ name: 'Other', orgs: [], repositories: ['springboard/hub'] })],
    });
    await world(both);
    await sql`insert into community_repos (community, repo_id, since, until)
      values ('Other', 1, '-infinity', 'infinity')`.execute(open().db);
    expect((await listed()).unplanned).toEqual([3, 6, 9]);
    const windows = [{ start: '2026-07-01T00:00:00Z', end: END }];
    const communities = ['Springboard', 'Other'];
    expect(await pastIterations(open().db, windows, { asOf: END, communities })).toEqual([
      { opened: 9, ended: 3, ended_by_team: 3 },
    ]);
    const now = '2026-07-12T00:00:00Z';
    const rules = { institution: both, availability: [], iterations: null, target_days: 5 };
    const turns = await currentTurns(open().db, both, now);
    const wish = { iteration: null, size: 9, now };
    const queue = await computeQueue(open().db, turns, { ...rules, strategic: ['Other'] }, wish);
    expect(queue.items.map(({ candidate }) => candidate.number).toSorted()).toEqual([1, 2, 4, 5]);
    // 7 and 8, which are in the other community alone.
    expect(queue.left_out).toMatchObject({ not_strategic: 2 });
    expect(queue.more).toBe(0);
  });
});
