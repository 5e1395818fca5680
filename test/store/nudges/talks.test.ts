/** Long talks: what counts as their outcome. */
import { expect, it } from 'vitest';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { openPullRequests } from '../../../src/store/attention/pull-requests.ts';
import { longTalks } from '../../../src/store/nudges/talks.ts';
import { comment, community, institution, pullRequest, review, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const NOW = '2026-03-17T00:00:00Z';

onOneDatabase('long talks', (open) => {
  it('have an outcome when somebody who could merge approved or asked for changes, and nobody else', async () => {
    const talk = (number: number) =>
      Array.from({ length: 16 }, (_, place) => ({
        ...comment(100 * number + place, number, 4, '2026-03-01'),
        body_words: 100,
      }));
    const numbers = [1, 2, 3, 4, 5];
    await store(
      open().db,
      {
        users: [
          user(1, 'octocat'),
          user(2, 'hubot'),
          user(3, 'reviewer-app', { type: 'Bot' }),
          user(4, 'bystander'),
        ],
        pull_requests: numbers.map((number) => pullRequest(number, 1, '2026-02-02')),
        issue_comments: numbers.flatMap(talk),
        // 1: by a bot. 2: by an outsider. 3: by hubot, who could merge. 4: by hubot, before that. 5: words alone.
        reviews: [
          review(1, 1, 3, '2026-03-02', { state: 'APPROVED' }),
          review(2, 2, 4, '2026-03-02', { state: 'CHANGES_REQUESTED' }),
          review(3, 3, 2, '2026-03-02', { state: 'APPROVED' }),
          review(4, 4, 2, '2026-02-20', { state: 'APPROVED' }),
          review(5, 5, 2, '2026-03-02'),
        ],
      },
      institution({
        communities: [
          community({
            maintainers: [{ github: 'hubot', repository: null, from: '2026-03-01T00:00:00Z', to: null }],
          }),
        ],
      }),
    );
    const talks = await onOneSnapshot(open().db, async (trx) =>
      longTalks(
        trx,
        await openPullRequests(trx, { start: NOW, end: NOW }, { repository: null, role: null, asOf: NOW }),
        NOW,
      ),
    );
    expect(talks.filter((one) => one.has_outcome).map(({ number }) => number)).toEqual([3]);
    expect(talks).toHaveLength(5);
  });
});
