/** The issue that holds the report of a window: its key, when it is due, and which earlier ones it closes. */
import { isIsoWeek, isoWeek, lastFullWeek, weekName, type Window } from '../calendar/week.ts';
import type { WantedIssue } from './post.ts';

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** "report springboard/meta 2026-W48", or with both days of a window that is no week; GitHub's names know no case. */
export function reportKey(repository: string, window: Window): string {
  return `report ${repository.toLowerCase()} ${windowName(window)}`;
}

function windowName(window: Window): string {
  if (isIsoWeek(window)) return weekName(window.start);
  return `${window.start.slice(0, 10)}..${window.end.slice(0, 10)}`;
}

/** For a file: "2026-W48", "2026-01-01-to-2026-02-01". */
export function windowInName(window: Window): string {
  return windowName(window).replace('..', '-to-');
}

/** The last instant of the window that a report's key names; null = it is no report's. */
function endOf(key: string): string | null {
  const name = key.split(' ')[2];
  if (!key.startsWith('report ') || name === undefined) return null;
  return name.includes('W') ? isoWeek(name).end : `${name.split('..')[1]}T00:00:00Z`;
}

/**
 * The earlier reports that are over once this one stands. One about an older window closes none that is newer.
 * @param posted every issue of Headwater's in that repository
 */
export function reportsToClose(posted: readonly WantedIssue[], key: string): WantedIssue[] {
  const end = endOf(key);
  return posted
    .filter((one) => one.key !== key && one.is_open)
    .filter((one) => {
      const theirs = endOf(one.key);
      return theirs !== null && end !== null && theirs <= end;
    })
    .map((one) => ({ ...one, is_open: false }));
}

/** A post that stands on GitHub. */
export interface PostedIssue {
  key: string;
  title: string;
  url: string;
}

/**
 * The newest report of an earlier window.
 * @param posted what stands in that repository
 */
export function previousReport(posted: readonly PostedIssue[], key: string): PostedIssue | null {
  const end = endOf(key);
  const earlier = posted
    .map((post) => ({ post, end: endOf(post.key) }))
    .filter(
      (one): one is { post: PostedIssue; end: string } => one.end !== null && end !== null && one.end < end,
    )
    .toSorted((a, b) => (a.end < b.end ? 1 : -1));
  return earlier[0]?.post ?? null;
}

/** People find it when they come to work. */
const HOUR = 6;
const HOUR_MS = 3_600_000;

/**
 * @param weekday on which the report is due, from 06:00 in the institution's time zone on
 * @returns the week whose report is due by now; null = its day is still to come
 */
export function dueReport(now: Date, weekday: Weekday, timeZone: string): Window | null {
  const window = lastFullWeek(now.toISOString());
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  // The week is counted in UTC, the day is the institution's: each hour since the week's end is looked at.
  for (let at = Date.parse(window.end); at <= now.getTime(); at += HOUR_MS) {
    const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    if (parts['weekday']?.toLowerCase() === weekday && Number(parts['hour']) >= HOUR) return window;
  }
  return null;
}
