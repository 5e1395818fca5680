/** Compares what GitHub says it delivered with what is here, and asks for what is missing and matters. */
import {
  compareDeliveries,
  compareFrom,
  isToBeAsked,
  KEPT_BY_GITHUB_MS,
} from '../../domain/live/redelivery.ts';
import type { DeliveriesApi } from '../../github/live/deliveries.ts';
import type { Database } from '../../store/driver/database.ts';
import { bookCalls } from '../../store/history/api-calls.ts';
import { takenDeliveries } from '../../store/live/inbox.ts';
import {
  lastComparison,
  noteAsked,
  noteMissed,
  openMisses,
  saveRedeliveryRun,
  strangers,
  type RedeliveryRun,
} from '../../store/live/redelivery-runs.ts';
import { firstStart } from '../../store/live/server-runs.ts';

export interface Redeliver {
  db: Database;
  appId: number;
  deliveries: DeliveriesApi;
  now: () => Date;
  stop: AbortSignal;
}

/** GitHub lets an App make some thousand requests an hour; the rest is asked for five minutes later. */
const ASKED_AT_ONCE = 300;

/** @throws GitHubRefused · GitHubUnavailable · Stopped, after what it had found was written down */
export async function redeliver({ db, appId, deliveries, now, stop }: Redeliver): Promise<RedeliveryRun> {
  const started = now();
  const downTo = compareFrom(
    await lastComparison(db, started.toISOString()),
    (await firstStart(db)) ?? started,
    started,
  );
  const run: RedeliveryRun = {
    started_at: started.toISOString(),
    looked_back_to: downTo.toISOString(),
    listed: 0,
    missing: 0,
    asked: 0,
    needless: 0,
    throttled: 0,
    problem: null,
  };
  try {
    await compare();
    await ask();
    if (stop.aborted) run.problem = 'stopped';
    return run;
  } catch (error) {
    run.problem = error instanceof Error ? error.message : String(error);
    throw error;
  } finally {
    await bookCalls(db, deliveries.takeCalls());
    await saveRedeliveryRun(db, run, now().toISOString());
  }

  /** All pages together, since the attempts of one delivery may stand on several. */
  async function compare(): Promise<void> {
    const attempts = [];
    for await (const page of deliveries.attempts(downTo)) {
      attempts.push(...page);
      if (stop.aborted) return;
    }
    const ids = [...new Set(attempts.map(({ guid }) => guid))];
    const foreign = await strangers(db);
    const { missed, needless, throttled } = compareDeliveries(attempts, {
      have: await takenDeliveries(db, appId, ids),
      isStranger: (installation) => foreign.has(installation),
      now: now(),
    });
    Object.assign(run, { listed: ids.length, missing: missed.length, needless, throttled });
    await noteMissed(db, appId, missed, now().toISOString());
  }

  async function ask(): Promise<void> {
    const after = new Date(started.getTime() - KEPT_BY_GITHUB_MS).toISOString();
    const due = (await openMisses(db, appId, after)).filter((miss) => isToBeAsked(miss, now()));
    for (const { id, attempt_id } of due.slice(0, ASKED_AT_ONCE)) {
      if (stop.aborted) return;
      // Noted first: one that takes the process down with it must not be asked for without end.
      await noteAsked(db, appId, id, now().toISOString());
      if (await deliveries.redeliver(attempt_id)) run.asked++;
    }
  }
}
