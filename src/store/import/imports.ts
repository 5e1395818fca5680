/** Writes what a file of another program says of the communities' history: only where GitHub itself has said nothing. */
import { sql } from 'kysely';
import type { FactBatch, UserRow } from '../../domain/history/facts.ts';
import { loginKey } from '../../domain/people/identities.ts';
import { commit, type Store } from '../history/commit.ts';
import { storableBatch, writeImported } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';

/**
 * What became of items and comments: `stored` now; the `same`, or a newer version, from an earlier import; `read` from
 * GitHub before, and left as GitHub had it; `left_out`, since GitHub was asked for everything of that time and did not
 * show it, or since a comment's item is not stored.
 */
export type Fates = Record<'stored' | 'same' | 'read' | 'left_out', number>;

export function noFates(): Fates {
  return { stored: 0, same: 0, read: 0, left_out: 0 };
}

interface Judged {
  id: string;
  fate: keyof Fates;
}

/**
 * Issues and pull requests of one repository with their labels, marked as imported, in one transaction.
 * @param knownUntil by table, the instant until which GitHub has been read; null = it has not
 */
export async function saveImportedItems(
  store: Store,
  repoId: string,
  given: FactBatch,
  { knownUntil, now }: { knownUntil: Record<'pull_requests' | 'issues', string | null>; now: string },
): Promise<Fates> {
  return commit(store, { repo_id: repoId, now, stream: 'import', alone: true }, async (writing) => {
    const batch = writing.pseudonymize(storableBatch(writing, given));
    const offered = (['pull_requests', 'issues'] as const).flatMap((table) =>
      batch[table].map(({ number, created_at, updated_at }) => ({
        number,
        created_at,
        updated_at,
        known_until: knownUntil[table],
      })),
    );
    const { rows } = await sql<Judged>`
      select o.number::text as id, case
        when coalesce(p.number, i.number) is null and o.created_at < o.known_until then 'left_out'
        when coalesce(p.number, i.number) is null then 'stored'
        when m.number is null then 'read'
        when greatest(p.updated_at, i.updated_at) >= o.updated_at then 'same'
        else 'stored'
      end as fate
      from json_to_recordset(${JSON.stringify(offered)}::json)
        as o(number integer, created_at timestamptz, updated_at timestamptz, known_until timestamptz)
      left join imported_items m on m.repo_id = ${repoId} and m.number = o.number
      left join pull_requests p on p.repo_id = ${repoId} and p.number = o.number
      left join issues i on i.repo_id = ${repoId} and i.number = o.number`.execute(writing.trx);
    const stored = new Set(rows.filter(({ fate }) => fate === 'stored').map(({ id }) => Number(id)));
    if (stored.size > 0) {
      const isStored = ({ number }: { number: number }) => stored.has(number);
      const fresh = {
        ...batch,
        pull_requests: batch.pull_requests.filter(isStored).sort(byVersion),
        issues: batch.issues.filter(isStored).sort(byVersion),
        item_labels: batch.item_labels.filter(isStored),
      };
      await mark(writing, fresh);
      await write(writing, fresh);
    }
    return counted(rows);
  });
}

/**
 * Comments of one repository, where their items are known from an import alone, and where GitHub has not shown them in
 * another item; in one transaction.
 */
