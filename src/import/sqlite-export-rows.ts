/** Rows as github-to-sqlite keeps GitHub's REST answers, to rows of facts. */
import type { IssueCommentRow, IssueRow, PullRequestRow, RepoRow } from '../domain/history/facts.ts';
import type { TextRow } from './sqlite-file.ts';

/** A row whose text was measured and let go. */
export interface MeasuredRow {
  row: TextRow;
  measures: { body_length: number; body_words: number };
}

/** users.id of what a column refers to; null = nobody, or nobody that the file knows. */
export type PersonOf = (reference: string | null | undefined) => string | null;

/** Without number, dates or state an item cannot be stored; whether it was merged must be known once it is closed. */
export type Unusable = 'unusable' | 'merge_unknown';

/** @returns null where the row makes no sense */
export function exportedRepoRow(row: TextRow): RepoRow | null {
  const id = idOf(row['id']);
  const full_name = row['full_name'] ?? '';
  const created_at = instantOf(row['created_at']);
  const node_id = plain(row['node_id']);
  if (!id || !node_id || !created_at || !/^[\w.-]+\/[\w.-]+$/.test(full_name)) return null;
  return {
    id,
    node_id,
    full_name,
    default_branch: plain(row['default_branch']),
    is_private: row['private'] !== '0',
    is_archived: row['archived'] === '1',
    is_fork: row['fork'] !== '0',
    created_at,
  };
}

export function exportedPullRequestRow(
  { row, measures }: MeasuredRow,
  repo_id: string,
  personOf: PersonOf,
): PullRequestRow | Unusable {
  const shared = sharedColumns(row, repo_id, personOf);
  if (shared === null) return 'unusable';
  const merged_at = mergedAt(row);
  if (shared.closed_at !== null && merged_at === undefined) return 'merge_unknown';
  return {
    ...shared,
    ...measures,
    state: shared.closed_at === null ? 'OPEN' : merged_at ? 'MERGED' : 'CLOSED',
    is_draft: row['draft'] === '1',
    merged_at: shared.closed_at === null ? null : (merged_at ?? null),
    merged_by_id: shared.closed_at !== null && merged_at ? personOf(row['merged_by']) : null,
    additions: countOf(row['additions']),
    deletions: countOf(row['deletions']),
    changed_files: countOf(row['changed_files']),
    // The file keeps the commit that it is based on, not the branch.
    base_ref: null,
    // Of texts the chunks keep the lengths alone; GitHub's own page says it.
    ai_disclosure: null,
  };
}

export function exportedIssueRow(
  { row, measures }: MeasuredRow,
  repo_id: string,
  personOf: PersonOf,
): IssueRow | 'unusable' {
  const shared = sharedColumns(row, repo_id, personOf);
  if (shared === null) return 'unusable';
  return {
    ...shared,
    ...measures,
    state: shared.closed_at === null ? 'OPEN' : 'CLOSED',
    state_reason: plain(row['state_reason'])?.toUpperCase() ?? null,
  };
}

/** GitHub's list of issues has the pull requests, too. */
export function isPullRequest(row: TextRow): boolean {
  return row['type'] === 'pull' || Boolean(row['pull_request']);
}

export function exportedCommentRow(
  { row, measures }: MeasuredRow,
  repo_id: string,
  number: number,
  personOf: PersonOf,
): IssueCommentRow | 'unusable' {
  const id = idOf(row['id']);
  const created_at = instantOf(row['created_at']);
  const updated_at = instantOf(row['updated_at']);
  if (!id || !created_at || !updated_at) return 'unusable';
  return { repo_id, id, number, author_id: personOf(row['user']), created_at, updated_at, ...measures };
}

/** Where a comment stands: "owner/name" in lower case and a number, from its address in the API or on the web. */
export function placeInAddress(address: string | null | undefined): { repo: string; number: string } | null {
  const found = /\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)(?:#|$)/.exec(address ?? '');
  return found && { repo: found[1]!.toLowerCase(), number: found[2]! };
}

export function numberOf(text: string | null | undefined): number | null {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : null;
}

/** An id; early versions kept a whole person as JSON under `merged_by`. */
export function referenceOf(text: string | null | undefined): string | null {
  const id = text?.startsWith('{') ? parsed(text)?.['id'] : text;
  return idOf(typeof id === 'number' ? String(id) : (id as string | null | undefined));
}

function sharedColumns(row: TextRow, repo_id: string, personOf: PersonOf) {
  const id = idOf(row['id']);
  const number = numberOf(row['number']);
  const node_id = plain(row['node_id']);
  const created_at = instantOf(row['created_at']);
  const updated_at = instantOf(row['updated_at']);
  const isOpen = row['state'] === 'open';
  const closed_at = isOpen ? null : instantOf(row['closed_at']);
  if (!id || !number || !node_id || !created_at || !updated_at || row['title'] == null) return null;
  if (!isOpen && (row['state'] !== 'closed' || !closed_at)) return null;
  return {
    repo_id,
    number,
    id,
    node_id,
    title: row['title'],
    author_id: personOf(row['user']),
    created_at,
    updated_at,
    closed_at,
    // How many entries GitHub counts, no file says.
    timeline_count: null,
  };
}

/** Rows that came by a search have it inside `pull_request`. @returns undefined where the file does not say */
function mergedAt(row: TextRow): string | null | undefined {
  const inside = parsed(row['pull_request']);
  if (inside) return 'merged_at' in inside ? instantOf(inside['merged_at'] as string | null) : undefined;
  return 'merged_at' in row ? instantOf(row['merged_at']) : undefined;
}

function parsed(text: string | null | undefined): Record<string, unknown> | null {
  if (!text?.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function idOf(text: string | null | undefined): string | null {
  return /^[1-9]\d{0,17}$/.test(text ?? '') ? text! : null;
}

function countOf(text: string | null | undefined): number | null {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : null;
}

function instantOf(text: string | null | undefined): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text ?? '')) return null;
  const at = new Date(text!);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** PostgreSQL's text cannot hold NUL, and SQLite's can. */
function plain(text: string | null | undefined): string | null {
  return text?.replaceAll('\0', '') || null;
}
