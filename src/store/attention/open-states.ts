/** What was seen of pull requests while they were open: as it was at an instant, and when it changed. */
import { sql } from 'kysely';
import {
  itemKey,
  type ItemKey,
  type StoredPullRequest,
  type StoredState,
} from '../../domain/attention/stored.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { epochMs } from '../driver/milliseconds.ts';

interface StateRow extends StoredState {
  place: number;
}

/** @returns in the order of the questions: each pull request at its instant (ISO); null = it had not been looked at */
export async function openStatesAt(
  trx: DatabaseTransaction,
  asked: readonly { stored: StoredPullRequest; at: string }[],
): Promise<(StoredState | null)[]> {
  const keys = asked.map(({ stored: { repo_id, number, base_ref }, at }, place) => ({
    ...{ place, repo_id, number, base_ref, at },
  }));
  const then = (alias: string) =>
    sql`${sql.ref(`${alias}.since`)} <= k.at and ${sql.ref(`${alias}.until`)} > k.at`;
  const { rows } = await sql<StateRow>`
    select k.place, s.head_oid, ${epochMs('s.head_since')} as head_since, s.has_conflict,
      s.review_decision, (
        select ${epochMs('d.at')} from (
          select coalesce(max(e.until), (
            select min(f.since) from open_states f where f.repo_id = s.repo_id and f.number = s.number)) as at
          from open_states e where e.repo_id = s.repo_id and e.number = s.number and e.until <= s.since
            and e.review_decision is distinct from s.review_decision) d
      ) as decided_since,
      s.knows_threads, s.knows_checks, b.push_dismisses_approvals,
      coalesce((
        select json_agg(json_build_object(
          'thread_id', t.thread_id, 'is_resolved', t.is_resolved, 'is_outdated', t.is_outdated,
          'first_comment', t.first_comment, 'opened_by_id', t.opened_by_id::text, 'opened_at', ${epochMs('t.opened_at')},
          'last_comment', t.last_comment, 'last_by_id', t.last_by_id::text, 'last_at', ${epochMs('t.last_at')},
          'resolved_at', case when t.is_resolved then coalesce(
            (select ${epochMs('h.at')} from thread_resolutions h
              where h.repo_id = t.repo_id and h.number = t.number and h.thread_id = t.thread_id and h.is_resolved
                and h.at <= k.at order by h.at desc limit 1),
            case when exists (select 1 from review_threads e where e.repo_id = t.repo_id and e.number = t.number
              and e.thread_id = t.thread_id and e.until <= t.since and not e.is_resolved) then ${epochMs('t.since')} end) end))
        from review_threads t where t.repo_id = s.repo_id and t.number = s.number and ${then('t')}), '[]') as threads,
      coalesce((
        select json_agg(json_build_object(
          'name', c.name, 'is_required', c.is_required, 'state', c.state,
          'red_since', ${epochMs('c.red_since')}, 'green_since', ${epochMs('c.green_since')},
          'is_red_on_base', case when b.repo_id is not null then exists (
            select 1 from base_checks x where x.repo_id = s.repo_id and x.branch = k.base_ref and x.name = c.name
              and x.is_red and ${then('x')}) end))
        from head_checks c where c.repo_id = s.repo_id and c.number = s.number and c.head_oid = s.head_oid
          and ${then('c')}), '[]') as checks,
      coalesce((
        select json_agg(${epochMs('w.created_at')} order by w.created_at) from waiting_runs w
        where w.repo_id = s.repo_id and w.number = s.number and ${then('w')}), '[]') as waiting_runs
    from json_to_recordset(${JSON.stringify(keys)}::json) as k(
      place integer, repo_id bigint, number integer, base_ref text, at timestamptz)
    join open_states s on s.repo_id = k.repo_id and s.number = k.number and ${then('s')}
    left join branch_rules b on b.repo_id = s.repo_id and b.branch = k.base_ref and ${then('b')}`.execute(
    trx,
  );
  const found = new Map(rows.map((row) => [row.place, row]));
  return asked.map((_, place) => found.get(place) ?? null);
}

/**
 * When anything of each of these was seen to change in a window, in order; of its base branch nothing is looked for, which
 * changes every night and tells on few. ISO instants in, milliseconds out.
 */
export async function changesOfOpenStates(
  trx: DatabaseTransaction,
  items: readonly StoredPullRequest[],
  window: { start: string; end: string },
): Promise<Map<ItemKey, number[]>> {
  const repoIds = [...new Set(items.map(({ repo_id }) => repo_id))];
  const { rows } = await sql<{ repo_id: string; number: number; at: number }>`
    select c.repo_id::text as repo_id, c.number, ${epochMs('c.at')} as at
    from (
      select repo_id, number, since as at from open_states union select repo_id, number, until from open_states
      union select repo_id, number, since from review_threads union select repo_id, number, until from review_threads
      union select repo_id, number, since from head_checks union select repo_id, number, until from head_checks
      union select repo_id, number, since from waiting_runs union select repo_id, number, until from waiting_runs
    ) c
    where c.repo_id = any(${repoIds}::bigint[]) and c.at > ${window.start} and c.at < ${window.end}
    order by c.at`.execute(trx);
  const byItem = Map.groupBy(rows, itemKey);
  return new Map([...byItem].map(([key, changes]) => [key, changes.map(({ at }) => at)]));
}
