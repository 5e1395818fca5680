/** The two jobs behind the weekly issue: one wants it when its day has come, the other looks at it again every day. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reportJobs } from '../../src/commands/serve-outbox.ts';
import type { Server } from '../../src/commands/server.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { entryOf } from '../../src/store/outbox/ledger.ts';
import { onOneDatabase } from '../support/databases.ts';
import { event, handMade, issue, ORG, person, pull, repository } from '../support/hand-made.ts';
import { read } from '../support/reading.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';

const [octocat, abigail] = [person(1, 'octocat'), person(3, 'abigail')];
const KEY = 'report field-station/meta 2026-W29';

const configured = (team: string) =>
  parseConfiguration(
    `institution: { name: Field Station, team: [${team}] }
communities: [{ name: Springboard, repositories: [springboard/hub] }]
report: { repository: field-station/meta, weekday: monday }
`,
    'headwater.yml',
  );

onOneDatabase('the weekly issue of `serve`', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    const hub = repository(ORG('springboard', 10), 'hub', 100, [
      pull(1, abigail, '2026-06-20'),
      issue(2, abigail, '2026-07-14T08:00:00Z', {
        timeline: [event('AssignedEvent', '2026-07-15T08:00:00Z', octocat)],
      }),
    ]);
    github = await startStandIn({ communities: [handMade([hub], [octocat, abigail])] });
  });
  afterAll(() => github.close());

  it('is wanted on its day, and edited by what corrects its figures alone', async () => {
    const { db } = open();
    const { institution } = configured('{ github: octocat }');
    await read(db, github, [], { institution, now: () => new Date('2026-07-20T01:00:00Z') });
    let [now, team] = ['', '{ github: octocat }'];
    const ctx = {
      now: () => new Date(now),
      settings: {
        app: null,
        public_url: null,
        rest_url: github.restUrl,
        workflow: { token: 'ghs_x', repository: 'field-station/meta' },
      },
    };
    const log = { info() {}, warn() {} };
    const run = async (at: string, job: 0 | 1) => {
      now = at;
      const server = { ctx, open: open(), configuration: configured(team), log } as unknown as Server;
      await reportJobs(server)[job]!.work();
      const entry = await entryOf(db, KEY);
      return entry && { body: (entry.post as { body: string }).body, hash: entry.wanted_hash };
    };
    expect(await run('2026-07-20T05:59:00Z', 0)).toBeNull();
    expect(await run('2026-07-20T05:59:00Z', 1)).toBeNull();
    const first = await run('2026-07-20T06:20:00Z', 0);
    expect(first!.body).toContain('| Issues triaged | **1** | 0 (+1) |');
    expect(first!.body).toContain('Known as of 2026-07-20 06:20 UTC.');
    // Asked every twenty minutes, it does nothing; looked at a day later it says the same.
    expect(await run('2026-07-20T06:40:00Z', 0)).toEqual(first);
    expect(await run('2026-07-21T06:40:00Z', 1)).toEqual(first);
    // Whoever triaged had left by then, as the corrected configuration says.
    team = '{ github: octocat, to: 2026-07-01 }, { github: hubot }';
    const corrected = await run('2026-07-22T06:40:00Z', 1);
    expect(corrected!.hash).not.toBe(first!.hash);
    expect(corrected!.body).not.toContain('| Issues triaged | **1**');
    expect(corrected!.body).toContain('Known as of 2026-07-20 06:20 UTC.');
  });
});
