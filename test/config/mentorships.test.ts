import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from '../../src/config/configuration.ts';
import { parseMentorships } from '../../src/config/mentorships.ts';

const COMMUNITIES = ['Springboard', 'Trampoline'];
const SMALLEST = '- { mentee: monalisa, community: Springboard, opened: 2026-01-05 }\n';

describe('the ledger of mentorships', () => {
  const read = (text: string) => parseMentorships(text, 'mentorships.yml', COMMUNITIES);

  it('needs a mentee, a community and a day, and is private unless it says otherwise', () => {
    expect(read(SMALLEST)).toEqual([
      {
        mentee: 'monalisa',
        mentors: [],
        sponsors: [],
        community: 'Springboard',
        repositories: [],
        goals: [],
        opened: '2026-01-05T00:00:00Z',
        rotates: null,
        ended: null,
        steps: [],
        promotion: null,
        is_public: false,
      },
    ]);
  });

  it('without an entry is a ledger, too', () => {
    for (const text of ['', '# nobody yet\n', '[]\n']) expect(read(text)).toEqual([]);
  });

  it('as docs/mentorships.md shows it can be read', () => {
    const [, example = ''] = /# Mentorships[\s\S]*?```yaml\n([\s\S]*?)```/.exec(
      readFileSync('docs/mentorships.md', 'utf8'),
    )!;
    const [first] = read(example);
    expect(first).toMatchObject({
      mentee: 'monalisa',
      sponsors: ['hubot'],
      promotion: { on: '2026-06-02T00:00:00Z', confirmed_by: 'hubot' },
      is_public: false,
    });
    expect(first!.steps.length).toBeGreaterThan(1);
  });

  it('keeps logins that look like numbers as they are written, in lists, too', () => {
    const text = SMALLEST.replace('monalisa', '007').replace('}', ', mentors: [1e3], sponsors: [octocat] }');
    expect(read(text)).toMatchObject([{ mentee: '007', mentors: ['1e3'] }]);
  });
});

describe('issues about mentorships.yml', () => {
  const issues = (text: string): string[] => {
    try {
      parseMentorships(text, 'mentorships.yml', COMMUNITIES);
    } catch (error) {
      if (error instanceof ConfigurationError) return error.lines;
      throw error;
    }
    return [];
  };

  it('come all at once, say what, where and what to write', () => {
    const text = `- mentee: monalisa
  mentor: [octocat]
  sponsors: [Monalisa, hubot]
  community: Springbord
  repositories: [hub]
  opened: 2026-01-05
  rotates: 2026-01-05
  what: pairing
  steps:
    - { what: pairs on releases, done: 2026-02-30, evidence: "javascript:alert(1)", mentee: x }
  promotion: { on: 2025-06-01, confirmed_by: monalisa }
  public: perhaps
- mentee: octocat
`;
    expect(issues(text)).toEqual([
      'mentorships.yml:2:3: [0].mentor is not a setting; did you mean mentors?',
      'mentorships.yml:3:14: [0].sponsors[0] is "Monalisa"; write somebody other than the mentee.',
      'mentorships.yml:4:14: [0].community is "Springbord"; write the name of a community of the configuration: Springboard, Trampoline.',
      'mentorships.yml:5:18: [0].repositories[0] is "hub"; write owner/name.',
      'mentorships.yml:7:12: [0].rotates is "2026-01-05"; write a day after opened.',
      'mentorships.yml:8:3: [0].what is not a setting; it belongs under steps.',
      'mentorships.yml:10:40: [0].steps[0].done is "2026-02-30"; write a day that the calendar has, such as 2025-11-15.',
      'mentorships.yml:10:62: [0].steps[0].evidence is "javascript:alert(1)"; write an address such as https://github.com/springboard/hub/pull/12.',
      'mentorships.yml:10:85: [0].steps[0].mentee is not a setting; it belongs to the entry itself.',
      'mentorships.yml:11:20: [0].promotion.on is "2025-06-01"; write a day that is not before opened.',
      'mentorships.yml:11:46: [0].promotion.confirmed_by is "monalisa"; write somebody other than the mentee.',
      'mentorships.yml:12:11: [0].public is "perhaps"; write true or false.',
      'mentorships.yml:13:3: [1].community is missing; write the name of a community of the configuration: Springboard, Trampoline.',
      'mentorships.yml:13:3: [1].opened is missing; write a date such as 2025-11-15.',
    ]);
  });

  it.each([
    [
      'monalisa: 1\n',
      /^mentorships\.yml:1:1: the file is a map that does not fit; write a list of mentorships, /,
    ],
    ['- just words\n', /^mentorships\.yml:1:3: \[0\] is "just words"; write a map with at least mentee, /],
    ['- [a\n', /^mentorships\.yml:\d:\d: this is not valid YAML: /],
  ])('answer what makes no sense in one line: %j', (text, line) => {
    expect(issues(text)).toEqual([expect.stringMatching(line)]);
  });
});

describe('the key mentorships', () => {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-mentorships-'));
  const path = join(folder, 'headwater.yml');
  writeFileSync(
    path,
    `institution: { name: Field Station }
communities: [{ name: Springboard, orgs: [springboard] }]
mentorships: ledger/mentorships.yml
`,
  );

  it('says in one line that there is no such file, from wherever the command is run', () => {
    expect(() => readConfiguration(path)).toThrow(
      `${join(folder, 'ledger/mentorships.yml')} is missing; write the mentorships there (docs/mentorships.md), or take the key mentorships out of the configuration.`,
    );
  });

  it('is a path beside the configuration', () => {
    writeFileSync(path, readFileSync(path, 'utf8').replace('ledger/', ''));
    writeFileSync(join(folder, 'mentorships.yml'), SMALLEST);
    expect(readConfiguration(path).institution.mentorships).toMatchObject([{ mentee: 'monalisa' }]);
  });
});
