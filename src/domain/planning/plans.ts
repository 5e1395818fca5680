/**
 * What the institution plans with, as rows: one type per table, with the table's own column names. Instants are ISO
 * 8601 in UTC. Of what people write only references to pull requests are kept.
 */
import type { RepoRow, UserRow } from '../history/facts.ts';

export type PlanningOrigin = 'repository' | 'sub_issue' | 'board';

export interface PlanningIssueRow {
  repo_id: string;
  number: number;
  node_id: string;
  title: string;
  origin: PlanningOrigin;
  /** When it became a planning item: nothing in it was planned before. */
  planned_since: string;
  created_at: string;
  updated_at: string;
}

/** A label while it was on a planning issue, half-open; `until` "infinity" = it still is. */
export interface PlanningLabelRow {
  repo_id: string;
  number: number;
  label: string;
  since: string;
  until: string;
}

/** A body or a comment of a planning issue. */
export interface PlanningTextRow {
  repo_id: string;
  /** GitHub's node id. */
  id: string;
  number: number;
  kind: 'body' | 'comment';
  /** null = never edited. */
  last_edited_at: string | null;
}

/** A reference to a pull request (or issue: GitHub numbers them together) in one of these texts. */
export interface PlanningLinkRow {
  repo_id: string;
  text_id: string;
  number: number;
  url: string;
  /** owner/name in lower case. */
  other_repository: string;
  other_number: number;
  /** When the text first said so; null = no version that can be read tells. */
  linked_at: string | null;
}

/** A card of a Projects v2 board; the fields that the institution's board does not have are null. */
export interface BoardCardRow {
  /** owner/number in lower case. */
  board: string;
  id: string;
  kind: 'issue' | 'pull_request' | 'draft' | 'hidden';
  content_repo_id: string | null;
  content_number: number | null;
  title: string | null;
  created_at: string;
  creator_id: string | null;
  is_archived: boolean;
  status: string | null;
  iteration: string | null;
  /** Days: "2026-07-08". */
  iteration_start: string | null;
  iteration_days: number | null;
  estimate: number | null;
  end_date: string | null;
}

/** A reference in title or body of a draft card. */
export interface BoardLinkRow {
  board: string;
  card_id: string;
  other_repository: string;
  other_number: number;
}

/** An issue outside the planning repository that became a planning item. */
export interface ForeignIssue {
  node_id: string;
  origin: 'sub_issue' | 'board';
  planned_since: string;
}

/** Planning issues with everything that hangs on them, ready to be stored in one transaction. */
export interface PlanningBatch {
  repos: RepoRow[];
  issues: PlanningIssueRow[];
  labels: PlanningLabelRow[];
  texts: PlanningTextRow[];
  links: PlanningLinkRow[];
  /** Sub-issues that these issues were given, wherever they stand. */
  sub_issues: ForeignIssue[];
}

/** A board as it is now. */
export interface BoardBatch {
  url: string;
  /** As many cards as GitHub counts: what is not among them is gone. */
  is_whole: boolean;
  users: UserRow[];
  repos: RepoRow[];
  board_cards: BoardCardRow[];
  board_links: BoardLinkRow[];
  /** Issues on the board: those outside the planning repository became planning items there. */
  issues: ForeignIssue[];
}
