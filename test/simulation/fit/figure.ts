/** A figure is one number about one repository; the tables, the charts and the test take them from here. */
import type { Kept, Observed, ObservedRepository } from './observed.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
export const QUARTER_MS = 91 * DAY_MS;

export interface Figure {
  id: string;
  title: string;
  unit: 'share' | 'hours' | 'days' | 'number';
  /** What a source must have kept for it. */
  needs?: Kept;
  /** The simulated community has more of it than most recorded ones, and shall. */
  onPurpose?: true;
  /** How many things it was measured on. */
  size(repository: ObservedRepository): number;
  /** Infinity = a quantile that is not reached. NaN = cannot be said of this repository. */
  of(repository: ObservedRepository): number;
}

export const pulls = ({ pulls: all }: ObservedRepository): number => all.length;
export const issues = ({ issues: all }: ObservedRepository): number => all.length;

/** Pull requests and issues by people, deleted ones among them. */
export function byPeople(items: readonly Observed[]): Observed[] {
  return items.filter(({ byBot }) => !byBot);
}

/** Items of one author in the order of time, authors in that of their first. Nobody knows whose a ghost's was. */
export function byAuthor(items: readonly Observed[]): Map<string, Observed[]> {
  const known = new Map<string, Observed[]>();
  for (const item of items.toSorted((a, b) => a.opened - b.opened)) {
    if (item.author === null || item.byBot) continue;
    const own = known.get(item.author);
    if (own) own.push(item);
    else known.set(item.author, [item]);
  }
  return known;
}

const WINDOW_MS = 180 * DAY_MS;

/** Who merged other people's work within 180 days of that time: the observed maintainers. */
export function maintainersOf({
  pulls: all,
}: ObservedRepository): (login: string | null, at: number) => boolean {
  const merges = new Map<string, number[]>();
  for (const { merger, author, closed } of all.toSorted((a, b) => (a.closed ?? 0) - (b.closed ?? 0))) {
    if (merger === null || merger === author || closed === null) continue;
    const own = merges.get(merger);
    if (own) own.push(closed);
    else merges.set(merger, [closed]);
  }
  return (login, at) => {
    const own = login === null ? undefined : merges.get(login);
    if (!own) return false;
    let [low, high] = [0, own.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (own[middle]! < at - WINDOW_MS) low = middle + 1;
      else high = middle;
    }
    return low < own.length && own[low]! <= at + WINDOW_MS;
  };
}
