/** What is stored of the team: who is on it, what they did where, what they have done lately. */
import { sql } from 'kysely';
import type { Member, Span } from '../../domain/queue/capacity.ts';
import type { Load, Touch } from '../../domain/queue/suggestions.ts';
import type { Database } from '../driver/database.ts';

/** What the configuration says of a person's time. */
export interface Availability {
  github: string;
  capacity_hours: number | null;
  away: readonly Span[];
}

/** What was done longer ago than three half-lives says little. */
const LOOK_BACK = '3 years';

/** People of the team list who are on it at `now`, by login; one whom nobody has seen yet is not among them. */
export async function teamMembers(
  db: Database,
  availability: readonly Availability[],
  now: string,
): Promise<Member[]> {
  const { rows } = await sql<{ id: string; login: string; place: number; spans: Span[] }>`
    select u.id::text, u.login, min(a.place)::int - 1 as place, (
      select jsonb_agg(jsonb_build_object(
        'from', nullif(lower(x), '-infinity'), 'to', nullif(upper(x), 'infinity')))
      from unnest(t.active_during) x) as spans
    from unnest(${availability.map(({ github }) => github.toLowerCase())}::text[]) with ordinality as a (who, place)
    cross join lateral derived.people_named(a.who) n
    join users u on u.id = n.user_id
    join derived.team_spans t on t.user_id = u.id
    where t.active_during @> ${now}::timestamptz
    group by u.id, u.login, t.active_during
    order by lower(u.login)`.execute(db);
  return rows.map(({ id, login, place, spans }) => {
    const { capacity_hours, away } = availability[place]!;
    return { id, login, spans, away, capacity_hours };
  });
}

/** Reviews and commits of these people in these parts of the code: one per person, part and pull request. */
export async function touchesOf(
  db: Database,
  { members, areas, now }: { members: readonly Member[]; areas: readonly string[]; now: string },
): Promise<Touch[]> {
  if (members.length === 0 || areas.length === 0) return [];
  const repositories = [...new Set(areas.map((area) => area.split(':')[0]!))];
  const { rows } = await sql<{ member: string; area: string; at: Date }>`
    with acts as (
      select repo_id, number, author_id as user_id, submitted_at as at from reviews
      where author_id = any(${members.map(({ id }) => id)}::bigint[]) and state <> 'PENDING'
      union all
      select repo_id, number, author_id, created_at from review_comments
      where author_id = any(${members.map(({ id }) => id)}::bigint[])
      union all
      select repo_id, number, actor_id, created_at from timeline_events
      where actor_id = any(${members.map(({ id }) => id)}::bigint[]) and kind = 'PULL_REQUEST_COMMIT'
    )
    select a.user_id::text as member, derived.area_of(r.full_name, f.path) as area, max(a.at) as at
    from acts a
    join repos r on r.id = a.repo_id and r.full_name = any(${repositories}::text[])
    join pull_request_files f on f.repo_id = a.repo_id and f.number = a.number
    where a.at <= ${now} and a.at > ${now}::timestamptz - ${LOOK_BACK}::interval
      and derived.area_of(r.full_name, f.path) = any(${[...areas]}::text[])
    group by a.user_id, 2, a.repo_id, a.number
    order by 1, 2, 3`.execute(db);
  return rows.map(({ at, ...touch }) => ({ ...touch, at: at.toISOString() }));
}

/** Pull requests of others that each of them reviewed or merged, or put into the queue that merged them, in the last 30 days. */
export async function doneLately(
  db: Database,
  members: readonly Member[],
  now: string,
): Promise<Map<string, Load['done_in_30_days']>> {
  const ids = members.map(({ id }) => id);
  const { rows } = await sql<{ id: string; done: number }>`
    select d.user_id::text as id, count(distinct (d.repo_id, d.number))::int as done from (
      select r.repo_id, r.number, r.author_id as user_id, r.submitted_at as at from reviews r
      where r.author_id = any(${ids}::bigint[]) and r.state <> 'PENDING'
      union
      select m.repo_id, m.number, m.merger_id, m.merged_at from derived.merged_pull_requests(${now}) m
      where m.merger_id = any(${ids}::bigint[])
    ) d
    join pull_request_facts p on p.repo_id = d.repo_id and p.number = d.number and p.author_id is distinct from d.user_id
    where d.at <= ${now} and d.at > ${now}::timestamptz - interval '30 days'
    group by 1`.execute(db);
  return new Map(rows.map(({ id, done }) => [id, done]));
}
