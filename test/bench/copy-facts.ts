/** Rows of a simulated community straight into PostgreSQL by COPY, then what follows from them by the usual queries. */
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { FactBatch } from '../../src/domain/history/facts.ts';
import { loginKey } from '../../src/domain/people/identities.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { commit } from '../../src/store/history/commit.ts';
import { recomputeDerivedFacts } from '../../src/store/history/derived-facts.ts';
import { FACT_TABLES } from '../../src/store/history/fact-tables.ts';
import { saveRepos } from '../../src/store/repositories/repos.ts';
import type { SimulatedOptions } from '../simulation/community/community.ts';
import { simulatedFacts } from '../support/simulated-facts.ts';

/** Items whose derived facts are computed in one go. */
const ITEMS_AT_ONCE = 10_000;

export async function copyFacts(
  db: Database,
  url: string,
  options: SimulatedOptions,
): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const people = new Set<string>();
  let rows = 0;
  const started = performance.now();
  for (const { repo, batch } of simulatedFacts(options)) {
    await saveRepos(db, [repo]);
    const users = batch.users.filter(({ id }) => !people.has(id));
    for (const { id } of users) people.add(id);
    const tables: [string, readonly string[], readonly object[]][] = [
      [
        'user_logins',
        ['login_key', 'user_id'],
        users.map(({ id, login }) => ({ login_key: loginKey(login), user_id: id })),
      ],
      ...Object.entries({ ...batch, users }).map(
        ([table, of]): [string, readonly string[], readonly object[]] => [
          table,
          FACT_TABLES[table as keyof FactBatch].columns,
          of,
        ],
      ),
    ];
    for (const [table, columns, of] of tables) rows += await copyRows(client, table, columns, of);
  }
  await client.query(`insert into pull_request_file_lists (repo_id, number, updated_at, since, changed_files)
    select repo_id, number, updated_at, updated_at, changed_files from pull_requests`);
  const copied = (performance.now() - started) / 1000;
  await client.query('analyze');
  await client.end();
  const derived = await derive(db);
  return {
    'rows copied': rows,
    'rows generated and copied per second': rows / copied,
    'seconds for derived facts': derived,
  };
}

async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: readonly object[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const target = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`));
  const lines = rows.map(
    (row) => `${columns.map((column) => field((row as Record<string, Cell>)[column])).join('\t')}\n`,
  );
  await pipeline(Readable.from([lines.join('')]), target);
  return rows.length;
}

type Cell = string | number | boolean | readonly string[] | null | undefined;

function field(value: Cell): string {
  if (value === null || value === undefined) return '\\N';
  // Array literals quote as JSON does.
  const text = Array.isArray(value)
    ? `{${value.map((one) => JSON.stringify(one)).join(',')}}`
    : String(value);
  return text.replace(
    /[\\\t\n\r]/g,
    (special) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[special]!,
  );
}

export async function derive(db: Database): Promise<number> {
  const started = performance.now();
  const repos = await db.selectFrom('repos').select('id').execute();
  for (const { id } of repos) {
    const { most } = await db
      .selectFrom('pull_requests')
      .select((eb) => eb.fn.max('number').as('most'))
      .where('repo_id', '=', id)
      .executeTakeFirstOrThrow();
    const { last } = await db
      .selectFrom('issues')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('repo_id', '=', id)
      .executeTakeFirstOrThrow();
    const end = Math.max(most ?? 0, last ?? 0);
    for (let first = 1; first <= end; first += ITEMS_AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(ITEMS_AT_ONCE, end - first + 1) },
        (_, index) => first + index,
      );
      await commit({ db }, { repo_id: id, now: '2026-01-01T00:00:00Z' }, (writing) =>
        recomputeDerivedFacts(writing, numbers),
      );
    }
  }
  return (performance.now() - started) / 1000;
}
