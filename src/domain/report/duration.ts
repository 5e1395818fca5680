/** How long, in one way everywhere: 89 seconds are "1.5 minutes", 57 hours "2.4 days", 1,245 days "3.4 years". */

/** Seconds in one of each, and the number at which the next one is the better word. */
const UNITS = [
  { name: 'second', seconds: 1, below: 60 },
  { name: 'minute', seconds: 60, below: 60 },
  { name: 'hour', seconds: 3_600, below: 48 },
  { name: 'day', seconds: 86_400, below: 365 },
  { name: 'year', seconds: 365.25 * 86_400, below: Infinity },
] as const;

export interface Duration {
  /** One decimal below 10, none from there on. */
  number: string;
  /** "hour" beside 1, "hours" beside everything else. */
  unit: string;
}

/** @param hours 0 or more */
export function duration(hours: number): Duration {
  const seconds = Math.max(0, hours) * 3_600;
  for (const { name, seconds: one, below } of UNITS) {
    const shown = rounded(seconds / one);
    // 59.97 minutes are an hour: what is shown decides, not what was measured.
    if (shown < below) return { number: shown.toLocaleString('en'), unit: shown === 1 ? name : `${name}s` };
  }
  throw new RangeError(`${hours} hours are no duration`);
}

export function durationInWords(hours: number): string {
  const { number, unit } = duration(hours);
  return `${number} ${unit}`;
}

function rounded(value: number): number {
  const tenths = Math.round(value * 10) / 10;
  return tenths < 10 ? tenths : Math.round(value);
}
