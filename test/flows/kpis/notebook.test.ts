/** docs/notebook.ipynb: its questions, as they stand there, over files as `headwater export` writes them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFiles } from '../../../src/flows/kpis/export.ts';
import type { DatabaseTransaction } from '../../../src/store/driver/database.ts';
import {
  comment,
  inlineComment,
  institution,
  issue,
  pullRequest,
  repo,
  review,
  store,
  user,
} from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { parquetRows } from '../../support/parquet.ts';

interface Cell {
  id: string;
  cell_type: 'markdown' | 'code';
  source: string[];
  outputs?: unknown[];
  execution_count?: number | null;
}

const notebook = JSON.parse(readFileSync('docs/notebook.ipynb', 'utf8')) as {
  nbformat: number;
  cells: Cell[];
};
const cells = new Map(notebook.cells.map((cell) => [cell.id, cell]));
/** The SQL of a cell. */
const question = (id: string) => /"""\n([^]*?)\n"""/.exec(cells.get(id)!.source.join(''))![1]!;

describe('the notebook', () => {
  it('has no outputs, and each cell a name of its own', () => {
    expect(notebook.nbformat).toBe(4);
    expect(cells.size).toBe(notebook.cells.length);
    for (const cell of notebook.cells.filter(({ cell_type }) => cell_type === 'code'))
      expect([cell.id, cell.outputs, cell.execution_count]).toEqual([cell.id, [], null]);
  });
});

onOneDatabase('the questions of the notebook', (open) => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-notebook-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A table of each file, with the file's columns, in the place of ours: as DuckDB has them in the notebook. */
  async function filesAsTables(trx: DatabaseTransaction): Promise<void> {
    const [, list = ''] = /for table in \[(.*)\]/.exec(cells.get('files')!.source.join(''))!;
    const tables = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name!);
    expect(tables.length).toBeGreaterThan(4);
    for (const table of tables) {
      const rows = await parquetRows(join(folder, `${table}.parquet`));
      const typeOf = (name: string) => {
        const value = rows.map((row) => row[name]).find((one) => one !== null);
        if (value instanceof Date) return 'timestamptz';
        if (typeof value === 'bigint') return 'bigint';
        return typeof value === 'number' ? 'double precision' : 'text';
      };
      const columns = Object.keys(rows[0]!).map((name) => `"${name}" ${typeOf(name)}`);
      const text = JSON.stringify(rows, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      await trx.executeQuery(
        CompiledQuery.raw(
          `create temporary table ${table} on commit drop as select * from json_to_recordset($1::json) as f(${columns.join(', ')})`,
          [text],
        ),
      );
    }
  }

  it('count what the team did, by month and repository', async () => {
    const { db } = open();
    const lab = { repo_id: '2' };
    const team = { users: [user(1, 'Octocat'), user(2, 'hubot'), user(3, 'newcomer')] };
    const who = institution({ team: [{ github: 'octocat', from: null, to: null }] });
    await store(
      db,
      {
        ...team,
        pull_requests: [
          // The team's, merged in February and in March; not merged; merged, of others; opened after they had left.
          pullRequest(1, 1, '2026-01-30', { merged_at: '2026-02-01T00:00:00Z' }),
          pullRequest(2, 1, '2026-02-02', {
            ...lab,
            id: '9002',
            node_id: 'PR_9002',
            merged_at: '2026-03-31T23:59:59Z',
          }),
          pullRequest(3, 1, '2026-02-03'),
          pullRequest(4, 3, '2026-02-04', { merged_at: '2026-02-05T00:00:00Z' }),
          pullRequest(5, 2, '2026-02-06', { merged_at: '2026-02-07T00:00:00Z' }),
        ],
        issues: [issue(11, 1, '2026-02-08'), issue(12, 3, '2026-02-09'), issue(13, 2, '2025-12-31')],
        reviews: [
          // Of another's pull request twice; of their own; by others; by who had left.
          review(21, 4, 1, '2026-02-10'),
          review(22, 4, 1, '2026-02-11'),
          review(23, 1, 1, '2026-02-10'),
          review(24, 1, 3, '2026-02-10'),
          review(25, 4, 2, '2026-02-10'),
        ],
        issue_comments: [
          // On another's pull request and issue; on their own; by others.
          comment(31, 4, 1, '2026-02-12'),
          comment(32, 12, 1, '2026-03-01'),
          comment(33, 11, 1, '2026-02-12'),
          comment(34, 4, 3, '2026-02-12'),
        ],
        review_comments: [inlineComment(41, 4, 1, '2026-02-13'), inlineComment(42, 3, 1, '2026-02-13')],
      },
      who,
      [repo(), repo({ id: '2', full_name: 'springboard/lab' })],
    );
    await exportFiles({
      db,
      institution: who,
      directory: folder,
      format: 'parquet',
      asOf: '2026-04-01T00:00:00Z',
      weeks: 1,
    });
    await db.transaction().execute(async (trx) => {
      await sql`set local timezone = 'UTC'`.execute(trx);
      await filesAsTables(trx);
      await sql`create temporary table team on commit drop as
        select * from (values ('octocat', '1970-01-01'::timestamptz, '3000-01-01'::timestamptz),
          ('hubot', '2021-06-01', '2026-01-01')) t(login, since, until)`.execute(trx);
      const answer = async (id: string) => {
        const { rows } = await trx.executeQuery<{ month: Date; repository: string; items: string }>(
          CompiledQuery.raw(question(id)),
        );
        return rows.map(
          ({ month, repository, items }) => `${month.toISOString().slice(0, 7)} ${repository} ${items}`,
        );
      };
      expect(await answer('merged')).toEqual(['2026-02 springboard/hub 1', '2026-03 springboard/lab 1']);
      expect(await answer('opened')).toEqual(['2025-12 springboard/hub 1', '2026-02 springboard/hub 1']);
      expect(await answer('reviewed')).toEqual(['2026-02 springboard/hub 2']);
      expect(await answer('commented')).toEqual(['2026-02 springboard/hub 2', '2026-03 springboard/hub 1']);
      const { rows } = await trx.executeQuery(CompiledQuery.raw(question('kpi')));
      // Nobody is known who can merge: the figure has no ground.
      expect(rows).toEqual([
        { window_start: new Date('2026-03-23T00:00:00Z'), community: 'Springboard', value: null },
      ]);
    });
  });
});
