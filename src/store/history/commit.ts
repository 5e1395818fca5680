/**
 * The one way in which facts are written: one transaction with the repository locked, people who opted out under their
 * pseudonyms, the rows and what follows from them, the cursor or the marks, and the calls that brought them with their
 * cost. All or nothing, so that a process that dies, or two that read the same repository, bend no number.
 */
import { sql } from 'kysely';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { pseudonymizerFor, type Pseudonymizer } from '../../domain/people/pseudonyms.ts';
import { columnsOf } from '../driver/columns.ts';
import type { Database, DatabaseTransaction } from '../driver/database.ts';
import { countStored } from '../kpis/data-marks.ts';
import { bookCalls, saveApiCalls } from './api-calls.ts';
import { isAboutData, isPassing } from './data-errors.ts';
import { Writing } from './writing.ts';

export interface Store {
  db: Database;
  /** HEADWATER_PSEUDONYM_KEY; null or absent = not set. */
  pseudonymKey?: string | null;
}

export interface Commit {
  /** Whose facts; null = they belong to no repository. */
  repo_id: string | null;
  /** ISO instant. */
  now: string;
  /** The requests that brought it: booked with it, and booked alone where it fails. */
  calls?: readonly ApiCallRow[];
  /** Under which what could not be stored is noted. */
  stream?: string;
  /** Nobody else may write of people meanwhile: who they are changes. */
  alone?: boolean;
}

const TRIES = 5;

/**
 * @param work what is written, in its order; it may be run again from the start, so it changes nothing outside
 * @throws PseudonymKeyMissing where rows of people are written, somebody opted out, and the key is not known
 */
export async function commit<T>(
  store: Store,
  { repo_id, now, calls = [], stream = 'rows', alone = false }: Commit,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  const columns = await columnsOf(store.db);
  let isCareful = false;
  for (let tries = 1; ; tries++) {
    try {
      return await store.db.transaction().execute(async (trx) => {
        await lock(trx, repo_id, alone);
        const pseudonymizer = await currentPseudonymizer(trx, store.pseudonymKey ?? null);
        const options = { repo_id: repo_id ?? '0', stream, now, columns, pseudonymizer, isCareful };
        const writing = new Writing(trx, options);
        const result = await work(writing);
        await writing.noteRefused();
        await saveApiCalls(trx, columns, calls);
        await countStored(trx, repo_id);
        return result;
      });
    } catch (error) {
      const isWorthIt = isPassing(error) || (isAboutData(error) && !isCareful);
      if (!isWorthIt || tries === TRIES) {
        await bookAlone(store.db, calls);
        throw error;
      }
      isCareful ||= isAboutData(error);
    }
  }
}

/**
 * People first, then the repository: everybody takes them in this order. Locks of a transaction, so that they work behind a
 * pool that gives every transaction another connection.
 */
async function lock(trx: DatabaseTransaction, repoId: string | null, alone: boolean): Promise<void> {
  const people = sql`hashtextextended('headwater people', 0)`;
  const lockPeople = sql.raw(alone ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  // Compiling the queries for what follows from ten thousand items takes longer than running them.
  await sql`select set_config('jit', 'off', true), ${lockPeople}(${people})`.execute(trx);
  if (repoId !== null)
    await sql`select pg_advisory_xact_lock(hashtextextended(${`headwater repository ${repoId}`}, 0))`.execute(
      trx,
    );
}

/** The key is asked for only where people are written. */
async function currentPseudonymizer(trx: DatabaseTransaction, key: string | null): Promise<Pseudonymizer> {
  const { rows } = await sql<{ id: string }>`select user_id::text as id from opted_out`.execute(trx);
  const people = new Set(rows.map(({ id }) => id));
  return (batch) => pseudonymizerFor(people, key)(batch);
}

/** They were made, whatever came of them. */
async function bookAlone(db: Database, calls: readonly ApiCallRow[]): Promise<void> {
  if (calls.length === 0) return;
  await bookCalls(db, calls).catch(() => {
    // The database is away: the error that brought us here says so.
  });
}
