/** JavaScript's reading of a pattern against PostgreSQL's, which runs it. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { parseConfiguration, ConfigurationError } from '../../src/config/configuration.ts';
import { patternForPostgres, patternIssue } from '../../src/config/pattern.ts';
import { USUAL_RELEASE_TAGS } from '../../src/domain/releases/release.ts';
import { onEachDatabase } from '../support/databases.ts';

const { raw } = String;

const PATTERNS = [
  USUAL_RELEASE_TAGS,
  raw`^v\d+$`,
  raw`^(v|release-)?\d+(\.\d+){1,2}$`,
  raw`^[^-]+$`,
  raw`^[\w.]+$`,
  raw`^\W`,
  raw`\D$`,
  raw`^[\d.-]+$`,
  raw`^[a-z]+[.][0-9]+$`,
  raw`^(?!nightly|latest)`,
  raw`^(?=.*\d)[^ ]+$`,
  raw`^(?:alpha|beta|)\d`,
  raw`^.{1,5}$`,
  raw`^.{6,}?$`,
  raw`^v?(\d{4})\.(0?[1-9]|1[0-2])(\.\d+)*?$`,
  raw`\.\*|\+|\?`,
  raw`^[[\]^\\-]`,
  raw`^\/|\/$`,
  raw`^[^\w]`,
  raw`\u00e9|é`,
  raw`^\u{1F680}`,
  raw`^[α-ω]+$`,
  raw`()|x`,
  raw`^(?:)$`,
  raw`a{0}b`,
  raw`^(a|ab)(c|bcd)(d*)$`,
  raw`^\x76[\x30-\x39]`,
  raw`[*-,]`,
];

const TAGS = [
  ...['', 'v1', 'V1', 'v1.2', '1.2.3', 'v1.2.3rc1', '1.2.3-alpha.1', '5.0.0.dev0', 'release-1.2', 'v1.2.3.4'],
  ...['nightly', 'nightly-1', 'latest', 'alpha1', 'beta2', '7', 'x', 'abcd', 'abcde', 'abc', 'b', 'ab'],
  ...[
    '2026.02',
    '2026.2.1',
    '2026.13',
    'hub/1.2',
    '/a',
    'a/',
    'a.*b',
    'a+b',
    'a?',
    '[',
    ']',
    '^x',
    '\\',
    '-x',
    '-',
  ],
  ...[
    'vé1',
    'é',
    'v１',
    'v٣',
    'αβγ',
    'ω',
    'αZ',
    '\u{1F680}1',
    '🚀',
    '_',
    '__',
    'a_b',
    'ſ',
    'K',
    'İ',
    'ß',
    '*',
    ',',
    '"',
    "'",
    '$',
    '%',
  ],
];

const OUTSIDE: [string, RegExp][] = [
  [raw`^(?<major>\d+)`, /at its character 2 stands a group with a name/],
  [raw`(?<=v)\d`, /look behind/],
  [raw`(?<!v)\d`, /look behind/],
  [raw`\bv\d`, /word boundary/],
  [raw`v\B`, /word boundary/],
  [raw`(a)\1`, /reference to a group/],
  [raw`\p{L}`, /property/],
  [raw`v\s`, /white space/],
  [raw`[\s]`, /white space/],
  [raw`[\D]`, /exception inside a class/],
  [raw`[[:alpha:]]`, /compiles|class with a name/],
  [raw`[:digit:]+`, /class with a name/],
  [raw`[]`, /empty class/],
  [raw`[^]`, /empty class/],
  [raw`a{256}`, /at most 255/],
  [raw`a{1,300}`, /at most 255/],
  [raw`((a{50}){50}){50}`, /repeats less/],
  [raw`a++`, /compiles/],
  [raw`a*+`, /compiles/],
  [raw`(?>a)`, /compiles/],
  [raw`(?i)v1`, /compiles/],
  [raw`(?i:v)1`, /compiles|modifier/],
  [raw`***:v1`, /compiles/],
  [raw`v1\y`, /compiles/],
  [raw`\Av1\Z`, /compiles/],
  [raw`\mv`, /compiles/],
  [raw`v1(?#comment)`, /compiles/],
  [raw`(`, /Unterminated group at its character 1/],
  [raw`a{2,1}`, /compiles/],
  [raw`]`, /compiles/],
  [raw`{`, /compiles/],
  [raw`*`, /compiles/],
  [raw`\e`, /compiles/],
  [raw`\-`, /compiles/],
  [raw`/^v/i`, /without slashes/],
  ['a'.repeat(1001), /at most 1000/],
  [raw`\u{D800}`, /half a character/],
  [raw`\0`, /control character/],
  [raw`^v\d+$ `, /at its character 7 stands a space/],
  ['('.repeat(499) + 'a', /compiles/],
];

onEachDatabase('a pattern for release tags', (store) => {
  it(`means the same to JavaScript and to PostgreSQL: ${PATTERNS.length} patterns, ${TAGS.length} tags`, async () => {
    const differing: string[] = [];
    for (const pattern of PATTERNS) {
      expect([pattern, patternIssue(pattern)]).toEqual([pattern, null]);
      const { rows } = await sql<{ tag: string; fits: boolean }>`
        select tag, tag ~ ${patternForPostgres(pattern)} as fits from unnest(${TAGS}::text[]) tag`.execute(
        store().db,
      );
      // "s": PostgreSQL's dot takes every character.
      const script = new RegExp(pattern, 'us');
      for (const { tag, fits } of rows) if (fits !== script.test(tag)) differing.push(`${pattern} on ${tag}`);
    }
    expect(differing).toEqual([]);
    expect(PATTERNS.length * TAGS.length).toBeGreaterThan(1500);
  });

  it('is compiled by PostgreSQL at the limits of its size', async () => {
    for (const pattern of [
      '(?:[a-z]{70}){70}',
      '(a|b){255}',
      `^${'(x'.repeat(240)}${')?'.repeat(240)}$`,
      raw`((\w\d){20}){50}`,
    ])
      expect([pattern, patternIssue(pattern)]).toEqual([pattern, null]);
    const { rows } = await sql<{ fits: boolean }>`
      select 'a' ~ pattern as fits
      from unnest(${['(?:[a-z]{70}){70}', '(a|b){255}', `^${'(x'.repeat(240)}${')?'.repeat(240)}$`, '(([0-9a-z][0-9]){20}){50}']}::text[]) pattern`.execute(
      store().db,
    );
    expect(rows.map(({ fits }) => fits)).toEqual([false, false, false, false]);
  });

  it.each(OUTSIDE)('is refused outside of that: %s', (pattern, issue) => {
    expect(patternIssue(pattern)).toMatch(issue);
  });

  it('is refused with the place in the file', () => {
    expect(() =>
      parseConfiguration(
        "institution: { name: F }\ncommunities:\n  - name: S\n    orgs: [s]\n    release_tags: '^(?<v>\\d)'\n",
        'headwater.yml',
      ),
    ).toThrow(
      new ConfigurationError([
        'headwater.yml:5:19: communities[0].release_tags is "^(?<v>\\\\d)"; at its character 2 stands a group with a name; write (…) instead.',
      ]),
    );
  });
});
