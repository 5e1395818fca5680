/** How much each of the team has done lately. */
import { expect, it } from 'vitest';
import { doneLately, teamMembers } from '../../../src/store/queue/team.ts';
import { event, institution, pullRequest, review, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const NOW = '2026-07-12T00:00:00Z';

onOneDatabase('what the team did lately', (open) => {
  it('are pull requests of others that they reviewed, merged or had a queue merge, each once', async () => {
    // octocat: 1 reviewed twice and merged, 3 put into the queue; not 2, which is octocat's own, nor 4, a month ago, nor 5, whose
    // queue was hubot's: hubot has done that one.
    const { db } = open();
    const merged = (number: number, author: number, by: number, at = '2026-07-10') =>
      pullRequest(number, author, '2026-05-01', { merged_at: `${at}T00:00:00Z`, merged_by_id: String(by) });
    await store(
      db,
      {
        users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(7, 'queue', { type: 'Bot' })],
        pull_requests: [
          merged(1, 3, 1),
          merged(2, 1, 1),
          merged(3, 3, 7),
          merged(4, 3, 1, '2026-06-12'),
          merged(5, 3, 7),
        ],
        reviews: [
          review(1, 1, 1, '2026-07-02'),
          review(2, 1, 1, '2026-07-03'),
          review(3, 2, 1, '2026-07-03'),
        ],
        timeline_events: [
          event('a', 3, 'ADDED_TO_MERGE_QUEUE_EVENT', 1, '2026-07-09'),
          event('b', 5, 'ADDED_TO_MERGE_QUEUE_EVENT', 2, '2026-07-09'),
        ],
      },
      institution({ team: ['octocat', 'hubot'].map((github) => ({ github, from: null, to: null })) }),
    );
    const named = ['octocat', 'hubot'].map((github) => ({ github, capacity_hours: null, away: [] }));
    const done = await doneLately(db, await teamMembers(db, named, NOW), NOW);
    expect(Object.fromEntries(done)).toEqual({ '1': 2, '2': 1 });
  });
});
