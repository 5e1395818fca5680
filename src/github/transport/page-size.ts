/**
 * How many items to ask for at once. Heavy pages end in 502 and cost extra points, so a repository starts small,
 * halves at once when GitHub chokes, and grows slowly when it does not.
 */
export interface PageSizeLimits {
  first: number;
  /** 50 with one timeline and one label list each is one point; 100 would be two, and more likely to time out. */
  most: number;
}

export const PAGE_SIZE: PageSizeLimits = { first: 25, most: 50 };

/** Lists of changed files: 100 pull requests with one list each are one point, and the most that can be asked for by id. */
export const FILE_LISTS_PAGE_SIZE: PageSizeLimits = { first: 100, most: 100 };

const GOOD_PAGES_BEFORE_GROWTH = 4;

export class PageSize {
  now: number;
  readonly #most: number;
  #goodPages = 0;

  constructor({ first, most }: PageSizeLimits) {
    this.now = Math.min(first, most);
    this.#most = most;
  }

  good(): void {
    this.#goodPages++;
    if (this.#goodPages < GOOD_PAGES_BEFORE_GROWTH) return;
    this.#goodPages = 0;
    this.now = Math.min(this.#most, this.now + Math.max(1, Math.floor(this.now / 4)));
  }

  /** @returns false when one item at a time is already too much */
  halve(): boolean {
    this.#goodPages = 0;
    if (this.now === 1) return false;
    this.now = Math.floor(this.now / 2);
    return true;
  }
}