export async function saveImportedComments(
  store: Store,
  repoId: string,
  given: FactBatch,
  now: string,
): Promise<Fates> {
  return commit(store, { repo_id: repoId, now, stream: 'import', alone: true }, async (writing) => {
    const batch = writing.pseudonymize(storableBatch(writing, given));
    const offered = batch.issue_comments.map(({ id, number, updated_at }) => ({ id, number, updated_at }));
    const { rows } = await sql<Judged>`
      select o.id::text as id, case
        when m.number is null and exists (
          select 1 from pull_requests p where p.repo_id = ${repoId} and p.number = o.number
          union all
          select 1 from issues i where i.repo_id = ${repoId} and i.number = o.number) then 'read'
        when m.number is null then 'left_out'
        when c.id is not null and own.number is null then 'read'
        when c.updated_at >= o.updated_at then 'same'
        else 'stored'
      end as fate
      from json_to_recordset(${JSON.stringify(offered)}::json) as o(id bigint, number integer, updated_at timestamptz)
      left join imported_items m on m.repo_id = ${repoId} and m.number = o.number
      left join issue_comments c on c.repo_id = ${repoId} and c.id = o.id
      left join imported_items own on own.repo_id = ${repoId} and own.number = c.number`.execute(writing.trx);
    const stored = new Set(rows.filter(({ fate }) => fate === 'stored').map(({ id }) => id));
    if (stored.size > 0)
      await write(writing, {
        ...batch,
        issue_comments: batch.issue_comments.filter(({ id }) => stored.has(id)),
      });
    return counted(rows);
  });
}

/** An item can stand in a file twice, under two ids: the newest version comes last, and stands. */
function byVersion(a: { updated_at: string }, b: { updated_at: string }): number {
  return Date.parse(a.updated_at) - Date.parse(b.updated_at);
}

async function mark({ trx, repo_id, now }: Writing, { pull_requests, issues }: FactBatch): Promise<void> {
  const numbersOf = (items: { number: number }[]) => items.map(({ number }) => number);
  // An issue in an older file can be a pull request in a newer one: the number has one meaning.
  for (const [table, numbers] of [
    ['issues', numbersOf(pull_requests)],
    ['pull_requests', numbersOf(issues)],
    ['pull_request_facts', numbersOf(issues)],
  ] as const)
    await sql`delete from ${sql.table(table)} where repo_id = ${repo_id} and number = any(${numbers}::int[])`.execute(
      trx,
    );
  await sql`insert into imported_items (repo_id, number, imported_at)
    select ${repo_id}, number, ${now}::timestamptz
    from unnest(${numbersOf([...pull_requests, ...issues])}::int[]) as number
    on conflict do nothing`.execute(trx);
  await sql`insert into imported_repos (repo_id) values (${repo_id}) on conflict do nothing`.execute(trx);
}

async function write(writing: Writing, batch: FactBatch): Promise<void> {
  const named = new Set(
    [...batch.pull_requests, ...batch.issues, ...batch.issue_comments].flatMap((row) => [
      row.author_id,
      'merged_by_id' in row ? row.merged_by_id : null,
    ]),
  );
  await saveNewUsers(
    writing,
    batch.users.filter(({ id }) => named.has(id)),
  );
  await writeImported(writing, { ...batch, users: [] });
}

/** People who are stored already stay as they are: a file may know them by a login that they bore once. */
async function saveNewUsers(writing: Writing, users: UserRow[]): Promise<void> {
  const ids = users.map(({ id }) => id);
  const { rows } = await sql<{ id: string }>`
    select id::text as id from users where id = any(${ids}::bigint[])`.execute(writing.trx);
  const known = new Set(rows.map(({ id }) => id));
  const fresh = [...new Map(users.map((user) => [user.id, user])).values()]
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  if (fresh.length === 0) return;
  const logins = fresh.map(({ id, login }) => ({ user_id: id, login_key: loginKey(login) }));
  await writing.insert('users', ['id', 'node_id', 'login', 'name', 'type'], fresh, 'do nothing');
  await writing.insert('user_logins', ['login_key', 'user_id'], logins, 'do nothing');
  await writing.insert('imported_users', ['user_id'], logins, 'do nothing');
}

/** An item that stands in the file twice is one all the same, and both have one fate. */
function counted(rows: readonly Judged[]): Fates {
  const fates = noFates();
  const each = new Map(rows.map(({ id, fate }) => [id, fate]));
  for (const fate of each.values()) fates[fate]++;
  return fates;
}
