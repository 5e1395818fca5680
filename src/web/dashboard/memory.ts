/** What this process has at hand of the results that are kept, and whether it may still be shown. */
import type { DataMarks } from '../../store/kpis/data-marks.ts';
import type { ResultStore, StoredResult } from '../../store/kpis/kept-results.ts';
import type { Kept, Wanted } from './wanted.ts';

export interface Known {
  kept: Kept<unknown>;
  data: string;
  visible: string;
}

export interface MemoryOptions {
  now: () => Date;
  /** Older than this it is out of date, even where nothing more is stored: open items grow older by themselves. */
  fresh_ms: number;
  /** How many are at hand; what was asked for least recently is dropped. */
  most: number;
  store: Pick<ResultStore, 'find'>;
}

export class Memory {
  readonly #options: MemoryOptions;
  /** The one that was asked for last is at the end. */
  readonly #known = new Map<string, Known>();
  readonly #looking = new Map<string, Promise<void>>();
  #changes = 0;

  constructor(options: MemoryOptions) {
    this.#options = options;
  }

  /** How often something was remembered. */
  get changes(): number {
    return this.#changes;
  }

  /** undefined = nothing is at hand, or it may not be shown any more */
  shown(what: string, { visible }: DataMarks): Known | undefined {
    const known = this.#known.get(what);
    return known?.visible === visible ? known : undefined;
  }

  isBehind({ isOfThePast }: Wanted<unknown>, { kept, data }: Known, marks: DataMarks): boolean {
    const age = this.#options.now().getTime() - Date.parse(kept.computed_at);
    return data !== marks.data || (isOfThePast !== true && age > this.#options.fresh_ms);
  }

  /** It is dropped after everything else. */
  wasAskedFor(what: string, known: Known): void {
    this.#known.delete(what);
    this.#known.set(what, known);
  }

  remember(what: string, { body, computed_at, data }: StoredResult, visible: string): void {
    const kept = { value: JSON.parse(body) as unknown, computed_at, is_behind: false };
    this.wasAskedFor(what, { kept, data, visible });
    this.#changes += 1;
    for (const oldest of this.#known.keys())
      if (this.#known.size > this.#options.most) this.#known.delete(oldest);
  }

  /** Takes over what another process, or this one before it was started anew, has computed since. */
  async look(what: string, marks: DataMarks): Promise<void> {
    const since = this.shown(what, marks)?.kept.computed_at ?? null;
    const found = await this.#options.store.find(what, marks.visible, since);
    if (found !== null) this.remember(what, found, marks.visible);
  }

  /** The same, once for all who ask at once. */
  lookUp(what: string, marks: DataMarks): Promise<void> {
    const looking =
      this.#looking.get(what) ??
      this.look(what, marks).finally(() => {
        this.#looking.delete(what);
      });
    this.#looking.set(what, looking);
    return looking;
  }
}
