/** Pull requests with everything on their timelines, and who can merge where: what the rules of attention are given. */
import { sql } from 'kysely';
import {
  itemKey,
  type ItemKey,
  type StoredEvent,
  type StoredPullRequest,
  type StoredRepository,
} from '../../domain/attention/stored.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { epochMs } from '../driver/milliseconds.ts';

/** The items as a table `k`, to join with. */
export const asked = (items: readonly { repo_id: string; number: number }[]) => {
  const keys = items.map(({ repo_id, number }) => ({ repo_id, number }));
  return sql`json_to_recordset(${JSON.stringify(keys)}::json) as k(repo_id bigint, number integer)`;
};

/**
 * Those of people (deleted accounts included) that were open at some time in the window, in repositories that belong to a
 * community at its end.
 * @param window ISO instants; both the same: open then
 * @param asOf ISO instant: who was what, and what GitHub no longer shows, as known then
 * @param repository owner/name in any letter case; null = all
 */
export async function openPullRequests(
  trx: DatabaseTransaction,
  window: { start: string; end: string },
  { repository, role, asOf }: { repository: string | null; role: 'community' | null; asOf: string },
): Promise<StoredPullRequest[]> {
  const { rows } = await sql<Omit<StoredPullRequest, 'source_lines'>>`
    with scopes as materialized (
      select repo_id, min(repository) as repository, min(address) as address, array_agg(community order by community) as communities
      from derived.community_scopes
      where derived.was_during(active_during, ${window.end}::timestamptz)
        and (${repository}::text is null or lower(repository) = lower(${repository}))
      group by repo_id
    )
    select p.repo_id::text as repo_id, p.number, s.repository, s.communities, s.address || '/pull/' || p.number as url, a.author_role,
      p.author_id::text as author_id, p.title, p.state, p.is_draft, ${epochMs('p.created_at')} as created_at,
      ${epochMs('p.closed_at')} as closed_at, ${epochMs('p.merged_at')} as merged_at, p.base_ref,
      array(select l.label from item_labels l where l.repo_id = p.repo_id and l.number = p.number order by 1) as labels
    from derived.pull_requests_open_within(${window.start}, ${window.end}, ${asOf}) a
    join pull_requests p on p.repo_id = a.repo_id and p.number = a.number
    join repos r on r.id = p.repo_id and not r.is_private
    join scopes s on s.repo_id = p.repo_id
    where a.author_role in ('community', 'maintainer', 'team', 'ghost')
      and (${role}::text is null or a.author_role = ${role})
    order by s.repository, p.number`.execute(trx);
  const sizes = await sourceLines(trx, rows, window.end);
  return rows.map((row) => ({ ...row, source_lines: sizes.get(itemKey(row)) ?? null }));
}

/**
 * Changed lines of code that is no tool's, as known at an instant (ISO), of those that were approved once: no rule asks of
 * others. Each path is looked at once: of some thousand lists it takes seconds to tell which are code.
 */
async function sourceLines(
  trx: DatabaseTransaction,
  items: readonly { repo_id: string; number: number }[],
  at: string,
): Promise<Map<ItemKey, number>> {
  const { rows } = await sql<{ repo_id: string; number: number; lines: number }>`
    with approved as materialized (
      select k.repo_id, k.number from ${asked(items)}
      where exists (
          select 1 from reviews v
          where v.repo_id = k.repo_id and v.number = k.number and v.state in ('APPROVED', 'DISMISSED'))
        and exists (
          select 1 from pull_request_file_lists f
          where f.repo_id = k.repo_id and f.number = k.number and f.changed_files is not null)
    ),
    files as materialized (
      select a.repo_id, a.number, f.path, f.additions + f.deletions as lines
      from approved a cross join lateral derived.changed_files_at(a.repo_id, a.number, ${at}) f
    ),
    paths as materialized (select distinct path from files)
    select a.repo_id::text as repo_id, a.number,
      coalesce(sum(f.lines) filter (where f.path in (
        select d.path from paths d where derived.path_kind(d.path) = 'code' and derived.file_weight(d.path, 2) <> 1
      )), 0)::int as lines
    from approved a left join files f on f.repo_id = a.repo_id and f.number = a.number
    group by a.repo_id, a.number`.execute(trx);
  return new Map(rows.map((row) => [itemKey(row), row.lines]));
}

/** Everything on their timelines, by item. */
export async function timelines(
  trx: DatabaseTransaction,
  items: readonly StoredPullRequest[],
): Promise<Map<ItemKey, StoredEvent[]>> {
  const nothing = sql`null as state, false as is_empty, false as has_inline, null::boolean as is_merge,
    null as subject_id, null as subject_team, null as label, null as previous_title, null as current_title,
    null as review_id, null as review_state`;
  const { rows } = await sql<StoredEvent & { repo_id: string; number: number }>`
    select c.repo_id::text as repo_id, c.number, 'comment' as kind, c.id::text as id, ${epochMs('c.created_at')} as at,
      c.author_id::text as by, c.words, ${nothing}, null as root
    from ${asked(items)} join issue_comments c on c.repo_id = k.repo_id and c.number = k.number
    union all
    select c.repo_id::text, c.number, 'inline_comment', c.id::text, ${epochMs('c.created_at')},
      c.author_id::text, c.words, ${nothing}, coalesce(c.in_reply_to_id, c.id)::text
    from ${asked(items)} join review_comments c on c.repo_id = k.repo_id and c.number = k.number
    union all
    select r.repo_id::text, r.number, 'review', r.id::text, ${epochMs('r.submitted_at')}, r.author_id::text, r.words,
      r.state, r.body_length = 0, exists (
        select 1 from review_comments c
        where c.repo_id = r.repo_id and c.number = r.number and c.review_id = r.id),
      null, null, null, null, null, null, null, null, null
    from ${asked(items)} join reviews r on r.repo_id = k.repo_id and r.number = k.number
    where r.submitted_at is not null and r.state <> 'PENDING'
    union all
    select e.repo_id::text, e.number, e.kind, e.id, ${epochMs('e.created_at')}, e.actor_id::text, null, null, false, false,
      e.is_merge, e.subject_id::text, e.subject_team, e.label, e.previous_title, e.current_title, e.review_id::text,
      e.review_state, null
    from ${asked(items)} join timeline_events e on e.repo_id = k.repo_id and e.number = k.number`.execute(
    trx,
  );
  return Map.groupBy(rows, itemKey);
}

