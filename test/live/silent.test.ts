/**
 * Somebody who opted out, in every delivery that there is: whatever event or action names them, wherever in the payload,
 * handled or parked, before they opted out or after: no table and no line of the log holds a word of them.
 */
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { EVENTS } from '../../src/domain/live/events.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { handleDeliveries, type HandledDelivery } from '../../src/flows/live/handle-deliveries.ts';
import { keepHouse } from '../../src/flows/live/housekeeping.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { community, institution, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { webhookSamples } from '../support/webhook-samples.ts';
import { delivery, receive, testDispatch, type TestDelivery } from '../support/webhooks.ts';

const NOW = '2026-02-03T10:00:00.000Z';
const LATER = '2026-02-03T11:00:00.000Z';
const KEY = 'a key of the tests';
const OURS = institution({ communities: [community({ orgs: ['springboard'], repositories: [] })] });
const ORG = { id: 5, login: 'springboard', type: 'Organization' };
const REPOSITORY = {
  ...{ id: 1, full_name: 'springboard/hub', name: 'hub', default_branch: 'main', owner: ORG },
  ...{ private: false, fork: false },
};
const SILENT = { id: 987_654_321, login: 'canary-person', node_id: 'U_canary', type: 'User' };
const CANARY = /canary|987654321/i;

/** The same payload about our repository, in which everybody is that person, and every text names them. */
function said(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => said(one));
  if (typeof value === 'string')
    return /^(body|title|description|message|email)$/.test(key) ? `canary ${value}` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (/(^repository|_repo|^repo)$/.test(key)) return REPOSITORY;
  const isOrg = key === 'organization' || (value as { type?: string }).type === 'Organization';
  if (isOrg || key === 'account') return ORG;
  if ('login' in value && typeof value.login === 'string') return SILENT;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, said(inner, name)]));
}

onEachDatabase('whoever opted out', (open) => {
  const EVERYTHING: TestDelivery[] = webhookSamples(Object.keys(EVENTS)).flatMap(
    ({ event, payload }, index) => {
      const all = { ...(said(payload) as object), sender: SILENT };
      const whole = delivery(event, all, `whole-${String(index).padStart(4, '0')}`);
      // Without what its event always has: it is parked.
      const broken = { action: payload['action'], sender: SILENT, repository: REPOSITORY, organization: ORG };
      return [whole, delivery(event, broken, `broken-${String(index).padStart(4, '0')}`)];
    },
  );
  const again = (suffix: string) => EVERYTHING.map((one) => ({ ...one, id: `${one.id}-${suffix}` }));

  async function handle(now: string): Promise<HandledDelivery[]> {
    const all: HandledDelivery[] = [];
    for (;;) {
      const done = await handleDeliveries({
        db: open().db,
        dispatch: await testDispatch(),
        institution: OURS,
        pseudonymKey: KEY,
        now: () => new Date(now),
      });
      all.push(...done);
      if (done.length === 0) return all;
    }
  }

  /** Of every table, what names the person. */
  async function naming(): Promise<string[]> {
    const { db } = open();
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql<{ said: string }>`select x::text as said from ${sql.table(name)} x`.execute(
        db,
      );
      found.push(
        ...rows.filter((row) => CANARY.test(row.said)).map((row) => `${name}: ${row.said.slice(0, 300)}`),
      );
    }
    return found;
  }

  beforeEach(async () => {
    await store(open().db, { users: [user(1, 'hubot')] }, OURS);
  });

  it(
    'is named by nothing that comes afterwards, and by nothing that came before',
    { timeout: 120_000 },
    async () => {
      const { db } = open();
      expect(EVERYTHING.length).toBeGreaterThan(200);
      await receive(db, again('before'), NOW);
      const handled = await handle(NOW);
      expect(new Set(handled.map(({ outcome }) => outcome))).toEqual(
        new Set(['marked', 'ignored', 'not ours', 'parked']),
      );
      expect(await naming()).not.toEqual([]);
      // As an earlier version kept it.
      await sql`update repository_changes set former = ${SILENT.login} where change = 'transferred'`.execute(
        db,
      );
      // What waits when they opt out is handled after it.
      await receive(db, again('waiting'), NOW);
      await forget(db, String(SILENT.id), pseudonymOf(String(SILENT.id), KEY), NOW);
      await receive(db, again('after'), LATER);
      const problems = (await handle(LATER)).map(({ problem }) => problem ?? '');
      expect(problems.filter((line) => CANARY.test(line))).toEqual([]);
      expect(await naming()).toEqual([]);
      // Redelivered, since somebody asked GitHub for what is parked.
      await receive(db, again('after'), LATER);
      await handle(LATER);
      expect(await naming()).toEqual([]);
      expect(await keepHouse(db, new Date(LATER))).toEqual([]);
    },
  );
});
