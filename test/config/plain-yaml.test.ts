/** What YAML can say beyond maps, lists and plain values is refused where it stands; so is what no database takes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration, readConfiguration } from '../../src/config/configuration.ts';

const COMMUNITIES = 'communities: [{ name: S, orgs: [springboard] }]\n';
const named = (name: string) => `institution: { name: ${name} }\n${COMMUNITIES}`;
const team = (member: string) => `institution: { name: F, team: [${member}] }\n${COMMUNITIES}`;
const more = (rest: string) => `institution: { name: F }\n${COMMUNITIES}${rest}\n`;

function issues(text: string): string[] {
  try {
    parseConfiguration(text, 'h.yml');
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.lines;
    throw error;
  }
}

describe('headwater.yml', () => {
  it.each([
    ['institution:\n  name: {{ institution }}\ncommunities: []\n', '2:10', 'template'],
    [named('"{{ name }}"'), '1:22', 'template'],
    [named('"{% name %}"'), '1:22', 'template'],
    [`institution: { name: F }\ncommunities: {{ list }}\n`, '2:15', 'template'],
    [named('"Field\\0Station"'), '1:22', 'control character U.0000'],
    [named('F\u0007'), '1:22', 'control character U.0007'],
    [named('"\\x1b[31m"'), '1:22', 'control character U.001B'],
    [named('"\\x7f"'), '1:22', 'control character U.007F'],
    [named('"a\\u2028b"'), '1:22', 'control character U.2028'],
    [named('"a\\ud800"'), '1:22', 'lone surrogate'],
    [named('"\\udc00b"'), '1:22', 'lone surrogate'],
    ['institution: &i { name: F }\n' + COMMUNITIES, '1:17', '&i'],
    [more('x: *i'), '3:4', 'valid YAML|\\*i'],
    ['institution: { <<: { name: F } }\n' + COMMUNITIES, '1:16', 'merges'],
    [named('!!binary aGVsbG8='), '1:31', 'tag'],
    [named('!!str F'), '1:28', 'tag'],
    [named('!secret F'), '1:30', 'tag'],
    ['institution: !!set { name }\n' + COMMUNITIES, '1:20', 'tag'],
    ['institution: { name: F, name: G }\n' + COMMUNITIES, '1:25', 'stands twice'],
    ['%YAML 1.1\n---\n' + named('F'), '1:1', '%YAML'],
    [named('F') + '---\n' + named('G'), '3:1', 'second document'],
    [more('__proto__: { a: 1 }'), '3:1', '__proto__'],
    [more('? [a, b]\n: c'), '3:3', 'must be a word'],
    [more(`x: ${'['.repeat(20_000)}`), '3:104', 'nested too deeply'],
    [
      more(Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')),
      '404:401',
      'nested too deeply',
    ],
    ['- '.repeat(5000), '1:10000', 'nested too deeply'],
    ['? '.repeat(5000), '1:10000', 'nested too deeply'],
    [named('"${NAME}"'), '1:22', 'template'],
    [named('"<%= name %>"'), '1:22', 'template'],
    [`{% if field %}\n${named('F')}{% endif %}\n`, '1:1', 'template'],
    [`<<<<<<< ours\n${named('F')}=======\n${named('G')}>>>>>>> theirs\n`, '1:1', 'mark of a conflict'],
    [`institution:\n\u00A0\u00A0name: F\n  team: []\n${COMMUNITIES}`, '2:1', 'U.00A0 is no space'],
    [`\uFEFF\uFEFF${named('F')}`, '1:2', 'invisible character U.FEFF'],
    [named('F').replace('communities', '\u200Bcommunities'), '2:1', 'invisible character U.200B'],
    [named('"\u202Enoitats"'), '1:22', 'invisible character U.202E'],
    [team('{ github: "octo\u2060cat" }'), '1:42', 'invisible character U.2060'],
    [named('"\u200D"'), '1:22', 'nothing in it that could be seen'],
    [`${'&'.repeat(2000)} a`, '1:2002', '&{80} names a value'],
    ['|'.repeat(2000), '1:2', '\\|{150,200}…; correct'],
  ])('says where it is more than plain YAML (%#)', (text, place, words) => {
    const [first = ''] = issues(text);
    expect(first).toMatch(new RegExp(`^h\\.yml:${place}: [^\n]*(${words})`));
  });

  it.each([
    [
      more('iterations: { anchor: 2024-10-16, days: 100000000000 }'),
      'iterations.days is 100000000000; write a whole number from 1 to 366.',
    ],
    [more('iterations: { anchor: 2024-10-16, days: 14.5 }'), 'iterations.days is 14.5; '],
    [more('iterations: { anchor: 2024-10-16, days: 0 }'), 'iterations.days is 0; '],
    [more('iterations: { anchor: 2024-10-16, days: 1e400 }'), 'iterations.days is 1e400; '],
    [more('iterations: { anchor: 2024-10-16, days: .nan }'), 'iterations.days is .nan; '],
    [more('iterations: { anchor: 0001-01-01 }'), 'iterations.anchor is "0001-01-01"; '],
    [
      more('office_hours: [{ title: T, starts: 2026-01-07T15:00:00Z, minutes: 1e9, every: 1 week }]'),
      'office_hours[0].minutes is 1e9; ',
    ],
    [
      more('office_hours: [{ title: T, starts: 2026-02-30T15:00:00Z, minutes: 60, every: 1 week }]'),
      'office_hours[0].starts is "2026-02-30T15:00:00Z"; ',
    ],
    [
      more('office_hours: [{ title: T, starts: 2026-01-07T15:00:00Z, minutes: 60, every: 99999 weeks }]'),
      'office_hours[0].every is "99999 weeks"; ',
    ],
    [more('queue: { target_days: 3000000000 }'), 'queue.target_days is 3000000000; '],
    [
      more('planning: { repository: a/b, project: { owner: a, number: 3000000000 } }'),
      'planning.project.number is 3000000000; ',
    ],
    [team('{ github: o, capacity_hours: .inf }'), 'institution.team[0].capacity_hours is .inf; '],
    [team('{ github: o, from: 2026-02-30 }'), 'institution.team[0].from is "2026-02-30"; '],
    [team('{ github: o, from: 0000-01-01 }'), 'institution.team[0].from is "0000-01-01"; '],
    [team('{ github: o, from: 10000-01-01 }'), 'institution.team[0].from is "10000-01-01"; '],
    [
      team('{ github: o, from: 2026-02-03, to: 2026-02-03 }'),
      'institution.team[0].to is "2026-02-03"; write a day after from',
    ],
    [team('{ github: 9223372036854775808 }'), 'institution.team[0].github is "9223372036854775808"; '],
    [team('{ github: 1.5 }'), 'institution.team[0].github is "1.5"; '],
    [team('{ github: -1 }'), 'institution.team[0].github is "-1"; '],
    [team('{ github: "@octocat" }'), 'institution.team[0].github is "@octocat"; '],
    [team('{ github: -octocat }'), 'institution.team[0].github is "-octocat"; '],
    [team(`{ github: ${'o'.repeat(40)} }`), `institution.team[0].github is "${'o'.repeat(40)}"; `],
    [team('{ github: true }'), 'institution.team[0].github is true; '],
    [team('{ github: "" }'), 'institution.team[0].github is ""; '],
    [named('123'), 'institution.name is 123; write some text.'],
    [named('"  "'), 'institution.name is "  "; write some text.'],
    [named('yes').replace('springboard', 'springboard/hub'), 'communities[0].orgs[0] is "springboard/hub"; '],
    [
      named('F').replace('orgs: [springboard]', 'repositories: [a/..]'),
      'communities[0].repositories[0] is "a/.."; ',
    ],
  ])('says what no database takes, or nobody can mean (%#)', (text, words) => {
    expect(issues(text).map((line) => line.replace(/^h\.yml:\d+:\d+: /, ''))).toEqual([
      expect.stringContaining(words),
    ]);
  });

  it('takes logins that look like something else', () => {
    for (const login of [
      'no',
      'on',
      'y',
      '007',
      '1e3',
      '0x10',
      '9223372036854775807',
      'a-',
      'a_b',
      'renovate[bot]',
    ])
      expect([login, issues(team(`{ github: ${login} }`))]).toEqual([
        login,
        login.includes('[') ? expect.anything() : [],
      ]);
  });

  it('takes labels, bots and organisations that look like numbers as they are written', () => {
    const { institution } = parseConfiguration(
      'institution: { name: F, ai_reviewers: [0x10] }\ncommunities: [{ name: S, orgs: [2026], bots: [007, 1e3], policy_labels: [1.10] }]',
      'h.yml',
    );
    const [{ orgs, bots, policy_labels }] = institution.communities as [(typeof institution.communities)[0]];
    expect([institution.ai_reviewers, orgs, bots, policy_labels]).toEqual([
      ['0x10'],
      ['2026'],
      ['007', '1e3'],
      ['1.10'],
    ]);
  });

  it('refuses a pattern that no tag could miss', () => {
    const tags = (pattern: string) =>
      issues(named('F').replace('orgs:', () => `release_tags: '${pattern}', orgs:`)).join();
    for (const pattern of ['v*.*.*', '^v?', 'v\\d+|', '(?:^(v?)){1,3}', '()'])
      expect([pattern, tags(pattern)]).toEqual([pattern, expect.stringContaining('; it fits every tag; ')]);
    for (const pattern of ['^(?!nightly)', '^v?$', '.+', '(?=v)'])
      expect([pattern, tags(pattern)]).toEqual([pattern, '']);
  });

  it('names no word of JavaScript as a place where it belongs', () => {
    expect(issues(more('constructor: 1'))).toEqual([
      expect.stringMatching(/^h\.yml:3:1: constructor is not a setting; here may stand institution, /),
    ]);
  });

  it('says at most 50 lines of a kind, each of them short', () => {
    for (const text of [`[${','.repeat(5000)}]`, '"'.repeat(5000), '?\n'.repeat(5000), '!'.repeat(5000)]) {
      const lines = issues(text);
      expect(lines.length).toBeLessThanOrEqual(102);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400);
    }
  });

  it('takes 20,000 entries, and says at most 50 of what is wrong with them', () => {
    const list = (entry: (index: number) => string) =>
      Array.from({ length: 20_000 }, (_, index) => entry(index)).join('\n');
    const { institution } = parseConfiguration(
      `institution: { name: F }\ncommunities:\n  - name: S\n    repositories:\n${list((index) => `      - s/r${index}`)}\n`,
      'h.yml',
    );
    expect(institution.communities[0]!.repositories).toHaveLength(20_000);
    const wrong = issues(
      `institution: { name: F }\ncommunities:\n${list((index) => `  - { name: c${index % 9000}, orgs: [s] }`)}\n`,
    );
    expect(wrong).toHaveLength(51);
    expect(wrong.at(-1)).toBe('h.yml: 10950 more are wrong further down.');
  });
});

describe('the file of the configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-text-'));
  const file = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('may begin with a byte order mark, and end its lines as Windows does', () => {
    expect(readConfiguration(file('bom.yml', `\uFEFF${named('F')}`)).institution.name).toBe('F');
    expect(readConfiguration(file('crlf.yml', named('F').replaceAll('\n', '\r\n'))).institution.name).toBe(
      'F',
    );
  });

  it.each([
    ['utf16.yml', Buffer.from(`\uFEFF${named('F')}`, 'utf16le'), / is in UTF-16; save it as UTF-8\.$/],
    ['utf16bare.yml', Buffer.from(named('F'), 'utf16le'), / is in UTF-16; save it as UTF-8\.$/],
    ['latin1.yml', Buffer.from(`# first\n${named('Forêt')}`, 'latin1'), /:2:25: this is not UTF-8; /],
    ['large.yml', Buffer.alloc(5 * 1024 * 1024, '#'), / has more than 4 MB, which no configuration needs; /],
  ])('is refused as %s', (name, bytes, issue) => {
    expect(() => readConfiguration(file(name, bytes))).toThrow(issue);
  });

  it('has an end', () => {
    expect(() => readConfiguration('/dev/zero')).toThrow(/^\/dev\/zero has more than 4 MB/);
  });

  it('is a file', () => {
    expect(() => readConfiguration(folder)).toThrow(/ is a directory; set HEADWATER_CONFIG to a file/);
    expect(() => readConfiguration(join(file('plain', ''), 'below'))).toThrow(
      / cannot be read \(ENOTDIR\); /,
    );
  });
});
