import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration, readConfiguration } from '../../src/config/configuration.ts';
import { USUAL_RELEASE_TAGS } from '../../src/domain/releases/release.ts';
import { configurationJsonSchema } from '../../src/config/known-keys.ts';
import { startingConfiguration } from '../../src/text/starting-configuration.ts';

const SMALLEST = `institution: { name: Field Station }
communities: [{ name: Springboard, orgs: [springboard] }]
`;

describe('headwater.yml', () => {
  it('needs an institution and a community, and nothing else', () => {
    const { institution, queue, nudges, dashboard, report } = parseConfiguration(SMALLEST, 'headwater.yml');
    expect(institution).toEqual({
      name: 'Field Station',
      time_zone: 'UTC',
      holidays: [],
      team: [],
      ai_reviewers: [],
      communities: [
        {
          name: 'Springboard',
          orgs: ['springboard'],
          repositories: [],
          maintainers: [],
          affiliations: [],
          bots: [],
          release_tags: USUAL_RELEASE_TAGS,
          policy_labels: [],
          landed_labels: [],
          blocked_labels: [],
          releases: [],
          roster: null,
        },
      ],
      mentorships: [],
      planning_labels: { directed: [], foundational: [] },
      office_hours: [],
      planning_repository: null,
      planning_board: null,
    });
    expect({ queue, nudges, dashboard, report }).toEqual({
      queue: { per_iteration: 6, target_days: 5, as: 'section' },
      nudges: { mode: 'digest' },
      dashboard: { public: true },
      report: undefined,
    });
  });

  it('dates what was agreed on, for a community or for one repository of it', () => {
    const text = (policies: string) =>
      `institution: { name: Field Station }\ncommunities:\n  - { name: Springboard, orgs: [springboard], policies: [${policies}] }\n`;
    const { policies } = parseConfiguration(
      text(
        '{ what: two reviews, from: 2026-01-12 }, { what: triage, from: 2026-02-02, repository: springboard/hub }',
      ),
      'headwater.yml',
    );
    expect(policies).toEqual([
      { community: 'Springboard', repository: null, from: '2026-01-12T00:00:00Z', what: 'two reviews' },
      {
        community: 'Springboard',
        repository: 'springboard/hub',
        from: '2026-02-02T00:00:00Z',
        what: 'triage',
      },
    ]);
    expect(parseConfiguration(SMALLEST, 'headwater.yml').policies).toEqual([]);
    for (const [wrong, said] of [
      ['{ what: two reviews }', 'from'],
      ['{ what: two reviews, from: 2026-02-30 }', 'a day that the calendar has'],
      ['{ what: two reviews, from: 2026-01-12, until: 2026-01-13 }', 'until'],
    ])
      expect(() => parseConfiguration(text(wrong!), 'headwater.yml')).toThrow(said);
  });

  it('takes every key of the example, and its days as instants', () => {
    const { institution, ...rest } = readConfiguration('headwater.example.yml');
    expect(institution.team).toEqual([
      { github: 'octocat', from: '2020-01-01T00:00:00Z', to: null },
      { github: '583231', from: '2021-06-01T00:00:00Z', to: '2025-11-15T00:00:00Z' },
    ]);
    expect(institution.communities[0]?.maintainers).toEqual([
      { github: 'hubot', repository: 'springboard/hub', from: '2022-03-01T00:00:00Z', to: null },
    ]);
    expect(institution.communities[0]?.roster).toEqual({
      repository: 'springboard/team-compass',
      path: 'contributors.yaml',
      not_maintainers: ['security'],
    });
    expect(rest.iterations).toEqual({ anchor: '2026-01-07', days: 14 });
    expect(rest.planning?.project).toEqual({
      owner: 'field-station',
      number: 57,
      status: 'Up Next',
    });
  });

  it('keeps a login that looks like a number as it is written', () => {
    const text = SMALLEST.replace(
      'Field Station }',
      'Field Station, team: [{ github: 007 }, { github: 1e3 }] }',
    );
    expect(parseConfiguration(text, 'f').institution.team.map(({ github }) => github)).toEqual([
      '007',
      '1e3',
    ]);
  });

  it('takes who released a version as it is written, and either answer alone', () => {
    const text = SMALLEST.replace(
      'orgs: [springboard]',
      `orgs: [springboard], releases: [
        { repository: springboard/hub, tag: 1.10, by: 007 },
        { repository: springboard/hub, tag: 1.2.3, supported: false }]`,
    );
    expect(parseConfiguration(text, 'f').institution.communities[0]?.releases).toEqual([
      { repository: 'springboard/hub', tag: '1.10', by: '007', supported: null },
      { repository: 'springboard/hub', tag: '1.2.3', by: null, supported: false },
    ]);
  });

  it('as init writes it can be read, whatever the names are', () => {
    for (const name of ['2i2c', 'Field Station', 'yes', '"quoted": #1', "it's", '- dash', 'null', '1234']) {
      const { institution } = parseConfiguration(
        startingConfiguration({ institution: name, org: 'spring-board' }),
        'f',
      );
      expect(institution.name).toBe(name);
      expect(institution.communities[0]?.orgs).toEqual(['spring-board']);
    }
  });

  it('as init writes it can be read with its suggestions taken', () => {
    const text = startingConfiguration({ institution: 'x1', org: 'springboard' })
      .replace('team: []\n', 'team:\n')
      .replace('maintainers: []\n', 'maintainers:\n')
      .replaceAll(/^( *)# {2}/gm, '$1');
    const { team, communities } = parseConfiguration(text, 'f').institution;
    expect(team).toHaveLength(2);
    expect(communities[0]?.repositories).toEqual(['springboard/website']);
    expect(communities[0]?.maintainers).toHaveLength(1);
  });

  it('has a JSON Schema for editors that is current (npm run config-schema writes it)', () => {
    expect(JSON.parse(readFileSync('src/config.schema.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(configurationJsonSchema())),
    );
  });
});

describe('issues about headwater.yml', () => {
  const issues = (text: string): string[] => {
    try {
      parseConfiguration(text, 'headwater.yml');
    } catch (error) {
      if (error instanceof ConfigurationError) return error.lines;
      throw error;
    }
    return [];
  };
  const team = (entry: string) =>
    issues(`institution: { name: F, team: [${entry}] }\ncommunities: [{ name: S, orgs: [s] }]\n`);

  it('say what, where and what to write instead', () => {
    expect(
      issues(`institution: { name: F }\ncommunities:\n  - { name: S, repositories: [s/hub, nope] }\n`),
    ).toEqual(['headwater.yml:3:38: communities[0].repositories[1] is "nope"; write owner/name.']);
  });

  it('ask for one answer of each release that says something', () => {
    const hub = 'repository: springboard/hub';
    expect(
      issues(`institution: { name: F }
communities:
  - name: S
    orgs: [s]
    releases:
      - { ${hub}, tag: 1.0.0 }
      - { ${hub}, tag: 1.1.0, by: octocat, support: true }
      - { repository: hub, tag: '', by: "@octocat" }
      - { ${hub}, tag: 1.2.0, by: octocat }
      - { repository: Springboard/Hub, tag: 1.2.0, supported: 1 }
`),
    ).toEqual([
      'headwater.yml:6:9: communities[0].releases[0] is a map that does not fit; say who released it (by: LOGIN), or whether your team supported it (supported: true).',
      'headwater.yml:7:65: communities[0].releases[1].support is not a setting; did you mean supported?',
      'headwater.yml:8:23: communities[0].releases[2].repository is "hub"; write owner/name.',
      'headwater.yml:8:33: communities[0].releases[2].tag is ""; write the tag as GitHub shows it, such as 1.2.3.',
      'headwater.yml:8:41: communities[0].releases[2].by is "@octocat"; write a GitHub login or numeric id.',
      'headwater.yml:10:63: communities[0].releases[4].supported is 1; write true or false.',
    ]);
    expect(
      issues(`institution: { name: F }
communities:
  - name: S
    orgs: [s]
    releases: [{ ${hub}, tag: 1.2.0, by: a }, { repository: springboard/HUB, tag: 1.2.0, by: b }]
`),
    ).toEqual([
      'headwater.yml:5:104: communities[0].releases[1].tag is "1.2.0"; write one answer for each release; this one has an answer above.',
    ]);
  });

  it('come all at once, from top to bottom', () => {
    const text = `institution:
  name: F
  time_zone: Mars/Olympus
  team:
    - { github: octocat, from: 2021-01-01, to: 2020-01-01, capacity_hour: 4 }
communities:
  - { name: S, orgs: [] , release_tags: '((' }
  - { name: S, orgs: springboard }
nudges: { mode: loud }
`;
    expect(issues(text)).toEqual([
      'headwater.yml:3:14: institution.time_zone is "Mars/Olympus"; write a time zone such as UTC or Europe/Berlin.',
      'headwater.yml:5:48: institution.team[0].to is "2020-01-01"; write a day after from: the spell is [from, to).',
      'headwater.yml:5:60: institution.team[0].capacity_hour is not a setting; did you mean capacity_hours?',
      'headwater.yml:7:5: communities[0] is a map that does not fit; name at least one organisation under orgs, or one repository under repositories.',
      'headwater.yml:7:41: communities[0].release_tags is "(("; write a regular expression that compiles: Unterminated group at its character 2.',
      'headwater.yml:8:22: communities[1].orgs is "springboard"; write a list such as [springboard].',
      'headwater.yml:9:17: nudges.mode is "loud"; write off, digest or comment.',
    ]);
  });

  it('name the nearest key, or the place where the key belongs, or the keys that fit', () => {
    expect(issues(`${SMALLEST}team: []\n`)).toEqual([
      'headwater.yml:3:1: team is not a setting; it belongs under institution.',
    ]);
    expect(issues(`${SMALLEST}dashbord: { public: true }\n`)).toEqual([
      'headwater.yml:3:1: dashbord is not a setting; did you mean dashboard?',
    ]);
    expect(issues(`${SMALLEST}nudges: { telepathy: true }\n`)).toEqual([
      'headwater.yml:3:11: nudges.telepathy is not a setting; here may stand mode, templates.',
    ]);
  });

  it('tell what is missing', () => {
    expect(issues('institution: {}\ncommunities: []\n')).toEqual([
      'headwater.yml:1:14: institution.name is missing; write some text.',
      'headwater.yml:2:14: communities is empty; write at least one community.',
    ]);
    expect(issues('communities: [{ name: S, orgs: [s] }]\n')).toEqual([
      'headwater.yml:1:1: institution is missing; write a map with at least name.',
    ]);
  });

  it.each([
    ['2021-02-30', 'write a day that the calendar has, such as 2025-11-15.'],
    ['yesterday', 'write a date such as 2025-11-15.'],
    ['20210230', 'write a date such as 2025-11-15.'],
  ])('refuse the day %s', (day, remedy) => {
    expect(team(`{ github: octocat, from: ${day} }`)[0]).toContain(remedy);
  });

  it.each([
    '{ github: "not a login" }',
    '{ github: -5 }',
    '{ github: [a] }',
    '{ github: true }',
    '{}',
    'octocat',
  ])('refuse the person %s', (person) => {
    const lines = team(person);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^headwater\.yml:1:\d+: institution\.team\[0\]/);
  });

  it('find two communities of the same name', () => {
    expect(
      issues(`institution: { name: F }\ncommunities: [{ name: S, orgs: [a] }, { name: S, orgs: [b] }]\n`),
    ).toEqual(['headwater.yml:2:47: communities[1].name is "S"; write a name that no other community has.']);
  });

  it('find a key that stands twice, beside everything else that is wrong', () => {
    expect(issues(`institution: { name: F, name: G, tem: [] }\n${SMALLEST.split('\n')[1]}\n`)).toEqual([
      'headwater.yml:1:25: this key stands twice in its map; keep one of them.',
      'headwater.yml:1:34: institution.tem is not a setting; did you mean team?',
    ]);
  });

  it('are found in a map of tens of thousands of keys, too, in seconds', () => {
    const keys = Array.from({ length: 30_000 }, (_, index) => `  k${index}: 1\n`).join('');
    const lines = issues(`${SMALLEST}targets:\n${keys}  k7: 1\n`);
    expect(lines[0]).toBe('headwater.yml:30004:3: this key stands twice in its map; keep one of them.');
    expect(lines.at(-1)).toBe('headwater.yml: 29950 more are wrong further down.');
  });

  it.each([
    ['institution: { name: "a\\nb" }', 'institution.name is "a\\nb"; write it in one line.'],
    [`institution: { name: ${'x'.repeat(257)} }`, '; write at most 256 characters.'],
    ['institution: { name: F }\nreport: { repository: f/m, labels: ["a\\tb"] }', 'write it in one line.'],
  ])('refuse a name that no line could hold: %j', (text, words) => {
    expect(issues(`${text}\n${SMALLEST.split('\n')[1]}\n`)[0]).toContain(words);
  });

  it.each([
    [
      'institution: {\n',
      /^headwater\.yml:\d:\d+: this is not valid YAML: .*; correct it here or just before\.$/,
    ],
    ['a: b: c\n', /^headwater\.yml:1:\d+: this is not valid YAML: /],
    ['', /^headwater\.yml:1:1: the file is empty; /],
    ['# only a comment\n', /^headwater\.yml:1:1: the file is empty; /],
    [
      'just words\n',
      /^headwater\.yml:1:1: the file is "just words"; write a map with institution and communities\.$/,
    ],
    [
      `a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /^headwater\.yml:1:7: &a names a value for use elsewhere; .*write the value out/,
    ],
  ])('answer YAML that makes no sense in one line each: %j', (text, line) => {
    const lines = issues(text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines[0]).toMatch(line);
    for (const one of lines) expect(one).not.toContain('\n');
  });

  it('say what to do where there is no file, or none that can be read', () => {
    expect(() => readConfiguration('nowhere.yml')).toThrow(
      'nowhere.yml is missing; run `headwater init --org ORG --institution NAME`, or set HEADWATER_CONFIG to its path.',
    );
    expect(() => readConfiguration('src')).toThrow(/^src is a directory; set HEADWATER_CONFIG/);
  });
});
