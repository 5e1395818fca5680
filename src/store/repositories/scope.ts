/** What of the communities a question is about: the view community_scopes shows no more of them than that. */
import { sql } from 'kysely';
import type { CommunityPlaces, Scope } from '../../domain/report/scope.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

/** For the rest of the transaction (sql/views/01_people.sql). */
export async function narrowTo(trx: DatabaseTransaction, { community, repository }: Scope): Promise<void> {
  await sql`select set_config('headwater.community', ${community ?? ''}, true),
    set_config('headwater.repository', ${repository?.toLowerCase() ?? ''}, true)`.execute(trx);
}

/** Every community in the configuration's order, with its repositories by name. */
export async function communityPlaces(db: Database): Promise<CommunityPlaces[]> {
  const { rows } = await sql<CommunityPlaces>`
    select c.name as community,
      array(select s.repository from derived.community_scopes s where s.community = c.name
        order by lower(s.repository) collate "C") as repositories
    from communities c order by c.position`.execute(db);
  return rows;
}
