/** The weekly report of `headwater serve`: posted once, however many processes there are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { entryOf } from '../../src/store/outbox/ledger.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder } from '../support/command-line.ts';
import { onOneDatabase } from '../support/databases.ts';
import { startServing } from '../support/serving.ts';
import { startStandIn } from '../support/stand-in.ts';
import { SECRET } from '../support/webhooks.ts';

// At UTC+14 Monday is 14 hours old when the ISO week ends: its report is due at any hour.
const CONFIGURATION = `institution: { name: Hydrology, team: [], time_zone: Pacific/Kiritimati }
communities: [{ name: Springboard, orgs: [springboard] }]
report: { repository: springboard/meta, weekday: monday, labels: [kpi] }
`;

if (process.env['TEST_DATABASE_URL'])
  onOneDatabase('two workers', (open) => {
    it('read the history, then post one report, and read it back', { timeout: 300_000 }, async () => {
      const folder = emptyFolder();
      writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
      const github = await startStandIn({
        simulated: { pullRequests: 8, repositories: 1, end: '2026-02-16T00:00:00Z' },
        app: installedOn([{ id: 70, account: 'springboard' }]),
        posts: { repositories: ['springboard/meta'] },
      });
      const environment = {
        HEADWATER_CONFIG: join(folder, 'headwater.yml'),
        DATABASE_URL: open().url,
        APP_ID: String(APP_ID),
        PRIVATE_KEY: KEYS.privateKey,
        WEBHOOK_SECRET: SECRET,
        GITHUB_API_URL: github.restUrl,
        GITHUB_GRAPHQL_URL: github.graphqlUrl,
      };
      const workers = [await startServing('worker', environment), await startServing('worker', environment)];
      try {
        const state = async () =>
          github.posts().length === 0
            ? null
            : (await entryOf(open().db, / headwater: (.*) -->/.exec(github.posts()[0]!.body)![1]!))?.state;
        for (let tries = 0; (await state()) !== 'done'; tries++) {
          if (tries > 800)
            throw new Error(`it was not posted: ${workers.map((one) => one.said()).join('\n')}`);
          await sleep(300);
        }
        const metrics = await (await fetch(`${workers[0]!.url}/metrics`)).text();
        for (const gauge of ['waiting', 'oldest_seconds', 'parked'])
          expect(metrics).toContain(`headwater_outbox_${gauge} 0\n`);
        for (const worker of workers) expect(await worker.end('SIGTERM')).toBe(0);
        const log = await github.log();
        const lastRead = log.findLastIndex(({ operation }) => operation?.startsWith('PullRequests') ?? false);
        const writes = log.flatMap((one, index) => (one.isWrite ? [{ method: one.method, index }] : []));
        expect(writes.map(({ method }) => method)).toEqual(['POST']);
        expect(writes[0]!.index).toBeGreaterThan(lastRead);
        expect(github.posts()).toMatchObject([{ login: 'headwater[bot]', labels: ['kpi'], state: 'open' }]);
      } finally {
        for (const worker of workers) worker.process.kill('SIGKILL');
        await github.close();
      }
    });
  });
else it.skip('two workers: TEST_DATABASE_URL is not set', () => {});
