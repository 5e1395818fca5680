/** Keeps what repositories say of who may contribute: a row whenever that is another answer than the newest one. */
import { sql } from 'kysely';
import type { RepositorySettings } from '../../domain/quality/settings.ts';
import type { Database } from '../driver/database.ts';

/** @param seenAt ISO instant at which GitHub was asked */
export async function saveSettings(
  db: Database,
  settings: ReadonlyMap<string, RepositorySettings>,
  seenAt: string,
): Promise<void> {
  const rows = [...settings].flatMap(([repo_id, of]) =>
    Object.entries(of).flatMap(([setting, value]) => (value === null ? [] : [{ repo_id, setting, value }])),
  );
  if (rows.length === 0) return;
  await sql`insert into repository_settings (repo_id, setting, seen_at, value)
    select n.repo_id, n.setting, ${seenAt}::timestamptz, n.value
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(repo_id bigint, setting text, value text)
    where n.value is distinct from (
      select s.value from repository_settings s
      where s.repo_id = n.repo_id and s.setting = n.setting order by s.seen_at desc limit 1)
    on conflict do nothing`.execute(db);
}
