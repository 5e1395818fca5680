/** What pages ask of what is kept, and what they are given. */

export interface Kept<T> {
  value: T;
  /** As of when it is, as an ISO instant. */
  computed_at: string;
  /** More has been stored since, or it is old: it is being brought up to date. */
  is_behind: boolean;
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

/** Too many different things are wanted at once. */
export class TooBusyError extends Error {}

/** Nothing like it was kept, and computing it takes longer than somebody waits for a page: it goes on. */
export class BeingComputedError extends Error {}
