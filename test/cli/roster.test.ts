/** The commands with a roster and a ledger of mentorships in the configuration. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { observing, startStandIn, type StandIn } from '../support/stand-in.ts';
import type { Audit, Report } from '../../src/domain/report/report.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { fileHistory } from '../support/files.ts';

const NOW = '2026-02-16T00:00:00Z';

describe('headwater, with a roster and mentorships,', () => {
  const folder = emptyFolder();
  let github: StandIn;
  let database: string;
  beforeAll(async () => {
    database = await databaseForCommands();
    github = await startStandIn({ simulated: { pullRequests: 60, repositories: 2, seed: 3, end: NOW } });
    await github.setView({
      files: {
        'springboard/spawner': [
          fileHistory('people.yaml', [
            ['a', '2022-03-01', '- handle: amber-maintainer\n'],
            ['b', '2026-02-01', '- handle: @oops\n'],
            [
              'c',
              '2026-02-10',
              '- handle: amber-maintainer\n- handle: tidal-willow\n- handle: no-such-person\n',
            ],
          ]),
        ],
      },
    });
    writeFileSync(
      join(folder, 'headwater.yml'),
      `institution: { name: Field Station, team: [{ github: amber-maintainer }] }
communities:
  - { name: Springboard, orgs: [springboard], roster: { repository: springboard/spawner, path: people.yaml } }
mentorships: mentorships.yml
`,
    );
  });
  afterAll(() => github.close());
  const run = (...words: string[]) =>
    headwater(words, {
      ...placesIn(folder),
      DATABASE_URL: database,
      HEADWATER_NOW: NOW,
      ...observing(github),
    });

  it('stops with one line where the ledger is missing or wrong, before anything is read', async () => {
    const file = join(folder, 'mentorships.yml');
    expect(await run('backfill')).toEqual({
      code: 2,
      out: '',
      err: `${file} is missing; write the mentorships there (docs/mentorships.md), or take the key mentorships out of the configuration.\n`,
    });
    writeFileSync(file, '- { mentee: tidal-willow, community: Springboard, opened: yesterday }\n');
    expect(await run('report')).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /mentorships\.yml:1:59: \[0\]\.opened is "yesterday"; write a date/,
      ) as string,
    });
  });

  it('says of the roster whether it can be read, reads it, and reports who became a maintainer by it', async () => {
    writeFileSync(
      join(folder, 'mentorships.yml'),
      `- mentee: Tidal-Willow
  sponsors: [octocat]
  goals: [a private goal]
  community: Springboard
  opened: 2025-09-01
  promotion: { on: 2026-02-12, confirmed_by: octocat }
`,
    );
    const check = await run('check');
    expect(check.out).toContain(
      'yes  springboard/spawner people.yaml: 3 people in the newest of 3 revisions\n',
    );
    const backfill = await run('backfill');
    expect([backfill.code, backfill.err]).toEqual([
      0,
      expect.stringContaining(
        'springboard/spawner: people.yaml as of 2026-02-01 (b000000) is skipped: line 1 is not valid YAML',
      ),
    ]);

    const report = await run('report', '--week', '2026-W07', '--format', 'json');
    const { kpis } = JSON.parse(report.out) as Report;
    const named = (id: string) => kpis.find((kpi) => kpi.id === id)!;
    expect(named('new_maintainers_supported')).toMatchObject({
      value: 1,
      previous: 0,
      parts: { staff: 0, external: 1 },
      evidence: [
        {
          url: `https://github.com/springboard/spawner/commit/${'c'.padEnd(40, '0')}`,
          why: 'tidal-willow (external): added to the roster; supported by a private mentorship record',
        },
      ],
    });
    expect(named('maintainers').evidence[0]!.url).toBe(
      `https://github.com/springboard/spawner/blob/${'c'.padEnd(40, '0')}/people.yaml`,
    );
    expect(report.out).not.toContain('a private goal');
    expect(JSON.stringify(named('new_maintainers_supported'))).not.toContain('octocat');

    const { rosters, people } = JSON.parse((await run('audit', '--format', 'json')).out) as Audit;
    expect(rosters).toMatchObject([
      { repository: 'springboard/spawner', newest_revision: '2026-02-10T00:00:00Z', gaps: [] },
    ]);
    expect(people).toContainEqual({
      github: 'no-such-person',
      what: 'named under roster, and GitHub knows no such login',
    });
  });
});
