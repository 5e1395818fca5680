/** A Parquet file, written some ten thousand rows at a time: what is not written yet is all that is held. */
import { rename } from 'node:fs/promises';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

export type ParquetColumnType = 'text' | 'instant' | 'id' | 'integer' | 'number' | 'boolean' | 'list';

/** Any may be null. */
const ELEMENTS: Record<ParquetColumnType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  id: { type: 'INT64' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  list: { type: 'BYTE_ARRAY', converted_type: 'JSON' },
};

type Cell = string | number | boolean | null;

export interface ParquetFile {
  /** @param row in the order of the columns: instants as ISO text, ids as text, lists as JSON */
  add(row: readonly Cell[]): Promise<void>;
  /** The file is whole, and there from now on. @returns how many rows it has */
  end(): Promise<number>;
}

const ROWS_AT_ONCE = 20_000;

export function openParquet(
  path: string,
  columns: readonly { name: string; type: ParquetColumnType }[],
): ParquetFile {
  const unfinished = `${path}.part`;
  const schema: SchemaElement[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...ELEMENTS[type] })),
  ];
  const writer = new ParquetWriter({ writer: fileWriter(unfinished), schema, createdBy: 'headwater' });
  let waiting: unknown[][] = columns.map(() => []);
  let rows = 0;

  async function write(): Promise<void> {
    const data = waiting;
    waiting = columns.map(() => []);
    if (data[0]?.length === 0) return;
    await writer.write({
      columnData: columns.map(({ name }, index) => ({ name, data: data[index]! })),
      rowGroupSize: ROWS_AT_ONCE,
    });
  }

  return {
    async add(row) {
      for (const [index, { type }] of columns.entries())
        waiting[index]!.push(stored(type, row[index] ?? null));
      rows += 1;
      if (rows % ROWS_AT_ONCE === 0) await write();
    },
    async end() {
      await write();
      await writer.finish();
      await rename(unfinished, path);
      return rows;
    },
  };
}

function stored(type: ParquetColumnType, value: Cell): unknown {
  if (value === null) return null;
  if (type === 'instant') return new Date(String(value));
  if (type === 'list') return JSON.parse(String(value));
  return type === 'id' ? BigInt(value) : value;
}
