/** Brings what the ledger wants to GitHub: one step for one post at a time, until nothing is due. */
import { nextStep } from '../../domain/outbox/next-step.ts';
import {
  isOurs,
  saysWhatItShould,
  withMarker,
  type OwnPost,
  type ShownPost,
} from '../../domain/outbox/post.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import { failed } from '../../github/outbox/rest-post.ts';
import type { Writer } from '../../github/outbox/who-writes.ts';
import { claim, nextDueAt, type LedgerRow } from '../../store/outbox/ledger.ts';
import { noteAttempt, settleDone, settleLater, settleWritten } from '../../store/outbox/outcomes.ts';
import { stepInFile } from './deliver-file.ts';
import { stepInRequest } from './deliver-request.ts';
import { stepInSection } from './deliver-section.ts';
import {
  conclude,
  fail,
  iso,
  LOOK_AGAIN_MS,
  mayWrite,
  park,
  settle,
  settleLost,
  times,
  type Delivery,
} from './settle.ts';

/** How long before our attempt a post of ours may be dated: clocks differ. */
const CLOCK_DIFFERENCE_MS = 300_000;

/**
 * Works until nothing is due, waiting for what becomes due within `patience_ms`.
 * @param only the key of the one post that is brought there
 * @returns how many steps were made
 */
export async function deliverPosts(
  run: Delivery,
  { patience_ms = 0, only = null }: { patience_ms?: number; only?: string | null } = {},
): Promise<number> {
  const end = run.now().getTime() + patience_ms;
  for (let steps = 0; ; steps++) {
    if (run.stop.aborted) return steps;
    const row = await claim(run.db, run.now().toISOString(), only);
    if (row !== null) {
      await step(run, row);
      continue;
    }
    const due = await nextDueAt(run.db, only);
    if (due === null || due.getTime() > end) return steps;
    await run.wait(Math.max(1, due.getTime() - run.now().getTime()), run.stop);
  }
}

async function step(run: Delivery, row: LedgerRow): Promise<void> {
  const { key, repository } = row.post;
  let asked: Writer | null = null;
  try {
    const writer = (asked = await run.writerFor(repository));
    if (writer === null)
      return await park(run, row, `${repository}: nobody may write there; install the App`, 'not_installed');
    const { post } = row;
    if (post.kind === 'section')
      return await stepInSection({ ...row, post }, writer, {
        writes: run.writes,
        now: run.now,
        mayWrite: () => mayWrite(run, row, writer),
        noteAttempt: (text) => noteAttempt(run.db, key, iso(run), text),
        settle: (written) => settle(run, row, writer, written),
        found: (shown, isAsWanted) =>
          settleWritten(run.db, key, shown, { ...times(run), hash: isAsWanted ? row.wanted_hash : null }),
        lost: (isFinal) => settleLost(run, row, isFinal),
        conclude: (seen) => conclude(run, row, seen),
        park: (problem, cause) => park(run, row, problem, cause ?? null),
      });
    if (post.kind === 'review_request')
      return await stepInRequest({ ...row, post }, writer, {
        writes: run.writes,
        now: run.now,
        mayWrite: () => mayWrite(run, row, writer),
        isStillWanted: async () => (await run.isStillWanted?.(key)) ?? true,
        noteAttempt: () => noteAttempt(run.db, key, iso(run)),
        settle: (written) => settle(run, row, writer, written),
        found: (shown) => settleWritten(run.db, key, shown, { ...times(run), hash: row.wanted_hash }),
        lost: (isFinal) => settleLost(run, row, isFinal),
        lookAgain: () => settleLater(run.db, key, { dueAt: iso(run, LOOK_AGAIN_MS) }),
        done: () => settleDone(run.db, key, row.wanted_hash, iso(run)),
        park: (problem, cause) => park(run, row, problem, cause ?? null),
      });
    if (post.kind === 'file')
      return await stepInFile({ ...row, post }, writer, {
        writes: run.writes,
        mayWrite: () => mayWrite(run, row, writer),
        noteAttempt: (sent) => noteAttempt(run.db, key, iso(run), sent),
        settle: (written) => settle(run, row, writer, written),
        found: (there) => settleWritten(run.db, key, there, { ...times(run), hash: row.wanted_hash }),
        conclude: (seen) => conclude(run, row, seen),
        lookAgain: (problem) => fail(run, row, problem),
        park: (problem, cause) => park(run, row, problem, cause ?? null),
      });
    await stepInPost(run, { ...row, post }, writer);
  } catch (error) {
    if (error instanceof GitHubRefused) return park(run, row, error.message, 'no_permission');
    // What GitHub would not take is not tried for ever.
    if (error instanceof RangeError) return park(run, row, error.message, null);
    if (!isAboutGitHub(error)) throw error;
    const came = failed(error);
    // A limit that is met by looking holds for writing, too.
    if (came.outcome === 'too fast' && asked !== null) return settle(run, row, asked, came);
    await fail(run, row, error.message);
  }
}

