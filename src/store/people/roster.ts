/** Rosters with their history: how far each was read, its revisions, and who was listed from when to when. */
import { sql } from 'kysely';
import type { Roster } from '../../domain/people/institution.ts';
import type { DatedRevision, RosterHistory, RosterListing } from '../../domain/people/roster.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';
import type { Writing } from '../history/writing.ts';

export interface RosterKey {
  /** owner/name in lower case. */
  repository: string;
  path: string;
}

export interface StoredRoster extends RosterHistory {
  /** The newest commit that was read; null = none. */
  head: string | null;
  /** When GitHub was last asked; null = never. */
  checked_at: string | null;
}

export function rosterKey({ repository, path }: Pick<Roster, 'repository' | 'path'>): RosterKey {
  return { repository: repository.toLowerCase(), path };
}

export async function storedRoster(db: Database, { repository, path }: RosterKey): Promise<StoredRoster> {
  const { rows: readings } = await sql<{ head: string | null; checked_at: string }>`
    select head_oid as head, ${iso('checked_at')} as checked_at
    from roster_readings where repository = ${repository} and path = ${path}`.execute(db);
  const { rows: revisions } = await sql<DatedRevision>`
    select oid, position, ${iso('took_effect_at')} as took_effect_at, problem
    from roster_revisions where repository = ${repository} and path = ${path} order by position`.execute(db);
  const { rows: listings } = await sql<RosterListing>`
    select who, is_inactive, teams, ${iso('since')} as since, ${iso('until')} as until, since_oid, is_baseline
    from roster_listings where repository = ${repository} and path = ${path} order by since, who`.execute(db);
  return {
    head: readings[0]?.head ?? null,
    checked_at: readings[0]?.checked_at ?? null,
    revisions,
    listings,
  };
}

/** 'infinity' is no Date: instants of listings are read as the text that they are written as. */
function iso(column: string) {
  const name = sql.ref(column);
  return sql`case when ${name} = 'infinity' then 'infinity'
    else to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') end`;
}

export async function saveRosterChecked(db: Database, { repository, path }: RosterKey, now: string) {
  await sql`update roster_readings set checked_at = ${now}
    where repository = ${repository} and path = ${path}`.execute(db);
}

/**
 * Replaces what is stored of a roster, in one transaction. A revision that was not known, of a time before the last
 * look, has come to light late.
 * @param before what `after` goes on from; nothing is written where another process was quicker
 */
export async function saveRoster(
  store: Store,
  key: RosterKey,
  before: StoredRoster,
  after: RosterHistory & { head: string | null; full_name: string },
  now: string,
): Promise<void> {
  const { repository, path } = key;
  await commit(store, { repo_id: null, now, stream: 'roster' }, async (writing) => {
    const { trx } = writing;
    await sql`insert into roster_readings (repository, path, full_name, head_oid, checked_at)
      values (${repository}, ${path}, ${after.full_name}, ${before.head}, ${now})
      on conflict (repository, path) do update set full_name = excluded.full_name`.execute(trx);
    const { rows } = await sql<{ head_oid: string | null }>`
      update roster_readings set head_oid = ${after.head}, checked_at = ${now}
      where repository = ${repository} and path = ${path} and head_oid is not distinct from ${before.head}
      returning head_oid`.execute(trx);
    if (rows.length === 0) return;
    await replaceRevisions(writing, key, after.revisions, before.checked_at);
    await sql`delete from roster_listings where repository = ${repository} and path = ${path}`.execute(trx);
    const columns = [
      'repository',
      'path',
      'who',
      'is_inactive',
      'teams',
      'since',
      'until',
      'since_oid',
      'is_baseline',
    ];
    const listings = after.listings.map((listing) => ({ ...listing, repository, path }));
    await writing.insert('roster_listings', columns, listings);
  });
}

async function replaceRevisions(
  writing: Writing,
  { repository, path }: RosterKey,
  revisions: readonly DatedRevision[],
  lookedAt: string | null,
): Promise<void> {
  const { trx, now } = writing;
  const stored = writing.storable(
    'roster_revisions',
    revisions.map((revision) => ({ ...revision, repository, path })),
  );
  await sql`delete from roster_revisions r where r.repository = ${repository} and r.path = ${path}
    and r.oid <> all(${stored.map(({ oid }) => oid)}::text[])`.execute(trx);
  await sql`insert into roster_revisions as r (repository, path, oid, position, took_effect_at, problem, late_found_at)
    select ${repository}, ${path}, v.oid, v.position, v.took_effect_at, v.problem,
      case when v.took_effect_at < ${lookedAt}::timestamptz then ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(stored)}::json) as v(
      oid text, position integer, took_effect_at timestamptz, problem text)
    on conflict (repository, path, oid) do update
    set position = excluded.position, took_effect_at = excluded.took_effect_at, problem = excluded.problem`.execute(
    trx,
  );
}

/** What is listed of a person under any of their logins goes over to the pseudonym. Call it while the logins are known. */
export async function forgetInRosters({ trx }: Writing, userId: string, pseudonym: string): Promise<void> {
  await sql`
    with gone as (
      delete from roster_listings where who in (select login_key from user_logins where user_id = ${userId})
      returning *
    )
    insert into roster_listings
    select repository, path, ${pseudonym}, is_inactive, teams, since, max(until), min(since_oid), bool_or(is_baseline)
    from gone group by repository, path, is_inactive, teams, since
    on conflict do nothing`.execute(trx);
}
