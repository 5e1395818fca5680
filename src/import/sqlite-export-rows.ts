/** Rows as github-to-sqlite keeps GitHub's REST answers, to rows of facts. */
import { isDay } from '../domain/calendar/instant.ts';
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

/** What a file may leave open of a repository; until it is known, nothing of it is taken. */
export type UnknownOfRepository = 'private' | 'fork';

/** @returns null where the row makes no sense; what is unknown counts as private, and as a fork */
export function exportedRepoRow(row: TextRow): { repo: RepoRow; unknown: UnknownOfRepository[] } | null {
  const id = idOf(row['id']);
  const full_name = row['full_name'] ?? '';
  const created_at = instantOf(row['created_at']);
  const node_id = plain(row['node_id']);
  if (!id || !node_id || !created_at || !/^[\w.-]+\/[\w.-]+$/.test(full_name)) return null;
  const [is_private, is_fork] = [flag(row['private']), flag(row['fork'])];
  const repo = {
    id,
    node_id,
    full_name,
    default_branch: plain(row['default_branch']),
    is_private: is_private ?? true,
    is_archived: flag(row['archived']) ?? false,
    is_fork: is_fork ?? true,
    created_at,
  };
  return {
    repo,
    unknown: [
      ...(is_private === null ? (['private'] as const) : []),
      ...(is_fork === null ? (['fork'] as const) : []),
    ],
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
    is_draft: flag(row['draft']) ?? false,
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

/** GitHub's list of issues has the pull requests, too. Without a type, JSON with the pull request's addresses tells. */
export function isPullRequest(row: TextRow): boolean {
  if (row['type'] === 'pull' || row['type'] === 'issue') return row['type'] === 'pull';
  return Boolean(row['pull_request']) && !/^(null|0|false|\[\]|\{\})$/.test(row['pull_request']!.trim());
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
  return {
    repo_id,
    id,
    number,
    author_id: personOf(row['user']),
    created_at,
    updated_at,
    ...measures,
    words: null,
  };
}

/** Where a comment stands: "owner/name" in lower case and a number, from its address in the API or on the web. */
export function placeInAddress(address: string | null | undefined): { repo: string; number: string } | null {
  const found = /\/([\w.-]+\/[\w.-]+)\/(?:issues|pull)\/(\d+)(?:#|$)/.exec(address ?? '');
  return found && { repo: found[1]!.toLowerCase(), number: found[2]! };
}

export function numberOf(text: string | null | undefined): number | null {
  const number = wholeNumber(text);
  return /^[1-9]\d{0,8}$/.test(number) ? Number(number) : null;
}

/** What keeps an item or a comment from being taken: the first column that makes no sense, and what stands there. */
export function whyUnusable(row: TextRow, needed: readonly string[]): string {
  const isWrong: Record<string, (text: string | null | undefined) => boolean> = {
    id: (text) => idOf(text) === null,
    number: (text) => numberOf(text) === null,
    node_id: (text) => plain(text) === null,
    title: (text) => text == null,
    state: (text) => text !== 'open' && text !== 'closed',
    created_at: (text) => instantOf(text) === null,
    updated_at: (text) => instantOf(text) === null,
    closed_at: (text) => row['state'] === 'closed' && instantOf(text) === null,
  };
  const column = needed.find((name) => isWrong[name]?.(row[name]));
  if (column === undefined) return 'its issue is not named';
  const said = row[column];
  return said == null ? `${column} is NULL` : `${column} is "${said.slice(0, 40)}"`;
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
    title: row['title'].replaceAll('\0', ''),
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
  const id = wholeNumber(text);
  return /^[1-9]\d{0,17}$/.test(id) ? id : null;
}

function countOf(text: string | null | undefined): number | null {
  const count = wholeNumber(text);
  return /^\d{1,9}$/.test(count) ? Number(count) : null;
}

/** A column that was made for text, or for real numbers, writes 7 as " 7" or "7.0". */
function wholeNumber(text: string | null | undefined): string {
  return (text ?? '').trim().replace(/\.0+$/, '');
}

/** SQLite has no truth values: tools write 0 and 1, or words. @returns null where it does not say */
function flag(text: string | null | undefined): boolean | null {
  const word = wholeNumber(text).toLowerCase();
  if (/^(1|true|t|yes|y|on)$/.test(word)) return true;
  return /^(0|false|f|no|n|off)$/.test(word) ? false : null;
}

/** As GitHub writes it, or as SQLite does ("2026-01-31 10:00:00", which is UTC). */
function instantOf(text: string | null | undefined): string | null {
  const said = (text ?? '').trim();
  const [, day, time, fraction = '', zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d+)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)?$/i.exec(said) ?? [];
  if (day === undefined) return null;
  const offset = /^[+-]/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}` : 'Z';
  const at = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return !Number.isNaN(at.getTime()) && isDay(day) ? at.toISOString() : null;
}

/** PostgreSQL's text cannot hold NUL, and SQLite's can. */
function plain(text: string | null | undefined): string | null {
  return text?.replaceAll('\0', '') || null;
}
