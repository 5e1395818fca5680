import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { pullRequest, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers } from '../support/kpis.ts';

const ID = 'ci_waiting_for_approval';
const users = [user(1, 'octocat'), user(2, 'hubot')];

onEachDatabase(ID, (open) => {
  const at = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);
  /** Looked at from then on. */
  const looked = async (number: number, since: string, until = 'infinity') => {
    await sql`insert into open_states (repo_id, number, since, until, head_oid, head_since, knows_threads, knows_checks)
      values (1, ${number}, ${since}, ${until}, 'abc', ${since}, true, true)`.execute(open().db);
  };
  const waits = async (number: number, created: string, since: string, until = 'infinity') => {
    await sql`insert into waiting_runs (repo_id, number, suite_id, since, until, created_at)
      values (1, ${number}, ${`CS_${created}`}, ${since}, ${until}, ${created})`.execute(open().db);
  };

  it('counts whose workflows wait then, and for how long: 2 of 3 that were looked at', async () => {
    // At the end, the 12th 00:00: 1 waits since the 2nd (10 days = 240 h), and another run of it since the 5th; 2 since the
    // 11th (24 h); of 3 no run waits any more; 4 was never looked at; 5 is closed.
    await store(open().db, {
      users,
      pull_requests: [
        pullRequest(1, 1, '2026-01-01'),
        pullRequest(2, 1, '2026-01-10'),
        pullRequest(3, 1, '2026-01-01'),
        pullRequest(4, 1, '2026-01-01'),
        pullRequest(5, 1, '2026-01-01', { closed_at: '2026-01-11T00:00:00Z' }),
      ],
    });
    for (const [number, since] of [
      [1, '2026-01-03'],
      [2, '2026-01-11'],
      [3, '2026-01-03'],
      [5, '2026-01-03'],
    ] as const)
      await looked(number, since);
    await waits(1, '2026-01-02', '2026-01-03');
    await waits(1, '2026-01-05', '2026-01-06');
    await waits(2, '2026-01-11', '2026-01-11');
    await waits(3, '2026-01-02', '2026-01-03', '2026-01-09');
    await waits(5, '2026-01-02', '2026-01-03');
    const figures = await at();
    expect(figures).toMatchObject({ value: 2, sample_size: 3, note: null });
    expect(figures.parts).toEqual({
      median_hours: 24,
      longest_hours: 240,
      never_looked_at: 1,
      by_declared_agents: 0,
    });
    expect(numbers(figures.evidence)).toEqual([1, 2]);
    expect(figures.evidence[0]!.why).toBe('waits for approval for 10 days');
    expect(figures.excluded.map(({ url, why }) => [url.split('/').at(-1), why]).toSorted()).toEqual([
      ['3', 'no workflow waits for approval'],
      ['4', 'its workflows had not been looked at by then'],
    ]);
    // On the 8th 3 and 5 waited, too, and 2 was not there yet.
    expect(numbers((await at('2026-01-08')).evidence).toSorted()).toEqual([1, 3, 5]);
  });

  it('is unknown where it was never looked at, and a true zero where nothing waits or nothing is open', async () => {
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2026-01-01')] });
    expect(await at()).toMatchObject({ value: null, sample_size: 0, note: 'never looked at' });
    await looked(1, '2026-01-09');
    expect(await at()).toMatchObject({ value: 0, sample_size: 1, note: null });
    // Before that day it was not known.
    expect(await at('2026-01-08')).toMatchObject({ value: null, note: 'never looked at' });
    await store(open().db, {
      users,
      pull_requests: [pullRequest(1, 1, '2026-01-01', { closed_at: '2026-01-10T00:00:00Z' })],
    });
    expect(await at()).toMatchObject({ value: 0, sample_size: 0, note: null });
  });

  it('is of the community: what a maintainer opened is not looked at', async () => {
    await store(open().db, {
      users,
      pull_requests: [
        pullRequest(99, 1, '2025-12-01', { merged_at: '2025-12-20T00:00:00Z', merged_by_id: '2' }),
        pullRequest(2, 2, '2026-01-01'),
      ],
    });
    await looked(2, '2026-01-03');
    await waits(2, '2026-01-02', '2026-01-03');
    expect(await at()).toMatchObject({ value: 0, sample_size: 0 });
  });
});
