import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Mark } from '../../../src/domain/live/marks.ts';
import { claimDue, clear, defer, extend, mark } from '../../../src/store/live/marks.ts';
import { onEachDatabase } from '../../support/databases.ts';

const NOON = '2026-01-05T12:00:00.000Z';
const LATER = '2026-01-05T12:10:00.000Z';

const issue = (number: number, must_reach: string | null = null, repo_id = '1'): Mark => ({
  repo_id,
  thing: 'issue',
  number,
  must_reach,
});

onEachDatabase('dirty marks', (open) => {
  const marked = (marks: Mark[], now = NOON) =>
    open()
      .db.transaction()
      .execute((trx) => mark(trx, marks, now));
  const claimed = (now = NOON) =>
    open()
      .db.transaction()
      .execute((trx) => claimDue(trx, now));
  const stored = async () =>
    (
      await sql`select number, must_reach, marked_at, attempts, due_at, last_problem from dirty_marks
        order by repo_id, thing, number`.execute(open().db)
    ).rows;

  it('are one row a thing: the newest state that was told, since the first time that it was', async () => {
    await marked([issue(1, '2026-01-05T11:00:00Z'), issue(1, '2026-01-05T11:30:00Z'), issue(1)]);
    await marked([issue(1, '2026-01-05T11:20:00Z'), issue(2)], LATER);
    const as = (number: number, must_reach: string | null, marked_at: string) => ({
      ...{ number, must_reach: must_reach && new Date(must_reach), marked_at: new Date(marked_at) },
      ...{ attempts: 0, due_at: new Date(LATER), last_problem: null },
    });
    expect(await stored()).toEqual([as(1, '2026-01-05T11:30:00Z', NOON), as(2, null, LATER)]);
  });

  it('are claimed by one reader, repository by repository, fifty items at once, lists apart from items', async () => {
    await marked(Array.from({ length: 60 }, (_, index) => issue(index + 1)));
    await marked([issue(1, null, '2'), { repo_id: '1', thing: 'labels', number: 0, must_reach: null }]);
    const batches: [string, number, string][] = [];
    for (let batch = await claimed(); batch !== null; batch = await claimed())
      batches.push([batch.repo_id, batch.marks.length, batch.marks[0]!.thing]);
    expect(batches).toEqual([
      ['1', 50, 'issue'],
      ['1', 10, 'issue'],
      ['1', 1, 'labels'],
      ['2', 1, 'issue'],
    ]);
  });

  it('come back where their reader died', async () => {
    await marked([issue(1)]);
    expect((await claimed())?.marks).toHaveLength(1);
    expect(await claimed('2026-01-05T12:00:44Z')).toBeNull();
    expect((await claimed('2026-01-05T12:00:45Z'))?.marks).toHaveLength(1);
  });

  it('stay with a reader that says that it is still at it, and only as they were claimed', async () => {
    await marked([issue(1), issue(2), issue(3)]);
    const { marks } = (await claimed())!;
    await defer(open().db, marks.slice(1, 2), 'an older answer', NOON);
    await marked([issue(3)], NOON);
    await extend(open().db, marks, '2026-01-05T12:00:30Z');
    const due = ((await stored()) as { due_at: Date }[]).map(({ due_at }) => due_at.toISOString());
    expect(due.map((at) => at.slice(11, 19))).toEqual(['12:01:15', '12:00:15', '12:00:00']);
  });

  it('are dropped as they were claimed: what was told meanwhile is read again', async () => {
    await marked([issue(1), issue(2)]);
    const { marks } = (await claimed())!;
    await marked([issue(2, '2026-01-05T12:09:00Z')], LATER);
    await clear(open().db, marks, LATER);
    expect(await stored()).toMatchObject([{ number: 2, due_at: new Date(LATER) }]);
  });

  it('are put off for twice as long each time, at most a day, and keep the reason', async () => {
    await marked([issue(1)]);
    const waits: number[] = [];
    let now = NOON;
    for (let attempt = 0; attempt < 16; attempt++) {
      const { marks } = (await claimed(now))!;
      await defer(open().db, marks, 'an older answer', now);
      const [row] = (await stored()) as { due_at: Date; attempts: number; last_problem: string }[];
      expect(row).toMatchObject({ attempts: attempt + 1, last_problem: 'an older answer' });
      waits.push((row!.due_at.getTime() - Date.parse(now)) / 1000);
      now = row!.due_at.toISOString();
    }
    expect(waits.slice(0, 4)).toEqual([15, 30, 60, 120]);
    expect(waits.slice(12)).toEqual([61_440, 86_400, 86_400, 86_400]);
  });

  it('that were told anew while they were put off are due at once', async () => {
    await marked([issue(1)]);
    const { marks } = (await claimed())!;
    await marked([issue(1)], LATER);
    await defer(open().db, marks, 'an older answer', LATER);
    expect(await stored()).toMatchObject([{ due_at: new Date(LATER), attempts: 1 }]);
  });
});
