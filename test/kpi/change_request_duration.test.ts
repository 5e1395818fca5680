import { expect, it } from 'vitest';
import { event, pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const ID = 'change_request_duration';
const users = [user(1, 'octocat'), user(2, 'hubot'), user(5, 'updates', { type: 'Bot' })];
const merged = (number: number, at: string) =>
  pullRequest(number, 1, '2026-01-06', { merged_at: at, merged_by_id: '2' });

onEachDatabase(ID, (open) => {
  it('takes either end for the duration and lets them compete for the parts', async () => {
    // Merged after 24 and 72 h, declined after 48 h, open since 120 h (seen on the 11th): 4 items.
    // Kaplan–Meier to either end: S = 3/4, 1/2, 1/4 at 24, 48, 72: the median is 48 h.
    // Merged: CIF(24) = 1/4, CIF(72) = 1/4 + 1/2 · 1/2 = 1/2: 72 h. Declined: CIF(48) = 1/4: not reached.
    await store(open().db, {
      users,
      pull_requests: [
        merged(1, '2026-01-07T00:00:00Z'),
        merged(2, '2026-01-09T00:00:00Z'),
        pullRequest(3, 1, '2026-01-06', { closed_at: '2026-01-08T00:00:00Z' }),
        pullRequest(4, 1, '2026-01-06'),
      ],
    });
    const figures = await figuresOf(open().db, ID, '2026-01-04', '2026-01-11');
    expect(figures).toMatchObject({ value: 48, sample_size: 4, censored: 1 });
    expect(figures.parts).toMatchObject({
      merged_median_hours: 72,
      declined_median_hours: null,
      merged: 2,
      declined: 1,
    });
  });

  it('includes draft time and the time of a pull request that was never ready', async () => {
    await store(open().db, {
      users,
      pull_requests: [{ ...merged(1, '2026-01-06T10:00:00Z'), is_draft: true }],
    });
    expect((await figuresOf(open().db, ID, '2026-01-05', '2026-01-12')).value).toBe(10);
  });

  it('ignores earlier ends of what was opened again, and ends after as_of', async () => {
    await store(open().db, {
      users,
      pull_requests: [merged(1, '2026-01-09T00:00:00Z')],
      timeline_events: [
        event('a', 1, 'CLOSED_EVENT', 1, '2026-01-07'),
        event('b', 1, 'REOPENED_EVENT', 1, '2026-01-08'),
      ],
    });
    const seen = (asOf: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);
    expect((await seen('2026-01-12')).value).toBe(72);
    expect((await seen('2026-01-07T12:00:00Z')).value).toBe(24);
    expect(await seen('2026-01-08T12:00:00Z')).toMatchObject({ value: null, censored: 1 });
  });

  it('leaves bots out of both series and ghosts out of the community', async () => {
    await store(open().db, {
      users,
      pull_requests: [
        pullRequest(1, 5, '2026-01-06'),
        pullRequest(2, null, '2026-01-06'),
        pullRequest(3, 1, '2026-01-06'),
      ],
    });
    const figures = await figuresOf(open().db, ID, '2026-01-05', '2026-01-12');
    expect([figures.sample_size, part(figures, 'all.n')]).toEqual([1, 2]);
  });
});
