/** People who do not wish to be named: a pseudonym everywhere, made anew whenever GitHub names them again. */
import { createHmac } from 'node:crypto';
import type { UserRow } from '../history/facts.ts';
import { holdsPerson } from './person-columns.ts';

export interface Pseudonym {
  /** Negative, so that it never meets a real id. */
  id: string;
  login: string;
}

/** Whoever holds the key can tell whether an id is on the list; the list alone tells nobody. */
export function pseudonymOf(id: string, key: string): Pseudonym {
  const digest = createHmac('sha256', key).update(id).digest();
  return { id: `-${digest.readBigUInt64BE() >> 2n}`, login: `person-${digest.toString('hex', 8, 16)}` };
}

/** In place of a login, in lower case, that only the holder of the key may recognise. No login begins with "#". */
export function hashedLogin(login: string, key: string): string {
  return `#${createHmac('sha256', key).update(`login:${login}`).digest('hex')}`;
}

/** Reading on would undo what was promised to a person. */
export class PseudonymKeyMissing extends Error {
  constructor() {
    super(
      'HEADWATER_PSEUDONYM_KEY is not set, and somebody opted out; set it to the key that was used then.',
    );
  }
}

/** A batch as it is to be stored. */
export type Pseudonymizer = <Batch extends { users: UserRow[] }>(batch: Batch) => Batch;

/** @throws PseudonymKeyMissing where somebody opted out: without the key their names would come back */
export function pseudonymizerFor(optedOut: ReadonlySet<string>, key: string | null): Pseudonymizer {
  if (optedOut.size === 0) return (batch) => batch;
  if (key === null) throw new PseudonymKeyMissing();
  return (batch) => {
    const known = new Map<string, Pseudonym>();
    for (const { id } of batch.users) {
      const pseudonym = pseudonymOf(id, key);
      if (optedOut.has(pseudonym.id)) known.set(id, pseudonym);
    }
    return known.size === 0 ? batch : pseudonymized(batch, known);
  };
}

function pseudonymized<Batch extends { users: UserRow[] }>(
  batch: Batch,
  known: ReadonlyMap<string, Pseudonym>,
): Batch {
  const tables = Object.entries(batch).map(([table, rows]) => [
    table,
    table === 'users'
      ? rows.map((user) => pseudonymizedUser(user, known))
      : (rows as object[]).map((row) => pseudonymizedRow(row, known)),
  ]);
  return Object.fromEntries(tables) as Batch;
}

function pseudonymizedUser(user: UserRow, known: ReadonlyMap<string, Pseudonym>): UserRow {
  const pseudonym = known.get(user.id);
  return pseudonym ? { ...user, ...pseudonym, node_id: null, name: null } : user;
}

function pseudonymizedRow<Row extends object>(row: Row, known: ReadonlyMap<string, Pseudonym>): Row {
  const changed = Object.entries(row).flatMap(([column, value]) => {
    const pseudonym = holdsPerson(column) ? known.get(value as string) : undefined;
    return pseudonym ? [[column, pseudonym.id]] : [];
  });
  return changed.length === 0 ? row : { ...row, ...(Object.fromEntries(changed) as Partial<Row>) };
}
