/** How long each side held pull requests in a window: the same answers, over history. */
import type { Stretch } from './attention.ts';

/** `paused` = blocked, or put off until a date; `nobody` = drafts. */
export const HOLDERS = ['maintainers', 'author', 'unclear', 'paused', 'nobody'] as const;
export type Holder = (typeof HOLDERS)[number];

const HOLDER_OF: Record<Stretch['side'], Holder> = {
  MAINTAINER: 'maintainers',
  MERGER: 'maintainers',
  AUTHOR: 'author',
  UNCLEAR: 'unclear',
  BLOCKED: 'paused',
  PAUSED: 'paused',
  NONE: 'nobody',
};

/** Calendar days over all pull requests. */
export interface WaitingTimes {
  pull_requests: number;
  days: Record<Holder, number>;
  /** Of the days of maintainers, authors and unclear ones; null = there are none. */
  shares: { maintainers: number; author: number; unclear: number } | null;
  /** Share of those days that was computed without threads, and without checks; null = there are none. */
  threads_unknown: number | null;
  ci_unknown: number | null;
}

const DAY_MS = 86_400_000;

/** @param histories of each pull request its turns within the window; ended stretches count for nobody and nothing */
export function waitingTimes(histories: readonly (readonly Stretch[])[]): WaitingTimes {
  // In milliseconds until the end: days would leave their crumbs in the shares.
  const held = Object.fromEntries(HOLDERS.map((holder) => [holder, 0])) as Record<Holder, number>;
  let [threads, checks] = [0, 0];
  const open = histories.map((turns) =>
    turns.filter(({ reason }) => reason !== 'merged' && reason !== 'closed'),
  );
  for (const { side, from, until, also } of open.flat()) {
    const holder = HOLDER_OF[side];
    held[holder] += until - from;
    if (holder === 'paused' || holder === 'nobody') continue;
    if (also.includes('threads_unknown')) threads += until - from;
    if (also.includes('checks_unknown')) checks += until - from;
  }
  const { maintainers, author, unclear } = held;
  const all = maintainers + author + unclear;
  const share = (part: number) => (all === 0 ? null : part / all);
  return {
    pull_requests: open.filter(({ length }) => length > 0).length,
    days: Object.fromEntries(
      HOLDERS.map((holder) => [holder, held[holder] / DAY_MS]),
    ) as WaitingTimes['days'],
    shares:
      all === 0 ? null : { maintainers: maintainers / all, author: author / all, unclear: unclear / all },
    threads_unknown: share(threads),
    ci_unknown: share(checks),
  };
}
