/** What is stored of the open pull requests of the community, beside whose turn they are. */
import { sql } from 'kysely';
import type { Candidate } from '../../domain/queue/candidate.ts';
import type { Database } from '../driver/database.ts';
import { isShown } from './shown.ts';

export type StoredCandidate = Omit<Candidate, 'turn' | 'held_days' | 'collisions'>;

/**
 * Open pull requests of people of the community, in public repositories, by repository and number, once for each community.
 * Those of people who opted out are left out: a list would link them.
 */
export async function openCandidates(db: Database, now: string): Promise<StoredCandidate[]> {
  const { rows } = await sql<StoredCandidate>`
    with instant as (select ${now}::timestamptz as now),
    maintainers as materialized (
      select m.repo_id, m.user_id, m.active_during from instant cross join lateral derived.maintainer_spans(now) m
      where m.user_id not in (select user_id from derived.not_human)
    ),
    machines as materialized (select coalesce(array_agg(user_id), '{}') as ids from derived.not_human),
    open as materialized (
      select s.community, s.repository, s.address, p.repo_id, p.number, p.created_at, r.is_archived, q.node_id, q.title,
        q.author_id
      from instant
      cross join lateral derived.open_pull_requests(now, now) p
      join derived.community_scopes s on s.repo_id = p.repo_id and s.active_during @> greatest(p.created_at, now)
      join repos r on r.id = p.repo_id and not r.is_private
      join pull_requests q on q.repo_id = p.repo_id and q.number = p.number
      where p.author_role = 'community' and ${isShown('p.repo_id', 'q.author_id')}
    ),
    -- What their authors had opened in the community, as it stands now.
    earlier as materialized (
      select s.community, f.repo_id, f.number, f.author_id, f.created_at, ended.merged_at,
        derived.was_during(s.active_during, f.created_at) as opened_in_scope,
        coalesce(derived.was_during(s.active_during, ended.merged_at), false) as merged_in_scope,
        least(f.closed_at, now) as until_at
      from instant
      cross join (select distinct author_id from open) a
      join pull_request_facts f on f.author_id = a.author_id and f.created_at <= now
      join derived.community_scopes s on s.repo_id = f.repo_id
      left join lateral (
        select g.merged_at from derived.merged_pull_requests(now) g
        where g.repo_id = f.repo_id and g.number = f.number limit 1
      ) ended on true
      where not exists (
        select 1 from deleted_items d where d.repo_id = f.repo_id and d.number = f.number and d.observed_at <= now)
    )
    select o.repo_id::text, o.repository, o.number, o.node_id, o.address || '/pull/' || o.number as url, o.title,
      o.community, o.author_id::text as author, o.is_archived, f.ai_disclosure as authorship,
      size.lines as size, coalesce(area.areas, '{}') as areas, coalesce(named.issues, '{}') as issues,
      not exists (
        select 1 from earlier e
        where e.author_id = o.author_id and e.community = o.community and e.merged_in_scope) as is_newcomer,
      exists (
        select 1 from earlier e
        where e.author_id = o.author_id and e.community = o.community and e.opened_in_scope
          and e.created_at < o.created_at and e.merged_at is null and not exists (
            select 1 from responses a
            join maintainers m on m.repo_id = a.repo_id and m.user_id = a.responder_id
            where a.repo_id = e.repo_id and a.number = e.number and a.first_response_at <= e.until_at
              and (m.active_during @> a.first_response_at
                or (upper_inf(m.active_during) or upper(m.active_during) > a.first_response_at)
                  and derived.first_response_during(e.repo_id, e.number, a.responder_id, m.active_during, e.until_at) is not null))
      ) as is_returning_unanswered,
      coalesce(words.by_author > words.by_maintainer, false) as has_fresh_reply,
      reviewing.cycles as rounds
    from instant cross join machines cross join open o
    cross join lateral derived.review_cycles(o.repo_id, o.number, o.author_id, now, machines.ids) reviewing
    left join pull_request_facts f on f.repo_id = o.repo_id and f.number = o.number
    left join lateral (
      select jsonb_object_agg(k.kind, coalesce(c.lines, 0)) as lines
      from unnest(array['source', 'tests', 'fixtures', 'docs', 'config', 'generated']) as k (kind)
      left join (
        select derived.size_kind(path) as kind, sum(additions + deletions)::int as lines
        from pull_request_files x where x.repo_id = o.repo_id and x.number = o.number group by 1
      ) c on c.kind = k.kind
      where exists (
        select 1 from pull_request_file_lists l
        where l.repo_id = o.repo_id and l.number = o.number and l.changed_files is not null and l.failures = 0)
    ) size on true
    left join lateral (
      select array_agg(distinct derived.area_of(o.repository, x.path)) as areas
      from pull_request_files x where x.repo_id = o.repo_id and x.number = o.number
    ) area on true
    left join lateral (
      -- Issues whose timeline says that this pull request names them.
      select array_agg(distinct r.full_name || '#' || e.number) as issues
      from timeline_events e
      join issues i on i.repo_id = e.repo_id and i.number = e.number
      join repos r on r.id = e.repo_id and not r.is_private
      where lower(e.other_item) = lower(o.repository || '#' || o.number)
        and e.kind in ('CROSS_REFERENCED_EVENT', 'CONNECTED_EVENT')
    ) named on true
    left join lateral (
      select max(at) filter (where who = 'author') as by_author,
        max(at) filter (where who = 'maintainer') as by_maintainer
      from (
        select x.at, x.act, case when x.user_id = o.author_id then 'author' else 'maintainer' end as who
        from derived.acts_on(o.repo_id, o.number) x
        left join maintainers m on m.repo_id = o.repo_id and m.user_id = x.user_id and m.active_during @> x.at
        where x.at <= now and x.act in ('comment', 'inline comment', 'review')
          and (x.user_id = o.author_id or m.user_id is not null)
      ) a
    ) words on true
    order by o.repository, o.number, o.community`.execute(db);
  return rows;
}
