import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';

describe('headwater, used wrongly,', () => {
  it.each([
    [['nope'], "unknown command 'nope'; see `headwater --help`."],
    [
      ['report', '--wek', '2026-W07'],
      "unknown option '--wek' (Did you mean --week?); see `headwater --help`.",
    ],
    [
      ['report', '--format', 'pdf'],
      "option '--format <format>' argument 'pdf' is invalid. Allowed choices are markdown, json, csv; see `headwater --help`.",
    ],
    [['report', '--week', '2025-W53'], '2025-W53 does not exist; 2025 has the weeks 01 to 52.'],
    [['report', '--week', 'last'], '"last" is not a week; write a year and an ISO week like 2026-W07.'],
    [['report', '--from', '2026-01-01'], '--from needs --to; the window is [from, to).'],
    [['report', '--to', '2026-01-01'], '--to needs --from; the window is [from, to).'],
    [
      ['report', '--week', '2026-W07', '--from', '2026-01-01', '--to', '2026-01-02'],
      '--week, --iteration and --from/--to name different windows; give one of them.',
    ],
    [['report', '--iteration', 'next'], '--iteration is "next"; write a whole number of 1 or more.'],
    [
      ['report', '--as-of', '2026-02-30'],
      '--as-of is "2026-02-30"; write a day such as 2026-02-16, or an instant such as 2026-02-16T12:00:00Z.',
    ],
    [['report', '--repo', 'hub'], '--repo is "hub"; write owner/name.'],
    [['report', '--community', ' '], '--community is empty; write the name of a community.'],
    [['init'], "required option '--org <name>' not specified; see `headwater --help`."],
    [
      ['report', '--week', 'a\nb\u001b[31m'],
      '"a b [31m" is not a week; write a year and an ISO week like 2026-W07.',
    ],
    [['x'.repeat(301)], `unknown command '${'x'.repeat(59)}… see \`headwater --help\`.`],
    [['attention', '--repo', 'hub'], '--repo is "hub"; write owner/name.'],
    [['attention', '--from', '2026-01-01'], '--from needs --to; the window is [from, to).'],
    [
      ['init', '--org', 'not an org', '--institution', 'x'],
      '--org is "not an org"; write the name of a GitHub organisation or user.',
    ],
  ])('%j says so in one line and exits 2', async (words, line) => {
    const folder = emptyFolder();
    expect(await headwater(words, placesIn(folder))).toEqual({ code: 2, out: '', err: `${line}\n` });
    expect(existsSync(`${folder}/db`)).toBe(false);
  });

  it('prints its help on stdout when asked, and on stderr when not', async () => {
    const asked = await headwater(['--help'], {});
    expect(asked).toMatchObject({ code: 0, err: '' });
    for (const command of ['demo', 'measure', 'init', 'check', 'migrate', 'backfill', 'report', 'audit'])
      expect(asked.out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(await headwater([], {})).toEqual({ code: 2, out: '', err: asked.out });
  });

  it('needs a configuration, and a token to read GitHub', async () => {
    const places = placesIn(emptyFolder());
    for (const command of ['backfill', 'report', 'audit']) {
      const { code, err } = await headwater([command], places);
      expect([code, err]).toEqual([
        2,
        `${places['HEADWATER_CONFIG']} is missing; run \`headwater init --org ORG --institution NAME\`, or set HEADWATER_CONFIG to its path.\n`,
      ]);
    }
    writeFileSync(places['HEADWATER_CONFIG']!, readFileSync('headwater.example.yml'));
    const { code, err } = await headwater(['backfill'], places);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^GITHUB_TOKEN is not set; make a token at .*\n$/),
    ]);
    expect(await headwater(['measure', '--org', 'springboard'], places)).toMatchObject({ code: 2, out: '' });
    expect(existsSync(places['DATABASE_URL']!.slice('pglite:'.length))).toBe(false);
  });

  it('names every fault of the configuration, and changes nothing', async () => {
    const folder = emptyFolder();
    const places = placesIn(folder);
    const file = places['HEADWATER_CONFIG']!;
    writeFileSync(
      file,
      'institution: { name: F, tem: [] }\ncommunities: [{ name: S, repositories: [s/hub, nope] }]\n',
    );
    const issues = [
      `${file}:1:25: institution.tem is not a setting; did you mean team?\n`,
      `${file}:2:48: communities[0].repositories[1] is "nope"; write owner/name.\n`,
    ];
    for (const command of ['backfill', 'report', 'audit'])
      expect(await headwater([command], { ...places, GITHUB_TOKEN: 'x' })).toEqual({
        code: 2,
        out: '',
        err: issues.join(''),
      });
    expect(existsSync(`${folder}/db`)).toBe(false);
  });

  it('does not understand every DATABASE_URL, and says which', async () => {
    expect(await headwater(['migrate'], { DATABASE_URL: 'mysql://root@localhost/x' })).toEqual({
      code: 2,
      out: '',
      err: 'DATABASE_URL begins with neither postgres:// nor pglite:; write postgres://user@host/name or pglite:PATH.\n',
    });
  });

  it('cannot reach a database that is not there: a retry may mend that', async () => {
    expect(await headwater(['migrate'], { DATABASE_URL: 'postgres://someone@127.0.0.1:1/x' })).toEqual({
      code: 1,
      out: '',
      err: 'The database in DATABASE_URL cannot be used: nobody listens there; start PostgreSQL, or correct DATABASE_URL.\n',
    });
  });
});

