/** What pages show is computed once and kept for a while, so that no number of readers asks the database for more. */

export interface Kept<T> {
  value: T;
  /** When it was computed, as an ISO instant. */
  computed_at: string;
}

/** Too many different things are wanted at once. */
export class TooBusyError extends Error {}

export interface KeptOptions {
  now: () => Date;
  /** Older than this it is still shown, and computed anew meanwhile. */
  fresh_ms: number;
  /** How many are kept; what was asked for least recently is dropped. */
  most: number;
  /** How many may wait for their turn: one is computed at a time. */
  waiting: number;
  /** Told of what failed while something older was shown. */
  failed: (error: unknown) => void;
}

export class KeptResults {
  readonly #options: KeptOptions;
  readonly #known = new Map<string, Kept<unknown>>();
  readonly #underWay = new Map<string, Promise<Kept<unknown>>>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: KeptOptions) {
    this.#options = options;
  }

  /**
   * @param key what it is of; the same key is always computed by the same work
   * @param isKept false for what is shown once and computed anew for the next reader
   * @throws TooBusyError, and whatever the work throws where nothing older can be shown
   */
  async get<T>(
    key: string,
    work: () => Promise<T>,
    isKept: (value: T) => boolean = () => true,
  ): Promise<Kept<T>> {
    const known = this.#known.get(key) as Kept<T> | undefined;
    if (known === undefined) return this.#compute(key, work, isKept);
    this.#known.delete(key);
    this.#known.set(key, known);
    const age = this.#options.now().getTime() - Date.parse(known.computed_at);
    if (age > this.#options.fresh_ms) this.#compute(key, work, isKept).catch(this.#options.failed);
    return known;
  }

  async #compute<T>(key: string, work: () => Promise<T>, isKept: (value: T) => boolean): Promise<Kept<T>> {
    const running = this.#underWay.get(key) as Promise<Kept<T>> | undefined;
    if (running !== undefined) return running;
    if (this.#underWay.size > this.#options.waiting) throw new TooBusyError();
    const computed = this.#turn
      .then(async () => {
        const computed_at = this.#options.now().toISOString();
        const kept = { value: await work(), computed_at };
        this.#known.delete(key);
        if (isKept(kept.value)) this.#known.set(key, kept);
        for (const oldest of this.#known.keys())
          if (this.#known.size > this.#options.most) this.#known.delete(oldest);
        return kept;
      })
      .finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, computed);
    this.#turn = computed.catch(() => {});
    return computed;
  }
}
