/** Who opened the pull requests of a window, people and machines apart: worked out by hand. */
import { expect, it } from 'vitest';
import { KNOWN_AI_REVIEWERS } from '../../src/domain/people/identities.ts';
import { onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import { openedBy } from '../../src/store/kpis/view-rows.ts';
import { pullRequest, store, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';

const [reviewer] = KNOWN_AI_REVIEWERS;
const users = [user(1, 'octocat'), user(2, reviewer!), user(9, 'updates', { type: 'Bot' })];
const window = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };

onOneDatabase('who opened pull requests', (open) => {
  it('keeps people, declared agents, bots and accounts that are gone apart', async () => {
    // In the week: 1 and 2 by octocat; 3 by octocat, who says that an agent wrote it; 4 by a bot, 5 by an AI reviewer, 6 by
    // an account that is gone. 7 is of the day after, 8 of the day before.
    await store(open().db, {
      users,
      pull_requests: [
        pullRequest(1, 1, '2026-01-05'),
        pullRequest(2, 1, '2026-01-11'),
        pullRequest(3, 1, '2026-01-06', { ai_disclosure: 'declared' }),
        pullRequest(4, 9, '2026-01-06'),
        pullRequest(5, 2, '2026-01-06'),
        pullRequest(6, null, '2026-01-06'),
        pullRequest(7, 1, '2026-01-12'),
        pullRequest(8, 1, '2026-01-04'),
      ],
    });
    const rows = await onOneSnapshot(open().db, (trx) => openedBy(trx, window, window.end));
    const url = (number: number) => `https://github.com/springboard/hub/pull/${number}`;
    expect(rows).toEqual([
      { community: 'Springboard', kind: 'agents', pull_requests: 1, urls: [url(3)] },
      { community: 'Springboard', kind: 'ai_reviewers', pull_requests: 1, urls: [url(5)] },
      { community: 'Springboard', kind: 'bots', pull_requests: 1, urls: [url(4)] },
      { community: 'Springboard', kind: 'gone', pull_requests: 1, urls: [url(6)] },
      { community: 'Springboard', kind: 'people', pull_requests: 2, urls: [url(2), url(1)] },
    ]);
  });
});
