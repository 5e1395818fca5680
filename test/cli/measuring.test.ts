/** The commands from a configuration to a report, against the GitHub stand-in over HTTP. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import { observing, startStandIn, type StandIn } from '../support/stand-in.ts';
import type { Audit, Report } from '../../src/domain/report/report.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import { emptyFolder, headwater, headwaterProcess, NOW, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';

const PULL_REQUESTS = 120;

describe('headwater, with a token,', () => {
  const folder = emptyFolder();
  let github: StandIn;
  let environment: Environment;

  beforeAll(async () => {
    github = await startStandIn({
      simulated: { owner: 'springboard', pullRequests: PULL_REQUESTS, seed: 3, end: '2026-02-16T00:00:00Z' },
    });
    environment = {
      ...placesIn(folder),
      DATABASE_URL: await databaseForCommands(),
      ...observing(github),
    };
    await headwater(['measure', '--org', 'SpringBoard', '--institution', 'Field Station'], environment);
  });
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('measures an organisation in one command: configuration, history, report', async () => {
    const other = emptyFolder();
    const places = { ...environment, ...placesIn(other) };
    const { code, out, err } = await headwater(['measure', '--org', 'SpringBoard'], places);
    expect([code, err]).toEqual([0, expect.stringContaining('springboard has ')]);
    expect(readFileSync(`${other}/headwater.yml`, 'utf8')).toContain('orgs: [springboard]');
    expect(out).toMatch(/^## Upstream health, week 2026-W07 \(2026-02-09 to 2026-02-15\): SpringBoard\n/i);
    expect(out).toContain('Coverage 100 %');
    // Progress away from a terminal: one JSON line per page.
    const pages = err.split('\n').filter((line) => line.startsWith('{'));
    expect(pages.length).toBeGreaterThan(3);
    for (const page of pages)
      expect(JSON.parse(page)).toMatchObject({ repository: expect.stringContaining('/') as string });
  });

  it('does not measure another organisation than the configuration names', async () => {
    expect(await headwater(['measure', '--org', 'trampoline'], environment)).toEqual({
      code: 2,
      out: '',
      err: `${folder}/headwater.yml exists and does not name trampoline; add it under communities, or set HEADWATER_CONFIG to another path.\n`,
    });
  });

  it('reports as one JSON document, the same each time', async () => {
    const first = await headwater(['report', '--format', 'json'], environment);
    expect([first.code, first.err]).toEqual([0, '']);
    const report = JSON.parse(first.out) as Report;
    expect(report).toMatchObject({
      schema: 1,
      institution: 'Field Station',
      window: { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z', partial: false },
      as_of: NOW,
      coverage: { pull_requests_stored: PULL_REQUESTS, pull_requests_on_github: PULL_REQUESTS, share: 1 },
    });
    expect(await headwater(['report', '--format', 'json'], environment)).toEqual(first);
  });

  it('reports on the window that is asked for', async () => {
    const windowOf = async (...words: string[]) => {
      const { out } = await headwater(['report', '--format', 'json', ...words], environment);
      const { window, as_of } = JSON.parse(out) as Report;
      return [window.start, window.end, window.partial, as_of];
    };
    expect(await windowOf('--week', '2026-W03')).toEqual([
      '2026-01-12T00:00:00Z',
      '2026-01-19T00:00:00Z',
      false,
      NOW,
    ]);
    expect(await windowOf('--from', '2026-01-01', '--to', '2026-03-01')).toEqual([
      '2026-01-01T00:00:00Z',
      '2026-03-01T00:00:00Z',
      true,
      NOW,
    ]);
    expect(await windowOf('--as-of', '2026-01-21')).toEqual([
      '2026-01-12T00:00:00Z',
      '2026-01-19T00:00:00Z',
      false,
      '2026-01-21T00:00:00Z',
    ]);
  });

  it('audits: everything that GitHub counts is stored, so --strict is content', async () => {
    const { code, out } = await headwater(['audit', '--format', 'json', '--strict'], environment);
    const audit = JSON.parse(out) as Audit;
    expect(code).toBe(0);
    expect(audit.repositories.length).toBeGreaterThan(0);
    for (const repository of audit.repositories) expect(repository).toMatchObject({ share: 1, gaps: [] });
  });

  it('exits 4 under --strict where something is missing', async () => {
    const other = emptyFolder();
    const places = { ...placesIn(other), HEADWATER_CONFIG: environment['HEADWATER_CONFIG'] };
    expect(await headwater(['audit', '--strict'], places)).toMatchObject({ code: 4 });
    expect(await headwater(['audit'], places)).toMatchObject({ code: 0 });
    const report = await headwater(['report', '--strict'], places);
    expect([report.code, report.err]).toEqual([4, expect.stringContaining('run `headwater backfill` first')]);
  });

  it('checks what the token can read, and what works therefore', async () => {
    const { code, out, err } = await headwater(['check'], environment);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^yes {2}token: octocat, \d+ of \d+ points left until /m);
    expect(out).toMatch(/^yes {2}springboard: \d+ public repositor(y|ies) can be read$/m);
    expect(out).toMatch(/^backfill: will work\.$/m);
  });

  it('says that backfill works all the same where the plans cannot be read, and names them once', async () => {
    const other = emptyFolder();
    writeFileSync(
      `${other}/headwater.yml`,
      'institution: { name: F, team: [{ github: octocat }] }\ncommunities: [{ name: S, orgs: [springboard] }]\n' +
        'planning: { repository: springboard/nowhere }\n',
    );
    const { code, out } = await headwater(['check'], { ...environment, ...placesIn(other) });
    expect(code).toBe(3);
    expect(out).toMatch(/; 1 entry on the team list$/m);
    expect(out).toMatch(/^no {3}springboard\/nowhere: GitHub does not find it /m);
    expect(out).toMatch(/^backfill: will work, without what is refused above\.$/m);
  });

  it('exits 3 and changes nothing where GitHub refuses the token', async () => {
    const refused = { ...environment, GITHUB_TOKEN: 'wrong' };
    const line = 'GITHUB_TOKEN: GitHub does not accept this token; make a new one or correct it.';
    expect(await headwater(['backfill'], refused)).toEqual({ code: 3, out: '', err: `${line}\n` });
    const check = await headwater(['check'], refused);
    expect([check.code, check.out]).toEqual([3, expect.stringContaining(`no   token: ${line}\n`)]);
    const other = emptyFolder();
    const init = ['init', '--org', 'springboard', '--institution', 'x'];
    expect(await headwater(init, { ...refused, ...placesIn(other) })).toMatchObject({ code: 3 });
    expect(existsSync(`${other}/headwater.yml`)).toBe(false);
  });

  it('exits 3 where there is no such organisation or repository', async () => {
    const other = emptyFolder();
    const places = { ...environment, ...placesIn(other) };
    const init = await headwater(['init', '--org', 'nowhere', '--institution', 'x'], places);
    expect([init.code, init.err]).toEqual([
      3,
      expect.stringMatching(/^nowhere: GitHub knows no such [^\n]*\n$/),
    ]);
    writeFileSync(
      `${other}/headwater.yml`,
      'institution: { name: F }\ncommunities: [{ name: S, repositories: [springboard/nowhere] }]\n',
    );
    const backfill = await headwater(['backfill'], places);
    expect([backfill.code, backfill.err]).toEqual([
      3,
      expect.stringMatching(/^springboard\/nowhere: [^\n]*\n$/),
    ]);
    const chosen = await headwater(['backfill', '--repo', 'trampoline/pool'], environment);
    expect([chosen.code, chosen.err]).toEqual([2, expect.stringContaining('trampoline/pool')]);
  });

  it('names the process that holds the embedded directory, and exits 2', async () => {
    const embedded = { ...environment, DATABASE_URL: `pglite:${folder}/db` };
    const open = await openDatabase(embedded.DATABASE_URL, 'headwater backfill');
    try {
      const { code, err } = await headwater(['report'], embedded);
      expect([code, err]).toEqual([
        2,
        `${folder}/db is in use by headwater backfill (process ${process.pid}); wait until it ends, or set DATABASE_URL to another place.\n`,
      ]);
      expect(await headwater(['check', '--offline'], embedded)).toMatchObject({ code: 0 });
    } finally {
      await open.close();
    }
  });

  it('leaves a database of a newer version as it is', async () => {
    const open = await openDatabase(environment['DATABASE_URL']!, 'a test');
    await sql`insert into headwater_migrations (name, timestamp) values ('9999_later', 'x')`.execute(open.db);
    await open.close();
    for (const command of ['migrate', 'report', 'backfill']) {
      const { code, err } = await headwater([command], environment);
      expect([command, code, err]).toEqual([
        command,
        2,
        'The database has migration 9999_later, which this Headwater does not know; run the newer version, or point DATABASE_URL elsewhere.\n',
      ]);
    }
    const again = await openDatabase(environment['DATABASE_URL']!, 'a test');
    await sql`delete from headwater_migrations where name = '9999_later'`.execute(again.db);
    await again.close();
  });

  it('stopped by SIGTERM finishes its page, exits 0, and goes on from there the next time', async () => {
    const other = emptyFolder();
    const places = { ...environment, ...placesIn(other) };
    writeFileSync(`${other}/headwater.yml`, readFileSync(`${folder}/headwater.yml`));
    let killed = false;
    const stopped = await headwaterProcess(['backfill'], places, (said, kill) => {
      if (killed || !said.includes('"stream"')) return;
      killed = true;
      kill('SIGTERM');
    });
    expect([stopped.code, stopped.err]).toEqual([
      0,
      expect.stringContaining('Run it again to go on from here.'),
    ]);
    expect(await headwaterProcess(['backfill'], places)).toMatchObject({ code: 0, out: '' });
    expect(await headwater(['audit', '--strict'], places)).toMatchObject({ code: 0 });
  });
});
