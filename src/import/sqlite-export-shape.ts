/**
 * Which tables and columns a database of github-to-sqlite has: that depends on its version and on what was fetched. Only
 * what is named here is ever asked for, and no e-mail address is.
 */
import type { SqliteFile } from './sqlite-file.ts';

export type ExportTable = 'pull_requests' | 'issues' | 'issue_comments';
export const EXPORT_TABLES: ExportTable[] = ['pull_requests', 'issues', 'issue_comments'];

type Table = ExportTable | 'repos' | 'users';

export interface ExportShape {
  has(table: Table, column?: string): boolean;
  /** The columns that there are, as text, under their own names. */
  selected(table: Table, alias: string): string;
  /** What is not there, in words. */
  missing: string[];
}

interface Wanted {
  needs: string[];
  /** One of them, at least. */
  needsOne?: string[];
  /** Stays unknown where it is missing. */
  likes: string[];
}

const ITEM = [
  'id',
  'node_id',
  'number',
  'repo',
  'title',
  'user',
  'state',
  'created_at',
  'updated_at',
  'closed_at',
];

const WANTED: Record<Table, Wanted> = {
  repos: {
    needs: ['id', 'node_id', 'full_name', 'created_at'],
    likes: ['private', 'fork', 'default_branch', 'archived'],
  },
  users: { needs: ['id', 'login', 'type'], likes: ['node_id'] },
  pull_requests: {
    needs: ITEM,
    needsOne: ['merged_at', 'pull_request'],
    likes: ['body', 'draft', 'merged_by', 'additions', 'deletions', 'changed_files'],
  },
  issues: { needs: ITEM, needsOne: ['type', 'pull_request'], likes: ['body', 'state_reason'] },
  issue_comments: {
    needs: ['id', 'user', 'created_at', 'updated_at'],
    needsOne: ['issue', 'issue_url', 'html_url'],
    likes: ['body'],
  },
};
export const TABLES = Object.keys(WANTED) as Table[];

export function shapeOf(file: SqliteFile): ExportShape {
  const columns = new Map<Table, Set<string>>();
  const missing: string[] = [];
  for (const table of TABLES) {
    const { needs, needsOne = [], likes } = WANTED[table];
    const there = new Set(file.columns(table));
    const lacking = needs.filter((column) => !there.has(column));
    if (needsOne.length > 0 && !needsOne.some((column) => there.has(column)))
      lacking.push(needsOne.join(' or '));
    if (there.size === 0) missing.push(`the table ${table}`);
    else if (lacking.length > 0) missing.push(`the columns of ${table} (${lacking.join(', ')})`);
    else {
      columns.set(table, there);
      missing.push(...likes.filter((column) => !there.has(column)).map((column) => `${table}.${column}`));
    }
  }
  return {
    missing,
    has: (table, column) => columns.has(table) && (column === undefined || columns.get(table)!.has(column)),
    selected: (table, alias) => {
      const { needs, needsOne = [], likes } = WANTED[table];
      return [...needs, ...needsOne, ...likes]
        .filter((column) => columns.get(table)?.has(column))
        .map((column) => `cast(${alias}."${column}" as text) as "${column}"`)
        .join(', ');
    },
  };
}
