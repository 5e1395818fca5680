/** Whoever is killed, and whenever: nothing that was acknowledged is lost, and nothing is done twice. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf } from '../simulation/chance.ts';
import { onOneDatabase } from '../support/databases.ts';
import { effectsOf, startDeliveryLoad, waiting } from '../support/delivery-load.ts';
import { runs } from '../support/runs.ts';
import {
  startServedCommunity,
  timesPosted,
  wish,
  type ServedCommunity,
} from '../support/served-community.ts';
import { startServing, waitFor } from '../support/serving.ts';

const isSoak = Number(process.env['SOAK'] ?? 0) > 0;
const ROLES = ['web', 'worker'] as const;

describe('kill -9', () => {
  let community: ServedCommunity;
  beforeAll(async () => {
    community = await startServedCommunity();
    // A kill shall find writes under way.
    await community.github.setFaults([{ kind: 'slow', on: 'rest', operation: 'issues', milliseconds: 150 }]);
  });
  afterAll(() => community.github.close());

  if (process.env['TEST_DATABASE_URL'])
    onOneDatabase('of web and worker by turns', (open) => {
      it(
        'loses no delivery, books none twice, and writes no issue twice',
        { timeout: 3_600_000 },
        async () => {
          const { db, url } = open();
          const environment = community.environment(url);
          const repository = await community.backfilled(db, environment);
          const { numRuns: kills, seed } = runs(4);
          const chance = chanceOf(seed, 1, 1, 1);
          const serving = await Promise.all(ROLES.map((role) => startServing(role, environment)));
          const load = startDeliveryLoad({ url: () => serving[0]!.url, repository, pause_ms: 5 });
          const wishes: string[] = [];
          for (let kill = 0; kill < kills; kill++) {
            wishes.push(await wish(db, `kill-${kill}`));
            await sleep(300 + chance.integer(700));
            const which = kill % 2;
            await serving[which]!.end('SIGKILL');
            serving[which] = await startServing(ROLES[which]!, environment);
          }
          await load.end();
          await waitFor(async () => (await waiting(db)) === 0);
          const { lost, not_once, parked } = await effectsOf(db, load.acknowledged.keys());
          expect(load.acknowledged.size).toBeGreaterThan(isSoak ? 1_000 : 50);
          expect(lost).toEqual([]);
          expect(not_once).toEqual([]);
          expect(parked).toEqual([]);
          // Whoever was killed while it wrote holds its post for two minutes, and its successor first looks for it: among few
          // kills that is not waited for.
          const times = () => timesPosted(community, wishes);
          if (isSoak) await waitFor(() => [...times().values()].every((n) => n > 0), 600);
          expect([...times()].filter(([, n]) => n > 1)).toEqual([]);
          for (const one of serving) expect(await one.end('SIGTERM')).toBe(0);
          console.error(
            `${kills} kills: ${load.acknowledged.size} deliveries acknowledged, ${lost.length} lost, ${not_once.length} not booked once; ${wishes.length} issues, none twice.`,
          );
        },
      );
    });
  else describe.skip('TEST_DATABASE_URL is not set', () => it.todo('loses nothing'));
});
