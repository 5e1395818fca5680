/** What nobody took is asked for again: what matters, once GitHub is done with it, and not for ever. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  compareDeliveries,
  compareFrom,
  isToBeAsked,
  type DeliveryAttempt,
} from '../../src/domain/live/redelivery.ts';
import { computeAudit } from '../../src/flows/kpis/audit.ts';
import { redeliver } from '../../src/flows/live/redeliver.ts';
import { deliveriesApi } from '../../src/github/live/deliveries.ts';
import { silentSince, startRun, stopRun } from '../../src/store/live/server-runs.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { institution } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { githubHolding } from '../support/github-client.ts';
import { handMade } from '../support/hand-made.ts';
import { hookDeliveries, type ListedAttempt } from '../support/hook-deliveries.ts';
import { delivery, receive } from '../support/webhooks.ts';

const NOW = new Date('2026-02-03T10:00:00.000Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000).toISOString();

function attempt(over: Partial<DeliveryAttempt> = {}): DeliveryAttempt {
  return {
    id: '1',
    guid: 'guid-0001',
    delivered_at: ago(10),
    is_taken: false,
    event: 'pull_request',
    action: 'opened',
    installation_id: '70',
    repo_id: '1',
    throttled_at: null,
    ...over,
  };
}

describe('comparing deliveries', () => {
  const compare = (attempts: DeliveryAttempt[], have: string[] = []) =>
    compareDeliveries(attempts, { have: new Set(have), isStranger: (id) => id === '99', now: NOW });

  it('takes the attempts of one delivery together: the newest is asked for, the oldest dates it', () => {
    const { missed } = compare([
      attempt({ id: '3', delivered_at: ago(5) }),
      attempt({ id: '1', delivered_at: ago(20) }),
      attempt({ id: '2', delivered_at: ago(9) }),
    ]);
    expect(missed).toMatchObject([{ guid: 'guid-0001', attempt_id: '3', delivered_at: ago(20) }]);
  });

  it('misses what was acknowledged and is not here: a database that was put back to yesterday', () => {
    expect(compare([attempt({ is_taken: true })]).missed).toHaveLength(1);
    expect(compare([attempt({ is_taken: true })], ['guid-0001']).missed).toEqual([]);
    expect(compare([attempt()], ['guid-0001']).missed).toEqual([]);
  });

  it.each([
    ['an event that touches nothing', { event: 'star', action: 'created' }],
    ['an action that touches nothing', { event: 'check_run', action: 'created' }],
    ['the account of a stranger', { installation_id: '99' }],
  ])('asks for nothing about %s', (_, over) => {
    expect(compare([attempt(over)])).toEqual({ missed: [], needless: 1, throttled: 0 });
  });

  it('leaves alone what is under way, and what GitHub itself holds back, for an hour', () => {
    expect(compare([attempt({ delivered_at: ago(0.5) })]).missed).toEqual([]);
    expect(compare([attempt({ throttled_at: ago(9) })])).toEqual({ missed: [], needless: 0, throttled: 1 });
    expect(compare([attempt({ delivered_at: ago(70), throttled_at: ago(70) })]).missed).toHaveLength(1);
  });

  it('asks again after 5, 15, 45 and 135 minutes, and no sixth time', () => {
    const due = (times_asked: number, minutes: number | null) =>
      isToBeAsked(
        {
          delivered_at: new Date(ago(600)),
          times_asked,
          asked_at: minutes === null ? null : new Date(ago(minutes)),
        },
        NOW,
      );
    expect([
      due(0, null),
      due(1, 4),
      due(1, 5),
      due(2, 14),
      due(2, 15),
      due(4, 134),
      due(4, 135),
      due(5, 999),
    ]).toEqual([true, false, true, false, true, false, true, false]);
  });

  it('looks back to the last comparison and a quarter of an hour more, at most GitHub’s three days', () => {
    expect(compareFrom(new Date(ago(5)), new Date(ago(9999)), NOW).toISOString()).toBe(ago(20));
    expect(compareFrom(null, new Date(ago(60)), NOW).toISOString()).toBe(ago(75));
    expect(compareFrom(new Date(ago(10_000)), new Date(ago(20_000)), NOW).toISOString()).toBe(ago(3 * 1440));
    // The clock was ahead when it was set up.
    expect(compareFrom(null, new Date(ago(-500_000)), NOW).toISOString()).toBe(ago(3 * 1440));
  });
});

describe('against GitHub’s list', () => {
  const hooks = hookDeliveries();
  const github = githubHolding(handMade([], []), { app: installedOn([]), extensions: [hooks.extension] });
  beforeEach(() => Object.assign(hooks, { attempts: [], asked: [], onRedeliver: () => {} }));

  const listed = (index: number, over: Partial<ListedAttempt> = {}): ListedAttempt => ({
    id: 1000 + index,
    guid: `guid-${String(index).padStart(4, '0')}`,
    delivered_at: ago(30 - index / 100),
    status_code: 500,
    event: 'pull_request',
    action: 'opened',
    installation_id: 70,
    repository_id: 1,
    throttled_at: null,
    ...over,
  });

  onOneDatabase('redelivery', (open) => {
    const run = (minutesLater = 0) => {
      const now = () => new Date(NOW.getTime() + minutesLater * 60_000);
      const stop = new AbortController().signal;
      const line = { ...github, now, wait: async () => {}, stop };
      const deliveries = deliveriesApi({ ...line, app: { id: APP_ID, private_key: KEYS.privateKey } });
      return redeliver({ db: open().db, appId: APP_ID, deliveries, now, stop });
    };

    it('asks for what is missing, over several pages, and not for what arrived, was held back, or means nothing', async () => {
      const { db } = open();
      await startRun(db, 'first', 'all', ago(60));
      hooks.attempts = Array.from({ length: 250 }, (_, index) => listed(index)).reverse();
      for (const one of hooks.attempts) {
        if (one.id < 1200) one.status_code = 202;
        if (one.id === 1249) one.event = 'star';
        if (one.id === 1248) one.throttled_at = ago(2);
      }
      const arrived = hooks.attempts
        .filter(({ id }) => id < 1190)
        .map(({ guid }) => delivery('pull_request', {}, guid));
      await receive(db, arrived, ago(30));
      expect(await run()).toMatchObject({
        listed: 250,
        missing: 58,
        asked: 58,
        needless: 1,
        throttled: 1,
        problem: null,
      });
      expect(hooks.asked.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 58 }, (_, index) => 1190 + index),
      );
      // Nothing more before five minutes have passed, whatever GitHub lists.
      expect((await run(1)).asked).toBe(0);
    });

    it('finds what is missing though the clock was a day ahead once', async () => {
      await startRun(open().db, 'first', 'all', ago(60));
      hooks.attempts = [listed(1)];
      expect(await run(1440)).toMatchObject({ missing: 1, asked: 1 });
      hooks.attempts = [listed(2), listed(1)];
      expect(await run()).toMatchObject({ listed: 2, missing: 2, asked: 2 });
    });

    it('stops once it has come, and gives up after five times', async () => {
      const { db } = open();
      await startRun(db, 'first', 'all', ago(60));
      hooks.attempts = [listed(1), listed(2)];
      hooks.onRedeliver = ({ id, guid }) => {
        if (id === 1001) void receive(db, [delivery('pull_request', {}, guid)], NOW.toISOString());
      };
      for (let minutes = 0; minutes < 24 * 60; minutes += 5) await run(minutes);
      expect(hooks.asked.filter((id) => id === 1001)).toHaveLength(1);
      expect(hooks.asked.filter((id) => id === 1002)).toHaveLength(5);
      const asOf = new Date(NOW.getTime() + 86_400_000).toISOString();
      const { deliveries } = await computeAudit(db, { institution: institution(), asOf });
      expect(deliveries).toEqual({ arrived: 1, missed: 2, still_missing: 1, parked: 0, waiting: 1 });
    });

    it('keeps what it found where GitHub breaks off in between, and looks at the same time again', async () => {
      const { db } = open();
      await startRun(db, 'first', 'all', ago(60));
      hooks.attempts = [listed(1)];
      github.setFaults([{ kind: 'connection-reset' }]);
      await expect(run()).rejects.toThrow('GitHub cannot be read');
      github.setFaults([]);
      expect((await run(5)).looked_back_to).toBe(ago(75));
      const { rows } = await sql<{
        problem: string | null;
      }>`select problem from redelivery_runs order by started_at`.execute(db);
      expect(rows.map(({ problem }) => problem === null)).toEqual([false, true]);
    });

    it('knows since when nobody took deliveries', async () => {
      const { db } = open();
      expect(await silentSince(db, NOW)).toBeNull();
      await startRun(db, 'first', 'web', ago(600));
      await stopRun(db, 'first', ago(500));
      await startRun(db, 'second', 'worker', ago(10));
      expect((await silentSince(db, NOW))?.toISOString()).toBe(ago(500));
      await startRun(db, 'killed', 'all', ago(300));
      expect((await silentSince(db, NOW))?.toISOString()).toBe(ago(300));
      await startRun(db, 'alive', 'web', ago(1));
      expect(await silentSince(db, NOW)).toBeNull();
    });
  });
});
