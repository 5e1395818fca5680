/**
 * Three replicas of `serve` on one PostgreSQL: no job and no effect twice, and what a killed one had is taken over within a
 * minute. `npm run soak` puts pgbouncer in transaction mode between them and the database, reads from a hot standby, and
 * goes on for two minutes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type OpenDatabase } from '../../src/store/driver/database.ts';
import { headwaterProcess } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { effectsOf, startDeliveryLoad, waiting } from '../support/delivery-load.ts';
import { startPostgresFleet, type PostgresFleet } from '../support/postgres-fleet.ts';
import { runs } from '../support/runs.ts';
import {
  startServedCommunity,
  timesPosted,
  wish,
  type ServedCommunity,
} from '../support/served-community.ts';
import { begunJobs, metric, startServing, waitFor, type Serving } from '../support/serving.ts';

const TAKEN_OVER_WITHIN_SECONDS = 60;
const { numRuns: seconds } = runs(6, 120);
const isFleet = Number(process.env['SOAK'] ?? 0) > 0;

/** Only sends: whoever supervised here would take over what the replicas shall take over. */
function sender(open: OpenDatabase): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => open.statements(text, values) },
    backend: 'postgres',
    supervise: false,
    schedule: false,
  });
}

async function underWay(db: Database, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text from pgboss.job where id = any(${[...ids]}::uuid[]) and state = 'active'`.execute(db);
  return rows.map((one) => one.id);
}

/** The posts that some process has claimed and not settled. */
async function claimedPosts(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`select key from outbox where leased_until > now()`.execute(db);
  return new Set(rows.map((one) => one.key));
}

async function handledOf(db: Database, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from deliveries where id = any(${[...ids]}::text[]) and handled_at is not null`.execute(
    db,
  );
  return rows[0]!.n;
}

