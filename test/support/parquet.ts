/** Reads Parquet with a reader, as a notebook would. */
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';

export async function parquetRows(path: string): Promise<Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(path) });
}

/** How many rows each part of the file has that is read alone. */
export async function rowGroups(path: string): Promise<number[]> {
  const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(path));
  return row_groups.map(({ num_rows }) => Number(num_rows));
}
