/**
 * Every command and route, asked in many ways: does any answer hold a word that nobody may see? For tests in which whatever is
 * private bears a canary.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { weekName } from '../../src/domain/calendar/week.ts';
import type { Environment } from '../../src/config/settings.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { headwater, placesIn } from './command-line.ts';
import { parquetRows } from './parquet.ts';
import { servedPages } from './served-pages.ts';

export interface ProbeOptions {
  /** Holds headwater.yml; the exports go there. */
  folder: string;
  database: string;
  /** ISO instant at which everything is asked. */
  now: string;
  canary: RegExp;
  /** What each command is to say of what is public: whoever says nothing leaks nothing. */
  visible: RegExp;
  /** Weeks and instants that are asked about. */
  rounds: number;
  environment?: Environment;
}

export interface Probed {
  probes: number;
  /** Where a canary was, with the words around it. */
  found: string[];
  /** How often each command, and each route by its path, told of what is public. */
  shown: Map<string, number>;
  exported: string;
}

export async function probeEverything(options: ProbeOptions): Promise<Probed> {
  const { folder, database, now, canary, visible, rounds } = options;
  const probed: Probed = { probes: 0, found: [], shown: new Map(), exported: '' };
  const { shown } = probed;
  const probe = (what: string, answer: string) => {
    probed.probes += 1;
    const found = canary.exec(answer);
    if (found)
      probed.found.push(`${what}: …${answer.slice(Math.max(0, found.index - 60), found.index + 40)}…`);
  };
  const run = async (words: string[], over: Environment = {}) => {
    const places = {
      ...placesIn(folder),
      ...options.environment,
      DATABASE_URL: database,
      HEADWATER_NOW: now,
      ...over,
    };
    const { code, out, err } = await headwater(words, places);
    // 4: --strict, of a database that GitHub was never asked about. 2: what is private is named like what there is not.
    const expected = words.includes('vault/other') ? [2] : [0, ...(words.includes('--strict') ? [4] : [])];
    expect(expected, `${words.join(' ')}: ${err}`).toContain(code);
    probe(words.join(' '), out + err);
    if (visible.test(out)) shown.set(words[0]!, (shown.get(words[0]!) ?? 0) + 1);
  };

  for (const week of lastWeeks(now, rounds))
    for (const format of ['markdown', 'json', 'csv'])
      await run(['report', '--week', week, '--format', format]);
  const instants = Array.from(
    { length: rounds },
    (_, index) => `2026-0${1 + (index % 2)}-${10 + (index % 18)}T00:00:00Z`,
  );
  for (const instant of instants) {
    await run(['report', '--as-of', instant, '--format', 'json']);
    await run(['audit', '--format', 'json', '--strict'], { HEADWATER_NOW: instant });
  }
  for (const format of ['markdown', 'json', 'csv']) {
    await run(['audit', '--format', format]);
    await run(['report', '--iteration', '8', '--format', format]);
    await run(['report', '--from', '2025-01-01', '--to', '2026-02-16', '--format', format]);
    for (const repository of [[], ['--repo', 'vault/other'], ['--repo', 'springboard/hub']])
      await run(['attention', ...repository, '--format', format]);
    for (const more of [[], ['--size', '50'], ['--session'], ['--for', 'octocat'], ['--iteration', '9']])
      await run(['queue', ...more, '--format', format]);
  }
  await run(['nudges']);
  const files: string[] = [];
  for (const format of ['csv', 'json', 'parquet'])
    for (const asOf of ['2026-01-10T00:00:00Z', now]) {
      const to = join(folder, `export-${format}-${asOf.slice(0, 10)}`);
      mkdirSync(to);
      await run(['export', '--to', to, '--format', format, '--as-of', asOf]);
      for (const file of readdirSync(to)) {
        files.push(await textOf(join(to, file)));
        probe(`export ${file}`, file + files.at(-1)!);
      }
    }
  await run(['check', '--offline']);
  probed.exported = files.join('\n');

  const open = await openDatabase(database, 'a test');
  const { db } = open;
  const stop = new AbortController();
  const app = servedPages({
    db,
    environment: { ...placesIn(folder), ...options.environment, DATABASE_URL: database },
    configuration: readFileSync(join(folder, 'headwater.yml'), 'utf8'),
    now: () => new Date(now),
    stop: stop.signal,
    failed: (error) => probe('a failure', String(error)),
  });
  const paths = [...new Set(app.routes.map(({ path }) => path.replace('*', 'x')))];
  for (const path of paths)
    for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS'])
      for (const query of ['', ...(method === 'GET' ? NARROWED : ['?repo=vault/other', '?repository=6'])]) {
        const answer = await app.request(path + query, { method });
        const text = await answer.text();
        probe(`${method} ${path}${query}`, `${[...answer.headers].join()} ${text}`);
        if (answer.ok && visible.test(text)) shown.set(path, (shown.get(path) ?? 0) + 1);
      }
  stop.abort();
  await open.close();
  return probed;
}

/** What an address can be narrowed by, and what it cannot. */
const NARROWED = [
  '?repository=6',
  '?repository=vault/other',
  '?community=Springboard',
  '?repository=springboard/hub&as_of=2026-01-10',
  '?week=2026-W05',
];

async function textOf(path: string): Promise<string> {
  if (!path.endsWith('.parquet')) return readFileSync(path, 'utf8');
  const withoutBigInts = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
  return JSON.stringify(await parquetRows(path), withoutBigInts);
}

function lastWeeks(now: string, weeks: number): string[] {
  return Array.from({ length: weeks }, (_, back) =>
    weekName(new Date(Date.parse(now) - (back + 1) * 7 * 86_400_000).toISOString()),
  );
}
