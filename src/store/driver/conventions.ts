/** How the drivers give and take values, which the schema alone does not say. Ids (bigint) are decimal strings. */
import type { ColumnType } from 'kysely';

/** Written as an ISO string, read as a Date. */
export type Instant = ColumnType<Date, string, string>;

/** The end of a span, which may be 'infinity': then the driver gives the number Infinity. */
export type InstantOrEver = ColumnType<Date | number, string, string>;

/** Written as "2026-07-08", read as a Date at midnight of the machine's own zone: read it as text instead. */
export type Day = ColumnType<Date, string, string>;

/** Written as "1 week". */
export type Duration = ColumnType<object, string, string>;
