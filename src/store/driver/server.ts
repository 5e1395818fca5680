/** What kind of server and role we have: old, in another encoding, only to be read. Asked once, before anything else. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { DatabaseError } from './database-error.ts';

export interface Server {
  /** As in server_version_num: 150004. */
  version: number;
  encoding: string;
  /** A hot standby, or a role whose transactions may only read. */
  is_read_only: boolean;
  /** Where new tables would go; null = nowhere on this search_path. */
  schema: string | null;
  /** Where Headwater's tables are; null = not there yet. */
  home: string | null;
  /** One of them that this search_path does not reach, because another of its name comes first. */
  hidden: string | null;
  may_create: boolean;
}

const OLDEST_VERSION = 150_000;

export async function lookAtServer(db: Database): Promise<Server> {
  const { rows } = await sql<Server>`
    with home as (select relnamespace as oid from pg_class where oid = to_regclass('headwater_migrations'))
    select current_setting('server_version_num')::integer as version,
      pg_encoding_to_char(encoding) as encoding,
      pg_is_in_recovery() or current_setting('transaction_read_only')::boolean as is_read_only,
      current_schema()::text as schema,
      (select nspname::text from pg_namespace where oid = (table home)) as home,
      (select min(relname)::text from pg_class
        where relnamespace = (table home) and relkind in ('r', 'p', 'v', 'm') and not pg_table_is_visible(oid)) as hidden,
      coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as may_create
    from pg_database where datname = current_database()`.execute(db);
  return rows[0]!;
}

/**
 * @returns why this database cannot hold Headwater's data, and what to do; null = it can
 */
export function unfit({ version, encoding, schema, home, hidden }: Server): string | null {
  if (version < OLDEST_VERSION)
    return `The server is PostgreSQL ${Math.floor(version / 10_000)}; Headwater needs ${OLDEST_VERSION / 10_000} or newer: upgrade it, or name another in DATABASE_URL.`;
  if (encoding !== 'UTF8')
    return `The database has the encoding ${encoding}, which cannot hold every text of GitHub; make one with \`createdb --encoding=UTF8 --template=template0\`, and name it in DATABASE_URL.`;
  if (schema === null && home === null)
    return 'The search_path of this user names no schema that exists; correct it with ALTER ROLE … SET search_path, or create the schema.';
  if (home !== null && hidden !== null)
    return `The search_path of this user finds another table ${hidden} before Headwater’s in the schema ${home}; put ${home} first with ALTER ROLE … SET search_path.`;
  return null;
}

/** @throws DatabaseError where nothing can be written, or not to where the tables are */
export function refuseOnlyRead({ is_read_only, home, schema }: Server): void {
  if (is_read_only)
    throw new DatabaseError(
      home === null
        ? 'The database can only be read, and Headwater has stored nothing in it; name the primary in DATABASE_URL.'
        : 'The database can only be read, and its schema is not the one of this Headwater; run `headwater migrate` with the primary in DATABASE_URL.',
    );
  if (home !== null && home !== schema)
    throw new DatabaseError(
      `Headwater’s tables are in the schema ${home}, and new ones would go to ${schema ?? 'none'}; put ${home} first with ALTER ROLE … SET search_path.`,
    );
}
