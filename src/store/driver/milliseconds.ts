/** Instants of columns as the rules have them: milliseconds since 1970. */
import { sql } from 'kysely';

/** @param column of an instant; with what of a millisecond it has */
export const epochMs = (column: string) =>
  sql<number>`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

/** The same without fractions: equal to what JavaScript's clock said when it was stored. */
export const wholeMs = (column: string) =>
  sql<number>`round(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;
