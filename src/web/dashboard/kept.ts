/**
 * What pages show is computed once for all readers and all processes, and kept: in memory for this process, in the database for
 * the others and for the next start. What is out of date is shown, says so, and is replaced meanwhile; what may not be shown any
 * more is not.
 */
import type { DataMarks } from '../../store/kpis/data-marks.ts';
import type { ResultStore, StoredResult } from '../../store/kpis/kept-results.ts';
import { shared } from './shared.ts';

export interface Kept<T> {
  value: T;
  /** As of when it is, as an ISO instant. */
  computed_at: string;
  /** More has been stored since, or it is old: it is being brought up to date. */
  is_behind: boolean;
}

/** Too many different things are wanted at once. */
export class TooBusyError extends Error {}

export interface KeptOptions {
  now: () => Date;
  wait: (milliseconds: number) => Promise<void>;
  /** Older than this it is computed anew, even where nothing more is stored: open items grow older by themselves. */
  fresh_ms: number;
  /** How many are kept in memory; what was asked for least recently is dropped. */
  most: number;
  /** How many may wait for their turn: one is computed at a time. */
  waiting: number;
  /** As they are now, of the database that the results are computed from. */
  marks: () => Promise<DataMarks>;
  store: ResultStore;
  /** Told of what failed while something older was shown. */
  failed: (error: unknown) => void;
}

export interface Wanted<T> {
  /** The same is always computed by the same work. */
  what: string;
  work: () => Promise<T>;
  /** It is as of a fixed instant: its age says nothing. */
  isOfThePast?: boolean;
  /** It shows that nothing is stored yet: whoever looks again wants to see what has come. */
  isEmpty?(this: void, value: T): boolean;
}

interface Known {
  kept: Kept<unknown>;
  data: string;
  visible: string;
}

const EXTENDED_EVERY_MS = 15_000;
/** How often it is asked whether another process is done, and how often at most before it is taken for stuck. */
const POLLED_EVERY_MS = 500;
const MOST_POLLS = 240;
/** Whatever is stored meanwhile, at most a tenth of the time goes into computing one thing again and again. */
const RESTS_TIMES = 10;
const RESTS_AT_LEAST_MS = 30_000;
/** What could not be brought up to date, since it rests or another process is at it, is looked at again after that time. */
const LOOKED_AT_AGAIN_MS = 5_000;
/** Somebody may opt out while a result is computed; more often than that in a row nobody does. */
const TRIES = 3;

export class KeptResults {
  readonly #options: KeptOptions;
  readonly #marks: () => Promise<DataMarks>;
  readonly #known = new Map<string, Known>();
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #looking = new Map<string, Promise<void>>();
  readonly #resting = new Set<string>();
  #turn: Promise<void> = Promise.resolve();
  #changes = 0;

  constructor(options: KeptOptions) {
    this.#options = options;
    this.#marks = shared(options.marks);
  }

