/** Brings what the ledger wants to GitHub: one step for one post at a time, until nothing is due. */
import { afterReadingBack, nextStep } from '../../domain/outbox/next-step.ts';
import { retrySeconds, secondaryWaitSeconds } from '../../domain/outbox/pace.ts';
import {
  isOurs,
  saysWhatItShould,
  withMarker,
  type OwnPost,
  type ShownPost,
} from '../../domain/outbox/post.ts';
import { GitHubRefused } from '../../github/transport/failures.ts';
import type { GitHubWrites, Writer, WriterFor } from '../../github/outbox/writer.ts';
import type { Written } from '../../github/outbox/rest-post.ts';
import type { Database } from '../../store/driver/database.ts';
import { claim, nextDueAt, type LedgerRow } from '../../store/outbox/ledger.ts';
import {
  noteAttempt,
  settleDone,
  settleLater,
  settleParked,
  settleWritten,
} from '../../store/outbox/outcomes.ts';
import { holdWriter, takePlace } from '../../store/outbox/pace.ts';
import { stepInRequest } from './deliver-request.ts';
import { stepInSection } from './deliver-section.ts';

export interface Delivery {
  db: Database;
  writes: GitHubWrites;
  writerFor: WriterFor;
  now: () => Date;
  wait: (milliseconds: number, stop?: AbortSignal) => Promise<void>;
  stop: AbortSignal;
  /** Asked before a post is written for the first time; false = it was dropped. Absent = whatever was wanted still is. */
  isStillWanted?: (key: string) => Promise<boolean>;
}

/** A post that was just written may not show everywhere yet. */
const READ_BACK_AFTER_MS = 2_000;
/** Between two looks at a copy that is behind. */
const LOOK_AGAIN_MS = 15_000;
/** Far below the lease. */
const SHORT_WAIT_MS = 2_000;
/** Failures in a row after which somebody should look; about a day with growing waits. */
const MAX_FAILURES = 32;
/** How long before our attempt a post of ours may be dated: clocks differ. */
const CLOCK_DIFFERENCE_MS = 300_000;

/**
 * Works until nothing is due, waiting for what becomes due within `patience_ms`.
 * @returns how many steps were made
 */
export async function deliverPosts(run: Delivery, { patience_ms = 0 } = {}): Promise<number> {
  const end = run.now().getTime() + patience_ms;
  for (let steps = 0; ; steps++) {
    if (run.stop.aborted) return steps;
    const row = await claim(run.db, run.now().toISOString());
    if (row !== null) {
      await step(run, row);
      continue;
    }
    const due = await nextDueAt(run.db);
    if (due === null || due.getTime() > end) return steps;
    await run.wait(Math.max(1, due.getTime() - run.now().getTime()), run.stop);
  }
}

async function step(run: Delivery, row: LedgerRow): Promise<void> {
  const { key, repository } = row.post;
  try {
    const writer = await run.writerFor(repository);
    if (writer === null)
      return await settleParked(run.db, key, `${repository}: nobody may write there; install the App`);
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
        park: (problem) => settleParked(run.db, key, problem),
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
        park: (problem) => settleParked(run.db, key, problem),
      });
    await stepInPost(run, { ...row, post }, writer);
  } catch (error) {
    if (error instanceof GitHubRefused) return settleParked(run.db, key, error.message);
    if (!isAboutGitHub(error)) throw error;
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

/** What was sent is not to be seen. */
async function settleLost(run: Delivery, row: LedgerRow, isFinal: boolean): Promise<void> {
  await settleLater(
    run.db,
    row.post.key,
    isFinal ? { dueAt: iso(run), forget: 'attempt' } : { dueAt: iso(run, LOOK_AGAIN_MS) },
  );
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
    return settleParked(run.db, post.key, `${post.repository}: GitHub does not find the place to write to`);
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

async function conclude(
  run: Delivery,
  row: LedgerRow,
  seen: Parameters<typeof afterReadingBack>[0],
): Promise<void> {
  const verdict = afterReadingBack(seen, row.was_confirmed, row.written_at ?? iso(run), run.now());
  const { key } = row.post;
  if (verdict.then === 'done') return settleDone(run.db, key, row.wanted_hash, iso(run));
  if (verdict.then === 'park') return settleParked(run.db, key, verdict.problem);
  if (verdict.then === 'look again') return settleLater(run.db, key, { dueAt: iso(run, LOOK_AGAIN_MS) });
  await settleLater(run.db, key, {
    dueAt: iso(run),
    forget: verdict.then === 'create again' ? 'post' : 'text',
    problem: 'GitHub accepted it and did not keep it',
  });
}

async function settle(run: Delivery, row: LedgerRow, writer: Writer, written: Written): Promise<void> {
  const { key } = row.post;
  if (written.outcome === 'accepted')
    return settleWritten(run.db, key, written.shown, { ...times(run), hash: row.wanted_hash });
  if (written.outcome === 'refused') return settleParked(run.db, key, written.problem);
  if (written.outcome === 'unknown') return fail(run, row, written.problem);
  if (written.outcome === 'too fast') {
    const seconds = written.seconds ?? secondaryWaitSeconds(row.attempts + 1);
    await holdWriter(run.db, writer.name, iso(run, seconds * 1_000));
    await settleLater(run.db, key, {
      dueAt: iso(run, seconds * 1_000),
      problem: 'GitHub asked to write more slowly',
      // It certainly was not taken.
      forget: row.attempted_at === null ? 'attempt' : null,
      isFailure: true,
    });
  }
}

/** Waits out the second between two writes; what must wait for longer is put off, so that others get their turn. */
async function mayWrite(run: Delivery, row: LedgerRow, writer: Writer): Promise<boolean> {
  for (;;) {
    const at = await takePlace(run.db, { writer: writer.name, key: row.post.key, now: run.now() });
    if (at === null) return true;
    const milliseconds = at.getTime() - run.now().getTime();
    if (milliseconds > SHORT_WAIT_MS || run.stop.aborted) {
      await settleLater(run.db, row.post.key, { dueAt: at.toISOString() });
      return false;
    }
    await run.wait(Math.max(1, milliseconds), run.stop);
  }
}

async function fail(run: Delivery, row: LedgerRow, problem: string): Promise<void> {
  if (row.attempts + 1 >= MAX_FAILURES) return settleParked(run.db, row.post.key, problem);
  await settleLater(run.db, row.post.key, {
    dueAt: iso(run, retrySeconds(row.attempts + 1) * 1_000),
    problem,
    isFailure: true,
  });
}

function iso(run: Delivery, later_ms = 0): string {
  return new Date(run.now().getTime() + later_ms).toISOString();
}

function times(run: Delivery): { now: string; readBackAt: string } {
  return { now: iso(run), readBackAt: iso(run, READ_BACK_AFTER_MS) };
}
