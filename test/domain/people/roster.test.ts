import { describe, expect, it } from 'vitest';
import {
  continued,
  LONGEST_ROSTER_BYTES,
  rosterEntries,
  rosterText,
  UnreadableRoster,
  type RosterHistory,
  type RosterListing,
  type RosterRevision,
} from '../../../src/domain/people/roster.ts';
import { entry } from '../../support/merge-rights.ts';

describe('a roster', () => {
  it('is a list of people, of whom login, status and teams are kept and nothing else', () => {
    const text = `# Use ALPHABETICAL ORDER please
- name: The Octocat
  handle: "OctoCat"
  email: octocat@github.example
  affiliation: Field Station, and others
  contributions: code,ideas
  teams:
    - Council
    - health
    - council
    - write to octocat@github.example
  last-check-in: 2022-09
- { name: Hubot, handle: "@hubot", status: Inactive }
- { name: Mona Lisa, handle: monalisa, status: active, teams: [] }
`;
    expect(rosterEntries(text)).toEqual([
      { who: 'octocat', is_inactive: false, teams: ['council', 'health'] },
      { who: 'hubot', is_inactive: true, teams: [] },
      { who: 'monalisa', is_inactive: false, teams: [] },
    ]);
  });

  it.each([
    ['handle: 007', ['007']],
    ['handle: 1e3', ['1e3']],
    ['handle: "dependabot[bot]"', ['dependabot']],
    ['handle: octocat, teams: "council, security"', ['octocat council security']],
    ['handle: octocat, teams: on', ['octocat on']],
    ['handle: octocat, teams: { council: yes }', ['octocat']],
    ['handle: octocat, status: retired', ['octocat']],
    ['handle: octocat, handle: hubot', ['hubot']],
    ['name: Nobody', []],
    ['handle: ""', []],
    ['handle: ~', []],
    ['handle: null', []],
    ['handle: "null"', ['null']],
    ['handle: , github: octocat', ['octocat']],
    ['handle: "", login: octocat', ['octocat']],
    ['handle: "octocat\u200B"', ['octocat']],
    ['handle: "\u2066@octocat\u2069"', ['octocat']],
    ['handle: "https://github.com/octocat?tab=repositories"', ['octocat']],
    ['handle: octocat, teams: null', ['octocat']],
    ['handle: "octocat@github.example"', []],
    ['handle: [octocat]', []],
  ])('with { %s } lists %j', (text, listed) => {
    expect(rosterEntries(`- { ${text} }\n`)).toEqual(listed.map(entry));
  });

  it.each<[string, string, string[], number]>([
    ['a byte order mark', '\uFEFF- handle: mona\n  teams: [red]\n', ['mona red'], 0],
    ['the key github', '- github: octocat\n- github: mona\n', ['octocat', 'mona'], 0],
    ['other keys', '- Login: a\n- username: b\n- GitHub-Username: c\n', ['a', 'b', 'c'], 0],
    [
      'keys in other spellings',
      '- githubUsername: a\n- GitHub Handle: b\n- github_id: c\n- gh: d\n',
      ['a', 'b', 'c', 'd'],
      0,
    ],
    ['two keys', '- { handle: a, github: b }\n', ['a'], 0],
    [
      'Windows line ends',
      '- handle: mona\r\n  teams: [red]\r\n- handle: hubot\r\n',
      ['mona red', 'hubot'],
      0,
    ],
    [
      'addresses',
      '- handle: https://github.com/Mona\n- handle: "@github.com/hubot/"\n- handle: www.github.com/a\n',
      ['mona', 'a'],
      1,
    ],
    ['entries without a handle', '- name: Mona\n- handle: hubot\n- email: a@b.example\n', ['hubot'], 2],
    [
      'somebody twice',
      '- { handle: mona, teams: [red] }\n- { handle: Mona, teams: [blue], status: inactive }\n',
      ['mona blue red'],
      0,
    ],
    [
      'a list for each team',
      'red:\n  - handle: mona\n  - hubot\nblue: [{ github: mona }, { name: Nobody }]\n',
      ['mona blue red', 'hubot red'],
      1,
    ],
    ['JSON', '[\t{"handle": "mona", "teams": ["red"]},\n\t{"handle": 7}]', ['mona red', '7'], 0],
    ['anchors', 'x: &team [red]\npeople:\n  - { handle: mona, teams: *team }\n', ['mona people red'], 0],
    ['bytes that are no UTF-8', '- name: M\uFFFDller\n  handle: mona\n- handle: m\uFFFDnch\n', ['mona'], 1],
  ])('with %s is read', (_, text, listed, without_handle) => {
    expect(rosterText(text)).toEqual({ entries: listed.map(entry), without_handle });
  });

  it('with 20,000 people is read', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `- handle: m-${index}\n`).join('');
    expect(Buffer.byteLength(text)).toBeLessThan(LONGEST_ROSTER_BYTES);
    expect(rosterText(text).entries.length).toBe(20_000);
  });

  it('with things that are no people lists the people', () => {
    expect(rosterEntries('- octocat\n- [hubot]\n-\n- handle: monalisa\n').map(({ who }) => who)).toEqual([
      'monalisa',
    ]);
    expect(rosterEntries('[]')).toEqual([]);
  });

  it.each([
    ['', 'it is not a list of people'],
    ['people: []', 'it is not a list of people'],
    ['- handle: @octocat\n', /^line 1 is not valid YAML: /],
    ['- handle: a\n   name: b\n', /^line 1 is not valid YAML: /],
    ['---\n- handle: a\n---\n- handle: b\n', /^line 3 begins a second document$/],
    ['<<<<<<< HEAD\n- handle: a\n=======\n', /^line \d is not valid YAML: /],
    [
      `- &a [x,x,x,x,x,x,x,x,x]\n- &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n- &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n- [*c,*c,*c,*c,*c,*c,*c]\n`,
      /alias/i,
    ],
    ['['.repeat(LONGEST_ROSTER_BYTES), /./],
    [
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'it has lists in lists without an end',
    ],
  ])('that makes no sense says why in one line: %.30j', (text, why) => {
    const issue = (() => {
      try {
        return rosterEntries(text);
      } catch (error) {
        return error;
      }
    })();
    expect(issue).toBeInstanceOf(UnreadableRoster);
    expect((issue as Error).message).toMatch(why);
    expect((issue as Error).message).not.toContain('\n');
  });
});

