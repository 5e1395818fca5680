/** Pull requests that a sprint's plans name and that were open at its end. */
import type { Window } from '../../domain/calendar/week.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { inUtc, readSqlFile, runSqlFile } from '../driver/sql-file.ts';

export interface OpenPlanned {
  community: string;
  url: string;
  /** "2026-07-09", in UTC. */
  planned_on: string;
}

/** @param asOf an ISO instant in UTC */
export async function openPlanned(
  db: DatabaseTransaction,
  { end }: Window,
  asOf: string,
): Promise<OpenPlanned[]> {
  return runSqlFile<OpenPlanned>(db, readSqlFile('planning/open_planned.sql'), {
    window_end: inUtc(end),
    as_of: inUtc(asOf),
  });
}
