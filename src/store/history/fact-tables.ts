/** How each kind of row is written: its key and columns as the schema has them, and what tells an old version from a new. */
import type { Insertable } from 'kysely';
import type {
  ApiCallRow,
  ContinuationRow,
  FactBatch,
  RepoRow,
  UnreadableFieldRow,
} from '../../domain/history/facts.ts';
import { TABLES } from '../driver/keys.generated.ts';
import type { DB } from '../driver/tables.generated.ts';

export interface FactTable {
  key: readonly string[];
  columns: readonly string[];
  /** The column that tells an old version from a new one; rows of kinds without it are replaced as they come. */
  version?: 'updated_at';
}

/** Every kind of row, in the order of writing. */
const KINDS = [
  'users',
  'pull_requests',
  'issues',
  'issue_comments',
  'reviews',
  'review_comments',
  'labels',
  'item_labels',
  'timeline_events',
  'pull_request_files',
  'releases',
  'tags',
] as const satisfies readonly (keyof FactBatch)[];

/** Columns that the store keeps beside what GitHub says: no row brings them. */
const OWN_COLUMNS = ['gone_at'] as const;

export const FACT_TABLES = Object.fromEntries(KINDS.map((table) => [table, factTable(table)])) as Record<
  keyof FactBatch,
  FactTable
>;

function factTable(table: keyof FactBatch): FactTable {
  const { key, columns } = TABLES[table];
  const brought = columns.filter((column) => !(OWN_COLUMNS as readonly string[]).includes(column));
  return { key, columns: brought, ...(brought.includes('updated_at') && { version: 'updated_at' }) };
}

/** All rows that are made elsewhere and written here, by their table. */
type Rows = { [Table in keyof FactBatch]: FactBatch[Table][number] } & {
  repos: RepoRow;
  continuations: ContinuationRow;
  /** Whether it was refused here is said with each. */
  unreadable_fields: Required<UnreadableFieldRow>;
  /** Calls of the time before there were credentials have none. */
  api_calls: Omit<ApiCallRow, 'credential'> & { credential: string | null };
};

/**
 * What `github` makes is what the tables take, column by column: where a row type and its table part, this does not
 * compile, and the error names the table and the column.
 */
type Taken<Table extends keyof Rows> = Required<
  Omit<Insertable<DB[Table]>, (typeof OWN_COLUMNS)[number] | (Table extends 'api_calls' ? 'id' : never)>
>;
type Parting<Table extends keyof Rows> =
  | Exclude<keyof Taken<Table>, keyof Rows[Table]>
  | Exclude<keyof Rows[Table], keyof Taken<Table>>
  | {
      [Column in keyof Taken<Table> & keyof Rows[Table]]: Rows[Table][Column] extends Taken<Table>[Column]
        ? // A null that the table takes must be one that the rows can say.
          null extends Taken<Table>[Column]
          ? null extends Rows[Table][Column]
            ? never
            : Column
          : never
        : Column;
    }[keyof Taken<Table> & keyof Rows[Table]];
type MustBeNever<T extends never> = T;
export type RowsThatPart = MustBeNever<
  { [Table in keyof Rows]: Parting<Table> extends never ? never : [Table, Parting<Table>] }[keyof Rows]
>;
/** No kind of row is forgotten. */
export type KindsForgotten = MustBeNever<Exclude<keyof FactBatch, (typeof KINDS)[number]>>;

/** Columns in which one item names another: "owner/name#12", with its kind before it where it closed something. */
export const NAMING_COLUMNS = ['other_item', 'closer'];
