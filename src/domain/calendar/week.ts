/** Windows: half-open, in UTC. ISO weeks begin on Monday; week 1 is the one with the year's first Thursday. */
import { isDay, isInReach, wholeSecond } from './instant.ts';

export interface Window {
  /** ISO instants in UTC; `start` is included, `end` is not. */
  start: string;
  end: string;
}

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** The text is no week, or a day that does not exist; the message says what to write. */
export class WindowError extends Error {}

/**
 * @param text "2026-W07"
 * @throws WindowError, also for a week 53 in a year that has none
 */
export function isoWeek(text: string): Window {
  const match = /^(\d{4})-W(\d{2})$/.exec(text);
  if (!match)
    throw new WindowError(
      `"${text.slice(0, 60)}" is not a week; write a year and an ISO week like 2026-W07.`,
    );
  const start = mondayOfWeekOne(Number(match[1])) + (Number(match[2]) - 1) * WEEK_MS;
  const window = fromMilliseconds(start, start + WEEK_MS);
  if (weekName(window.start) !== text)
    throw new WindowError(
      `${text} does not exist; ${match[1]} has the weeks 01 to ${weeksIn(Number(match[1]))}.`,
    );
  return inReach(window, text);
}

/** The name of the ISO week that an instant lies in: "2026-W07". */
export function weekName(instant: string): string {
  const time = Date.parse(instant);
  // The week belongs to the year of its Thursday.
  const thursday = mondayOf(time) + 3 * DAY_MS;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.round((mondayOf(time) - mondayOfWeekOne(year)) / WEEK_MS) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** Whether a window is one ISO week, from Monday to Monday. */
export function isIsoWeek({ start, end }: Window): boolean {
  const from = Date.parse(start);
  return from === mondayOf(from) && Date.parse(end) === from + WEEK_MS;
}

/** The last ISO week that is over at `now`: what a weekly report is about. */
export function lastFullWeek(now: string): Window {
  const end = mondayOf(Date.parse(now));
  return fromMilliseconds(end - WEEK_MS, end);
}

/**
 * From one midnight to another.
 * @param from, to "2026-07-08"; `to` is not included
 * @throws WindowError for days that do not exist or are the wrong way round
 */
export function dayWindow(from: string, to: string): Window {
  const [start, end] = [midnight(from), midnight(to)];
  if (start >= end)
    throw new WindowError(`The window from ${from} to ${to} is empty; the second day must be later.`);
  return inReach(fromMilliseconds(start, end), `The window from ${from} to ${to}`);
}

/**
 * @param called how the message names the window
 * @throws WindowError for one that no report can be about
 */
export function inReach(window: Window, called: string): Window {
  if (isReachable(window)) return window;
  throw new WindowError(`${called} is out of reach; write a time between 1970 and 3000.`);
}

/** Whether a report can be about it. */
export function isReachable({ start, end }: Window): boolean {
  return isInReach(Date.parse(start)) && isInReach(Date.parse(end));
}

/** The window of equal length that ends where this one starts. */
export function previousWindow({ start, end }: Window): Window {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return fromMilliseconds(from - (to - from), from);
}

/** The window of equal length that starts where this one ends. */
export function nextWindow({ start, end }: Window): Window {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  return fromMilliseconds(to, to + (to - from));
}

/**
 * At most `count` windows of equal length, each ending where the next one starts; the oldest first, `last` at the end. Windows
 * that begin out of reach (before 1970) are left out, except the one before `last`: every report compares with that one.
 */
export function windowsUpTo(last: Window, count: number): Window[] {
  const windows = [last];
  while (windows.length < count) {
    const before = previousWindow(windows[0]!);
    if (windows.length > 1 && !isInReach(Date.parse(before.start))) break;
    windows.unshift(before);
  }
  return windows;
}

/** [min(start, end − days), end): the span that a figure looks back over. */
export function trailing({ start, end }: Window, days: number): Window {
  const from = Math.min(Date.parse(start), Date.parse(end) - days * DAY_MS);
  return fromMilliseconds(from, Date.parse(end));
}

function weeksIn(year: number): number {
  return Math.round((mondayOfWeekOne(year + 1) - mondayOfWeekOne(year)) / WEEK_MS);
}

/** The fourth of January is always in week 1. */
function mondayOfWeekOne(year: number): number {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return mondayOf(new Date(Date.UTC(2000, 0, 4)).setUTCFullYear(year));
}

function mondayOf(time: number): number {
  const day = Math.floor(time / DAY_MS);
  // 1970-01-01 was a Thursday; of days before it JavaScript's remainder is negative.
  return (day - ((((day + 3) % 7) + 7) % 7)) * DAY_MS;
}

function midnight(day: string): number {
  if (!isDay(day)) throw new WindowError(`"${day.slice(0, 60)}" is not a day; write it like 2026-07-08.`);
  return Date.parse(`${day}T00:00:00Z`);
}

/** Whole seconds as GitHub writes them: 2026-07-08T00:00:00Z. */
function fromMilliseconds(start: number, end: number): Window {
  return { start: wholeSecond(start), end: wholeSecond(end) };
}
