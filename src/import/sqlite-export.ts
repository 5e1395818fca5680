/** A database that github-to-sqlite made: GitHub's REST answers of another day, a table a kind. */
import { basename } from 'node:path';
import type { RepoRow } from '../domain/history/facts.ts';
import { CHUNK_ROWS, exportChunks, type ExportChunk } from './sqlite-export-chunks.ts';
import { exportedRepoRow, type UnknownOfRepository } from './sqlite-export-rows.ts';
import { EXPORT_TABLES, shapeOf, TABLES, type ExportShape, type ExportTable } from './sqlite-export-shape.ts';
import { openSqlite, SqliteError, type SqliteFile } from './sqlite-file.ts';

/** One that the file has a row for, or that its items refer to by number or by name. */
export interface ExportRepository {
  /** As items refer to it: its id, its name in lower case. */
  references: string[];
  full_name: string | null;
  /** null = the file has no row for it. */
  row: RepoRow | null;
  /** What the file does not say of it; absent = it says all. */
  unknown?: UnknownOfRepository[];
  /** Issues and pull requests. */
  items: number;
  /** Pull requests that stand among the issues alone: whether they were merged is not known. */
  only_among_issues: number;
}

export interface GithubToSqlite {
  /** The file's name without its folder. */
  name: string;
  repositories: ExportRepository[];
  totals: Record<ExportTable, number>;
  /** Tables and columns that are not there, in words. */
  missing: string[];
  /**
   * @param repoIds the id under which a repository is stored, by each of its references; others are passed over
   * @param most rows of a chunk
   */
  chunks(
    table: ExportTable,
    repoIds: ReadonlyMap<string, string>,
    most?: number,
  ): Generator<ExportChunk, undefined>;
  close(): void;
}

/** @throws SqliteError when it cannot be read, or has nothing that can be imported */
export function openGithubToSqlite(path: string): GithubToSqlite {
  const file = openSqlite(path, TABLES);
  try {
    const shape = shapeOf(file);
    if (!EXPORT_TABLES.some((table) => shape.has(table)))
      throw new SqliteError(
        `${path} has no table of pull requests, issues or comments as github-to-sqlite makes them; give the path of a database that it made.`,
      );
    const total = (table: ExportTable) =>
      shape.has(table) ? countOf(file, `select count(*) from ${table}`) : 0;
    return {
      name: basename(path),
      repositories: repositoriesOf(file, shape),
      totals: {
        pull_requests: total('pull_requests'),
        issues: total('issues'),
        issue_comments: total('issue_comments'),
      },
      missing: shape.missing,
      chunks: (table, repoIds, most = CHUNK_ROWS) => exportChunks(file, shape, table, repoIds, most),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

function countOf(file: SqliteFile, query: string): number {
  const [row] = [...file.rows(query)];
  return Number(Object.values(row ?? {})[0]);
}

function repositoriesOf(file: SqliteFile, shape: ExportShape): ExportRepository[] {
  const found = new Map<string, ExportRepository>();
  const none = { items: 0, only_among_issues: 0 };
  if (shape.has('repos'))
    for (const row of file.rows(`select ${shape.selected('repos', 'r')} from repos r`)) {
      const read = exportedRepoRow(row);
      if (read === null) continue;
      const { repo, unknown } = read;
      const references = [repo.id, repo.full_name.toLowerCase()];
      const one = {
        references,
        full_name: repo.full_name,
        row: repo,
        ...(unknown.length > 0 && { unknown }),
        ...none,
      };
      for (const reference of references) found.set(reference, one);
    }
  const of = (repo: string): ExportRepository => {
    const known = found.get(repo.toLowerCase());
    if (known) return known;
    // The first versions kept the name where later ones keep the number.
    const full_name = repo.includes('/') ? repo : null;
    const one = { references: [repo.toLowerCase()], full_name, row: null, ...none };
    found.set(repo.toLowerCase(), one);
    return one;
  };
  for (const table of ['pull_requests', 'issues'] as const)
    if (shape.has(table))
      for (const { repo, items } of file.rows(
        `select cast(repo as text) as repo, count(*) as items from ${table} where repo is not null group by 1`,
      ))
        of(repo!).items += Number(items);
  for (const { repo, items } of file.rows(onlyAmongIssues(shape)))
    of(repo!).only_among_issues = Number(items);
  return [...new Set(found.values())];
}

/** GitHub's list of issues has the pull requests, too. A join, so that SQLite makes itself an index for it. */
function onlyAmongIssues(shape: ExportShape): string {
  if (!shape.has('issues')) return `select null as repo, null as items where false`;
  const isPull = shape.has('issues', 'type') ? `i.type = 'pull'` : `i.pull_request is not null`;
  const [joined, isMissing] = shape.has('pull_requests')
    ? ['left join pull_requests p on p.repo = i.repo and p.number = i.number', 'p.id is null']
    : ['', 'true'];
  return `select cast(i.repo as text) as repo, count(*) as items from issues i ${joined}
    where ${isPull} and ${isMissing} and i.repo is not null group by 1`;
}
