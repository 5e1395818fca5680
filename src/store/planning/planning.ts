/** What the institution plans with, as it is stored: issues page by page with their cursor, a board whole. */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type {
  BoardBatch,
  ForeignIssue,
  PlanningBatch,
  PlanningIssueRow,
  PlanningLinkRow,
} from '../../domain/planning/plans.ts';
import { commit, type Store } from '../history/commit.ts';
import { currentPosition, moveCursor, type StreamPosition } from '../history/cursors.ts';
import { writeUsers } from '../history/facts.ts';
import type { Writing } from '../history/writing.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { writeRepos } from '../repositories/repos.ts';
import { raiseWatermark } from '../history/watermarks.ts';

/** The stream under which the planning repository's cursor and watermark are kept. */
export const PLANNING = 'planning';

/**
 * Issues, what they say, the cursor behind them and the calls that brought them: all or nothing.
 * @returns where the stream stands now: see `savePage`
 */
export async function savePlanningPage(
  store: Store,
  position: StreamPosition,
  page: {
    batch: PlanningBatch;
    unreadable: number[];
    cursor: string | null;
    done: boolean;
    page_size: number;
  },
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<StreamPosition | null> {
  const { repo_id, stream } = position;
  return commit(store, { repo_id, now, calls, stream: PLANNING }, async (writing) => {
    await lockPlans(writing);
    await writePlanning(writing, page.batch);
    for (const number of page.unreadable)
      await sql`insert into unreadable_fields (repo_id, stream, number, path, message)
        values (${repo_id}, ${PLANNING}, ${number}, 'issue', 'GitHub cannot read it whole') on conflict do nothing`.execute(
        writing.trx,
      );
    if (!(await moveCursor(writing, position, page))) return currentPosition(writing, stream);
    if (page.done) await raiseWatermark(writing.trx, repo_id, PLANNING, position.started_at);
    return { ...position, cursor: page.cursor, page_size: page.page_size, finished: page.done };
  });
}

/** Planning issues that stand outside the planning repository, which have no cursor. */
export async function saveForeignIssues(
  store: Store,
  batch: PlanningBatch,
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<void> {
  await commit(store, { repo_id: null, now, calls, stream: PLANNING }, async (writing) => {
    await lockPlans(writing);
    await writePlanning(writing, batch);
  });
}

/** Plans of several repositories, or a board: whoever writes them waits for whoever does. */
async function lockPlans({ trx }: Writing): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('headwater plans', 0))`.execute(trx);
}

async function writePlanning(writing: Writing, given: PlanningBatch): Promise<void> {
  const { trx } = writing;
  await writeRepos(writing, given.repos);
  const kept = writing.storable('planning_issues', given.issues);
  const issues = JSON.stringify(kept);
  const labels = writing.storable('planning_labels', given.labels);
  await writing.each(
    kept,
    (some) => upsertIssues(writing, some),
    (row, reason) => writing.refuse('planning_issues', row, reason),
  );
  await sql`delete from planning_labels old using json_populate_recordset(null::planning_issues, ${issues}::json) i
    where old.repo_id = i.repo_id and old.number = i.number and not exists (
      select 1 from json_populate_recordset(null::planning_labels, ${JSON.stringify(labels)}::json) l
      where l.repo_id = old.repo_id and l.number = old.number and l.label = old.label and l.since = old.since)`.execute(
    trx,
  );
  await writing.upsert('planning_labels', LABELS, labels);
  await writing.each(
    writing.storable('planning_links', given.links),
    (some) => insertLinks(writing, some),
    (row, reason) => writing.refuse('planning_links', row, reason),
  );
  await writing.upsert('planning_texts', TEXTS, given.texts);
  const subIssues = writing.storable('planning_sub_issues', given.sub_issues);
  await sql`insert into planning_sub_issues as old (node_id, planned_since)
    select node_id, min(planned_since)
    from json_populate_recordset(null::planning_sub_issues, ${JSON.stringify(subIssues)}::json) group by node_id
    on conflict (node_id) do update set planned_since = excluded.planned_since
    where old.planned_since > excluded.planned_since`.execute(trx);
}

async function upsertIssues({ trx }: Writing, issues: readonly PlanningIssueRow[]): Promise<void> {
  await sql`
    insert into planning_issues as old (repo_id, number, node_id, title, origin, planned_since, created_at, updated_at)
    select repo_id, number, node_id, title, origin, planned_since, created_at, updated_at
    from json_populate_recordset(null::planning_issues, ${JSON.stringify(issues)}::json)
    on conflict (repo_id, number) do update set node_id = excluded.node_id, title = excluded.title,
      origin = case when 'repository' in (old.origin, excluded.origin) then 'repository' else old.origin end,
      planned_since = least(old.planned_since, excluded.planned_since),
      created_at = excluded.created_at, updated_at = excluded.updated_at, gone_at = null
    where old.updated_at <= excluded.updated_at and (old.title, old.updated_at, old.planned_since, old.gone_at)
      is distinct from (excluded.title, excluded.updated_at, least(old.planned_since, excluded.planned_since), null)`.execute(
    trx,
  );
}

/** A link dates from the earliest version that was ever seen to have it; a text that was deleted did say it. */
async function insertLinks({ trx }: Writing, links: readonly PlanningLinkRow[]): Promise<void> {
  await sql`
    insert into planning_links as old (repo_id, text_id, number, url, other_repository, other_number, linked_at)
    select repo_id, text_id, number, url, other_repository, other_number, linked_at
    from json_populate_recordset(null::planning_links, ${JSON.stringify(links)}::json)
    on conflict (repo_id, text_id, other_repository, other_number)
    do update set linked_at = least(old.linked_at, excluded.linked_at)
    where old.linked_at is distinct from least(old.linked_at, excluded.linked_at)`.execute(trx);
}

const LABELS = {
  key: ['repo_id', 'number', 'label', 'since'],
  columns: ['repo_id', 'number', 'label', 'since', 'until'],
};
const TEXTS = {
  key: ['repo_id', 'id'],
  columns: ['repo_id', 'id', 'number', 'kind', 'last_edited_at'],
};
const CARDS = {
  key: ['board', 'id'],
  columns: [
    ...['board', 'id', 'kind', 'content_repo_id', 'content_number', 'title', 'created_at', 'creator_id'],
    ...['is_archived', 'status', 'iteration', 'iteration_start', 'iteration_days', 'estimate', 'end_date'],
    'gone_at',
  ],
};

/** Which of these texts were edited since they were read version by version. */
export async function editedSince(
  db: Database,
  texts: readonly { id: string; last_edited_at: string }[],
): Promise<Set<string>> {
  if (texts.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select t.id from json_to_recordset(${JSON.stringify(texts)}::json) as t(id text, last_edited_at timestamptz)
    where not exists (
      select 1 from planning_texts k where k.id = t.id and k.last_edited_at is not distinct from t.last_edited_at)`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Whether some issue could not be read whole the last time: all are read again then. */
export async function hasUnreadablePlans(db: Database, repoId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from unreadable_fields where repo_id = ${repoId} and stream = ${PLANNING} limit 1`.execute(
      db,
    );
  return rows.length > 0;
}

/** What cannot be read this time either will be found again. */
export async function forgetUnreadablePlans(db: Database, repoId: string): Promise<void> {
  await sql`delete from unreadable_fields where repo_id = ${repoId} and stream = ${PLANNING}`.execute(db);
}

/** Issues of the planning repository that GitHub no longer shows, after all of them were read. */
export async function saveGoneIssues(
  store: Store,
  repoId: string,
  present: readonly number[],
  now: string,
): Promise<void> {
  await commit(store, { repo_id: repoId, now }, ({ trx }) =>
    sql`update planning_issues set gone_at = ${now} where repo_id = ${repoId} and origin = 'repository'
      and gone_at is null and number <> all(${present}::int[])`.execute(trx),
  );
}

/** What planning issues were given as sub-issues, wherever it stands. */
export async function subIssues(db: Database): Promise<ForeignIssue[]> {
  const { rows } = await sql<{ node_id: string; planned_since: Date }>`
    select node_id, planned_since from planning_sub_issues`.execute(db);
  return rows.map(({ node_id, planned_since }) => ({
    node_id,
    origin: 'sub_issue',
    planned_since: planned_since.toISOString(),
  }));
}

/** Issues elsewhere that GitHub no longer shows. */
export async function saveGoneForeign(store: Store, nodeIds: readonly string[], now: string): Promise<void> {
  if (nodeIds.length === 0) return;
  await commit(store, { repo_id: null, now }, async (writing) => {
    await lockPlans(writing);
    await sql`update planning_issues set gone_at = ${now}
      where node_id = any(${nodeIds}::text[]) and origin <> 'repository' and gone_at is null`.execute(
      writing.trx,
    );
    await sql`delete from planning_sub_issues where node_id = any(${nodeIds}::text[])`.execute(writing.trx);
  });
}

/** Under whatever name the configuration knows it. */
export async function rememberName(db: Database, repoId: string, name: string): Promise<void> {
  await sql`insert into repo_names (repo_id, name_key) values (${repoId}, ${name.toLowerCase()}) on conflict do nothing`.execute(
    db,
  );
}

/** Those that stand elsewhere, as they were read last. */
export async function foreignIssues(
  db: Database,
): Promise<(ForeignIssue & { updated_at: string; repo_id: string; number: number })[]> {
  const { rows } = await sql<
    ForeignIssue & { updated_at: Date; planned_at: Date; repo_id: string; number: number }
  >`
    select node_id, origin, planned_since as planned_at, updated_at, repo_id::text as repo_id, number
    from planning_issues where origin <> 'repository' and gone_at is null`.execute(db);
  return rows.map(({ planned_at, updated_at, ...row }) => ({
    ...row,
    planned_since: planned_at.toISOString(),
    updated_at: updated_at.toISOString(),
  }));
}

/** Which of these node ids are issues of the planning repository itself. */
export async function ownIssues(db: Database, nodeIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ node_id: string }>`
    select node_id from planning_issues where origin = 'repository' and node_id = any(${nodeIds}::text[])`.execute(
    db,
  );
  return new Set(rows.map(({ node_id }) => node_id));
}

/**
 * A board as it is now. What it no longer has is marked, and a draft card's link dates from the card's creation unless
 * the card had been seen without it.
 */
export async function saveBoard(
  store: Store,
  board: string,
  given: BoardBatch,
  { calls, now }: { calls: readonly ApiCallRow[]; now: string },
): Promise<void> {
  await commit(store, { repo_id: null, now, calls, stream: PLANNING }, async (writing) => {
    const { trx } = writing;
    await lockPlans(writing);
    const batch = writing.pseudonymize({
      ...given,
      users: writing.storable('users', given.users),
      board_cards: writing.storable('board_cards', given.board_cards),
    });
    await writeUsers(writing, batch.users);
    await writeRepos(writing, batch.repos);
    const links = writing.storable(
      'board_links',
      batch.board_links.map((link) => ({ ...link, linked_at: now })),
    );
    await sql`
      insert into board_links (board, card_id, other_repository, other_number, linked_at)
      select l.board, l.card_id, l.other_repository, l.other_number, case when known.id is null then c.created_at else ${now}::timestamptz end
      from json_to_recordset(${JSON.stringify(links)}::json)
        as l(board text, card_id text, other_repository text, other_number integer)
      join json_populate_recordset(null::board_cards, ${JSON.stringify(batch.board_cards)}::json) c on c.id = l.card_id
      left join board_cards known on known.board = l.board and known.id = l.card_id
      on conflict do nothing`.execute(trx);
    const { rows } = await sql<{ id: string }>`select id from board_cards where board = ${board}`.execute(
      trx,
    );
    const known = new Set(rows.map(({ id }) => id));
    // A card whose content is hidden from us now was what it was before.
    const seen = batch.board_cards.filter(({ id, kind }) => kind !== 'hidden' || !known.has(id));
    await writing.upsert(
      'board_cards',
      CARDS,
      seen.map((card) => ({ ...card, gone_at: null })),
    );
    if (batch.is_whole)
      await sql`update board_cards set gone_at = ${now} where board = ${board} and gone_at is null
        and id <> all(${batch.board_cards.map(({ id }) => id)}::text[])`.execute(trx);
    await noteBoardReading(trx, board, 'ok', now, batch.url);
  });
}

/** @param outcome 'ok', or in words why the board could not be read */
export async function noteBoardReading(
  db: Database | DatabaseTransaction,
  board: string,
  outcome: string,
  now: string,
  url: string | null = null,
): Promise<void> {
  await sql`insert into board_readings as old (board, read_at, outcome, url) values (${board}, ${now}, ${outcome}, ${url})
    on conflict (board) do update set read_at = excluded.read_at, outcome = excluded.outcome,
      url = coalesce(excluded.url, old.url)`.execute(db);
}
