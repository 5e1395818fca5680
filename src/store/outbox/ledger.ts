/** The ledger of what Headwater writes to GitHub: wanted, claimed, settled. One row a post, never a second for one key. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { PostedIssue } from '../../domain/outbox/report-post.ts';
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import type { WantedIssue, WantedPost } from '../../domain/outbox/post.ts';
import type { Database } from '../driver/database.ts';

/** The format of the rows. A post of a newer format is left to the Headwater that knows it. */
export const LEDGER_VERSION = 3;
/** Requests for reviews came with the second, files with the third. */
const versionOf = ({ kind }: WantedPost): number => (kind === 'file' ? 3 : kind === 'review_request' ? 2 : 1);
/** Longer than any request may take; a process that was killed gives its post free after this. */
const LEASE_SECONDS = 120;

export interface LedgerRow {
  post: WantedPost;
  state: 'due' | 'written' | 'done' | 'parked';
  posted_id: string | null;
  posted_number: number | null;
  posted_url: string | null;
  /** Of a section: every text that was sent, by its stamp; of a file: the blobs, by their SHA. */
  written_texts: Record<string, string>;
  wanted_hash: string;
  written_hash: string | null;
  written_at: string | null;
  attempted_at: string | null;
  was_confirmed: boolean;
  attempts: number;
  problem: string | null;
  /** Why it is parked, where that can pass; null = it cannot, or it is not parked. */
  parked_cause: OutsideCause | null;
  /** When it was first wanted. */
  created_at: string;
}

/** Title, body and state: what an edit would change. Labels and place never change. */
function hashOf(post: WantedPost): string {
  const text =
    post.kind === 'issue'
      ? [post.title, post.body, post.is_open]
      : post.kind === 'file'
        ? [post.path, post.body]
        : [post.body];
  return createHash('sha256').update(JSON.stringify(text)).digest('hex');
}

/**
 * Says what should stand on GitHub. The same key again edits; the same text again does nothing. A post that is parked
 * is tried again when it should say something else, or when its cause can have passed (parked.ts).
 * @param soughtSince ISO instant since which it may stand on GitHub though this ledger is new: it is searched for before
 *   it is written; null = it cannot
 * @returns whether anything is to be written
 */
export async function want(
  db: Database,
  post: WantedPost,
  now: string,
  { soughtSince = null }: { soughtSince?: string | null } = {},
): Promise<boolean> {
  const issue = post.kind === 'issue' ? post : null;
  const file = post.kind === 'file' ? post : null;
  const number = 'number' in post ? post.number : null;
  const { numAffectedRows } = await sql`
    insert into outbox (key, kind, repository, number, title, path, body, labels, is_open, version, wanted_hash, due_at,
      created_at, attempted_at)
    values (${post.key}, ${post.kind}, ${post.repository}, ${number},
      ${(issue ?? file)?.title ?? null}, ${file?.path ?? null}, ${post.body}, ${issue ? [...issue.labels] : []}::text[], ${issue?.is_open ?? true},
      ${versionOf(post)}, ${hashOf(post)}, ${now}, ${now}, ${soughtSince})
    on conflict (key) do update set title = excluded.title, body = excluded.body, is_open = excluded.is_open,
      version = excluded.version, wanted_hash = excluded.wanted_hash, state = 'due', attempts = 0, problem = null,
      parked_cause = null, parked_at = null, due_at = excluded.due_at
    where outbox.wanted_hash <> excluded.wanted_hash and outbox.version <= ${LEDGER_VERSION}`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/**
 * One post that is due, for this process alone until its lease ends; null = nothing is due.
 * @param only that post, or none
 */
export async function claim(
  db: Database,
  now: string,
  only: string | null = null,
): Promise<LedgerRow | null> {
  const { rows } = await sql<Stored>`
    update outbox set leased_until = ${now}::timestamptz + ${LEASE_SECONDS} * interval '1 second'
    where key = (
      select key from outbox
      where state in ('due', 'written') and due_at <= ${now} and version <= ${LEDGER_VERSION}
        and (leased_until is null or leased_until <= ${now}) and (${only}::text is null or key = ${only})
      order by due_at, key limit 1 for update skip locked)
    returning ${COLUMNS}`.execute(db);
  return rows[0] ? fromStored(rows[0]) : null;
}

/** The post with this key, as it stands in the ledger. */
export async function entryOf(db: Database, key: string): Promise<LedgerRow | null> {
  const { rows } = await sql<Stored>`select ${COLUMNS} from outbox where key = ${key}`.execute(db);
  return rows[0] ? fromStored(rows[0]) : null;
}

/** Every issue that is or was wanted in a repository (owner/name). */
export async function issuesIn(db: Database, repository: string): Promise<WantedIssue[]> {
  const { rows } = await sql<Stored>`
    select ${COLUMNS} from outbox where kind = 'issue' and lower(repository) = ${repository.toLowerCase()}
    order by created_at, key`.execute(db);
  return rows.map((row) => fromStored(row).post).filter((post) => post.kind === 'issue');
}

/** The issues of Headwater that stand in a repository (owner/name), as far as the ledger knows. */
export async function postedIssues(db: Database, repository: string): Promise<PostedIssue[]> {
  const { rows } = await sql<PostedIssue>`
    select key, coalesce(title, '') as title, posted_url as url from outbox
    where kind = 'issue' and lower(repository) = ${repository.toLowerCase()} and posted_url is not null
      and confirmed_at is not null and state <> 'parked'
    order by key`.execute(db);
  return rows;
}

/** The earliest instant at which something is due that nobody has; null = nothing is. */
export async function nextDueAt(db: Database, only: string | null = null): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(due_at, leased_until)) as at from outbox
    where state in ('due', 'written') and version <= ${LEDGER_VERSION} and (${only}::text is null or key = ${only})`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}

interface Stored extends Omit<LedgerRow, 'post' | 'written_at' | 'attempted_at' | 'created_at'> {
  key: string;
  kind: WantedPost['kind'];
  repository: string;
  number: number | null;
  title: string | null;
  path: string | null;
  body: string;
  labels: string[];
  is_open: boolean;
  written_at: Date | null;
  attempted_at: Date | null;
  created_at: Date;
}

const COLUMNS = sql`key, kind, repository, number, title, path, body, labels, is_open, state, posted_id::text as posted_id,
  posted_number, posted_url, written_texts, wanted_hash, written_hash, written_at, attempted_at,
  confirmed_at is not null as was_confirmed, attempts, problem,
  parked_cause, created_at`;

function fromStored(row: Stored): LedgerRow {
  const { key, kind, repository, number, title, path, body, labels, is_open, ...rest } = row;
  const post: WantedPost =
    kind === 'issue'
      ? { kind, key, repository, title: title ?? '', body, labels, is_open }
      : kind === 'file'
        ? { kind, key, repository, path: path!, title: title ?? '', body }
        : { kind, key, repository, number: number!, body };
  return {
    ...rest,
    post,
    written_at: row.written_at?.toISOString() ?? null,
    attempted_at: row.attempted_at?.toISOString() ?? null,
    created_at: row.created_at.toISOString(),
  };
}