describe('the history of a roster', () => {
  const NOTHING: RosterHistory = { revisions: [], listings: [] };
  const revision = (day: number, ...listed: string[]): RosterRevision => ({
    oid: `c${day}`,
    committed_at: `2026-01-0${day}T00:00:00Z`,
    entries: listed.map(entry),
    problem: null,
  });
  const unreadable = (day: number): RosterRevision => ({
    ...revision(day),
    entries: null,
    problem: 'no list',
  });
  const told = ({ listings }: RosterHistory) =>
    listings
      .map(
        ({ who, is_inactive, teams, since, until, is_baseline }: RosterListing) =>
          `${[who, ...(is_inactive ? ['inactive'] : []), ...teams].join(' ')} ${since.slice(8, 10)}-${until.slice(8, 10)}${is_baseline ? ' baseline' : ''}`,
      )
      .toSorted();

  it.each<[string, RosterRevision[], string[]]>([
    [
      'the first revision is a baseline',
      [revision(1, 'a'), revision(2, 'a', 'b')],
      ['a 01- baseline', 'b 02-'],
    ],
    [
      'who is removed and added again has two spans',
      [revision(1, 'a'), revision(2), revision(3, 'a')],
      ['a 01-02 baseline', 'a 03-'],
    ],
    [
      'another status or team is another span',
      [revision(1, 'a'), revision(2, 'a inactive'), revision(3, 'a council')],
      ['a 01-02 baseline', 'a council 03-', 'a inactive 02-03'],
    ],
    [
      'a revision that cannot be read changes nothing',
      [revision(1, 'a'), unreadable(2), revision(3, 'a', 'b')],
      ['a 01- baseline', 'b 03-'],
    ],
    [
      'nor is it a baseline',
      [unreadable(1), revision(2, 'a'), revision(3, 'a', 'b')],
      ['a 02- baseline', 'b 03-'],
    ],
    [
      'an earlier date behind a later one takes effect with it',
      [revision(1, 'a'), revision(5, 'b'), revision(3, 'a', 'b')],
      ['a 01-05 baseline', 'a 05-', 'b 05-'],
    ],
  ])('%s', (_, revisions, expected) => {
    expect(told(continued(NOTHING, revisions))).toEqual(expected);
    // Read night by night it is the same.
    const nightly = revisions.reduce((history, one) => continued(history, [one]), NOTHING);
    expect(told(nightly)).toEqual(expected);
    expect(nightly.revisions).toEqual(continued(NOTHING, revisions).revisions);
  });
});
