/** Long talks on open pull requests: how many words and comments by people, and whether anything came of it. */
import { sql } from 'kysely';
import { SPRAWLING_COMMENTS, SPRAWLING_WORDS, type Discussion } from '../../domain/nudges/sprawl.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { itemKey, type StoredPullRequest } from '../../domain/attention/stored.ts';
import { asked } from '../attention/pull-requests.ts';

/** @param now ISO instant */
export async function longTalks(
  trx: DatabaseTransaction,
  open: readonly StoredPullRequest[],
  now: string,
): Promise<Discussion[]> {
  const { rows } = await sql<{
    repo_id: string;
    number: number;
    words: number;
    comments: number;
    has_outcome: boolean;
    was_named: boolean;
  }>`
    with maintainers as materialized (
      select m.repo_id, m.user_id, m.active_during from derived.maintainer_spans(${now}) m
    ),
    said as (
      select k.repo_id, k.number, c.author_id, c.body_words as words
      from ${asked(open)}
      join issue_comments c on c.repo_id = k.repo_id and c.number = k.number and c.created_at <= ${now}
      union all
      select k.repo_id, k.number, c.author_id, c.body_words
      from ${asked(open)}
      join review_comments c on c.repo_id = k.repo_id and c.number = k.number and c.created_at <= ${now}
    )
    select s.repo_id::text as repo_id, s.number, coalesce(sum(s.words), 0)::int as words, count(*)::int as comments,
      exists (
        select 1 from reviews r
        join maintainers m on m.repo_id = r.repo_id and m.user_id = r.author_id and m.active_during @> r.submitted_at
        where r.repo_id = s.repo_id and r.number = s.number and r.state in ('APPROVED', 'CHANGES_REQUESTED')
          and r.submitted_at <= ${now} and r.author_id is distinct from p.author_id) as has_outcome,
      exists (select 1 from nudge_talks t where t.repo_id = s.repo_id and t.number = s.number) as was_named
    from said s join pull_requests p on p.repo_id = s.repo_id and p.number = s.number
    where not exists (select 1 from derived.not_human x where x.user_id = s.author_id)
    group by s.repo_id, s.number, p.author_id
    having coalesce(sum(s.words), 0) > ${SPRAWLING_WORDS} and count(*) > ${SPRAWLING_COMMENTS}`.execute(trx);
  const items = new Map(open.map((one) => [itemKey(one), one]));
  return rows.map((row) => {
    const { url, title, labels } = items.get(itemKey(row))!;
    return { ...row, url, title, labels };
  });
}

export async function noteTalks(
  db: Database,
  talks: readonly { repo_id: string; number: number }[],
  now: string,
): Promise<void> {
  for (const { repo_id, number } of talks)
    await sql`insert into nudge_talks (repo_id, number, named_at) values (${repo_id}, ${number}, ${now})
      on conflict do nothing`.execute(db);
}
