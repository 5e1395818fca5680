-- pull_request_kind: what kinds of contributions come in: code, docs, tests, infra, translation.
-- CHAOSS: Types of Contributions, https://chaoss.community/kb/metric-types-of-contributions/
--
-- The figure is the share of the pull requests opened in the window that are anything but code, among those whose kind
--   is known (left_out is null), of the series "community". Everybody but bots is the series "all".
-- Counts: each pull request once, under the kind to which most of its changed lines belong; tests that come with code are
--   part of the code, and where paths say nothing a label decides. The rule is pull_request_kind() in
--   views/13_pull_request_kinds.sql, the kind of one file path_kind(): once for everybody, to be tried out as it stands:
--   select path_kind('docs/index.md').
-- Leaves out, and says why in left_out: those of kind 'unknown'. They are counted beside the others, never as code.
-- Knows: the files and labels as they were at as_of; of files, as far as they had been read before they changed again.
-- Rows: one per pull request opened in the window; files = how many decided, example = the one that weighs most of them,
--   or the label.
-- psql -v window_start=2026-07-08 -v window_end=2026-07-15 -v as_of=2026-07-15 -f pull_request_kind.sql (all UTC)
with params as not materialized (
  select
    :'window_start'::timestamp at time zone 'UTC' as window_start,
    :'window_end'::timestamp at time zone 'UTC' as window_end,
    :'as_of'::timestamp at time zone 'UTC' as as_of
),
opened as materialized (
  select s.community, s.repository, s.address, p.repo_id, p.number, p.created_at, p.author_role, p.by_agent
  from params
  cross join lateral derived.pull_requests_at(as_of, as_of) p
  join derived.community_scopes s on s.repo_id = p.repo_id and derived.was_during(s.active_during, p.created_at)
  where p.created_at >= window_start and p.created_at < window_end
    and p.author_role not in ('bot', 'ai_reviewer')
)
select o.community, o.repository, o.number, o.address || '/pull/' || o.number as url, o.created_at as opened_at,
  o.author_role, k.kind, k.decided_by, k.example, k.files,
  case
    when k.kind <> 'unknown' then null
    when l.number is null then 'files_unread'
    when l.changed_files is null then 'files_not_given'
    else 'no_files'
  end as left_out,
  o.by_agent
from params
cross join opened o
cross join lateral derived.pull_request_kind(o.repo_id, o.number, as_of) k
left join pull_request_file_lists l on l.repo_id = o.repo_id and l.number = o.number