describe('headwater init', () => {
  it('writes a configuration that check takes, and never overwrites one', async () => {
    const places = placesIn(emptyFolder());
    const words = ['init', '--org', 'https://github.com/springboard/', '--institution', 'Field Station'];
    expect(await headwater(words, places)).toMatchObject({ code: 0, out: '' });
    const written = readFileSync(places['HEADWATER_CONFIG']!, 'utf8');
    expect(written).toContain('orgs: [springboard]');
    expect(await headwater(['check', '--offline'], places)).toMatchObject({ code: 0, err: '' });
    expect(await headwater(words, places)).toEqual({
      code: 2,
      out: '',
      err: `${places['HEADWATER_CONFIG']} exists and is left as it is; edit it, or set HEADWATER_CONFIG to another path.\n`,
    });
    expect(readFileSync(places['HEADWATER_CONFIG']!, 'utf8')).toBe(written);
  });
});

describe('headwater init', () => {
  it.each(['a\nb', 'x'.repeat(300), '\u001b[31mred', '{{ name }}', ' '])(
    'writes no name that no command could read: %j',
    async (institution) => {
      const places = placesIn(emptyFolder());
      const { code, err } = await headwater(
        ['init', '--org', 'springboard', '--institution', institution],
        places,
      );
      expect([code, err]).toEqual([2, expect.stringMatching(/^--institution [^\n]+\.\n$/)]);
      expect(existsSync(places['HEADWATER_CONFIG']!)).toBe(false);
    },
  );

  it('says that the folder is missing', async () => {
    const path = `${emptyFolder()}/none/headwater.yml`;
    const words = ['init', '--org', 'springboard', '--institution', 'F'];
    const { code, err } = await headwater(words, { HEADWATER_CONFIG: path });
    expect(code).toBe(2);
    expect(err).toContain(`${path} cannot be written: its folder is missing; make it, or set`);
  });
});

describe('headwater check --offline', () => {
  it('says where no database can be made', async () => {
    const places = placesIn(emptyFolder());
    for (const url of [`${places['HEADWATER_CONFIG']}`, `${places['HEADWATER_CONFIG']}/below`]) {
      writeFileSync(places['HEADWATER_CONFIG']!, 'institution: { name: F }\n');
      const { code, out } = await headwater(['check', '--offline'], {
        ...places,
        DATABASE_URL: `pglite:${url}`,
      });
      expect(code).toBe(2);
      expect(out).toContain(`no   database: ${url} cannot be made a database (ENOTDIR); set DATABASE_URL`);
    }
  });

  it('asks nobody, opens nothing and says what is wrong', async () => {
    const folder = emptyFolder();
    expect(await headwater(['check', '--offline'], placesIn(folder))).toEqual({
      code: 2,
      out: [
        `no   configuration: ${folder}/headwater.yml is missing; run \`headwater init --org ORG --institution NAME\`, or set HEADWATER_CONFIG to its path.`,
        `yes  database: pglite:${folder}/db, not there yet; the first command makes it`,
        '',
      ].join('\n'),
      err: '',
    });
    expect(existsSync(`${folder}/db`)).toBe(false);
  });
});
