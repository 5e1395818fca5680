/** Results that are kept for all processes: found, claimed by the one that computes them, saved, thrown away. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import type { DataMarks } from './data-marks.ts';

/** Which Headwater computed it, of which configuration: others keep theirs beside it. */
export interface ResultMaker {
  version: string;
  configuration: string;
}

export interface StoredResult {
  /** JSON */
  body: string;
  /** ISO instant */
  computed_at: string;
  data: string;
}

/** Whoever has not said by then that it is still at it has died. */
const CLAIMED_SECONDS = 45;
/** So many are kept, those that were asked for last; a report has up to a megabyte. */
const MOST_STORED = 300;
const STORED_DAYS = 14;

export interface ResultStore {
  /** @param since what is known already, as an ISO instant: only what is newer is wanted */
  find(what: string, visible: string, since?: string | null): Promise<StoredResult | null>;
  /**
   * @param isUrgent somebody waits for it: it may have been computed just now
   * @returns the claim; null = another process computes it, or it rests
   */
  claim(what: string, now: string, isUrgent: boolean): Promise<string | null>;
  /** The process is still at it. */
  extend(what: string, claim: string): Promise<void>;
  /** Ends the claim. Nothing is saved where the claim is gone: somebody opted out meanwhile, or another has taken it over. */
  save(
    what: string,
    claim: string,
    result: StoredResult & { visible: string; rests_ms: number },
  ): Promise<void>;
  /** It failed: the next one may try. */
  release(what: string, claim: string): Promise<void>;
  /** Somebody wants it: written down once an hour. */
  asked(what: string, now: string): Promise<void>;
  /** What was asked for since then, as an ISO instant. */
  askedSince(since: string): Promise<string[]>;
}

export function resultStore(db: Database, { version, configuration }: ResultMaker): ResultStore {
  const mine = (what: string) =>
    sql`what = ${what} and version = ${version} and configuration = ${configuration}`;
  return {
    async find(what, visible, since = null) {
      const { rows } = await sql<Omit<StoredResult, 'computed_at'> & { computed_at: Date }>`
        select body, computed_at, data from kept_results
        where ${mine(what)} and visible = ${visible} and body is not null
          and (${since}::timestamptz is null or computed_at > ${since}::timestamptz)`.execute(db);
      const row = rows[0];
      return row === undefined ? null : { ...row, computed_at: row.computed_at.toISOString() };
    },
    async claim(what, now, isUrgent) {
      const claim = randomUUID();
      const { rows } = await sql`
        insert into kept_results as old (what, version, configuration, asked_at, claimed_until, claim)
        values (${what}, ${version}, ${configuration}, ${now}, clock_timestamp() + ${CLAIMED_SECONDS} * interval '1 second', ${claim})
        on conflict (what, version, configuration) do update
        set claimed_until = excluded.claimed_until, claim = excluded.claim
        where (old.claimed_until is null or old.claimed_until < clock_timestamp())
          and (${isUrgent}::boolean or old.rests_until is null or old.rests_until < clock_timestamp())
        returning 1`.execute(db);
      return rows.length === 0 ? null : claim;
    },
    async extend(what, claim) {
      await sql`update kept_results set claimed_until = clock_timestamp() + ${CLAIMED_SECONDS} * interval '1 second'
        where ${mine(what)} and claim = ${claim}`.execute(db);
    },
    async save(what, claim, { body, computed_at, data, visible, rests_ms }) {
      await sql`update kept_results
        set body = ${body}, computed_at = ${computed_at}, data = ${data}, visible = ${visible}, claim = null,
          claimed_until = null, rests_until = clock_timestamp() + ${rests_ms} * interval '1 millisecond'
        where ${mine(what)} and claim = ${claim}`.execute(db);
    },
    async release(what, claim) {
      await sql`update kept_results set claim = null, claimed_until = null
        where ${mine(what)} and claim = ${claim}`.execute(db);
    },
    async asked(what, now) {
      await sql`update kept_results set asked_at = ${now}
        where ${mine(what)} and asked_at < ${now}::timestamptz - interval '1 hour'`.execute(db);
    },
    async askedSince(since) {
      const { rows } = await sql<{ what: string }>`select what from kept_results
        where version = ${version} and configuration = ${configuration} and asked_at >= ${since}
        order by asked_at desc, what`.execute(db);
      return rows.map(({ what }) => what);
    },
  };
}

/** Names of people and of what turned private may stand in any of them. What is being computed is not saved then. */
export async function dropKeptResults(trx: Database | DatabaseTransaction): Promise<void> {
  await sql`delete from kept_results`.execute(trx);
}

/** What nobody has wanted for long, what is too much, and what may not be shown any more. @returns how many went */
export async function dropOldResults(db: Database, { visible }: DataMarks, now: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from kept_results where coalesce(claimed_until, '-infinity') < clock_timestamp() and (
      asked_at < ${now}::timestamptz - ${STORED_DAYS} * interval '1 day' or visible <> ${visible}
      or (what, version, configuration) not in (
        select what, version, configuration from kept_results order by asked_at desc, what limit ${MOST_STORED}))`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0n);
}
