/** Logins that are named and were never seen: whom they belong to, or that GitHub knows nobody of that name. */
import { sql } from 'kysely';
import type { ApiCallRow, UserRow } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit, type Store } from '../history/commit.ts';
import { writeUsers } from '../history/facts.ts';

/** Somebody has turned up under a login that GitHub did not know: from now on it is theirs. */
export async function closeFoundLogins(db: Database, now: string): Promise<void> {
  await sql`update missing_logins m set found_at = ${now}
    where m.found_at = 'infinity' and exists (select 1 from user_logins l where l.login_key = m.login_key)`.execute(
    db,
  );
}

/**
 * Of these logins, those that are in nothing that is stored, and that GitHub was not asked about lately.
 * @param askedSince ISO instant: what was asked after it need not be asked again
 */
export async function unseenLogins(
  db: Database,
  logins: readonly string[],
  askedSince: string,
): Promise<string[]> {
  const { rows } = await sql<{ who: string }>`
    select distinct w.who from unnest(${logins}::text[]) as w(who)
    where not exists (select 1 from user_logins l where l.login_key = w.who)
      and not exists (
        select 1 from missing_logins m
        where m.login_key = w.who and m.found_at = 'infinity' and m.checked_at > ${askedSince})
    order by 1`.execute(db);
  return rows.map(({ who }) => who);
}

/**
 * Of these hashes of logins, those that GitHub was asked about lately and whose bearers opted out. They stand among the
 * missing logins for no time at all, so that no number sees them.
 */
export async function hashedSince(
  db: Database,
  hashes: readonly string[],
  askedSince: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ login_key: string }>`
    select login_key from missing_logins
    where login_key = any(${hashes}::text[]) and found_at = observed_at and checked_at > ${askedSince}`.execute(
    db,
  );
  return new Set(rows.map(({ login_key }) => login_key));
}

/** Everybody whom the configuration names by login: what is digits alone is an id. */
export async function configuredLogins(db: Database): Promise<string[]> {
  const { rows } = await sql<{ who: string }>`
    select who from (
      select who from team_members union select who from maintainer_overrides union select who from affiliations
      union select mentee from mentorships union select who from mentorship_people
      union select confirmed_by from mentorships where confirmed_by is not null
    ) named
    where who !~ '^[0-9]+$' order by who`.execute(db);
  return rows.map(({ who }) => who);
}

/** What GitHub said of logins that were never seen. */
export interface FoundLogins {
  /** Whom they belong to, by the login that was asked for, as GitHub says. */
  found: ReadonlyMap<string, UserRow>;
  /** Logins that GitHub does not know. */
  missing: readonly string[];
  /** What is kept of a login whose bearer opted out; null = no pseudonym key is set, so nobody has. */
  hashed: ((login: string) => string) | null;
}

/** @returns the login under which each of those who were found is stored */
export async function saveLogins(
  store: Store,
  { found, missing, hashed }: FoundLogins,
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<Map<string, string>> {
  // People belong to no repository.
  return commit(store, { repo_id: null, now, calls, stream: 'logins' }, async (writing) => {
    const { trx } = writing;
    const present = [...found.keys()];
    const given = [...found.values()];
    const { users } = writing.pseudonymize({ users: given });
    await writeUsers(writing, users);
    const secret = present.filter((_, index) => users[index]!.id !== given[index]!.id);
    const hashes = secret.flatMap((login) => hashed?.(login) ?? []);
    await sql`update missing_logins set found_at = ${now}
      where login_key = any(${present}::text[]) and found_at = 'infinity'`.execute(trx);
    await sql`update missing_logins set checked_at = ${now}
      where login_key = any(${missing}::text[]) and found_at = 'infinity'`.execute(trx);
    await sql`insert into missing_logins (login_key, observed_at, checked_at)
      select w.who, ${now}, ${now} from unnest(${missing}::text[]) as w(who)
      where not exists (select 1 from missing_logins m where m.login_key = w.who and m.found_at = 'infinity')
      on conflict (login_key, observed_at) do update set checked_at = excluded.checked_at, found_at = 'infinity'`.execute(
      trx,
    );
    await sql`delete from missing_logins where login_key = any(${hashes}::text[])`.execute(trx);
    await sql`insert into missing_logins (login_key, observed_at, checked_at, found_at)
      select h.hash, ${now}, ${now}, ${now} from (select distinct unnest(${hashes}::text[])) as h(hash)
      on conflict do nothing`.execute(trx);
    return new Map(present.map((login, index) => [login, users[index]!.login.toLowerCase()]));
  });
}
