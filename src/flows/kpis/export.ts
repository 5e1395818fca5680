/** Writes facts and KPIs as files: each is written beside its place and moved there when it is whole. */
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Institution } from '../../domain/people/institution.ts';
import { lastFullWeek, windowsUpTo } from '../../domain/calendar/week.ts';
import type { Database } from '../../store/driver/database.ts';
import { makeFolder } from '../../store/driver/folder.ts';
import {
  EXPORTED_TABLES,
  exportedColumns,
  exportedRows,
  type ExportedRow,
  type ExportedTable,
} from '../../store/kpis/exported-rows.ts';
import { csvLine, KPI_COLUMNS, kpiLines, reportAsCsv } from '../../text/report/csv.ts';
import { openParquet } from './parquet-file.ts';
import { kpisOfWindows, type WindowKpis } from './kpis-of-windows.ts';

export interface ExportRequest {
  db: Database;
  institution: Institution;
  directory: string;
  format: 'csv' | 'json' | 'parquet';
  /** ISO instant for the KPIs. */
  asOf: string;
  /** How many full weeks of KPIs. */
  weeks: number;
  targets?: Readonly<Record<string, number | undefined>>;
  definitions?: string | null;
}

/** @returns rows written, by file */
export async function exportFiles(request: ExportRequest): Promise<Record<string, number>> {
  const { db, directory, format } = request;
  await makeFolder(directory);
  const written: Record<string, number> = {};
  for (const table of EXPORTED_TABLES) {
    const name = `${table}.${format}`;
    const path = join(directory, name);
    written[name] = await (format === 'parquet'
      ? tableAsParquet(db, table, path)
      : tableAsText(db, table, path, format));
  }
  const kpis = `kpis.${format}`;
  const path = join(directory, kpis);
  written[kpis] = await (format === 'parquet'
    ? kpisAsParquet(request, path)
    : kpisAsText(request, path, format));
  return written;
}

async function tableAsText(
  db: Database,
  table: ExportedTable,
  path: string,
  format: 'csv' | 'json',
): Promise<number> {
  let count = 0;
  await writeWhole(path, async function* () {
    let first = true;
    for await (const { columns, rows } of exportedRows(db, table)) {
      const names = columns.map(({ name }) => name);
      if (first) yield format === 'csv' ? csvLine(names) : '[';
      for (const row of rows) {
        yield format === 'csv'
          ? csvLine(names.map((column) => flat(row[column] ?? null)))
          : `${count === 0 ? '' : ','}\n${JSON.stringify(row)}`;
        count++;
      }
      first = false;
    }
    if (format === 'json') yield '\n]\n';
  });
  return count;
}

async function tableAsParquet(db: Database, table: ExportedTable, path: string): Promise<number> {
  const columns = await exportedColumns(db, table);
  const file = openParquet(path, columns);
  for await (const { rows } of exportedRows(db, table))
    for (const row of rows) await file.add(columns.map(({ name }) => flat(row[name] ?? null)));
  return file.end();
}

/** Of each window, the oldest first. */
async function weekly(request: ExportRequest): Promise<WindowKpis[]> {
  const { db, asOf, weeks } = request;
  return kpisOfWindows(db, windowsUpTo(lastFullWeek(asOf), weeks), request);
}

async function kpisAsParquet(request: ExportRequest, path: string): Promise<number> {
  const file = openParquet(path, KPI_COLUMNS);
  for (const report of await weekly(request)) for (const line of kpiLines(report)) await file.add(line);
  return file.end();
}

async function kpisAsText(request: ExportRequest, path: string, format: 'csv' | 'json'): Promise<number> {
  let count = 0;
  await writeWhole(path, async function* () {
    let isFirst = true;
    if (format === 'json') yield '[';
    for (const report of await weekly(request)) {
      count += format === 'json' ? report.kpis.length : kpiLines(report).length;
      if (format === 'json')
        yield `${isFirst ? '' : ','}\n${JSON.stringify({ window: report.window, as_of: report.as_of, kpis: report.kpis })}`;
      else {
        const [head, ...lines] = reportAsCsv(report).split(/(?<=\r\n)/);
        yield [...(isFirst ? [head] : []), ...lines].join('');
      }
      isFirst = false;
    }
    if (format === 'json') yield '\n]\n';
  });
  return count;
}

/** A list as JSON, where a cell holds one value. */
function flat(value: ExportedRow[string] | null): string | number | boolean | null {
  return Array.isArray(value) ? JSON.stringify(value) : value;
}

async function writeWhole(path: string, text: () => AsyncGenerator<string>): Promise<void> {
  const beside = `${path}.part`;
  await pipeline(Readable.from(text()), createWriteStream(beside));
  await rename(beside, path);
}