type OwnRow = LedgerRow & { post: OwnPost };

async function stepInPost(run: Delivery, row: OwnRow, writer: Writer): Promise<void> {
  const next = nextStep(row, run.now());
  if (next.do === 'find') await find(run, row, writer, next.isFinal);
  if (next.do === 'create') await create(run, row, writer);
  if (next.do === 'edit') await edit(run, row, writer);
  if (next.do === 'read back') await readBack(run, row, writer);
}

/** octokit's errors and those of fetch; an error of the database is not ours to swallow. */
function isAboutGitHub(error: unknown): error is Error {
  return (
    error instanceof Error &&
    ('status' in error || error.name === 'TimeoutError' || error instanceof TypeError)
  );
}

async function find(run: Delivery, row: OwnRow, writer: Writer, isFinal: boolean): Promise<void> {
  const since = new Date(Date.parse(row.attempted_at!) - CLOCK_DIFFERENCE_MS).toISOString();
  for await (const shown of run.writes.recent(writer, row.post, since)) {
    if (!isOurs(shown, row.post.key, writer.author)) continue;
    return settleWritten(run.db, row.post.key, shown, { ...times(run), hash: said(row, shown) });
  }
  await settleLost(run, row, isFinal);
}

/** What a found post says: what we want now, or something to be edited. */
function said(row: OwnRow, shown: ShownPost): string | null {
  return saysWhatItShould(shown, row.post) ? row.wanted_hash : null;
}

async function create(run: Delivery, row: OwnRow, writer: Writer): Promise<void> {
  const { post } = row;
  // An issue that is over before it was opened is not opened.
  if (post.kind === 'issue' && !post.is_open) return settleDone(run.db, post.key, row.wanted_hash, iso(run));
  const body = withMarker(post);
  if (!(await mayWrite(run, row, writer))) return;
  if (run.isStillWanted && !(await run.isStillWanted(post.key))) return;
  await noteAttempt(run.db, post.key, iso(run));
  const written = await run.writes.create(writer, post, body);
  // A creating request that finds nothing has no place to be created in.
  if (written.outcome === 'missing')
    return park(run, row, `${post.repository}: GitHub does not find the place to write to`, 'not_found');
  await settle(run, row, writer, written);
}

async function edit(run: Delivery, row: OwnRow, writer: Writer): Promise<void> {
  if (!(await mayWrite(run, row, writer))) return;
  const body = withMarker(row.post);
  const written = await run.writes.edit(writer, row.post, row.posted_id!, row.posted_number ?? 0, body);
  if (written.outcome === 'missing') return conclude(run, row, 'missing');
  await settle(run, row, writer, written);
}

async function readBack(run: Delivery, row: OwnRow, writer: Writer): Promise<void> {
  const shown = await run.writes.read(writer, row.post, row.posted_id!, row.posted_number ?? 0);
  // Another's post under our id cannot be; a transferred issue would be one.
  const isThere = shown !== null && isOurs(shown, row.post.key, writer.author);
  await conclude(
    run,
    row,
    !isThere ? 'missing' : saysWhatItShould(shown, row.post) ? 'as wanted' : 'otherwise',
  );
}
