/** What holds for the repositories that reminders are about: upstream's word, how complete we are, how much we say there. */
import { sql } from 'kysely';
import { SHARE_LOOKS_BACK_DAYS } from '../../domain/nudges/limits.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Consent, RepositoryTerms } from '../../domain/nudges/types.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { wholeMs } from '../driver/milliseconds.ts';
import { isRepositoryComplete } from '../live/installations.ts';

/** A word that could not be read again for so long allows nothing any more. */
const WORD_HOLDS_DAYS = 2;

interface Stored {
  repo_id: string;
  state: 'absent' | 'given' | 'unreadable' | null;
  measures: boolean;
  allows_comments: boolean;
  allows_mentions: boolean;
  allows_review_requests: boolean;
  exempt_labels: string[];
  problem: string | null;
  is_complete: boolean;
  complete_since: number | null;
  ours: number;
  all: number;
  has_thumbs_down: boolean;
}

/**
 * A repository that was never asked for its word has given none.
 * @param now ISO instant
 * @param except the key of a comment that is about to be written: it counts as not said
 */
export async function termsOf(
  trx: DatabaseTransaction,
  repoIds: readonly string[],
  now: string,
  except: string | null = null,
): Promise<Map<string, RepositoryTerms>> {
  const from = sql`${now}::timestamptz - ${SHARE_LOOKS_BACK_DAYS} * interval '1 day'`;
  const { rows } = await sql<Stored>`
    select r.id::text as repo_id, case when w.read_at > ${now}::timestamptz - ${WORD_HOLDS_DAYS} * interval '1 day' then w.state end as state, coalesce(w.measures, true) as measures,
      coalesce(w.allows_comments, false) as allows_comments, coalesce(w.allows_mentions, false) as allows_mentions,
      coalesce(w.allows_review_requests, false) as allows_review_requests,
      coalesce(w.exempt_labels, '{}') as exempt_labels, w.problem,
      ${isRepositoryComplete('r.id')} as is_complete,
      ${wholeMs('w.complete_since')} as complete_since,
      (select count(*)::int from nudges n where n.repo_id = r.id and n.key is distinct from ${except}
        and n.wanted_at > ${from} and n.wanted_at <= ${now}) as ours,
      (select count(*)::int from issue_comments c where c.repo_id = r.id and c.created_at > ${from} and c.created_at <= ${now}) as all,
      exists (select 1 from nudges n where n.repo_id = r.id and n.objector_id is not null
        and n.wanted_at > ${now}::timestamptz - interval '1 year') as has_thumbs_down
    from repos r left join upstream_words w on w.repo_id = r.id
    where r.id = any(${repoIds}::bigint[])`.execute(trx);
  return new Map(
    rows.map((row) => [
      row.repo_id,
      {
        // It may be read anew: then it is not complete, whenever it first was.
        backfilled_at: row.is_complete ? (row.complete_since ?? Date.parse(now)) : null,
        consent: consentIn(row),
        comments: { ours: row.ours, all: row.all },
        has_thumbs_down: row.has_thumbs_down,
      },
    ]),
  );
}

function consentIn(row: Stored): Consent {
  if (row.state === 'unreadable') return { state: 'unreadable', problem: row.problem ?? '' };
  if (row.state !== 'given') return { state: 'absent' };
  const { measures, allows_comments, allows_mentions, allows_review_requests, exempt_labels } = row;
  return {
    state: 'given',
    measure: measures,
    comments: allows_comments,
    mentions: allows_mentions,
    review_requests: allows_review_requests,
    exempt_labels,
    contact: null,
  };
}

/** Those that belong to a community, and those that would but for their own word, by owner. */
export async function repositoriesToAsk(db: Database): Promise<RepoRow[]> {
  const { rows } = await sql<RepoRow>`
    select r.*, r.id::text as id from repos r
    where not r.is_private and (
      exists (select 1 from community_repos c where c.repo_id = r.id and c.until = 'infinity')
      or exists (select 1 from upstream_words w where w.repo_id = r.id and not w.measures))
    order by lower(r.full_name)`.execute(db);
  return rows;
}

/** Upstream's word as it was just read, and since when the repository is complete. */
export async function saveWord(db: Database, repoId: string, consent: Consent, now: string): Promise<void> {
  const given = consent.state === 'given' ? consent : null;
  // Whether it is shown anywhere has changed: communities are grouped anew by whoever reads next (`loadPeople`).
  await sql`update institutions set configuration_hash = '' where ${given?.measure ?? true} is distinct from
    coalesce((select measures from upstream_words where repo_id = ${repoId}), true)`.execute(db);
  await sql`
    insert into upstream_words (repo_id, state, measures, allows_comments, allows_mentions, allows_review_requests, exempt_labels, problem,
      read_at, complete_since)
    select r.id, ${consent.state}, ${given?.measure ?? true}, ${given?.comments ?? false}, ${given?.mentions ?? false},
      ${given?.review_requests ?? false},
      ${given ? [...given.exempt_labels] : []}::text[], ${consent.state === 'unreadable' ? consent.problem : null},
      ${now}::timestamptz, case when ${isRepositoryComplete('r.id')} then ${now}::timestamptz end
    from repos r where r.id = ${repoId}
    on conflict (repo_id) do update set state = excluded.state, measures = excluded.measures,
      allows_comments = excluded.allows_comments, allows_mentions = excluded.allows_mentions,
      allows_review_requests = excluded.allows_review_requests,
      exempt_labels = excluded.exempt_labels, problem = excluded.problem, read_at = excluded.read_at,
      complete_since = coalesce(upstream_words.complete_since, excluded.complete_since)`.execute(db);
}