/** Who could merge when, and who merged since `from`, in each repository, as known at `asOf`. ISO instants. */
export async function mergers(
  trx: DatabaseTransaction,
  repoIds: readonly string[],
  { from, asOf }: { from: string; asOf: string },
): Promise<Map<string, StoredRepository>> {
  const found = new Map<string, StoredRepository>(repoIds.map((id) => [id, { can_merge: [], merges: [] }]));
  const spans = await sql<{ repo_id: string; person: string; since: number | null; until: number | null }>`
    select m.repo_id::text as repo_id, m.user_id::text as person,
      case when isfinite(lower(s.span)) then ${epochMs('s.lower_at')} end as since,
      case when isfinite(upper(s.span)) then ${epochMs('s.upper_at')} end as until
    from derived.maintainer_spans(${asOf}) m
    cross join lateral (
      select r as span, lower(r) as lower_at, upper(r) as upper_at from unnest(m.active_during) r) s
    where m.repo_id = any(${repoIds}::bigint[])`.execute(trx);
  for (const { repo_id, person, since, until } of spans.rows)
    found.get(repo_id)!.can_merge.push({ person, from: since, to: until });
  const merges = await sql<{ repo_id: string; person: string; at: number }>`
    select f.repo_id::text as repo_id, w.person::text as person, ${epochMs('f.merged_at')} as at
    from pull_request_facts f
    cross join lateral (select case when f.ended_by_id in (select x.user_id from derived.not_human x)
        then f.queued_by_id else f.ended_by_id end as person) w
    where f.repo_id = any(${repoIds}::bigint[]) and f.merged_at > ${from} and f.merged_at <= ${asOf}
      and w.person is not null and w.person is distinct from f.author_id`.execute(trx);
  for (const { repo_id, person, at } of merges.rows) found.get(repo_id)!.merges.push({ person, at });
  return found;
}

/** Accounts that are no people. */
export async function notHuman(trx: DatabaseTransaction): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select user_id::text as id from derived.not_human`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

export async function logins(trx: DatabaseTransaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; login: string }>`
    select id::text as id, login from users where id = any(${ids}::bigint[])`.execute(trx);
  return new Map(rows.map(({ id, login }) => [id, login]));
}

/**
 * Who knows the changed files: those who could merge and reviewed, or merged, other people's changes of the same files in the
 * year before; who did so most often, file by file, comes first. At most three of each pull request.
 */
export async function owners(
  trx: DatabaseTransaction,
  items: readonly StoredPullRequest[],
  asOf: string,
): Promise<Map<ItemKey, string[]>> {
  // By file first: a file that everybody changes would otherwise pair every open pull request with every merged one.
  const { rows } = await sql<{ repo_id: string; number: number; people: string[] }>`
    with wanted as materialized (
      select k.repo_id, k.number, f.path
      from ${asked(items)} join pull_request_files f on f.repo_id = k.repo_id and f.number = k.number
    ),
    able as materialized (
      select m.repo_id, m.user_id from derived.maintainer_spans(${asOf}) m
      where derived.was_during(m.active_during, ${asOf}::timestamptz)
    ),
    merged as materialized (
      select p.repo_id, p.number, p.author_id, p.ended_by_id from pull_request_facts p
      where p.merged_at > ${asOf}::timestamptz - interval '365 days' and p.merged_at <= ${asOf}
        and p.repo_id in (select w.repo_id from wanted w)
    ),
    acts as materialized (
      select m.repo_id, m.number, r.author_id as person
      from merged m join reviews r on r.repo_id = m.repo_id and r.number = m.number and r.submitted_at <= ${asOf}
      where r.author_id is distinct from m.author_id
      union
      select m.repo_id, m.number, m.ended_by_id from merged m where m.ended_by_id is distinct from m.author_id
    ),
    known as materialized (
      select f.repo_id, f.path, a.person, count(*) as times
      from (select a.* from acts a where (a.repo_id, a.person) in (select b.repo_id, b.user_id from able b)) a
      -- \`offset 0\`: by the key, change by change; the planner would read all files that were ever changed.
      cross join lateral (
        select x.repo_id, x.path from pull_request_files x
        where x.repo_id = a.repo_id and x.number = a.number offset 0) f
      where (f.repo_id, f.path) in (select w.repo_id, w.path from wanted w)
      group by f.repo_id, f.path, a.person
    ),
    summed as (
      select w.repo_id, w.number, k.person, sum(k.times) as times
      from wanted w join known k on k.repo_id = w.repo_id and k.path = w.path
      group by w.repo_id, w.number, k.person
    )
    select repo_id::text as repo_id, number, (array_agg(person::text order by times desc, person))[1:3] as people
    from summed group by repo_id, number`.execute(trx);
  return new Map(rows.map((row) => [itemKey(row), row.people]));
}
