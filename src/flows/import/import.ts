/**
 * Reads the history of the communities from a github-to-sqlite database: a placeholder for what GitHub itself will say. Cursors
 * and watermarks stay as they are, so that the next backfill reads everything.
 */
import type { Institution } from '../../domain/people/institution.ts';
import type { GithubToSqlite } from '../../import/sqlite-export.ts';
import type { ExportChunk } from '../../import/sqlite-export-chunks.ts';
import { EXPORT_TABLES, type ExportTable } from '../../import/sqlite-export-shape.ts';
import type { Database } from '../../store/driver/database.ts';
import { saveImport } from '../../store/import/import-scopes.ts';
import { noFates, saveImportedComments, saveImportedItems, type Fates } from '../../store/import/imports.ts';
import { loadPeople } from '../../store/people/people.ts';
import { readWatermarks } from '../../store/history/watermarks.ts';
import { knownBefore } from '../../domain/live/sync-plan.ts';
import { chooseRepositories } from '../repositories/choose-repositories.ts';
import { needPseudonymKey, type ReadingProgress } from '../history/history.ts';

export interface ImportOptions {
  db: Database;
  institution: Institution;
  file: GithubToSqlite;
  /** HEADWATER_PSEUDONYM_KEY; null = not set. */
  pseudonymKey: string | null;
  now: () => Date;
  stop: AbortSignal;
  progress: (event: ReadingProgress) => void;
  tidy?: (after: 'page' | 'run') => Promise<void>;
  /** Rows in one transaction, at most. */
  chunkRows?: number;
}

export interface ImportSummary {
  /** The communities' repositories that the file has. */
  repositories: number;
  /** What the file has of them. */
  rows: Record<ExportTable, number>;
  /** What became of that. */
  fates: Record<ExportTable, Fates>;
  /** The newest change that the file knows of; null = it has nothing of the communities. */
  captured_at: string | null;
  /** Repositories with items in the file that no community has. */
  others: string[];
  /** Numbers of those that the file does not name. */
  nameless: string[];
  /** Of the communities: private ones, forks that nobody named, and those of which the file does not say whether they are. */
  hidden: string[];
  forks: string[];
  unclear: string[];
  /** Repositories of the communities that the file names without their number. */
  numberless: string[];
  troubles: ExportChunk['troubles'] & { only_among_issues: number };
  /** The first row that could not be taken, and why. */
  example: string | null;
  stopped: boolean;
}

type Known = Record<'pull_requests' | 'issues', string | null>;

/**
 * Importing again what was imported changes nothing; what was cut off is gone on with.
 * @throws PseudonymKeyMissing before anything is written · SqliteError
 */
export async function importHistory(options: ImportOptions): Promise<ImportSummary> {
  const { db, institution, file, stop } = options;
  await needPseudonymKey(db, options.pseudonymKey);
  await loadPeople(db, institution);
  const { ids, chosen, ...left } = await chooseRepositories(
    { db, institution, now: options.now().toISOString() },
    file.repositories,
  );
  const known = new Map<string, Known>();
  for (const id of ids.values()) {
    const watermarks = await readWatermarks(db, id);
    known.set(id, {
      pull_requests: knownBefore(watermarks, 'pull_requests'),
      issues: knownBefore(watermarks, 'issues'),
    });
  }
  const summary: ImportSummary = {
    repositories: known.size,
    rows: { pull_requests: 0, issues: 0, issue_comments: 0 },
    fates: { pull_requests: noFates(), issues: noFates(), issue_comments: noFates() },
    captured_at: null,
    ...left,
    example: null,
    troubles: {
      unusable: 0,
      merge_unknown: 0,
      people_unknown: 0,
      only_among_issues: chosen.reduce((sum, { only_among_issues }) => sum + only_among_issues, 0),
    },
    stopped: false,
  };
  const people = new Set<string>();
  for (const table of EXPORT_TABLES)
    for (const chunk of file.chunks(table, ids, options.chunkRows)) {
      if (stop.aborted) break;
      await saveChunk(options, table, chunk, { known, people, summary });
    }
  summary.stopped = stop.aborted;
  if (summary.stopped) return summary;
  if (summary.captured_at !== null)
    await saveImport(db, {
      file: file.name,
      captured_at: summary.captured_at,
      imported_at: options.now().toISOString(),
      repos: summary.repositories,
      users: people.size,
      ...summary.rows,
    });
  await options.tidy?.('run');
  return summary;
}

async function saveChunk(
  { db, pseudonymKey, file, now, progress, tidy }: ImportOptions,
  table: ExportTable,
  { batches, looked, troubles, example }: ExportChunk,
  {
    known,
    people,
    summary,
  }: {
    known: ReadonlyMap<string, Known>;
    people: Set<string>;
    summary: ImportSummary;
  },
): Promise<void> {
  let taken = 0;
  for (const [repoId, batch] of batches) {
    const rows = batch[table];
    taken += rows.length;
    const fates =
      table === 'issue_comments'
        ? await saveImportedComments({ db, pseudonymKey }, repoId, batch, now().toISOString())
        : await saveImportedItems({ db, pseudonymKey }, repoId, batch, {
            knownUntil: known.get(repoId)!,
            now: now().toISOString(),
          });
    for (const fate of Object.keys(fates) as (keyof Fates)[]) summary.fates[table][fate] += fates[fate];
    summary.rows[table] += rows.length;
    for (const { id } of batch.users) people.add(id);
    for (const { updated_at } of rows)
      if (summary.captured_at === null || updated_at > summary.captured_at) summary.captured_at = updated_at;
  }
  summary.example ??= example;
  for (const trouble of Object.keys(troubles) as (keyof typeof troubles)[])
    summary.troubles[trouble] += troubles[trouble];
  progress({
    repository: file.name,
    stream: table,
    stored: looked,
    total: file.totals[table],
    page_size: taken,
    points: null,
    points_left: null,
    note: null,
  });
  await tidy?.('page');
}
