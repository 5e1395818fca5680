/** Which picks are on the board. */
import { sql } from 'kysely';
import type { Database } from '../driver/database.ts';
import { isShown } from './shown.ts';

export interface UncardedPick {
  repo_id: string;
  repository: string;
  number: number;
  node_id: string;
  title: string;
  url: string;
  kind: 'pull_request' | 'draft';
  card_id: string | null;
}

/**
 * Open picks of an iteration that are not on the board with a Status. A draft that was sent and whose answer was lost is not
 * among them: there might be two.
 */
export async function uncardedPicks(
  db: Database,
  iterationStart: string,
  board: string,
): Promise<UncardedPick[]> {
  const { rows } = await sql<UncardedPick>`
    select q.repo_id::text, r.full_name as repository, q.number, p.node_id, p.title,
      coalesce((select min(web_base) from institutions), 'https://github.com/') || r.full_name || '/pull/' || q.number as url,
      coalesce(c.kind, 'pull_request') as kind, c.card_id
    from queue_picks q
    join pull_requests p on p.repo_id = q.repo_id and p.number = q.number
    join repos r on r.id = q.repo_id
    left join queue_cards c on c.repo_id = q.repo_id and c.number = q.number and c.board = ${board}
    where q.iteration_start = ${iterationStart} and p.closed_at is null and not coalesce(c.has_status, false)
      and ${isShown('q.repo_id', 'p.author_id')}
      and not coalesce(c.kind = 'draft' and c.card_id is null, false)
    order by q.place, q.number`.execute(db);
  return rows;
}

export async function noteCard(
  db: Database,
  { repo_id, number }: Pick<UncardedPick, 'repo_id' | 'number'>,
  card: {
    board: string;
    kind: UncardedPick['kind'];
    card_id?: string | null;
    has_status?: boolean;
    problem?: string | null;
    now: string;
  },
): Promise<void> {
  const { board, kind, card_id = null, has_status = false, problem = null, now } = card;
  await sql`
    insert into queue_cards (repo_id, number, board, attempted_at, kind, card_id, has_status, problem)
    values (${repo_id}, ${number}, ${board}, ${now}, ${kind}, ${card_id}, ${has_status}, ${problem})
    on conflict (repo_id, number, board) do update set attempted_at = excluded.attempted_at, kind = excluded.kind,
      card_id = coalesce(excluded.card_id, queue_cards.card_id), has_status = excluded.has_status,
      problem = excluded.problem`.execute(db);
}
