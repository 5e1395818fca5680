/** Which repositories are looked at at all: those of the communities, the planning one, and where rosters lie. */
import { sql } from 'kysely';
import type { OwnRepository } from '../../domain/live/ours.ts';
import type { Database } from '../driver/database.ts';

export async function ownRepositories(db: Database): Promise<OwnRepository[]> {
  const { rows } = await sql<OwnRepository>`
    select r.id::text as id, r.full_name,
      exists (select 1 from community_repos c where c.repo_id = r.id and c.until = 'infinity') as is_community,
      exists (select 1 from institutions i where lower(i.planning_repository) = any(n.names)) as is_planning,
      exists (select 1 from rosters o where lower(o.repository) = any(n.names)) as has_roster
    from repos r
    cross join lateral (
      select array_append(array_agg(m.name_key), lower(r.full_name)) as names from repo_names m where m.repo_id = r.id
    ) n`.execute(db);
  return rows.filter((one) => one.is_community || one.is_planning || one.has_roster);
}