  /** @throws TooBusyError, and whatever the work throws where nothing older can be shown */
  async get<T>(wanted: Wanted<T>): Promise<Kept<T>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const marks = await this.#marks();
      if (!this.#shown(wanted.what, marks)) {
        await this.#lookUp(wanted.what, marks);
        this.#noteAsked(wanted.what);
      }
      const known = this.#shown(wanted.what, marks);
      if (known === undefined) {
        await this.#queued(wanted, true);
        continue;
      }
      this.#known.delete(wanted.what);
      this.#known.set(wanted.what, known);
      const is_behind = this.#isBehind(wanted, known, marks);
      if (is_behind) this.#renewSoon(wanted);
      if (known.kept.is_behind !== is_behind) known.kept = { ...known.kept, is_behind };
      return known.kept as Kept<T>;
    }
    throw new TooBusyError();
  }

  /** What is there already, however old: nothing is computed for it. null = nothing */
  async peek<T>(what: string): Promise<T | null> {
    const marks = await this.#marks();
    if (!this.#shown(what, marks)) await this.#lookUp(what, marks);
    return (this.#shown(what, marks)?.kept.value as T | undefined) ?? null;
  }

  /** Brings it up to date where it is not; resolves when that is done, or left to another process. */
  async renew<T>(wanted: Wanted<T>): Promise<void> {
    const marks = await this.#marks();
    await this.#lookUp(wanted.what, marks);
    const known = this.#shown(wanted.what, marks);
    if (known === undefined || this.#isBehind(wanted, known, marks))
      await this.#queued(wanted, known === undefined);
  }

  /** Changes whenever anything may be shown otherwise; once a minute in any case. */
  async state(): Promise<string> {
    const { data, visible } = await this.#marks();
    const minute = this.#options.now().toISOString().slice(0, 16);
    return [visible, data, this.#changes, minute].join(' ');
  }

  #shown(what: string, { visible }: DataMarks): Known | undefined {
    const known = this.#known.get(what);
    return known?.visible === visible ? known : undefined;
  }

  #isBehind({ isOfThePast }: Wanted<unknown>, { kept, data }: Known, marks: DataMarks): boolean {
    const age = this.#options.now().getTime() - Date.parse(kept.computed_at);
    return data !== marks.data || (isOfThePast !== true && age > this.#options.fresh_ms);
  }

  /** What another process, or this one before it was started anew, has computed. */
  #lookUp(what: string, marks: DataMarks): Promise<void> {
    const looking =
      this.#looking.get(what) ??
      this.#look(what, marks).finally(() => {
        this.#looking.delete(what);
      });
    this.#looking.set(what, looking);
    return looking;
  }

  async #look(what: string, marks: DataMarks): Promise<void> {
    const since = this.#shown(what, marks)?.kept.computed_at ?? null;
    const found = await this.#options.store.find(what, marks.visible, since);
    if (found !== null) this.#remember(what, found, marks.visible);
  }

  /** What people want, and not only the schedule. */
  #noteAsked(what: string): void {
    const { store, now, failed } = this.#options;
    store.asked(what, now().toISOString()).catch(failed);
  }

  #remember(what: string, { body, computed_at, data }: StoredResult, visible: string): void {
    const kept = { value: JSON.parse(body) as unknown, computed_at, is_behind: false };
    this.#known.delete(what);
    this.#known.set(what, { kept, data, visible });
    this.#changes += 1;
    for (const oldest of this.#known.keys())
      if (this.#known.size > this.#options.most) this.#known.delete(oldest);
  }

  #renewSoon(wanted: Wanted<unknown>): void {
    const { what } = wanted;
    if (this.#underWay.has(what) || this.#resting.has(what)) return;
    this.#resting.add(what);
    this.#noteAsked(what);
    this.#queued(wanted, false)
      .catch((error: unknown) => {
        if (!(error instanceof TooBusyError)) this.#options.failed(error);
      })
      .then(() => this.#options.wait(LOOKED_AT_AGAIN_MS))
      .finally(() => this.#resting.delete(what))
      .catch(this.#options.failed);
  }

  /** One after the other, and each once. */
  async #queued(wanted: Wanted<unknown>, isUrgent: boolean): Promise<void> {
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
    const { store, now, wait } = this.#options;
    const { what } = wanted;
    for (let polls = 0; ; polls++) {
      const marks = await this.#marks();
      await this.#look(what, marks);
      const known = this.#shown(what, marks);
      if (known && (isUrgent || !this.#isBehind(wanted, known, marks))) return;
      const claim = await store.claim(what, now().toISOString(), isUrgent);
      if (claim !== null) return this.#claimed(wanted, claim, marks);
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
      this.#remember(what, result, marks.visible);
      await store.save(what, claim, { ...result, visible: marks.visible, rests_ms });
    } catch (error) {
      await store.release(what, claim).catch(failed);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }
}
