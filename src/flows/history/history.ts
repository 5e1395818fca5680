/** The history of one repository, stream by stream: what backfill and sync have in common. */
import type { Institution } from '../../domain/people/institution.ts';
import { hashedLogin, pseudonymizerFor } from '../../domain/people/pseudonyms.ts';
import type { GitHubClient } from '../../github/transport/types.ts';
import { recording } from '../../github/transport/recording.ts';
import { FILE_LISTS_PAGE_SIZE, PAGE_SIZE, type PageSizeLimits } from '../../github/transport/page-size.ts';
import type { RepositoryStream } from '../../github/history/page.ts';
import { bookCalls } from '../../store/history/api-calls.ts';
import type { StreamPosition } from '../../store/history/cursors.ts';
import type { Database } from '../../store/driver/database.ts';
import { optedOut } from '../../store/people/opt-out.ts';
import { unreadParts, type UnreadPart } from '../../store/repositories/unread-parts.ts';
import type { PlanningSource } from '../planning/planning-source.ts';

export interface ReadingOptions {
  db: Database;
  github: GitHubClient;
  institution: Institution;
  now: () => Date;
  stop: AbortSignal;
  progress: (event: ReadingProgress) => void;
  pageSize?: PageSizeLimits;
  /** What the institution plans with; absent = it plans nothing on GitHub. */
  planning?: PlanningSource | null;
  /** HEADWATER_PSEUDONYM_KEY; null = not set. */
  pseudonymKey?: string | null;
  /** The database's housekeeping, where it needs any. */
  tidy?: (after: 'page' | 'run') => Promise<void>;
}

/** After every page. */
export interface ReadingProgress {
  repository: string;
  stream: string;
  /** Items of this stream read so far, of `total` where GitHub says how many there are. */
  stored: number;
  total: number | null;
  page_size: number;
  points: number | null;
  points_left: number | null;
  /** Something worth a line of its own. */
  note: string | null;
}

export interface ReadingSummary {
  repositories: number;
  /** Items read in this run. */
  pull_requests: number;
  issues: number;
  requests: number;
  points: number;
  /** Streams that had something to be read. */
  streams: number;
  /** Parts that GitHub could not deliver, though a later run may get them. */
  failed: number;
  /** Repositories of which nothing could be read. */
  closed: number;
  /** GitHub does not know some field of a question: Headwater and this GitHub do not fit. */
  unknown_fields: boolean;
  /** It was asked to stop before it was done. */
  stopped: boolean;
  /** One line per repository, or account, that GitHub would not let us read. */
  refused: string[];
  /** One line per repository of which less is stored than GitHub counts. */
  incomplete: string[];
  /** One line per thing in what was read that cannot be used as it is. */
  warnings: string[];
}

/** What every step of one run shares. */
export interface Run extends Omit<ReadingOptions, 'pageSize' | 'pseudonymKey'> {
  sizes: PageSizeLimits;
  /** The same for lists of changed files. */
  file_list_sizes: PageSizeLimits;
  /** Node id and updated_at of the pull requests whose files were asked for: once in a run is enough. */
  file_lists_asked: Set<string>;
  /**
   * Parts that GitHub did not give at the last look, the keys of those that this run could not read, and how many of these
   * followed one on the other since something could be read.
   */
  unread: { parts: Map<string, UnreadPart>; noted: Set<string>; in_a_row: number };
  summary: ReadingSummary;
  pseudonymKey: string | null;
  /** What is kept of a login whose bearer opted out, in lower case; null = no pseudonym key is set, so nobody has. */
  hashed: ((login: string) => string) | null;
}

/** A stream to be read, and what reading it means. */
export interface PlannedStream {
  stream: RepositoryStream;
  position: StreamPosition;
  /** By what the reading is cut at `position.down_to`. */
  order: 'CREATED_AT' | 'UPDATED_AT';
  /** Reading it to the end makes the stream complete. */
  completes: boolean;
  /** Everything before this instant had been read already; null = nothing is known of that. */
  known_until: string | null;
}

export function emptySummary(): ReadingSummary {
  return {
    repositories: 0,
    pull_requests: 0,
    issues: 0,
    requests: 0,
    points: 0,
    streams: 0,
    failed: 0,
    closed: 0,
    unknown_fields: false,
    stopped: false,
    refused: [],
    incomplete: [],
    warnings: [],
  };
}

/** @throws PseudonymKeyMissing where somebody opted out: without the key their names would come back */
export async function beginRun(options: ReadingOptions, summary: ReadingSummary): Promise<Run> {
  const key = options.pseudonymKey ?? null;
  await needPseudonymKey(options.db, key);
  return {
    ...options,
    sizes: options.pageSize ?? PAGE_SIZE,
    file_list_sizes: options.pageSize ?? FILE_LISTS_PAGE_SIZE,
    file_lists_asked: new Set(),
    unread: { parts: await unreadParts(options.db), noted: new Set(), in_a_row: 0 },
    summary,
    pseudonymKey: key,
    hashed: key === null ? null : (login) => hashedLogin(login, key),
  };
}

/** Nothing is read where somebody opted out and the key is not known: better than to fail with the first page. @throws PseudonymKeyMissing */
export async function needPseudonymKey(db: Database, key: string | null): Promise<void> {
  pseudonymizerFor(await optedOut(db), key);
}

/**
 * One reading: the calls that it makes are booked with what they bring, and what is left of them, since GitHub refused or
 * there was nothing to be stored, when it ends.
 */
export async function asking<T>(
  run: Pick<Run, 'db' | 'github' | 'summary'>,
  work: (github: GitHubClient) => Promise<T>,
): Promise<T> {
  const github = counted(recording(run.github), run.summary);
  try {
    return await work(github);
  } finally {
    await bookCalls(run.db, github.takeCalls());
  }
}

/** What belonged to no reading: the App's own questions for its installations and their tokens. */
export async function bookTheRest(run: Run): Promise<void> {
  await bookCalls(run.db, counted(run.github, run.summary).takeCalls());
}

/** The same client, counting what it spends. */
function counted(github: GitHubClient, summary: ReadingSummary): GitHubClient {
  return {
    ...github,
    takeCalls() {
      const calls = github.takeCalls();
      summary.requests += calls.length;
      for (const { points } of calls) summary.points += points ?? 0;
      return calls;
    },
  };
}
