/** What the queue knows of an author's earlier pull requests: by the same rules as every measure. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { FactBatch } from '../../../src/domain/history/facts.ts';
import { openCandidates } from '../../../src/store/queue/candidates.ts';
import { comment, community, institution, pullRequest, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const users = [
  user(1, 'hubot'),
  ...['abigail', 'monalisa', 'mona', 'dee', 'eve', 'finn'].map((login, place) => user(place + 2, login)),
];
const who = institution({
  communities: [
    community({
      maintainers: [{ github: 'hubot', repository: null, from: '2026-05-01T00:00:00Z', to: null }],
      landed_labels: ['merged manually'],
    }),
  ],
});

onOneDatabase('candidates of the queue', (open) => {
  /** Each author's open pull request: "number newcomer returning_unanswered", as far as they are so. */
  async function told(facts: Partial<FactBatch>, change: () => Promise<unknown> = () => Promise.resolve()) {
    await store(open().db, { users, ...facts }, who);
    await change();
    const found = await openCandidates(open().db, '2026-07-10T00:00:00Z');
    return found.map((one) =>
      [one.number, one.is_newcomer && 'newcomer', one.is_returning_unanswered && 'unanswered']
        .filter(Boolean)
        .join(' '),
    );
  }
  const closed = (number: number, author: number, at = '2026-06-01') =>
    pullRequest(number, author, '2026-04-01', { closed_at: `${at}T00:00:00Z` });

  it('were answered once a maintainer spoke as one, and not after the close', async () => {
    // hubot is a maintainer from 1 May: on 1 as an outsider and again as a maintainer, on 3 as an outsider alone, on 5 too late.
    const facts = {
      pull_requests: [
        closed(1, 2),
        pullRequest(2, 2, '2026-07-01'),
        closed(3, 3),
        pullRequest(4, 3, '2026-07-01'),
        closed(5, 4),
        pullRequest(6, 4, '2026-07-01'),
      ],
      issue_comments: [
        comment(1, 1, 1, '2026-04-02'),
        comment(2, 1, 1, '2026-05-02'),
        comment(3, 3, 1, '2026-04-02'),
        comment(4, 5, 1, '2026-06-02'),
      ],
    };
    expect(await told(facts)).toEqual(['2 newcomer', '4 newcomer unanswered', '6 newcomer unanswered']);
  });

  it('count what landed another way as merged, and nothing that GitHub no longer shows', async () => {
    const facts = {
      pull_requests: [
        closed(1, 2),
        pullRequest(2, 2, '2026-07-01'),
        closed(3, 3),
        pullRequest(4, 3, '2026-07-01'),
      ],
      labels: [{ repo_id: '1', name: 'Merged Manually' }] as never,
      item_labels: [{ repo_id: '1', number: 1, label: 'Merged Manually' }],
    };
    const gone = () =>
      sql`insert into deleted_items (repo_id, number, observed_at) values (1, 3, '2026-07-02Z')`.execute(
        open().db,
      );
    expect(await told(facts, gone)).toEqual(['2', '4 newcomer']);
  });

  it('look at what happened while the repository belonged to the community', async () => {
    const facts = {
      pull_requests: [
        pullRequest(1, 2, '2024-01-01', { merged_at: '2024-01-02T00:00:00Z', merged_by_id: '1' }),
        pullRequest(2, 2, '2026-07-01'),
        pullRequest(3, 3, '2024-01-01', { closed_at: '2024-01-02T00:00:00Z' }),
        pullRequest(4, 3, '2026-07-01'),
      ],
    };
    const since = () => sql`update community_repos set since = '2025-01-01Z'`.execute(open().db);
    expect(await told(facts, since)).toEqual(['2 newcomer', '4 newcomer']);
  });
});
