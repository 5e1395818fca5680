/** What comes of a step is told to the ledger: settled, tried again later, or parked; and the pace that every write keeps. */
import { afterReadingBack } from '../../domain/outbox/next-step.ts';
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import { retrySeconds, secondaryWaitSeconds } from '../../domain/outbox/pace.ts';
import type { GitHubWrites } from '../../github/outbox/writer.ts';
import type { Writer, WriterFor } from '../../github/outbox/who-writes.ts';
import type { Written } from '../../github/outbox/rest-post.ts';
import type { Database } from '../../store/driver/database.ts';
import type { LedgerRow } from '../../store/outbox/ledger.ts';
import { settleDone, settleLater, settleParked, settleWritten } from '../../store/outbox/outcomes.ts';
import { holdWriter, takePlace } from '../../store/outbox/pace.ts';

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
export const LOOK_AGAIN_MS = 15_000;
/** Far below the lease. */
const SHORT_WAIT_MS = 2_000;
/** Failures in a row after which somebody should look; about a day with growing waits. */
const MAX_FAILURES = 32;
/** What was sent is not to be seen. */
export async function settleLost(run: Delivery, row: LedgerRow, isFinal: boolean): Promise<void> {
  await settleLater(
    run.db,
    row.post.key,
    isFinal ? { dueAt: iso(run), forget: 'attempt' } : { dueAt: iso(run, LOOK_AGAIN_MS) },
  );
}

export async function conclude(
  run: Delivery,
  row: LedgerRow,
  seen: Parameters<typeof afterReadingBack>[0],
): Promise<void> {
  const verdict = afterReadingBack(seen, row.was_confirmed, row.written_at ?? iso(run), run.now());
  const { key } = row.post;
  if (verdict.then === 'done') return settleDone(run.db, key, row.wanted_hash, iso(run));
  if (verdict.then === 'park') return park(run, row, verdict.problem, null);
  if (verdict.then === 'look again') return settleLater(run.db, key, { dueAt: iso(run, LOOK_AGAIN_MS) });
  await settleLater(run.db, key, {
    dueAt: iso(run),
    forget: verdict.then === 'create again' ? 'post' : 'text',
    problem: 'GitHub accepted it and did not keep it',
  });
}

export async function settle(run: Delivery, row: LedgerRow, writer: Writer, written: Written): Promise<void> {
  const { key } = row.post;
  if (written.outcome === 'accepted')
    return settleWritten(run.db, key, written.shown, { ...times(run), hash: row.wanted_hash });
  if (written.outcome === 'refused') return park(run, row, written.problem, written.cause);
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
export async function mayWrite(run: Delivery, row: LedgerRow, writer: Writer): Promise<boolean> {
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

export async function fail(run: Delivery, row: LedgerRow, problem: string): Promise<void> {
  if (row.attempts + 1 >= MAX_FAILURES) return park(run, row, problem, 'failing');
  await settleLater(run.db, row.post.key, {
    dueAt: iso(run, retrySeconds(row.attempts + 1) * 1_000),
    problem,
    isFailure: true,
  });
}

export function park(
  run: Delivery,
  row: LedgerRow,
  problem: string,
  cause: OutsideCause | null,
): Promise<void> {
  return settleParked(run.db, row.post.key, problem, { cause, now: iso(run) });
}

export function iso(run: Delivery, later_ms = 0): string {
  return new Date(run.now().getTime() + later_ms).toISOString();
}

export function times(run: Delivery): { now: string; readBackAt: string } {
  return { now: iso(run), readBackAt: iso(run, READ_BACK_AFTER_MS) };
}
