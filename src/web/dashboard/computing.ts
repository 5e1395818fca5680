/** Who computes a result: one process after claiming it in the database, one result after the other. */
import type { DataMarks } from '../../store/kpis/data-marks.ts';
import type { ResultStore } from '../../store/kpis/kept-results.ts';
import type { Memory } from './memory.ts';
import { TooBusyError, type Wanted } from './wanted.ts';

export interface ComputingOptions {
  now: () => Date;
  wait: (milliseconds: number) => Promise<void>;
  /** How many may wait for their turn. */
  waiting: number;
  marks: () => Promise<DataMarks>;
  store: ResultStore;
  /** Told of a claim that could not be extended or given back. */
  failed: (error: unknown) => void;
}

const EXTENDED_EVERY_MS = 15_000;
/** How often it is asked whether another process is done, and how often at most before it is taken for stuck. */
const POLLED_EVERY_MS = 500;
const MOST_POLLS = 240;
/** Whatever is stored meanwhile, at most a tenth of the time goes into computing one thing again and again. */
const RESTS_TIMES = 10;
const RESTS_AT_LEAST_MS = 30_000;

export class Computing {
  readonly #options: ComputingOptions;
  readonly #memory: Memory;
  readonly #underWay = new Map<string, Promise<void>>();
  #turn: Promise<void> = Promise.resolve();

  constructor(options: ComputingOptions, memory: Memory) {
    this.#options = options;
    this.#memory = memory;
  }

  isUnderWay(what: string): boolean {
    return this.#underWay.has(what);
  }

  /**
   * Each once for all who want it, one after the other; what comes of it is in memory then.
   * @param isUrgent somebody waits: another process is waited for, and nothing rests
   * @throws TooBusyError, and whatever the work throws
   */
  async queued(wanted: Wanted<unknown>, isUrgent: boolean): Promise<void> {
    const { what } = wanted;
    const running = this.#underWay.get(what);
    if (running !== undefined) return running;
    if (this.#underWay.size > this.#options.waiting) throw new TooBusyError();
    const computed = this.#turn
      .then(() => this.#compute(wanted, isUrgent))
      .finally(() => this.#underWay.delete(what));
    this.#underWay.set(what, computed);
    this.#turn = computed.catch(() => {});
    return computed;
  }

  /** By this process, or by another that is at it already. */
  async #compute(wanted: Wanted<unknown>, isUrgent: boolean): Promise<void> {
    const { marks: ask, store, now, wait } = this.#options;
    const { what } = wanted;
    for (let polls = 0; ; polls++) {
      const marks = await ask();
      const isThere = async () => {
        await this.#memory.look(what, marks);
        const known = this.#memory.shown(what, marks);
        return known !== undefined && (isUrgent || !this.#memory.isBehind(wanted, known, marks));
      };
      if (await isThere()) return;
      const claim = await store.claim(what, now().toISOString(), isUrgent);
      if (claim !== null) {
        // Another process may have been done between that look and the claim.
        if (await isThere()) return store.release(what, claim);
        return this.#claimed(wanted, claim, marks);
      }
      if (!isUrgent) return;
      if (polls === MOST_POLLS) throw new TooBusyError();
      await wait(POLLED_EVERY_MS);
    }
  }

  async #claimed({ what, work, isEmpty }: Wanted<unknown>, claim: string, marks: DataMarks): Promise<void> {
    const { store, now, failed } = this.#options;
    const alive = setInterval(() => {
      store.extend(what, claim).catch(failed);
    }, EXTENDED_EVERY_MS);
    try {
      const begun = now();
      const value = await work();
      const body = JSON.stringify(value);
      const result = { body, computed_at: begun.toISOString(), data: marks.data };
      const rests_ms =
        isEmpty?.(value) === true
          ? 0
          : Math.max(RESTS_AT_LEAST_MS, RESTS_TIMES * (now().getTime() - begun.getTime()));
      this.#memory.remember(what, result, marks.visible);
      await store.save(what, claim, { ...result, visible: marks.visible, rests_ms });
    } catch (error) {
      await store.release(what, claim).catch(failed);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }
}
