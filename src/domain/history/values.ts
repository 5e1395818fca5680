/**
 * What a column can hold. GitHub hands over what people and their programs once wrote: half a surrogate pair, a zone of
 * +518:00, a year 0. One such value must not keep everything else from being stored.
 */

export interface Column {
  name: string;
  /** PostgreSQL's name of the type: int4, int8, float8, bool, text, timestamptz, date, … */
  type: string;
  is_required: boolean;
  /** Part of the primary key: another value would be another row. */
  is_key: boolean;
}

export interface Problem {
  column: string;
  /** In words, without the value. */
  reason: string;
}

/** `row` null = it cannot be stored at all. */
export interface StorableRow<Row> {
  row: Row | null;
  problems: Problem[];
}

/** GitHub's titles have at most 256 characters, paths 4,096: what is longer than this is no text that we count. */
const LONGEST_TEXT = 65_536;
const INT4_MOST = 2_147_483_647;
const INT8 = { least: -(2n ** 63n), most: 2n ** 63n - 1n };

type Judged = { value: unknown; reason: string | null };

const JUDGES: Record<string, (value: unknown) => Judged> = {
  text: judgeText,
  int4: judgeInteger,
  int8: judgeBigInteger,
  float8: judgeNumber,
  bool: judgeBoolean,
  timestamptz: judgeInstant,
  date: judgeDay,
  _text: judgeTexts,
};

/**
 * The row as its table can take it. What cannot be stored is replaced where a near value says the same (a text without its
 * broken character), null where the column may be, and where neither is possible the row is left out.
 */
export function storableRow<Row extends object>(row: Row, columns: readonly Column[]): StorableRow<Row> {
  let fresh: Record<string, unknown> | null = null;
  const problems: Problem[] = [];
  for (const { name, type, is_required, is_key } of columns) {
    const given = (row as Record<string, unknown>)[name];
    // What a row does not name keeps the column's default.
    if (given === undefined && !is_key && !(name in row)) continue;
    const { value, reason } = given == null ? { value: null, reason: null } : judged(type, given);
    if (reason !== null) problems.push({ column: name, reason });
    let stored = value;
    if (stored === null && is_required) {
      if (reason === null) problems.push({ column: name, reason: 'missing' });
      if (type !== 'text' || is_key) return { row: null, problems };
      // Nothing rests on a text that is not there.
      stored = '';
    }
    if (stored === given) continue;
    fresh ??= { ...(row as Record<string, unknown>) };
    fresh[name] = stored;
  }
  return { row: (fresh ?? row) as Row, problems };
}

function judged(type: string, value: unknown): Judged {
  return JUDGES[type]?.(value) ?? { value, reason: null };
}

const good = (value: unknown): Judged => ({ value, reason: null });
const bad = (reason: string): Judged => ({ value: null, reason });

function judgeText(value: unknown): Judged {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return good(String(value));
  if (typeof value !== 'string') return bad('not a text');
  if (value.length > LONGEST_TEXT)
    return {
      value: withoutBroken(value.slice(0, LONGEST_TEXT)),
      reason: `longer than ${LONGEST_TEXT} characters, cut`,
    };
  if (value.isWellFormed() && !value.includes('\0')) return good(value);
  const reason = value.isWellFormed()
    ? 'a character NUL, left out'
    : 'half of a surrogate pair, replaced by U+FFFD';
  return { value: withoutBroken(value), reason };
}

function judgeTexts(value: unknown): Judged {
  if (!Array.isArray(value)) return bad('not a list');
  const texts = value.map(judgeText);
  const kept = texts.flatMap(({ value: text }) => (text === null ? [] : [text]));
  const isSame = kept.length === value.length && kept.every((text, index) => text === value[index]);
  return {
    value: isSame ? value : kept,
    reason: texts.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

/** A text as the tables keep it; null = it is none. */
export function storableText(value: unknown): string | null {
  return judgeText(value).value as string | null;
}

/** Whether a number can be that of an issue or a pull request. */
export function isItemNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= INT4_MOST;
}

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair. */
function withoutBroken(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function judgeInteger(value: unknown): Judged {
  const number = typeof value === 'string' && /^[+-]?\d+$/.test(value.trim()) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number)) return bad('not a whole number');
  if (Math.abs(number) > INT4_MOST) return bad('a number beyond 32 bits');
  return good(number);
}

function judgeBigInteger(value: unknown): Judged {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return bad('not an exact whole number');
  const text = String(value).trim();
  if (typeof value === 'object' || !/^[+-]?\d{1,30}$/.test(text)) return bad('not a whole number');
  const number = BigInt(text.replace(/^\+/, ''));
  if (number < INT8.least || number > INT8.most) return bad('a number beyond 64 bits');
  // Ids are decimal strings here, however they came: they are compared as such.
  return good(String(number));
}

function judgeNumber(value: unknown): Judged {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? good(number) : bad('not a number');
}

function judgeBoolean(value: unknown): Judged {
  if (typeof value === 'boolean') return good(value);
  if (value === 'true' || value === 'false') return good(value === 'true');
  return bad('neither true nor false');
}

const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const INSTANT =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(?:Z|([+-])(\d\d)(?::?(\d\d))?)$/i;
/** What both PostgreSQL and Git's users mean by a zone: up to 15:59 from UTC. */
const ZONE_HOURS_MOST = 15;

function judgeInstant(value: unknown): Judged {
  const text = value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : value;
  if (typeof text !== 'string') return bad('not a date');
  if (text === 'infinity' || text === '-infinity') return good(text);
  const isDay = DAY.test(text);
  const parts = INSTANT.exec(isDay ? `${text}T00:00:00Z` : text);
  if (!parts) return bad('not a date');
  const [, day, hours, minutes, seconds = '0', , zoneHours = '0', zoneMinutes = '0'] = parts;
  if (judgeDay(day).value === null) return bad('a date that no calendar has');
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return bad('a time that no clock shows');
  if (Number(zoneHours) > ZONE_HOURS_MOST || Number(zoneMinutes) > 59)
    return bad('a time zone that does not exist');
  return good(text);
}

function judgeDay(value: unknown): Judged {
  const parts = typeof value === 'string' ? DAY.exec(value) : null;
  if (!parts) return bad('not a day');
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const isReal = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isReal ? good(value) : bad('a day that no calendar has');
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
