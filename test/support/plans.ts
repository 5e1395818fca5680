/** Plans for hand-worked cases: planning issues with their labels and links, cards on the board. */
import { sql } from 'kysely';
import type { BoardCardRow, PlanningBatch } from '../../src/domain/planning/plans.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { saveBoard, saveForeignIssues } from '../../src/store/planning/planning.ts';
import { instant, repo } from './builders.ts';

export const PLANNING_REPO = repo({ id: '9', full_name: 'field-station/planning' });
export const BOARD = 'field-station/57';

export interface Planned {
  number: number;
  opened: string;
  /** Label → when it was put on, and taken off. */
  labels?: Record<string, [on: string, off?: string]>;
  /** "owner/name#12" → when the body first said so; null = nothing tells. */
  body?: Record<string, string | null>;
  comments?: Record<string, string | null>;
  /** Elsewhere: since when it is a sub-issue, or on the board. */
  since?: string;
}

export async function plan(db: Database, issues: Planned[]): Promise<void> {
  const batch: PlanningBatch = {
    repos: [PLANNING_REPO],
    issues: [],
    labels: [],
    texts: [],
    links: [],
    sub_issues: [],
  };
  for (const { number, opened, labels = {}, since, ...said } of issues) {
    const place = { repo_id: PLANNING_REPO.id, number };
    batch.issues.push({
      ...place,
      node_id: `I_plan_${number}`,
      title: `Plan ${number}`,
      origin: since === undefined ? 'repository' : 'sub_issue',
      planned_since: instant(since ?? opened),
      created_at: instant(opened),
      updated_at: instant(opened),
    });
    for (const [label, [on, off]] of Object.entries(labels))
      batch.labels.push({ ...place, label, since: instant(on), until: off ? instant(off) : 'infinity' });
    for (const kind of ['body', 'comments'] as const) {
      const text_id = `${kind}_${number}`;
      batch.texts.push({
        ...place,
        id: text_id,
        kind: kind === 'body' ? 'body' : 'comment',
        last_edited_at: null,
      });
      for (const [link, at] of Object.entries(said[kind] ?? {})) {
        const [other_repository, other] = link.split('#') as [string, string];
        batch.links.push({
          ...place,
          text_id,
          url: `https://github.com/${PLANNING_REPO.full_name}/issues/${number}`,
          other_repository,
          other_number: Number(other),
          linked_at: at === null ? null : instant(at),
        });
      }
    }
  }
  await saveForeignIssues({ db }, batch, { calls: [], now: '2026-01-01T00:00:00Z' });
  await sql`update institutions set planning_repository = ${PLANNING_REPO.full_name}`.execute(db);
}

export function cardOf(number: number, at: string, over: Partial<BoardCardRow> = {}): BoardCardRow {
  return {
    board: BOARD,
    id: `PVTI_${number}_${over.kind ?? 'pull_request'}`,
    kind: 'pull_request',
    content_repo_id: '1',
    content_number: number,
    title: null,
    created_at: instant(at),
    creator_id: null,
    is_archived: false,
    status: null,
    iteration: null,
    iteration_start: null,
    iteration_days: null,
    estimate: null,
    end_date: null,
    ...over,
  };
}

/** The whole board, as it was read at an instant; drafts name what their ids are given here. */
export async function board(
  db: Database,
  cards: BoardCardRow[],
  readAt: string,
  drafts: Record<string, string> = {},
): Promise<void> {
  const board_links = Object.entries(drafts).map(([card_id, link]) => {
    const [other_repository, other] = link.split('#') as [string, string];
    return { board: BOARD, card_id, other_repository, other_number: Number(other) };
  });
  await saveBoard(
    { db },
    BOARD,
    {
      url: `https://github.com/orgs/field-station/projects/57`,
      is_whole: true,
      users: [],
      repos: [],
      board_cards: cards,
      board_links,
      issues: [],
    },
    { calls: [], now: instant(readAt) },
  );
  await sql`update institutions set planning_board = ${BOARD}`.execute(db);
}
