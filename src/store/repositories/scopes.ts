/** Which repositories a community consists of, since when and until when. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';

/** One that the community names, or that one of its orgs has as GitHub lists them. */
export interface Scope {
  community: string;
  repo_id: string;
}

export interface SaveScopes {
  /** Only some repositories were looked at: nothing is said of the others. */
  add?: boolean;
  /** Whether the configuration gives this community a repository of that name. */
  belongs?: (community: string, fullName: string) => boolean;
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
  await db.transaction().execute(async (trx) => {
    if (!add) {
      const listed = new Set(scopes.map(({ community, repo_id }) => `${community} ${repo_id}`));
      const { rows } = await sql<Scope & { full_name: string }>`
        select c.community, c.repo_id::text as repo_id, r.full_name
        from community_repos c join repos r on r.id = c.repo_id where c.until = 'infinity'`.execute(trx);
      for (const { community, repo_id, full_name } of rows) {
        if (listed.has(`${community} ${repo_id}`)) continue;
        if (belongs(community, full_name))
          await sql`update community_repos set until = ${now}
            where community = ${community} and repo_id = ${repo_id} and until = 'infinity'`.execute(trx);
        else
          await sql`delete from community_repos
            where community = ${community} and repo_id = ${repo_id} and until = 'infinity'`.execute(trx);
      }
    }
    for (const { community, repo_id } of scopes)
      // One that came back after it had been away belongs again from now on.
      await sql`
        insert into community_repos (community, repo_id, since, until)
        select ${community}, ${repo_id}::bigint,
          case when exists (select 1 from community_repos c where c.community = ${community} and c.repo_id = ${repo_id})
            then ${now}::timestamptz else '-infinity' end,
          'infinity'
        where not exists (
          select 1 from community_repos c
          where c.community = ${community} and c.repo_id = ${repo_id} and c.until = 'infinity')
        on conflict do nothing`.execute(trx);
  });
}

export interface PresentRepository {
  id: string;
  node_id: string;
  full_name: string;
  is_fork: boolean;
  communities: string[];
  /** Names that it bore before, in lower case, and that no other one bears now. */
  former: string[];
}

/** The repositories that belong to a community today, each once, with the communities they belong to. */
export async function presentScopes(db: Database): Promise<PresentRepository[]> {
  const { rows } = await sql<PresentRepository>`
    select r.id::text as id, r.node_id, r.full_name, r.is_fork, array_agg(c.community order by c.community) as communities,
      array(select n.name_key from repo_names n where n.repo_id = r.id and n.name_key <> lower(r.full_name) order by 1) as former
    from repos r join community_repos c on c.repo_id = r.id and c.until = 'infinity'
    group by r.id order by lower(r.full_name) collate "C"`.execute(db);
  return rows;
}
