/** A time zone means the same to PostgreSQL, which computes business hours, and to JavaScript. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { isTimeZone } from '../../src/config/time-zone.ts';
import { onEachDatabase } from '../support/databases.ts';

const REFUSED = [
  ...[
    '+05:30',
    '-05:30',
    '+0530',
    '+5',
    '05:30',
    'UTC+3',
    'UTC-3',
    'GMT+1',
    'GMT-1',
    'Z',
    'Zulu',
    'utc',
    'gmt',
  ],
  ...[
    'EST',
    'EST5EDT',
    'CST6CDT',
    'MST',
    'PST',
    'IST',
    'CET',
    'MET',
    'WET',
    'HST',
    'JST',
    'BST',
    'EST5EDT,M3.2.0,M11.1.0',
  ],
  ...[
    'posix/Europe/Berlin',
    'right/Europe/Berlin',
    'posixrules',
    'localtime',
    'Factory',
    'Local',
    'system',
    'default',
  ],
  ...[
    'europe/berlin',
    'EUROPE/BERLIN',
    'Europe/Berlin ',
    'Europe',
    'Europe/',
    'Europe/Nowhere',
    'Berlin',
    'Europe/Berlin/',
  ],
  ...[
    'Etc/GMT+15',
    'Etc/GMT-15',
    'Etc/UTC+1',
    '../Europe/Berlin',
    'Europe\\Berlin',
    'Germany',
    'GB',
    'Japan',
    '',
    '0',
    '1',
  ],
];
const TAKEN = [
  ...[
    'UTC',
    'Europe/Berlin',
    'Asia/Kolkata',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Etc/UTC',
    'Etc/GMT+5',
  ],
  ...[
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Pacific/Chatham',
    'Africa/Casablanca',
    'Europe/Dublin',
    'US/Pacific',
  ],
];
/** Winter and summer, north and south, and a year before most rules of today. */
const INSTANTS = [
  '2016-01-15T12:00:00Z',
  '2016-07-15T12:00:00Z',
  '2024-03-31T01:30:00Z',
  '2025-11-02T09:00:00Z',
  '2026-06-30T23:59:59Z',
];

onEachDatabase('a time zone', (store) => {
  it.each(REFUSED)('is not %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });

  it.each(TAKEN)('may be %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it('means the same to PostgreSQL and to JavaScript, whatever its name', async () => {
    const names = [...new Set([...Intl.supportedValuesOf('timeZone'), ...TAKEN])].filter(isTimeZone);
    expect(names.length).toBeGreaterThan(400);
    const { rows } = await sql<{ name: string; instant: string; local: string }>`
      select name, instant, to_char(instant::timestamptz at time zone name, 'YYYY-MM-DD HH24:MI') as local
      from unnest(${names}::text[]) name, unnest(${INSTANTS}::text[]) instant`.execute(store().db);
    const differing = rows.filter(({ name, instant, local }) => local !== inJavaScript(name, instant));
    expect(differing).toEqual([]);
  });
});

function inJavaScript(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  );
}