const declare = process.env['TEST_DATABASE_URL'] ? describe : describe.skip;
declare('three replicas', () => {
  let community: ServedCommunity;
  let fleet: PostgresFleet | null = null;
  let url: string;
  let database: OpenDatabase;
  let boss: PgBoss;
  const replicas: Serving[] = [];
  beforeAll(async () => {
    community = await startServedCommunity();
    fleet = isFleet ? await startPostgresFleet() : null;
    url = fleet?.url ?? (await databaseForCommands());
    database = await openDatabase(fleet?.primaryUrl ?? url, 'a test');
    boss = sender(database);
  });
  afterAll(async () => {
    for (const one of replicas) one.process.kill('SIGKILL');
    await boss.stop({ graceful: false });
    await database.close();
    await fleet?.close();
    await community.github.close();
  });

  it('do nothing twice, and take over what a killed one had', { timeout: 900_000 }, async () => {
    const { db } = database;
    const { github } = community;
    const environment = community.environment(url, fleet ? { DATABASE_READ_URL: fleet.standbyUrl } : {});
    const repository = await community.backfilled(db, environment);
    replicas.push(...(await Promise.all([1, 2, 3].map(() => startServing('all', environment)))));
    await boss.start();
    let alive = replicas;
    const load = startDeliveryLoad({
      url: (turn) => alive[turn % alive.length]!.url,
      repository,
      pause_ms: 5,
    });
    const wishes: string[] = [];
    const reports: number[] = [];
    const busy = async (until: number) => {
      while (Date.now() < until) {
        wishes.push(await wish(db, `busy-${wishes.length}`));
        await boss.send('housekeeping');
        await boss.send('sync');
        if (fleet) reports.push((await headwaterProcess(['report', '--format', 'json'], environment)).code);
        await sleep(1_000);
      }
    };
    await busy(Date.now() + seconds * 500);

    // Now one of them is in the middle of a job that takes long.
    await github.setFaults([{ kind: 'slow', on: 'graphql', milliseconds: 3_000 }]);
    const seen = new Set(replicas.flatMap(begunJobs).map(({ id }) => id));
    let held: { victim: Serving; id: string } | null = null;
    await waitFor(async () => {
      await boss.send('sync');
      for (const victim of replicas)
        for (const { job, id } of begunJobs(victim))
          if (job === 'sync' && !seen.has(id) && (await underWay(db, [id])).length > 0) held = { victim, id };
      return held !== null;
    });
    const { victim, id } = held!;
    alive = replicas.filter((one) => one !== victim);
    await victim.end('SIGKILL');
    const killed = Date.now();
    // It may have had more than the one that was waited for.
    const unfinished = new Set(
      await underWay(
        db,
        begunJobs(victim).map((one) => one.id),
      ),
    );
    const claimed = await claimedPosts(db);
    const before = [...load.acknowledged].filter(([, at]) => at < killed).map(([one]) => one);
    await github.setFaults([]);
    const takenOver: Record<string, number> = {};
    const note = (what: string) => (takenOver[what] ??= (Date.now() - killed) / 1000);
    await waitFor(async () => {
      if (alive.flatMap(begunJobs).some((one) => one.id === id)) note('its job');
      if ((await handledOf(db, before)) === before.length) note('its deliveries');
      return Object.keys(takenOver).length === 2;
    }, 180);
    expect(takenOver['its job']).toBeLessThan(TAKEN_OVER_WITHIN_SECONDS);
    expect(takenOver['its deliveries']).toBeLessThan(TAKEN_OVER_WITHIN_SECONDS);
    await busy(Date.now() + seconds * 500);
    await load.end();
    await waitFor(async () => (await waiting(db)) === 0);

    // A job is begun once, but for those whose process died.
    const begun = replicas.flatMap(begunJobs).filter(({ job }) => ['sync', 'housekeeping'].includes(job));
    const times = Map.groupBy(begun, (one) => one.id);
    expect([...times].filter(([one, turns]) => turns.length > (unfinished.has(one) ? 2 : 1))).toEqual([]);
    expect(times.get(id)).toHaveLength(2);
    expect(begun.length).toBeGreaterThan(1);
    for (const one of replicas)
      expect(one.said()).not.toMatch(/(sync|housekeeping|schedule) failed|prepared statement/);

    const effects = await effectsOf(db, load.acknowledged.keys());
    expect(load.acknowledged.size).toBeGreaterThan(seconds * 10);
    expect(effects).toEqual({ lost: [], not_once: [], parked: [] });
    let handled = 0;
    for (const one of alive)
      for (const event of ['push', 'issue_comment'])
        handled +=
          (await metric(one, `headwater_deliveries_handled_total{event="${event}",outcome="marked"}`)) || 0;
    expect(handled).toBeLessThanOrEqual(load.acknowledged.size);
    const posted = () => timesPosted(community, wishes);
    // Whoever was killed while it wrote holds its post for two minutes: that is waited for in the soak alone.
    const mayWait = (key: string) => !isFleet && claimed.has(key);
    await waitFor(() => [...posted()].every(([key, n]) => n > 0 || mayWait(key)), 600);
    expect([...posted()].filter(([, n]) => n > 1)).toEqual([]);

    if (fleet) {
      expect(new Set(reports)).toEqual(new Set([0]));
      await fleet.caughtUp();
      const words = ['report', '--as-of', '2026-02-01T00:00:00Z', '--week', '2026-W04', '--format', 'json'];
      const [standby, primary] = [
        await headwaterProcess(words, environment),
        await headwaterProcess(words, community.environment(fleet.primaryUrl)),
      ];
      expect(standby.code).toBe(0);
      expect(standby.out).toBe(primary.out);
    }
    for (const one of alive) expect(await one.end('SIGTERM')).toBe(0);
    console.error(
      `${fleet ? 'pgbouncer and a standby' : 'plain PostgreSQL'}: ${load.acknowledged.size} deliveries, ${times.size} turns of jobs, ${wishes.length} issues, none twice; taken over after ${JSON.stringify(takenOver)} s.`,
    );
  });
});
