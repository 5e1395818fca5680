/** Keeps what repositories say of who may contribute: a row whenever that is another answer than the newest one. */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { RepositorySettings } from '../../domain/quality/settings.ts';
import type { Database } from '../driver/database.ts';
import { insertRows } from '../driver/rows.ts';
import { commit } from '../history/commit.ts';

/** The stream under which is kept when they were asked for last. */
const SETTINGS = 'settings';

/** Of these repositories, those whose settings were asked for after that instant. */
export async function settingsAskedSince(
  db: Database,
  repoIds: readonly string[],
  since: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select repo_id::text as id from watermarks
    where repo_id = any(${repoIds}::bigint[]) and stream = ${SETTINGS} and complete_until > ${since}::timestamptz`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/**
 * @param asked ids of the repositories that were asked about, whether GitHub listed them or not
 * @param seenAt ISO instant at which GitHub was asked
 */
export async function saveSettings(
  db: Database,
  settings: ReadonlyMap<string, RepositorySettings>,
  seenAt: string,
  {
    asked = [...settings.keys()],
    calls = [],
  }: { asked?: readonly string[]; calls?: readonly ApiCallRow[] } = {},
): Promise<void> {
  const rows = [...settings].flatMap(([repo_id, of]) =>
    Object.entries(of).flatMap(([setting, value]) =>
      value === null ? [] : [{ repo_id, setting, value, seen_at: seenAt }],
    ),
  );
  await commit({ db }, { repo_id: null, now: seenAt, calls, stream: SETTINGS }, async (writing) => {
    const storable = JSON.stringify(writing.storable('repository_settings', rows));
    await sql`insert into repository_settings (repo_id, setting, seen_at, value)
      select n.repo_id, n.setting, n.seen_at, n.value
      from json_populate_recordset(null::repository_settings, ${storable}::json) as n
      where n.value is distinct from (
        select s.value from repository_settings s
        where s.repo_id = n.repo_id and s.setting = n.setting order by s.seen_at desc limit 1)
      order by 1, 2
      on conflict do nothing`.execute(writing.trx);
    await insertRows(
      writing.trx,
      'watermarks',
      ['repo_id', 'stream', 'complete_until'],
      asked.toSorted().map((repo_id) => ({ repo_id, stream: SETTINGS, complete_until: seenAt })),
      '(repo_id, stream) do update set complete_until = excluded.complete_until',
    );
  });
}
