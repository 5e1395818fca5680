/** Which repositories a community consists of, since when and until when. */
import { sql } from 'kysely';
import type { NamedRepository } from '../../domain/repositories/belonging.ts';
import type { Database } from '../driver/database.ts';
import { commit } from '../history/commit.ts';

/** One that the community names, or that one of its orgs has as GitHub lists them. */
export interface Scope {
  community: string;
  repo_id: string;
}

export interface SaveScopes {
  /** Only some repositories were looked at: nothing is said of the others. */
  add?: boolean;
  /** Whether the configuration gives this community a repository of that name. */
  belongs?: (community: string, repository: NamedRepository) => boolean;
  /** ISO instant at which GitHub was asked. */
  now?: string;
}

/**
 * A repository that GitHub no longer lists (deleted, made private, transferred) belonged to the community until now;
 * one that the configuration no longer names never did.
 */
export async function saveScopes(
  db: Database,
  scopes: readonly Scope[],
  { add = false, belongs = () => false, now = 'infinity' }: SaveScopes = {},
): Promise<void> {
  await commit({ db }, { repo_id: null, now }, async ({ trx }) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('headwater configuration', 0))`.execute(trx);
    if (!add) {
      const listed = new Set(scopes.map(({ community, repo_id }) => `${community} ${repo_id}`));
      const { rows } = await sql<Scope & { full_name: string; former: string[] }>`
        select c.community, c.repo_id::text as repo_id, r.full_name,
          array(select n.name_key from repo_names n where n.repo_id = r.id and n.name_key <> lower(r.full_name)) as former
        from community_repos c join repos r on r.id = c.repo_id where c.until = 'infinity'`.execute(trx);
      const unlisted = rows.filter(({ community, repo_id }) => !listed.has(`${community} ${repo_id}`));
      const left = unlisted.filter((row) => belongs(row.community, row));
      const never = unlisted.filter((row) => !left.includes(row));
      await sql`update community_repos c set until = ${now} from ${recordsOf(left)}
        where c.community = s.community and c.repo_id = s.repo_id and c.until = 'infinity'`.execute(trx);
      await sql`delete from community_repos c using ${recordsOf(never)}
        where c.community = s.community and c.repo_id = s.repo_id and c.until = 'infinity'`.execute(trx);
    }
    // One that came back after it had been away belongs again from now on.
    await sql`
      insert into community_repos (community, repo_id, since, until)
      select distinct s.community, s.repo_id,
        case when exists (select 1 from community_repos c where c.community = s.community and c.repo_id = s.repo_id)
          then ${now}::timestamptz else '-infinity' end,
        'infinity'::timestamptz
      from ${recordsOf(scopes)}
      where not exists (
        select 1 from community_repos c
        where c.community = s.community and c.repo_id = s.repo_id and c.until = 'infinity')
        and not exists (select 1 from upstream_words w where w.repo_id = s.repo_id and not w.measures)
      on conflict do nothing`.execute(trx);
  });
}

function recordsOf(scopes: readonly Scope[]) {
  const rows = scopes.map(({ community, repo_id }) => ({ community, repo_id }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as s(community text, repo_id bigint)`;
}

/** The repositories that once belonged to a community and to none today, and of which nobody has said that they are private. */
export async function departed(db: Database): Promise<{ node_id: string; full_name: string }[]> {
  const { rows } = await sql<{ node_id: string; full_name: string }>`
    select r.node_id, r.full_name from repos r
    where not r.is_private
      and exists (select 1 from community_repos c where c.repo_id = r.id)
      and not exists (select 1 from community_repos c where c.repo_id = r.id and c.until = 'infinity')
    order by lower(r.full_name) collate "C"`.execute(db);
  return rows;
}

/** The repositories that belong to a community today, each once, with the communities they belong to. */
export async function presentScopes(db: Database): Promise<
  {
    id: string;
    node_id: string;
    full_name: string;
    is_fork: boolean;
    communities: string[];
    former: string[];
  }[]
> {
  const { rows } = await sql<{
    id: string;
    node_id: string;
    full_name: string;
    is_fork: boolean;
    communities: string[];
    former: string[];
  }>`
    select r.id::text as id, r.node_id, r.full_name, r.is_fork, array_agg(c.community order by c.community) as communities,
      array(select n.name_key from repo_names n where n.repo_id = r.id and n.name_key <> lower(r.full_name)
        and not exists (select 1 from repos o where lower(o.full_name) = n.name_key) order by 1) as former
    from repos r join community_repos c on c.repo_id = r.id and c.until = 'infinity'
    group by r.id order by lower(r.full_name) collate "C"`.execute(db);
  return rows;
}
