/**
 * Business days by the wall clock of a time zone: Saturdays, Sundays and holidays do not count, every other day counts
 * with all its 24 hours, as in sql/views/06_business_days.sql.
 */

export interface BusinessCalendar {
  /** IANA name: "Europe/Berlin". */
  time_zone: string;
  /** ISO dates that are no business days, beside Saturdays and Sundays. */
  holidays: ReadonlySet<string>;
}

/** @param given an institution, as the configuration has it */
export function calendarOf({
  time_zone,
  holidays,
}: {
  time_zone: string;
  holidays: readonly string[];
}): BusinessCalendar {
  return { time_zone, holidays: new Set(holidays) };
}

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * The instant at which so many business days have passed; one that lies on a weekend counts from the next business day.
 * @param start milliseconds since 1970
 */
export function afterBusinessDays(start: number, days: number, calendar: BusinessCalendar): number {
  let wall = wallClock(start, calendar.time_zone);
  if (!isBusinessDay(wall, calendar)) wall = nextBusinessDay(startOfDay(wall), calendar);
  for (let left = days; left > 0; left--) wall = nextBusinessDay(wall, calendar);
  return instantOf(wall, calendar.time_zone);
}

/** @returns business days between two instants, with their fraction; 0 where the second is not later */
export function businessDaysBetween(from: number, until: number, calendar: BusinessCalendar): number {
  const end = wallClock(until, calendar.time_zone);
  let wall = wallClock(from, calendar.time_zone);
  let passed = 0;
  while (wall < end) {
    const midnight = Math.min(startOfDay(wall) + DAY_MS, end);
    if (isBusinessDay(wall, calendar)) passed += midnight - wall;
    wall = midnight;
  }
  return passed / DAY_MS;
}

function nextBusinessDay(wall: number, calendar: BusinessCalendar): number {
  let next = wall + DAY_MS;
  while (!isBusinessDay(next, calendar)) next += DAY_MS;
  return next;
}

function isBusinessDay(wall: number, { holidays }: BusinessCalendar): boolean {
  const day = new Date(wall);
  return day.getUTCDay() % 6 !== 0 && !holidays.has(day.toISOString().slice(0, 10));
}

function startOfDay(wall: number): number {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

/** What the clock on the wall shows, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return instant;
  let clock = clocks.get(timeZone);
  if (!clock) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
    const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
    clock = new Intl.DateTimeFormat('en-US', { timeZone, ...numeric, ...time });
    clocks.set(timeZone, clock);
  }
  const part = Object.fromEntries(
    clock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  );
}

/** Twice, because the first guess may lie on the other side of a change of the clock. */
function instantOf(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return wall - (wallClock(guess, timeZone) - guess);
}
