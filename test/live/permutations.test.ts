/**
 * Deliveries that come late, early, twice, in any order, or never: the facts are those of a clean backfill once the
 * marks are read; of what never came, once a sync has run.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chanceOf, type Chance } from '../simulation/chance.ts';
import { recordedCommunity } from '../support/recorded/community.ts';
import { simulatedCommunity } from '../simulation/community/community.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { community, institution } from '../support/builders.ts';
import { deliveriesOf, type TimedDelivery } from '../support/community-deliveries.ts';
import { emptyTables, onEachDatabase, onOneDatabase, type TestDatabase } from '../support/databases.ts';
import { factsHash } from '../support/facts-hash.ts';
import { keepUp, read, readMarks } from '../support/reading.ts';
import { describeRecorded } from '../support/recorded.ts';
import { runs } from '../support/runs.ts';
import { handleAll, receive } from '../support/webhooks.ts';

const SIMULATED = {
  pullRequests: 60,
  repositories: 2,
  seed: 11,
  start: '2025-06-01T00:00:00Z',
  end: '2026-01-01T00:00:00Z',
};
const NAMES = ['springboard/hub', 'springboard/spawner'];
const DAY_MS = 86_400_000;
/** GitHub's copies lag by as much. */
const LAG_MS = 30_000;
const iso = (time: number) => new Date(time).toISOString();
const on = (time: number) => ({ now: () => new Date(time) });

interface Round {
  github: StandIn;
  names: string[];
  deliveries: readonly TimedDelivery[];
  from: number;
  until: number;
  chance: Chance;
  loss: number;
}

/** Time passes in a few steps. @returns how many deliveries never came */
async function live(store: TestDatabase, round: Round): Promise<number> {
  const { github, names, deliveries, from, until, chance, loss } = round;
  const { db } = store;
  const ours = institution({ communities: [community({ orgs: [], repositories: names })] });
  await emptyTables(db);
  await github.setView({ until: iso(from) });
  await read(db, github, names, on(from));
  const steps = 4;
  const onTheWay = new Map<number, TimedDelivery[]>();
  let lost = 0;
  for (const one of deliveries) {
    if (chance.integer(1000) < loss * 1000) {
      lost++;
      continue;
    }
    // In the step in which it happens, or up to two later; one in ten comes twice.
    const happens = Math.ceil(((Date.parse(one.at) - from) / (until - from)) * steps);
    for (let times = chance.integer(10) === 0 ? 2 : 1; times > 0; times--) {
      const step = Math.min(steps, Math.max(1, happens) + chance.integer(3));
      onTheWay.set(step, [...(onTheWay.get(step) ?? []), one]);
    }
  }
  for (let step = 1; step <= steps; step++) {
    const now = from + ((until - from) * step) / steps;
    // What is read now may be older than what was told.
    await github.setView({ until: iso(now - LAG_MS) });
    const batch = shuffled(onTheWay.get(step) ?? [], chance);
    await receive(db, batch, iso(now));
    await handleAll(db, ours, iso(now));
    await readMarks(db, github, names, on(now + 1000));
  }
  await github.setView({});
  for (let hours = 1; hours <= 48; hours++) await readMarks(db, github, names, on(until + hours * 3_600_000));
  const { rows } = await sql`select * from dirty_marks`.execute(db);
  expect(rows).toEqual([]);
  return lost;
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = chance.integer(last + 1);
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}

describe('a simulated community', () => {
  let github: StandIn;
  const from = Date.parse('2025-11-15T00:00:00Z');
  const until = Date.parse(SIMULATED.end);
  const deliveries = deliveriesOf(simulatedCommunity(SIMULATED), { from: iso(from), until: SIMULATED.end });
  beforeAll(async () => {
    github = await startStandIn({ simulated: SIMULATED });
  });
  afterAll(() => github.close());

  onEachDatabase('told in any order', (open) => {
    const fresh = async () => {
      await emptyTables(open().db);
      await github.setView({});
      await read(open().db, github, NAMES, on(until));
      return factsHash(open().db);
    };

    it(
      'twice and late, by copies that lag, ends with the facts of a clean backfill',
      { timeout: 1_800_000 },
      async () => {
        const clean = await fresh();
        expect(deliveries.length).toBeGreaterThan(150);
        const { numRuns, seed } = runs(3);
        for (let index = 0; index < numRuns; index++) {
          const chance = chanceOf(seed, index, 1, 1);
          await live(open(), { github, names: NAMES, deliveries, from, until, chance, loss: 0 });
          expect(await factsHash(open().db), `permutation ${index} of seed ${seed}`).toBe(clean);
        }
      },
    );

    it('with one in twenty lost, after one sync', { timeout: 1_800_000 }, async () => {
      const clean = await fresh();
      const { numRuns, seed } = runs(2);
      for (let index = 0; index < numRuns; index++) {
        const chance = chanceOf(seed, index, 2, 1);
        const lost = await live(open(), {
          github,
          names: NAMES,
          deliveries,
          from,
          until,
          chance,
          loss: 0.05,
        });
        expect(lost).toBeGreaterThan(0);
        await keepUp(open().db, github, NAMES, on(until + 3 * DAY_MS));
        expect(await factsHash(open().db), `permutation ${index} of seed ${seed}`).toBe(clean);
      }
    });
  });
});

describeRecorded('recorded communities', (files) => {
  const file = files.find(({ path }) => path.includes('nbgitpuller'))!;
  const mentions: string[] = [];
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ recorded: [file.path] });
  });
  afterAll(() => github.close());

  onOneDatabase('told in any order', (open) => {
    it('and once synced, ends with the facts of a clean backfill', { timeout: 1_800_000 }, async () => {
      const { db } = open();
      const until = Date.parse('2026-12-01T00:00:00Z');
      const recorded = recordedCommunity([file.path]);
      const times = deliveriesOf(recorded, { from: '2000-01-01T00:00:00Z', until: iso(until) }).map(
        ({ at }) => Date.parse(at),
      );
      const from = times[Math.floor(times.length / 2)]!;
      const deliveries = deliveriesOf(recorded, {
        from: iso(from),
        until: iso(until),
        untold: (entry) => mentions.push(entry),
      });
      await read(db, github, [file.repo], on(until));
      const clean = await factsHash(db);
      const { numRuns, seed } = runs(2);
      for (let index = 0; index < numRuns; index++) {
        const chance = chanceOf(seed, index, 3, 1);
        await live(open(), {
          github,
          names: [file.repo],
          deliveries,
          from,
          until: times.at(-1)!,
          chance,
          loss: 0.05,
        });
        await keepUp(db, github, [file.repo], on(until + 3 * DAY_MS));
        expect(await factsHash(db), `permutation ${index} of seed ${seed}`).toBe(clean);
      }
    });
  });
});
