/** A part that GitHub does not give hides neither the others nor itself: it is said once, kept as a gap, and asked for again. */
import { GitHubRefused, GitHubUnavailable } from '../../github/transport/failures.ts';
import {
  clearUnreadPart,
  partKey,
  saveUnreadPart,
  type UnreadPart,
} from '../../store/repositories/unread-parts.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { Run } from './history.ts';

const NAMES: Record<string, string> = {
  pull_requests: 'pull requests',
  issues: 'issues',
  review_comments: 'inline comments',
  labels: 'labels',
  releases: 'releases',
  tags: 'tags',
  changed_files: 'lists of changed files',
  continuations: 'long lists',
  open_pull_requests: 'threads and checks of open pull requests',
};

/** GitHub is down, rather than one part of it, where one after the other cannot be had. */
const UNAVAILABLE_IN_A_ROW = 3;

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
    if (isOfThisAlone(run, error)) {
      if (!run.summary.warnings.includes(error.message)) run.summary.warnings.push(error.message);
      if (unread) await noteUnread(run, unread, { reason: error.message.replace(/\.$/, '') });
      run.summary.failed++;
      return false;
    }
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

/**
 * Does what reads one part of a repository.
 * @returns whether it could be read
 * @throws whatever is about more than that part
 */
export async function alone(run: Run, unread: UnreadPart, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
  } catch (error) {
    if (error instanceof GitHubRefused && !error.everywhere && error.account === null && !error.isWhole)
      await noteUnread(run, unread, error);
    else if (isOfThisAlone(run, error)) {
      await noteUnread(run, unread, { reason: error.message.replace(/\.$/, '') });
      run.summary.failed++;
    } else throw error;
    return false;
  }
  run.unread.in_a_row = 0;
  await isRead(run, unread);
  return true;
}

function isOfThisAlone(run: Run, error: unknown): error is GitHubUnavailable {
  return error instanceof GitHubUnavailable && error.isOfThis && ++run.unread.in_a_row < UNAVAILABLE_IN_A_ROW;
}

/** A part that is known to be unread from what else GitHub answered. */
export async function noteUnread(
  run: Run,
  unread: UnreadPart,
  {
    reason,
    unknownFields = [],
  }: Pick<GitHubRefused, 'reason'> & Partial<Pick<GitHubRefused, 'unknownFields'>>,
): Promise<void> {
  run.unread.parts.set(partKey(unread), unread);
  run.unread.noted.add(partKey(unread));
  await saveUnreadPart(run.db, unread, { reason, now: run.now().toISOString() });
  if (unknownFields.length > 0) run.summary.unknown_fields = true;
  const what = NAMES[unread.part];
  // Whoever reads a whole repository, a roster or the plans says so in words of its own.
  if (what === undefined) return;
  const line = `${unread.place}: GitHub does not give its ${what} (${reason}); all else is read, and every run asks again.`;
  if (!run.summary.warnings.includes(line)) run.summary.warnings.push(line);
}

export async function isRead(run: Run, unread: UnreadPart): Promise<void> {
  if (!run.unread.parts.delete(partKey(unread))) return;
  run.unread.noted.delete(partKey(unread));
  await clearUnreadPart(run.db, unread);
}

/** Places that a whole run has not found closed again are not closed, or the configuration no longer names them. */
export async function forgetReopened(run: Run): Promise<void> {
  for (const [key, unread] of run.unread.parts)
    if (!run.unread.noted.has(key) && /^(repository|repositories|planning|roster .*)$/.test(unread.part))
      await isRead(run, unread);
}

/** That this run has found it unread: asking again would be in vain. */
export function hasFailed(run: Run, unread: UnreadPart): boolean {
  return run.unread.noted.has(partKey(unread));
}

/** What of a repository the last look found unread. */
export function unreadOf(run: Run, { full_name }: Pick<RepoRow, 'full_name'>): string[] {
  const place = full_name.toLowerCase();
  return [...run.unread.parts.values()].flatMap((one) =>
    one.place.toLowerCase() === place ? [one.part] : [],
  );
}
