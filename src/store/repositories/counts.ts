/** What GitHub itself counts, and how far the stored history falls short of it. */
import { sql } from 'kysely';
import type { ApiCallRow, RepositoryCounts } from '../../domain/history/facts.ts';
import type { Database } from '../driver/database.ts';
import { commit } from '../history/commit.ts';

const COUNTS = {
  key: ['repo_id', 'checked_at'],
  columns: ['repo_id', 'checked_at', 'pull_requests', 'issues', 'releases', 'tags'],
};

export async function saveCounts(
  db: Database,
  repoId: string,
  counts: RepositoryCounts,
  checkedAt: string,
  calls: readonly ApiCallRow[] = [],
): Promise<void> {
  await commit({ db }, { repo_id: repoId, now: checkedAt, calls, stream: 'counts' }, (writing) =>
    writing.upsert('repository_counts', COUNTS, [{ repo_id: repoId, checked_at: checkedAt, ...counts }]),
  );
}

/** Where less is stored than GitHub counted the last time, in words. What was opened since that count is no shortfall. */
export async function shortfalls(db: Database, repoIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    with newest as (
      select distinct on (repo_id) repo_id, pull_requests, issues from repository_counts
      where repo_id = any(${repoIds}::bigint[]) order by repo_id, checked_at desc
    ),
    stored as (
      select n.*,
        (select count(*) from pull_requests p where p.repo_id = n.repo_id
          and not exists (select 1 from deleted_items d where d.repo_id = p.repo_id and d.number = p.number)) as stored_pull_requests,
        (select count(*) from issues i where i.repo_id = n.repo_id
          and not exists (select 1 from deleted_items d where d.repo_id = i.repo_id and d.number = i.number)) as stored_issues,
        (select count(*) from timeline_gaps g where g.repo_id = n.repo_id and not exists (
          select 1 from deleted_items d where d.repo_id = g.repo_id and d.number = g.number)) as cut_short,
        (select count(*) from imported_items m where m.repo_id = n.repo_id) as imported,
        (select count(*) from unreadable_fields u where u.repo_id = n.repo_id and not u.is_refused) as unreadable,
        (select count(*) from unreadable_fields u where u.repo_id = n.repo_id and u.is_refused) as refused,
        (select count(*) from continuations c where c.repo_id = n.repo_id and c.connection <> 'files') as unfinished,
        (select count(*) from derived.unread_file_lists f where f.repo_id = n.repo_id) as without_files
      from newest n
    )
    select r.full_name || ': ' || concat_ws(', ',
      case when stored_pull_requests < pull_requests then format('%s of %s pull requests', stored_pull_requests, pull_requests) end,
      case when stored_issues < issues then format('%s of %s issues', stored_issues, issues) end,
      case when cut_short > 0 and unfinished = 0 then format('%s timelines not whole', cut_short) end,
      case when imported > 0 then format('%s items known from an import alone', imported) end,
      case when unreadable > 0 then format('%s unreadable fields', unreadable) end,
      case when refused > 0 then format('%s values that cannot be stored as GitHub gives them', refused) end,
      case when unfinished > 0 then format('%s unfinished lists', unfinished) end,
      case when without_files > 0 then format('changed files of %s pull requests unread', without_files) end) as line
    from stored s join repos r on r.id = s.repo_id
    where stored_pull_requests < pull_requests or stored_issues < issues or cut_short > 0 or imported > 0
      or unreadable > 0 or refused > 0 or unfinished > 0 or without_files > 0
    order by r.full_name`.execute(db);
  return rows.map((row) => row.line);
}
