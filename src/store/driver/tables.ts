/**
 * The tables as kysely sees them: generated from the schema, with what the schema does not say. `conventions.ts` tells
 * how values are given and taken.
 */
import type { ContinuationRow } from '../../domain/history/facts.ts';
import type { DB } from './tables.generated.ts';

export interface Tables extends Omit<DB, 'continuations'> {
  /** Which lists there are is for the questions to say, not for the schema. */
  continuations: ContinuationRow;
}
