/**
 * Deliveries without a pause: by turns a comment that marks an item, and a tag push that is kept as a fact of its own; one in
 * four comes twice. Whatever was answered with 202 may not be lost.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { WEBHOOKS } from '../../src/web/server.ts';
import type { Database } from '../../src/store/driver/database.ts';
import type { LoadedRepository } from './served-community.ts';
import { delivery, send } from './webhooks.ts';

export interface DeliveryLoad {
  /** Ids that were answered with 202, and when first (epoch ms). */
  acknowledged: Map<string, number>;
  /** Sends no more; resolves once nothing is under way. */
  end(): Promise<void>;
}

export interface LoadOptions {
  /** Whose turn it is; null = nobody listens. */
  url: (turn: number) => string | null;
  repository: LoadedRepository;
  pause_ms: number;
}

const ITEMS = 20;

export function startDeliveryLoad({ url, repository, pause_ms }: LoadOptions): DeliveryLoad {
  const acknowledged = new Map<string, number>();
  let isOver = false;
  const sendOne = async (turn: number, one: ReturnType<typeof delivery>) => {
    const place = url(turn);
    const status = place === null ? 0 : await send(place + WEBHOOKS, one).catch(() => 0);
    if (status === 202 && !acknowledged.has(one.id)) acknowledged.set(one.id, Date.now());
  };
  const sending = (async () => {
    for (let turn = 1; !isOver; turn++) {
      const one = turn % 2 === 0 ? commented(turn, repository) : tagPushed(turn, repository);
      // The second may reach another process at the same time.
      await Promise.all(turn % 4 < 2 ? [sendOne(turn, one)] : [sendOne(turn, one), sendOne(turn + 1, one)]);
      await sleep(pause_ms);
    }
  })();
  return {
    acknowledged,
    end: async () => {
      isOver = true;
      await sending;
    },
  };
}

const idOf = (turn: number) => `load-${String(turn).padStart(7, '0')}`;

function commented(turn: number, repository: LoadedRepository) {
  const payload = {
    action: 'edited',
    issue: { number: 1 + (turn % ITEMS) },
    comment: { id: turn },
    repository,
    padding: 'x'.repeat(2_000),
  };
  return delivery('issue_comment', payload, idOf(turn));
}

function tagPushed(turn: number, repository: LoadedRepository) {
  const payload = {
    ref: `refs/tags/load-${turn}`,
    after: turn.toString(16).padStart(40, '0'),
    repository,
    sender: { id: 4, node_id: 'U_4', login: 'hubot', type: 'User' },
  };
  return delivery('push', payload, idOf(turn));
}

export interface Effects {
  /** Acknowledged, and not in the inbox as handled. */
  lost: string[];
  /** Of acknowledged tag pushes, those that are booked in any other number than once. */
  not_once: string[];
  parked: unknown[];
}

/** What became of everything that was acknowledged. */
export async function effectsOf(db: Database, acknowledged: Iterable<string>): Promise<Effects> {
  const ids = [...acknowledged];
  const { rows: handled } = await sql<{ id: string }>`
    select id from deliveries where outcome = 'marked'`.execute(db);
  const done = new Set(handled.map(({ id }) => id));
  const { rows: booked } = await sql<{ tag: string; n: number }>`
    select tag, count(*)::int as n from tag_pushes group by tag`.execute(db);
  const times = new Map(booked.map(({ tag, n }) => [tag, n]));
  const { rows: parked } = await sql`
    select id, problem from deliveries where parked_at is not null`.execute(db);
  return {
    lost: ids.filter((id) => !done.has(id)),
    not_once: ids
      .map((id) => Number(id.slice(5)))
      .filter((turn) => turn % 2 === 1 && times.get(`load-${turn}`) !== 1)
      .map((turn) => `load-${turn}: ${times.get(`load-${turn}`) ?? 0} times`),
    parked,
  };
}

/** Deliveries that nobody has handled yet. */
export async function waiting(db: Database): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from deliveries where handled_at is null`.execute(db);
  return rows[0]!.n;
}
