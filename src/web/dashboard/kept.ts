/**
 * What pages show is computed once for all readers and all processes, and kept: in memory for this process (`memory.ts`), in the
 * database for the others and for the next start (`computing.ts`). What is out of date is shown, says so, and is replaced
 * meanwhile; what may not be shown any more is not.
 */
import type { DataMarks } from '../../store/kpis/data-marks.ts';
import { Computing, type ComputingOptions } from './computing.ts';
import { Memory, type Known, type MemoryOptions } from './memory.ts';
import { shared } from './shared.ts';
import { BeingComputedError, TooBusyError, type Kept, type Wanted } from './wanted.ts';

/**
 * `marks`: as they are now, of the database that the results are computed from.
 * `failed`: told of what failed while something older was shown.
 * `patience_ms`: how long somebody waits for what was never computed; half a minute is where proxies give up.
 */
export type KeptOptions = MemoryOptions & ComputingOptions & { patience_ms?: number };

const PATIENCE_MS = 20_000;

/** What could not be brought up to date, since it rests or another process is at it, is looked at again after that time. */
const LOOKED_AT_AGAIN_MS = 5_000;
/** Somebody may opt out while a result is computed; more often than that in a row nobody does. */
const TRIES = 3;

export class KeptResults {
  readonly #options: KeptOptions;
  readonly #marks: () => Promise<DataMarks>;
  readonly #memory: Memory;
  readonly #computing: Computing;
  readonly #resting = new Set<string>();

  constructor(options: KeptOptions) {
    this.#options = options;
    this.#marks = shared(options.marks);
    this.#memory = new Memory(options);
    this.#computing = new Computing({ ...options, marks: this.#marks }, this.#memory);
  }

  /** @throws TooBusyError, BeingComputedError, and whatever the work throws where nothing older can be shown */
  async get<T>(wanted: Wanted<T>): Promise<Kept<T>> {
    for (let tries = 0; tries < TRIES; tries++) {
      const marks = await this.#marks();
      if (!this.#memory.shown(wanted.what, marks)) {
        await this.#memory.lookUp(wanted.what, marks);
        this.#noteAsked(wanted.what);
      }
      const known = this.#memory.shown(wanted.what, marks);
      if (known !== undefined) return this.#given(wanted, known, marks);
      await this.#withPatience(this.#computing.queued(wanted, true));
    }
    throw new TooBusyError();
  }

  async #withPatience(computed: Promise<void>): Promise<void> {
    const { patience_ms = PATIENCE_MS, failed } = this.#options;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<'over'>((over) => (timer = setTimeout(over, patience_ms, 'over')));
    const first = await Promise.race([computed, patience]).finally(() => clearTimeout(timer));
    if (first !== 'over') return;
    computed.catch((error: unknown) => {
      if (!(error instanceof TooBusyError)) failed(error);
    });
    throw new BeingComputedError();
  }

  /** What is there already, however old: nothing is computed for it. null = nothing */
  async peek<T>(what: string): Promise<T | null> {
    const marks = await this.#marks();
    if (!this.#memory.shown(what, marks)) await this.#memory.lookUp(what, marks);
    return (this.#memory.shown(what, marks)?.kept.value as T | undefined) ?? null;
  }

  /** Brings it up to date where it is not; resolves when that is done, or left to another process. */
  async renew<T>(wanted: Wanted<T>): Promise<void> {
    const marks = await this.#marks();
    await this.#memory.lookUp(wanted.what, marks);
    const known = this.#memory.shown(wanted.what, marks);
    if (known === undefined || this.#memory.isBehind(wanted, known, marks))
      await this.#computing.queued(wanted, known === undefined);
  }

  /** Changes whenever anything may be shown otherwise; once a minute in any case. */
  async state(): Promise<string> {
    const { data, visible } = await this.#marks();
    const minute = this.#options.now().toISOString().slice(0, 16);
    return [visible, data, this.#memory.changes, minute].join(' ');
  }

  #given<T>(wanted: Wanted<T>, known: Known, marks: DataMarks): Kept<T> {
    this.#memory.wasAskedFor(wanted.what, known);
    const is_behind = this.#memory.isBehind(wanted, known, marks);
    if (is_behind) this.#renewSoon(wanted);
    if (known.kept.is_behind !== is_behind) known.kept = { ...known.kept, is_behind };
    return known.kept as Kept<T>;
  }

  /** What people want, and not only the schedule. */
  #noteAsked(what: string): void {
    const { store, now, failed } = this.#options;
    store.asked(what, now().toISOString()).catch(failed);
  }

  #renewSoon(wanted: Wanted<unknown>): void {
    const { what } = wanted;
    if (this.#computing.isUnderWay(what) || this.#resting.has(what)) return;
    this.#resting.add(what);
    this.#noteAsked(what);
    this.#computing
      .queued(wanted, false)
      .catch((error: unknown) => {
        if (!(error instanceof TooBusyError)) this.#options.failed(error);
      })
      .then(() => this.#options.wait(LOOKED_AT_AGAIN_MS))
      .finally(() => this.#resting.delete(what))
      .catch(this.#options.failed);
  }
}
