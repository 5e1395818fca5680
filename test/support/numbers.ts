/** Reads the numbers back out of a text for people, and says whether a report's data has them. */

const SECONDS: Record<string, number> = {
  second: 1,
  minute: 60,
  hour: 3_600,
  day: 86_400,
  year: 365.25 * 86_400,
};

export interface NumberRead {
  /** As it stands there. */
  text: string;
  kind: 'share' | 'duration' | 'number';
  /** Shares from 0 to 1, durations in seconds. */
  value: number;
  /** Half of the last digit that is shown. */
  tolerance: number;
}

/** Without addresses, names in code style, dates and numbers of weeks. */
export function numbersIn(text: string): NumberRead[] {
  const words = text
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/[\w.-]+\/[\w.-]+#\d+/g, '')
    .replace(/\d{4}-\d{2}-\d{2}( \d{2}:\d{2} UTC)?/g, '')
    .replace(/\b(\d{4}-)?W\d{2}\b/g, '');
  // A span says its unit once: "31 to 86 %".
  const spans = words.replace(
    /([\d.,]*\d) to ([\d.,]*\d) (%|\w+)/g,
    (_, low: string, high: string, unit: string) => `${low} ${unit} to ${high} ${unit}`,
  );
  const found = spans.matchAll(
    /(\d[\d,]*(?:\.\d+)?)(?: (%|seconds?|minutes?|hours?|days?|years?|points?)(?!\w))?/g,
  );
  return [...found].map(([whole, digits = '', unit = '']) => {
    const plain = digits.replaceAll(',', '');
    const decimals = plain.split('.')[1]?.length ?? 0;
    // A number that ends in .0 is shown without it.
    const half = 0.5 * 10 ** -(decimals === 0 && Number(plain) < 10 && unit !== '' ? 1 : decimals);
    const scale = /^(%|point)/.test(unit) ? 0.01 : (SECONDS[unit.replace(/s$/, '')] ?? 1);
    const kind = /^(%|point)/.test(unit) ? 'share' : unit === '' ? 'number' : 'duration';
    const rounding = kind === 'share' ? 0.5 : half;
    return { text: whole, kind, value: Number(plain) * scale, tolerance: rounding * scale + 1e-9 };
  });
}

/** Every number in the data, and every difference between a value and the one before it. */
export function numbersOf(data: unknown): number[] {
  if (typeof data === 'number') return [data];
  if (typeof data !== 'object' || data === null) return [];
  const { value, previous } = data as { value?: unknown; previous?: unknown };
  const change =
    typeof value === 'number' && typeof previous === 'number' ? [Math.abs(value - previous)] : [];
  return [...Object.values(data).flatMap(numbersOf), ...change];
}

/** The days of every span. */
function spansIn(data: unknown): number[] {
  if (typeof data !== 'object' || data === null) return [];
  const { start, end } = data as { start?: unknown; end?: unknown };
  const isSpan = typeof start === 'string' && typeof end === 'string';
  const days = isSpan ? [Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000)] : [];
  return [...Object.values(data).flatMap(spansIn), ...days];
}

/** Durations are hours in the data, or days. */
export function has(numbers: readonly number[], { kind, value, tolerance }: NumberRead): boolean {
  const scales = kind === 'duration' ? [SECONDS['hour']!, SECONDS['day']!] : [1];
  return numbers.some((number) => scales.some((scale) => Math.abs(number * scale - value) <= tolerance));
}

/** Of days in rules and explanations, the 95 of an interval, and how many items a list may have. */
const SAID_BY_RULES = [0.95, 7, 14, 30, 90, 180, 365, 12, 200, 5, 3, 2, 95].flatMap((n) => [n, n * 24]);

/**
 * The numbers of a text that its data do not have.
 * @param sentences data whose sentences the text repeats, and whose spans it counts in days; null = it does neither
 */
export function strangers(
  text: string,
  data: unknown,
  besides: readonly number[] = [],
  sentences: unknown = null,
): string[] {
  const numbers = [...numbersOf(data), ...SAID_BY_RULES, ...besides, ...spansIn(sentences)];
  const said = new Set(
    sentencesIn(sentences).flatMap((sentence) => numbersIn(sentence).map((one) => one.text)),
  );
  return numbersIn(text)
    .filter((one) => !has(numbers, one) && !said.has(one.text))
    .map((one) => one.text);
}

function sentencesIn(data: unknown): string[] {
  if (typeof data === 'string') return /^https?:|^\d{4}-\d\d-\d\dT/.test(data) ? [] : [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(sentencesIn) : [];
}
