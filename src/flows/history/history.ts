/** The history of one repository, stream by stream: what backfill and sync have in common. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { hashedLogin, pseudonymizerFor, type Pseudonymizer } from '../../domain/people/pseudonyms.ts';
import type { GitHubClient } from '../../github/transport/client.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import {
  FILE_LISTS_PAGE_SIZE,
  PAGE_SIZE,
  PageSize,
  pageSizeOf,
  type PageSizeLimits,
} from '../../github/transport/page-size.ts';
import type { RepositoryStream } from '../../github/history/page.ts';
import type { StreamPosition } from '../../store/history/cursors.ts';
import type { Database } from '../../store/driver/database.ts';
import { optedOut } from '../../store/people/opt-out.ts';
import { unreadParts, type UnreadPart } from '../../store/repositories/unread-parts.ts';
import type { PlanningSource } from '../planning/planning.ts';
import { readFileLists } from './file-lists.ts';
import { readContinuations, readStream } from './read-stream.ts';
import { alone, isRead, noteUnread } from './unread.ts';

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
  /** Keys of parts that GitHub did not give at the last look, of those that this run could not read, and how many of these
   * followed one on the other since something could be read. */
  unread: { parts: Map<string, UnreadPart>; noted: Set<string>; in_a_row: number };
  summary: ReadingSummary;
  /** What is stored of a batch: people who opted out under their pseudonyms. */
  pseudonymize: Pseudonymizer;
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
  return {
    ...options,
    github: counted(options.github, summary),
    sizes: options.pageSize ?? PAGE_SIZE,
    file_list_sizes: options.pageSize ?? FILE_LISTS_PAGE_SIZE,
    file_lists_asked: new Set(),
    unread: { parts: await unreadParts(options.db), noted: new Set(), in_a_row: 0 },
    summary,
    pseudonymize: await pseudonymizerOf(options.db, key),
    hashed: key === null ? null : (login) => hashedLogin(login, key),
  };
}

/** @throws PseudonymKeyMissing */
export async function pseudonymizerOf(db: Database, key: string | null): Promise<Pseudonymizer> {
  const people = await optedOut(db);
  if (people.size > 0 && key === null)
    throw new PseudonymKeyMissing(
      'HEADWATER_PSEUDONYM_KEY is not set, and somebody opted out; set it to the key that was used then.',
    );
  return pseudonymizerFor(people, key);
}

/** Reading on would undo what was promised to a person. */
export class PseudonymKeyMissing extends Error {}

export async function readStreams(run: Run, repo: RepoRow, planned: readonly PlannedStream[]): Promise<void> {
  run.summary.streams += planned.length;
  for (const plan of planned) {
    const limits = pageSizeOf(plan.stream, run.sizes);
    const first = plan.position.page_size;
    const size = new PageSize({ ...limits, first }, { hasChoked: first < limits.first });
    await alone(run, partOf(repo, plan.stream), () => readStream(run, repo, plan, size));
    if (run.stop.aborted) return;
  }
  await readRest(run, repo);
}

/** What hangs on the items that are stored. */
export async function readRest(run: Run, repo: RepoRow): Promise<void> {
  await alone(run, partOf(repo, 'changed_files'), () => readFileLists(run, repo));
  await alone(run, partOf(repo, 'continuations'), () => readContinuations(run, repo));
}

export function partOf({ full_name }: Pick<RepoRow, 'full_name'>, part: string): UnreadPart {
  return { place: full_name, part };
}

/**
 * One repository that is closed to us must not hide the others; a token that is refused ends everything.
 * @param unread under which it is kept that it is closed
 * @returns whether it was open
 */
export async function unlessRefused(
  run: Run,
  work: () => Promise<void>,
  unread: UnreadPart | null = null,
): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
    sayRefused(run, error.message);
    if (unread && error.account === null) await noteUnread(run, unread, error);
    return false;
  }
  if (unread) await isRead(run, unread);
  return true;
}

/** Once: an account that cannot be read has many repositories and one reason. */
export function sayRefused({ summary }: Pick<Run, 'summary'>, line: string): void {
  if (!summary.refused.includes(line)) summary.refused.push(line);
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

/** In whole seconds, as everything on GitHub: a report for this very second must know of it. */
export function wholeSecond(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}
