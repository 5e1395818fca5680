import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import type { Mark, Thing } from '../../../src/domain/live/marks.ts';
import { mark } from '../../../src/store/live/marks.ts';
import { emptyTables, onEachDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { read, readMarks } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const BEFORE = '2025-12-01T00:00:00Z';
const LATER = '2026-01-02T00:00:00Z';
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
const on = (day: string) => ({ now: () => new Date(day) });

describe('reading what was marked', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 200, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: END },
    });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  onEachDatabase('after a backfill', (open) => {
    const marked = (marks: Mark[], now = LATER) =>
      open()
        .db.transaction()
        .execute((trx) => mark(trx, marks, now));
    const dirty = async (day: string) => readMarks(open().db, github, REPOSITORIES, on(day));
    const left = async () =>
      (
        await sql<{
          said: string;
        }>`select thing || ' ' || number || coalesce(': ' || last_problem, '') as said
        from dirty_marks order by 1`.execute(open().db)
      ).rows.map(({ said }) => said);
    const idOf = async (name: string) =>
      (
        await sql<{ id: string }>`select id::text as id from repos where full_name = ${name}`.execute(
          open().db,
        )
      ).rows[0]!.id;
    /** What was opened or updated after BEFORE, as marks with the state that a delivery would have told. */
    async function touched(): Promise<Mark[]> {
      const { rows } = await sql<{ repo_id: string; thing: Thing; number: number; must_reach: Date }>`
        select repo_id::text as repo_id, 'pull_request' as thing, number, updated_at as must_reach from pull_requests
        where updated_at > ${BEFORE}
        union all
        select repo_id::text, 'issue', number, updated_at from issues where updated_at > ${BEFORE}`.execute(
        open().db,
      );
      return rows.map((row) => ({ ...row, must_reach: row.must_reach.toISOString() }));
    }

    it('ends with the facts of a fresh reading, in a few questions', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      const fresh = await factsHash(db);
      const items = await touched();
      await emptyTables(db);
      await github.setView({ until: BEFORE });
      await read(db, github, REPOSITORIES, on(BEFORE));
      await github.setView({});
      const lists: Mark[] = [];
      for (const name of REPOSITORIES) {
        const repo_id = await idOf(name);
        for (const thing of ['review_comments', 'labels', 'releases', 'tags'] as const)
          lists.push({ repo_id, thing, number: 0, must_reach: null });
      }
      expect(items.length).toBeGreaterThan(20);
      await github.reset();
      await github.setView({});
      await marked([...items, ...lists]);
      expect(await dirty(LATER)).toEqual({ settled: items.length + 8, deferred: 0 });
      expect(await left()).toEqual([]);
      expect(await factsHash(db)).toBe(fresh);
      const asked = (await github.log()).filter(({ operation }) => operation === 'Marked');
      expect(asked.length).toBeLessThanOrEqual(6);
    });

    it('waits for an answer that is new enough, and takes what there is meanwhile', async () => {
      const { db } = open();
      await github.setView({ until: BEFORE });
      await read(db, github, REPOSITORIES, on(BEFORE));
      const repo_id = await idOf('springboard/hub');
      await marked([{ repo_id, thing: 'pull_request', number: 1, must_reach: '2025-12-24T00:00:00Z' }]);
      expect(await dirty(LATER)).toEqual({ settled: 0, deferred: 1 });
      expect(await left()).toEqual(["pull_request 1: GitHub's answer is older than what it told"]);
      // Not due yet.
      expect(await dirty(LATER)).toEqual({ settled: 0, deferred: 0 });
    });

    it('marks what GitHub shows no more as deleted, and forgets what never turns up', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      await github.setView({ deleted: ['springboard/hub#1'] });
      const repo_id = await idOf('springboard/hub');
      const { rows } = await sql<{ is_issue: boolean }>`
        select exists (select 1 from issues where repo_id = ${repo_id} and number = 1) as is_issue`.execute(
        db,
      );
      const thing = rows[0]!.is_issue ? ('issue' as const) : ('pull_request' as const);
      await marked([
        { repo_id, thing, number: 1, must_reach: null },
        { repo_id, thing: 'issue', number: 99_999, must_reach: null },
        { repo_id, thing: 'issue', number: 99_998, must_reach: LATER },
      ]);
      expect(await dirty(LATER)).toEqual({ settled: 2, deferred: 1 });
      const { rows: gone } = await sql`select number from deleted_items`.execute(db);
      expect(gone).toEqual([{ number: 1 }]);
      for (const minutes of [1, 2, 5]) await dirty(`2026-01-02T00:0${minutes}:00Z`);
      expect(await left()).toEqual([]);
    });

    it('of a repository that no community has is dropped, and one that was never read is read from its beginning', async () => {
      const { db } = open();
      await read(db, github, ['springboard/hub'], on(END));
      const whole = await factsHash(db);
      await marked([{ repo_id: '4711', thing: 'issue', number: 1, must_reach: null }]);
      expect(await dirty(LATER)).toEqual({ settled: 1, deferred: 0 });
      const repo_id = await idOf('springboard/hub');
      await emptyTables(db);
      await marked([{ repo_id, thing: 'history', number: 0, must_reach: null }]);
      expect(await readMarks(db, github, ['springboard/hub'], on(LATER))).toEqual({
        settled: 1,
        deferred: 0,
      });
      expect(await factsHash(db)).toBe(whole);
    });
  });
});
