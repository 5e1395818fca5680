/** How large a pull request is: lines that somebody has to think about, apart from those that come with them. */

/** Changed lines (added and deleted) by kind of file; sql/views/16_queue.sql says which kind a path is of. */
export interface Size {
  source: number;
  tests: number;
  fixtures: number;
  docs: number;
  config: number;
  generated: number;
}

/** As a quick win it is read in one go; up to here nobody needs to plan for it. */
export const QUICK_SOURCE_LINES = 50;
/** More than this is nothing to pull from a list: it wants a conversation first. */
export const LARGEST_SOURCE_LINES = 1_000;

export function isQuick(size: Size | null): boolean {
  return size !== null && size.source <= QUICK_SOURCE_LINES;
}

export function isWithinLimits(size: Size | null): boolean {
  return size === null || size.source <= LARGEST_SOURCE_LINES;
}
