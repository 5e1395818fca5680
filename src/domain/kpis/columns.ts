/**
 * What a KPI's statement returns, said once: its row type follows from this, and a test holds the statement against it.
 * `community` comes first in every row and is not repeated.
 */

/** PostgreSQL's names. */
export type ColumnType = 'text' | 'int4' | 'float8' | 'bool' | 'timestamptz' | '_text';

export interface Column<Value> {
  type: ColumnType;
  isNullable: boolean;
  /** The codes that it can hold; null = any text. */
  codes: readonly string[] | null;
  /** Never there: carries the type of the value. */
  readonly value?: Value;
}

export type Columns = Record<string, Column<unknown>>;

/** The row that goes with these columns. */
export type RowOf<C extends Columns> = {
  [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

const column = <Value>(type: ColumnType, codes: readonly string[] | null = null): Column<Value> => ({
  type,
  isNullable: false,
  codes,
});

export const text = column<string>('text');
/** A whole number. */
export const count = column<number>('int4');
export const number = column<number>('float8');
export const flag = column<boolean>('bool');
export const instant = column<Date>('timestamptz');
export const addresses = column<string[]>('_text');

export function codes<const Code extends string>(...allowed: Code[]): Column<Code> {
  return column<Code>('text', allowed);
}

export function orNull<Value>(of: Column<Value>): Column<Value | null> {
  return { ...of, isNullable: true };
}

/** What `role_at()` says of an author. */
export const authorRole = codes(
  'community',
  'maintainer',
  'team',
  'ghost',
  'bot',
  'ai_reviewer',
  'organization',
  'mannequin',
);

/** The item behind a row, and when it was opened. */
export const item = { url: text, opened_at: instant };
/** The same with its repository. */
export const placedItem = { repository: text, number: count, ...item };
