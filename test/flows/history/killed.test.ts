/** Power switches: the process dies without a word at any moment, and the next one goes on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../../simulation/chance.ts';
import { observing, startStandIn, type StandIn } from '../../support/stand-in.ts';
import { openDatabase, type Database } from '../../../src/store/driver/database.ts';
import { migrate } from '../../../src/store/driver/migrate.ts';
import { emptyFolder, headwaterProcess, startHeadwater } from '../../support/command-line.ts';
import { emptyTables, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { runs } from '../../support/runs.ts';

const FIRST_NIGHT = '2025-12-26T00:00:00Z';
const SECOND_NIGHT = '2026-01-01T00:00:00Z';
const CONFIGURATION = `institution: { name: Hydrology, team: [] }
communities: [{ name: Springboard, repositories: [springboard/hub, springboard/spawner] }]
`;

describe('kill -9', () => {
  let github: StandIn;
  const folder = emptyFolder();
  beforeAll(async () => {
    writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
    github = await startStandIn({
      simulated: {
        pullRequests: 140,
        repositories: 2,
        seed: 3,
        start: '2025-11-01T00:00:00Z',
        end: SECOND_NIGHT,
      },
    });
  });
  afterAll(() => github.close());

  const embedded = `pglite:${join(folder, 'db')}`;
  // The embedded database belongs to one process at a time, so the test opens it only while no other one runs.
  declare('at any moment, embedded', 1, () => ({
    url: embedded,
    look: async (work) => {
      const store = await openDatabase(embedded, 'a test');
      await migrate(store.db);
      return work(store.db).finally(() => store.close());
    },
  }));
  if (process.env['TEST_DATABASE_URL'])
    onOneDatabase('on PostgreSQL', (open) =>
      declare('at any moment', 2, () => ({ url: open().url, look: (work) => work(open().db) })),
    );
  else describe.skip('on PostgreSQL: TEST_DATABASE_URL is not set', () => it.todo('loses nothing'));

  interface Place {
    url: string;
    look<T>(work: (db: Database) => Promise<T>): Promise<T>;
  }

  function declare(title: string, few: number, placeOf: () => Place): void {
    const night = (now: string) => ({
      HEADWATER_CONFIG: join(folder, 'headwater.yml'),
      HEADWATER_NOW: now,
      DATABASE_URL: placeOf().url,
      ...observing(github),
    });
    const asked = async () => (await github.log()).length;

    describe(title, () => {
      it.each([
        ['backfill', FIRST_NIGHT],
        ['sync', SECOND_NIGHT],
      ] as const)(
        'a %s loses nothing: the next one ends with the same rows and asks for one page again at most',
        { timeout: 1_500_000 },
        async (command, now) => {
          const place = placeOf();
          const look: Place['look'] = (work) => place.look(work);
          // The state before: nothing, or last night's.
          const prepared = async () => {
            await look(emptyTables);
            await github.reset();
            await github.setView({ until: FIRST_NIGHT });
            if (command === 'backfill') return;
            expect((await headwaterProcess(['backfill'], night(FIRST_NIGHT))).code).toBe(0);
            await github.reset();
          };
          await prepared();
          expect((await headwaterProcess([command], night(now))).code).toBe(0);
          const undisturbed = await look(factsHash);
          const requests = await asked();

          const { numRuns, seed } = runs(few);
          for (let round = 0; round < numRuns; round++) {
            const chance = chanceOf(seed, round, command.length, 1);
            await prepared();
            const running = startHeadwater([command], night(now));
            const moment = chance.integer(requests);
            while ((await asked()) < moment && running.exitCode() === null) await sleep(1);
            await sleep(chance.integer(40));
            await running.kill('SIGKILL');
            expect((await headwaterProcess([command], night(now))).code).toBe(0);
            const killed = `killed after ${moment} of ${requests} requests`;
            expect(await look(factsHash), killed).toBe(undisturbed);
            // One page again; and what every run begins with: repositories and their counts, or the probe.
            const beginning = command === 'backfill' ? 4 : 1;
            // And one that asks for nothing again: a page more, because pages grow anew, or the files of what was stored,
            // which are read before the rest of the stream is.
            const besides = 1;
            expect(await asked(), killed).toBeLessThanOrEqual(requests + beginning + 1 + besides);
          }
        },
      );
    });
  }
});
