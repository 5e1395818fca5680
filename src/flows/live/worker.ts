/** The worker: handles deliveries as they come, and reads what they marked a little later, many at once. */
import type { HandledDelivery } from './handle-deliveries.ts';
import type { ReadDirty } from './read-dirty.ts';

export interface WorkerOptions {
  /** One batch; empty = nothing is due. */
  handle: () => Promise<HandledDelivery[]>;
  /** Everything that is due. */
  read: () => Promise<ReadDirty>;
  wait: (milliseconds: number, stop?: AbortSignal) => Promise<void>;
  stop: AbortSignal;
  handled: (one: HandledDelivery) => void;
  wasRead: (done: ReadDirty) => void;
  /** Something broke that a later try may mend: the database is away, GitHub does not answer. */
  failed: (error: unknown) => void;
}

/** Somebody looks every half second; in the same process the front need not tell. */
const LOOK_EVERY_MS = 500;
/**
 * One act on GitHub makes several deliveries within seconds, and one question reads fifty items: waiting this long for
 * more costs a reader of the dashboard nothing and saves most of the points.
 */
const READ_EVERY_MS = 15_000;
const AFTER_FAILURE_MS = 5_000;

/** Resolves once it was asked to stop and what was under way is done. */
export async function work(options: WorkerOptions): Promise<void> {
  await Promise.all([handling(options), reading(options)]);
}

async function handling({ handle, handled, failed, wait, stop }: WorkerOptions): Promise<void> {
  while (!stop.aborted)
    try {
      const done = await handle();
      for (const one of done) handled(one);
      if (done.length === 0) await wait(LOOK_EVERY_MS, stop);
    } catch (error) {
      failed(error);
      await wait(AFTER_FAILURE_MS, stop);
    }
}

async function reading({ read, wasRead, failed, wait, stop }: WorkerOptions): Promise<void> {
  while (!stop.aborted)
    try {
      wasRead(await read());
      await wait(READ_EVERY_MS, stop);
    } catch (error) {
      failed(error);
      await wait(AFTER_FAILURE_MS, stop);
    }
}
