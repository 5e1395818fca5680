/**
 * Work that is due at times, once however many processes there are: pg-boss keeps it in the same database, on both
 * drivers, and hands it to another process where one has died.
 */
import { CompiledQuery } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { OpenDatabase } from '../driver/database.ts';

export interface Job {
  name: string;
  /** In the institution's time zone. */
  cron: string;
  /** Returns early where it was asked to stop; then it is handed out again. */
  work: () => Promise<void>;
}

export interface Jobs {
  /** Due at once, unless it is waiting or under way already. */
  runNow(name: string): Promise<void>;
  /** Starts no more; resolves once what is under way here has ended. */
  stop(): Promise<void>;
}

export interface JobOptions {
  timeZone: string;
  stop: AbortSignal;
  failed: (job: string, error: unknown) => void;
  /** How long to wait for what is under way, in seconds. */
  patience?: number;
}

/** A worker says that it is alive this often; from one that does not, its job is taken. */
const ALIVE_SECONDS = 30;
const SUPERVISED_EVERY_SECONDS = 15;
/** The first reading of a large community takes hours. */
const LONGEST_JOB_SECONDS = 12 * 3600;

export async function startJobs(
  { db, driver }: OpenDatabase,
  jobs: readonly Job[],
  options: JobOptions,
): Promise<Jobs> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values) => ({
        rows: (await db.executeQuery(CompiledQuery.raw(text, values ?? []))).rows,
      }),
    },
    backend: driver,
    superviseIntervalSeconds: SUPERVISED_EVERY_SECONDS,
    monitorIntervalSeconds: SUPERVISED_EVERY_SECONDS,
  });
  boss.on('error', (error) => options.failed('schedule', error));
  await boss.start();
  for (const { name, cron, work } of jobs) {
    await boss.createQueue(name, {
      // One that waits and one that is under way: more would only do the same once more.
      policy: 'stately',
      retryLimit: 3,
      retryDelay: 60,
      retryBackoff: true,
      expireInSeconds: LONGEST_JOB_SECONDS,
      heartbeatSeconds: ALIVE_SECONDS,
    });
    await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
      try {
        await work();
      } catch (error) {
        options.failed(name, error);
        throw error;
      }
      if (options.stop.aborted) throw new Error('stopped before it was done');
    });
    // What came due while nothing ran is done once when something runs again.
    await boss.schedule(name, cron, null, { tz: options.timeZone, missed: 'once' });
  }
  return {
    runNow: async (name) => void (await boss.send(name)),
    stop: () => boss.stop({ graceful: true, timeout: (options.patience ?? 30) * 1000, close: true }),
  };
}
