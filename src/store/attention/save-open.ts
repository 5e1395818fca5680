/** What was seen of open pull requests, as spans: a row stays for as long as nothing of it changes. */
import { CompiledQuery, sql } from 'kysely';
import type { SeenBatch, SeenCheck, SeenState } from '../../domain/attention/seen.ts';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { TABLES } from '../driver/keys.generated.ts';
import { commit, type Store } from '../history/commit.ts';
import { writeUsers } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';

export interface OpenToRead {
  repo_id: string;
  number: number;
  node_id: string;
  base_ref: string | null;
}

/**
 * Open community pull requests that were never looked at, or not since they were updated, or not since `before`.
 * @param numbers only these, whenever they were looked at; null = whatever is due
 */
export async function openToRead(
  db: Database,
  repoIds: readonly string[],
  { now, before, numbers = null }: { now: string; before: string; numbers?: readonly number[] | null },
): Promise<OpenToRead[]> {
  // Who the authors were costs a look at everybody who merges: not for what has ended, as most that is touched has.
  const open = await sql<{ is: boolean }>`
    select exists (
      select 1 from pull_requests p where p.repo_id = any(${repoIds}::bigint[]) and p.state = 'OPEN'
        and (${numbers}::int[] is null or p.number = any(${numbers}::int[]))) as is`.execute(db);
  if (!open.rows[0]!.is) return [];
  const { rows } = await sql<OpenToRead>`
    select p.repo_id::text as repo_id, p.number, p.node_id, p.base_ref
    from derived.pull_requests_at(${now}, ${now}) a
    join pull_requests p on p.repo_id = a.repo_id and p.number = a.number
    left join open_states s on s.repo_id = p.repo_id and s.number = p.number and s.until = 'infinity'
    where a.repo_id = any(${repoIds}::bigint[]) and a.closed_at is null and p.state = 'OPEN'
      and a.author_role = 'community'
      and case when ${numbers}::int[] is null
        then s.number is null or s.read_at < ${before} or s.read_at < p.updated_at
        else p.number = any(${numbers}::int[]) end
    order by p.repo_id, p.number`.execute(db);
  return rows;
}

/** @param asked numbers that the answer is about: what is not in it is over */
export async function saveOpen(
  store: Store,
  repoId: string,
  given: SeenBatch,
  { asked, now, calls }: { asked: readonly number[]; now: string; calls: readonly ApiCallRow[] },
): Promise<void> {
  await commit(store, { repo_id: repoId, now, calls, stream: 'open' }, async (writing) => {
    const batch = writing.pseudonymize({ ...given, users: writing.storable('users', given.users) });
    await writeUsers(writing, batch.users);
    const seen = batch.open_states.map(({ number }) => number);
    const states = await withLastAnswer(writing, batch.open_states);
    await saveSpans(writing, 'open_states', states, 'number', asked);
    await sql`update open_states set read_at = ${now}
      where repo_id = ${repoId} and number = any(${seen}::int[]) and until = 'infinity'`.execute(writing.trx);
    await saveSpans(writing, 'review_threads', batch.review_threads, 'number', asked);
    await saveSpans(writing, 'head_checks', await sinceFirstRed(writing, batch.head_checks), 'number', asked);
    await saveSpans(writing, 'waiting_runs', batch.waiting_runs, 'number', asked);
    const branches = batch.branch_rules.map(({ branch }) => branch);
    await saveSpans(writing, 'branch_rules', batch.branch_rules, 'branch', branches);
    await saveSpans(writing, 'base_checks', batch.base_checks, 'branch', branches);
  });
}

/** GitHub works mergeability out when it is asked: until it has, the last answer about the same commit stands. */
async function withLastAnswer({ trx, repo_id }: Writing, states: readonly SeenState[]): Promise<SeenState[]> {
  const numbers = states.filter(({ has_conflict }) => has_conflict === null).map(({ number }) => number);
  if (numbers.length === 0) return [...states];
  const { rows } = await sql<Pick<SeenState, 'number' | 'head_oid' | 'has_conflict'>>`
    select number, head_oid, has_conflict from open_states
    where repo_id = ${repo_id} and number = any(${numbers}::int[]) and until = 'infinity'`.execute(trx);
  return states.map((state) => {
    const last = rows.find(({ number, head_oid }) => number === state.number && head_oid === state.head_oid);
    return { ...state, has_conflict: state.has_conflict ?? last?.has_conflict ?? null };
  });
}

/** A check that is run again does not begin to fail anew. */
async function sinceFirstRed(
  { trx, repo_id, now }: Writing,
  checks: readonly SeenCheck[],
): Promise<SeenCheck[]> {
  const red = checks.filter(({ state }) => state === 'red').map(({ number }) => number);
  if (red.length === 0) return [...checks];
  const { rows } = await sql<{ number: number; head_oid: string; name: string; since: Date }>`
    select number, head_oid, name, min(red_since) as since from head_checks
    where repo_id = ${repo_id} and number = any(${red}::int[]) and red_since is not null
    group by number, head_oid, name`.execute(trx);
  return checks.map((check) => {
    if (check.state !== 'red') return check;
    const first = rows.find(
      ({ number, head_oid, name }) =>
        number === check.number && head_oid === check.head_oid && name === check.name,
    );
    const own = check.red_since ?? now;
    return { ...check, red_since: first && first.since < new Date(own) ? first.since.toISOString() : own };
  });
}

/** Ends the rows of the scope that are no longer so, and begins those that are new. */
async function saveSpans(
  writing: Writing,
  table: Exclude<keyof SeenBatch, 'users'>,
  given: readonly object[],
  scope: 'number' | 'branch',
  within: readonly (number | string)[],
): Promise<void> {
  const { trx, repo_id, now } = writing;
  const since = new Date(now).toISOString();
  const rows = writing.storable(
    table,
    given.map((row) => ({ repo_id, since, until: 'infinity', ...row })),
  );
  const { columns, key: whole }: { columns: readonly string[]; key: readonly string[] } = TABLES[table];
  const own = columns.filter((column) => !['since', 'until', 'read_at'].includes(column));
  const key = whole.filter((column) => column !== 'since');
  const same = (columns: readonly string[]) =>
    `(${columns.map((column) => `t.${column}`).join(', ')}) is not distinct from (${columns.map((column) => `x.${column}`).join(', ')})`;
  const json = JSON.stringify(rows);
  const type = scope === 'number' ? 'int[]' : 'text[]';
  await trx.executeQuery(
    CompiledQuery.raw(
      `update ${table} t set until = $2::timestamptz
       where t.repo_id = $3 and t.until = 'infinity' and t.${scope} = any($4::${type})
         and not exists (select 1 from json_populate_recordset(null::${table}, $1::json) x where ${same(own)})`,
      [json, since, repo_id, within],
    ),
  );
  const values = own.filter((column) => !key.includes(column));
  await trx.executeQuery(
    CompiledQuery.raw(
      `insert into ${table} (${[...own, 'since'].join(', ')})
       select ${own.map((column) => `x.${column}`).join(', ')}, $2::timestamptz
       from json_populate_recordset(null::${table}, $1::json) x
       where not exists (select 1 from ${table} t where t.until = 'infinity' and ${same(key)})
       on conflict (${whole.join(', ')}) do update
       set until = 'infinity'${values.map((column) => `, ${column} = excluded.${column}`).join('')}`,
      [json, since],
    ),
  );
}
