/** Several processes on one PostgreSQL: two syncs and a backfill that begin at once, and some of them die. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../../simulation/chance.ts';
import { emptyFolder, headwaterProcess, startHeadwater } from '../../support/command-line.ts';
import { emptyTables, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { runs } from '../../support/runs.ts';
import { observing, startStandIn, type StandIn } from '../../support/stand-in.ts';

const FIRST_NIGHT = '2025-12-26T00:00:00Z';
const SECOND_NIGHT = '2026-01-01T00:00:00Z';
const CONFIGURATION = `institution: { name: Hydrology, team: [] }
communities: [{ name: Springboard, repositories: [springboard/hub, springboard/spawner] }]
`;
const COMMANDS = ['sync', 'backfill', 'sync'] as const;
/** A process that dies takes with it the calls whose answers it had not stored: at most a page's, and the beginning's. */
const LOST_WITH_A_PROCESS = 4;

const { numRuns, seed } = runs(1);
const ROUNDS = numRuns > 1 ? 20 : 2;

if (!process.env['TEST_DATABASE_URL'])
  describe.skip('on PostgreSQL: TEST_DATABASE_URL is not set', () => it.todo('nothing is counted twice'));
else
  onOneDatabase('two syncs and a backfill at once', (open) => {
    let github: StandIn;
    const folder = emptyFolder();
    beforeAll(async () => {
      writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
      github = await startStandIn({
        simulated: {
          pullRequests: 240,
          repositories: 2,
          seed: 3,
          start: '2025-11-01T00:00:00Z',
          end: SECOND_NIGHT,
        },
      });
    });
    afterAll(() => github.close());

    const night = (now: string) => ({
      HEADWATER_CONFIG: join(folder, 'headwater.yml'),
      HEADWATER_NOW: now,
      DATABASE_URL: open().url,
      ...observing(github),
    });
    const asked = async () => (await github.log()).filter(({ path }) => path !== '/rate_limit').length;
    const booked = async () =>
      (await sql<{ calls: number }>`select count(*)::int as calls from api_calls`.execute(open().db)).rows[0]!
        .calls;

    /** Nothing, or what the first night read. */
    async function begin(isFirst: boolean): Promise<void> {
      await emptyTables(open().db);
      await github.reset();
      if (isFirst) return;
      await github.setView({ until: FIRST_NIGHT });
      expect((await headwaterProcess(['backfill'], night(FIRST_NIGHT))).code).toBe(0);
      await sql`delete from api_calls`.execute(open().db);
      await github.reset();
    }

    it(
      `end with the facts of one undisturbed run and book each call once, ${ROUNDS} times`,
      { timeout: 1_700_000 },
      async () => {
        await begin(true);
        expect((await headwaterProcess(['sync'], night(SECOND_NIGHT))).code).toBe(0);
        const undisturbed = await factsHash(open().db);
        const requests = await asked();
        expect(await booked()).toBe(requests);
        for (let round = 0; round < ROUNDS; round++) {
          const chance = chanceOf(seed, round, 7, 1);
          await begin(round % 2 === 0);
          const running = [];
          for (const command of COMMANDS) {
            running.push(startHeadwater([command], night(SECOND_NIGHT)));
            await sleep(chance.integer(700));
          }
          // Five of twenty, one of two.
          const isKilled = round % 4 === 1;
          if (isKilled) {
            const moment = chance.integer(requests);
            while ((await asked()) < moment && running.some((one) => one.exitCode() === null)) await sleep(2);
            await sleep(chance.integer(60));
            await running[chance.integer(running.length)]!.kill('SIGKILL');
          }
          const codes = await Promise.all(running.map(({ ended }) => ended));
          const said = `round ${round}: ${COMMANDS.map((command, index) => `${command} ${codes[index]}`).join(', ')}`;
          expect(
            codes.filter((code) => code !== 0 && code !== null),
            said,
          ).toEqual([]);
          if (isKilled) expect((await headwaterProcess(['sync'], night(SECOND_NIGHT))).code, said).toBe(0);
          expect(await factsHash(open().db), said).toBe(undisturbed);
          const lost = (await asked()) - (await booked());
          expect(lost, said).toBeGreaterThanOrEqual(0);
          expect(lost, said).toBeLessThanOrEqual(isKilled ? LOST_WITH_A_PROCESS : 0);
        }
      },
    );
  });
