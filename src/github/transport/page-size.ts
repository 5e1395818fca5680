/**
 * How many items to ask for at once. Heavy pages end in 502 and cost extra points: a page halves at once when GitHub
 * chokes, and grows slowly from then on. Before that it doubles, where there is room.
 */
export interface PageSizeLimits {
  first: number;
  /** 50 with one timeline and one label list each is one point; 100 would be two, and more likely to time out. */
  most: number;
}

export const PAGE_SIZE: PageSizeLimits = { first: 50, most: 50 };

/** Issues are light: a hundred of them weigh less than fifty pull requests, at two points. */
export const ISSUES_PAGE_SIZE: PageSizeLimits = { first: 50, most: 100 };

/** @param given for all streams; the standard one makes a difference between them */
export function pageSizeOf(stream: string, given: PageSizeLimits): PageSizeLimits {
  return stream === 'issues' && given === PAGE_SIZE ? ISSUES_PAGE_SIZE : given;
}

/** Lists of changed files: 100 pull requests with one list each are one point, and the most that can be asked for by id. */
export const FILE_LISTS_PAGE_SIZE: PageSizeLimits = { first: 100, most: 100 };

const GOOD_PAGES_BEFORE_GROWTH = 4;

export class PageSize {
  now: number;
  readonly #most: number;
  #goodPages = 0;
  #hasChoked: boolean;

  /** @param hasChoked on larger pages, the last time */
  constructor({ first, most }: PageSizeLimits, { hasChoked = false } = {}) {
    this.now = Math.min(first, most);
    this.#most = most;
    this.#hasChoked = hasChoked;
  }

  good(): void {
    this.#goodPages++;
    if (!this.#hasChoked) {
      this.now = Math.min(this.#most, this.now * 2);
      return;
    }
    if (this.#goodPages < GOOD_PAGES_BEFORE_GROWTH) return;
    this.#goodPages = 0;
    this.now = Math.min(this.#most, this.now + Math.max(1, Math.floor(this.now / 4)));
  }

  /** @returns false when one item at a time is already too much */
  halve(): boolean {
    this.#goodPages = 0;
    this.#hasChoked = true;
    if (this.now === 1) return false;
    this.now = Math.floor(this.now / 2);
    return true;
  }
}
