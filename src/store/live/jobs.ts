/**
 * Work that is due at times, once however many processes there are: pg-boss keeps it in the same database, on both
 * drivers, and hands it to another process where one has died.
 */
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
  /** @param id of this turn of the job: the same one where it was taken over from a process that died */
  began: (job: string, id: string) => void;
  failed: (job: string, error: unknown) => void;
  /** How long to wait for what is under way, in seconds. */
  patience?: number;
}

/**
 * A worker says that it is alive twice in this time; from one that does not, its job is taken. With the supervision, the delay
 * before it is tried again (twice of it at most, the first time) and the polling it is under way elsewhere within a minute.
 */
const ALIVE_SECONDS = 30;
const SUPERVISED_EVERY_SECONDS = 10;
const POLLED_EVERY_SECONDS = 5;
/** Doubles with every failure: ten of them reach over an hour in which GitHub does not answer. */
const RETRY_AFTER_SECONDS = 3;
const LONGEST_RETRY_SECONDS = 900;
const RETRIES = 10;
/** The first reading of a large community takes hours. */
const LONGEST_JOB_SECONDS = 12 * 3600;

const PATIENCE = {
  retryLimit: RETRIES,
  retryDelay: RETRY_AFTER_SECONDS,
  retryBackoff: true,
  retryDelayMax: LONGEST_RETRY_SECONDS,
  expireInSeconds: LONGEST_JOB_SECONDS,
  heartbeatSeconds: ALIVE_SECONDS,
};

export async function startJobs(
  open: OpenDatabase,
  jobs: readonly Job[],
  options: JobOptions,
): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => open.statements(text, values) },
    backend: open.driver,
    superviseIntervalSeconds: SUPERVISED_EVERY_SECONDS,
    monitorIntervalSeconds: SUPERVISED_EVERY_SECONDS,
  });
  boss.on('error', (error) => options.failed('schedule', error));
  await boss.start();
  for (const { name, cron, work } of jobs) {
    // One that waits and one that is under way: more would only do the same once more.
    await boss.createQueue(name, { policy: 'stately', ...PATIENCE });
    // A queue that an earlier version made keeps what it was made with.
    await boss.updateQueue(name, PATIENCE);
    await boss.work(name, { pollingIntervalSeconds: POLLED_EVERY_SECONDS }, async ([job]) => {
      options.began(name, job!.id);
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
