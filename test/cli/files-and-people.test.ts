import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { observing, startStandIn, type StandIn } from '../support/stand-in.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { emptyFolder, headwater } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { parquetRows } from '../support/parquet.ts';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import type { Report } from '../../src/domain/report/report.ts';
import { KPI_COLUMNS } from '../../src/text/report/csv.ts';
import { EXPORTED_TABLES } from '../../src/store/kpis/exported-rows.ts';

const NOW = '2026-01-01T00:00:00Z';
const KEY = 'a key of the institution';

/** Parquet has types of its own for instants and ids. */
function asInJson(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      if (value instanceof Date) return [name, value.toISOString().replace('.000Z', 'Z')];
      return [name, typeof value === 'bigint' ? String(value) : value];
    }),
  );
}

describe('a small community', () => {
  let github: StandIn;
  let folder: string;
  let url: string;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 90, repositories: 2, seed: 4, start: '2025-06-01T00:00:00Z', end: NOW },
    });
  });
  afterAll(() => github.close());
  beforeEach(async () => {
    folder = emptyFolder();
    url = await databaseForCommands();
    writeFileSync(
      join(folder, 'headwater.yml'),
      'institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n',
    );
    expect((await run(['backfill'])).code).toBe(0);
  });
  const run = (words: string[], key = '') =>
    headwater(words, {
      HEADWATER_CONFIG: join(folder, 'headwater.yml'),
      HEADWATER_NOW: NOW,
      DATABASE_URL: url,
      ...observing(github),
      HEADWATER_PSEUDONYM_KEY: key,
    });
  const look = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const store = await openDatabase(url, 'a test');
    return work(store.db).finally(() => store.close());
  };

  it('is exported as files: a row an item, the repository first, by repository and id', async () => {
    const to = join(folder, 'files');
    const { code, err } = await run(['export', '--to', to]);
    expect([code, err]).toEqual([0, expect.stringContaining('pull_requests.csv: 90 rows')]);
    expect(readdirSync(to).sort()).toEqual(
      [
        ...['issue_comments', 'issues', 'kpis', 'labels', 'pull_request_files', 'pull_requests', 'releases'],
        ...['repos', 'review_comments', 'reviews', 'timeline_events', 'users'],
      ].map((name) => `${name}.csv`),
    );
    const [head, ...lines] = readFileSync(join(to, 'pull_requests.csv'), 'utf8').trimEnd().split('\r\n');
    expect(head).toMatch(/^repository,number,id,/);
    expect(head).toContain('author_login');
    const keys = lines
      .map((line) => line.split(','))
      .map(([repository, , id]) => [repository, Number(id)] as const);
    expect(keys).toEqual(keys.toSorted((a, b) => a[0]!.localeCompare(b[0]!) || a[1] - b[1]));
    expect(new Set(keys.map(([repository]) => repository))).toEqual(
      new Set(['springboard/hub', 'springboard/spawner']),
    );
    const kpis = readFileSync(join(to, 'kpis.csv'), 'utf8');
    expect(kpis.match(/^institution,community/gm)).toHaveLength(1);
    // Sub-figures are rows, too.
    const rows = kpis.trimEnd().split('\r\n').length - 1;
    expect(err).toContain(`kpis.csv: ${rows.toLocaleString('en')} rows`);
    expect(new Set(kpis.match(/2025-\d\d-\d\dT00:00:00Z,2025-\d\d-\d\dT00:00:00Z,false/g)).size).toBe(13);
  });

  it('is exported as JSON with the same rows', async () => {
    const to = join(folder, 'files');
    await run(['export', '--to', to, '--format', 'json']);
    const rows = JSON.parse(readFileSync(join(to, 'reviews.json'), 'utf8')) as {
      repository: string;
      id: string;
    }[];
    const stored = await look(async (db) => db.selectFrom('reviews').select('id').execute());
    expect(rows.map(({ id }) => id).sort()).toEqual(stored.map(({ id }) => String(id)).sort());
    expect(Object.keys(rows[0]!)[0]).toBe('repository');
    const kpis = JSON.parse(readFileSync(join(to, 'kpis.json'), 'utf8')) as Pick<Report, 'window' | 'kpis'>[];
    expect(kpis).toHaveLength(13);
    // Of each week what a report on it says.
    for (const week of ['2025-W49', '2025-W52']) {
      const report = JSON.parse((await run(['report', '--week', week, '--format', 'json'])).out) as Report;
      const { start } = report.window;
      expect(kpis.find(({ window }) => window.start === start)?.kpis).toEqual(report.kpis);
    }
  });

  it('is exported as Parquet with the same rows, which a reader gives back as they are in JSON', async () => {
    const to = join(folder, 'files');
    await run(['export', '--to', to, '--format', 'json']);
    const { code, err } = await run(['export', '--to', to, '--format', 'parquet']);
    expect([code, err]).toEqual([0, expect.stringContaining('pull_requests.parquet: 90 rows')]);
    let compared = 0;
    for (const table of EXPORTED_TABLES) {
      const expected: unknown = JSON.parse(readFileSync(join(to, `${table}.json`), 'utf8'));
      const rows = await parquetRows(join(to, `${table}.parquet`));
      expect(rows.map(asInJson), table).toEqual(expected);
      compared += rows.length;
    }
    expect(compared).toBeGreaterThan(500);
    const kpis = await parquetRows(join(to, 'kpis.parquet'));
    expect(kpis.length).toBeGreaterThan(13 * KPIS.length);
    expect(Object.keys(kpis[0]!)).toEqual(KPI_COLUMNS.map(({ name }) => name));
    expect(kpis[0]).toMatchObject({ window_partial: false, window_start: expect.any(Date) as Date });
  });

  it('says in one line where files cannot be written', async () => {
    const { code, err } = await run(['export', '--to', join(folder, 'headwater.yml')]);
    expect([code, err]).toEqual([2, expect.stringMatching(/^--to .+ name another directory\.\n$/)]);
    expect(await run(['export', '--to', ' '])).toMatchObject({
      code: 2,
      err: '--to is empty; name a directory.\n',
    });
    // In a folder where none can be made Node alone would try for ever.
    if (existsSync('/proc/self'))
      expect(await run(['export', '--to', '/proc/nowhere/files'])).toMatchObject({
        code: 2,
        err: '--to /proc/nowhere/files: files cannot be written there (ENOENT); name another directory.\n',
      });
  });

  it.each(['', '0', '99999999999999999999', '1'.repeat(5000)])(
    'forgets nobody who cannot be: %j',
    async (person) => {
      const { code, err } = await run(['opt-out', person], KEY);
      expect([code, err]).toEqual([2, expect.stringMatching(/^PERSON is "[^\n]{0,60}"; write GitHub's/)]);
    },
  );

  it('is as incomplete for an audit as for a report, and both say why', async () => {
    const strict = async () => [
      (await run(['report', '--strict'])).code,
      (await run(['audit', '--strict'])).code,
    ];
    expect(await strict()).toEqual([0, 0]);
    const refuse = `insert into unreadable_fields (repo_id, stream, number, path, message, is_refused)
      values (0, 'people', 0, 'users 7 login', 'half a character, replaced', true)`;
    await look((db) => sql.raw(refuse).execute(db));
    expect(await strict()).toEqual([4, 4]);
    const line = 'people`: 1 value that cannot be stored as GitHub gives it: users 7';
    for (const command of ['report', 'audit']) expect((await run([command])).out).toContain(line);
    await look((db) => sql`delete from unreadable_fields where repo_id = 0`.execute(db));
  });

  it('lists nothing of a repository that nobody measures', async () => {
    expect(await run(['attention', '--repo', 'springboard/nowhere'])).toMatchObject({
      code: 2,
      out: '',
      err: '--repo is "springboard/nowhere"; none of that name is measured here.\n',
    });
  });

  it.each(['1970-01-01', '1971-06-07'])('is reported from %s to the far end', async (from) => {
    for (const format of ['json', 'markdown'])
      expect(await run(['report', '--from', from, '--to', '2999-12-31', '--format', format])).toMatchObject({
        code: 0,
        err: '',
      });
  });

  it('forgets a person: in what is stored, in what is read again, in what is printed', async () => {
    const before = await run(['report', '--format', 'json']);
    const login = /by ([\w-]+), who made/.exec(before.out)![1]!;
    const named = (db: Database) =>
      sql<{ n: number }>`select count(*)::int as n from users where lower(login) = ${login}`
        .execute(db)
        .then(({ rows }) => rows[0]!.n);
    expect((await run(['opt-out', login])).err).toMatch(/^HEADWATER_PSEUDONYM_KEY is not set/);
    // What the configuration says is no row that could be forgotten: who reads this is told to take it out.
    await look((db) =>
      sql`insert into affiliations (who, organisation, since, until)
        values (${login}, 'Delta Lab', '-infinity', 'infinity')`.execute(db),
    );
    const { code, err } = await run(['opt-out', login], KEY);
    expect(err).toContain('headwater.yml names them under affiliations: take them out there, too');
    await look((db) => sql`delete from affiliations where who = ${login}`.execute(db));
    expect([code, err]).toEqual([0, expect.stringMatching(/counts on as person-[0-9a-f]{16}/)]);
    expect(await look(named)).toBe(0);

    const after = await run(['report', '--format', 'json'], KEY);
    expect(after.out).not.toContain(login);
    const values = (text: string) =>
      (JSON.parse(text) as { kpis: { id: string; value: number }[] }).kpis.map(({ id, value }) => [
        id,
        value,
      ]);
    expect(values(after.out)).toEqual(values(before.out));
    // No link to what they did, and their pseudonym nowhere.
    const pseudonym = /person-[0-9a-f]{16}/.exec(err)![0];
    expect(after.out).not.toContain(pseudonym);

    // Reading on without the key would bring the name back.
    expect(await run(['sync'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('HEADWATER_PSEUDONYM_KEY') as string,
    });
    expect((await run(['backfill', '--full'], KEY)).code).toBe(0);
    expect(await look(named)).toBe(0);
    expect(values((await run(['report', '--format', 'json'], KEY)).out)).toEqual(values(before.out));
  });
});
