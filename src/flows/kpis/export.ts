/** Writes facts and KPIs as files: each is written beside its place and moved there when it is whole. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Institution } from '../../domain/people/institution.ts';
import { lastFullWeek, previousWindow, type Window } from '../../domain/calendar/week.ts';
import type { Database } from '../../store/driver/database.ts';
import { EXPORTED_TABLES, exportedRows } from '../../store/kpis/exported-rows.ts';
import { csvLine, reportAsCsv } from '../../text/report/csv.ts';
import { computeReport } from './report.ts';

export interface ExportRequest {
  db: Database;
  institution: Institution;
  directory: string;
  format: 'csv' | 'json';
  /** ISO instant for the KPIs. */
  asOf: string;
  /** How many full weeks of KPIs, the newest first to be computed and the last to be written. */
  weeks: number;
  targets?: Readonly<Record<string, number | undefined>>;
  definitions?: string | null;
}

/** @returns rows written, by file */
export async function exportFiles(request: ExportRequest): Promise<Record<string, number>> {
  const { db, directory, format } = request;
  await mkdir(directory, { recursive: true });
  const written: Record<string, number> = {};
  for (const table of EXPORTED_TABLES) {
    let count = 0;
    const name = `${table}.${format}`;
    await writeWhole(join(directory, name), async function* () {
      let first = true;
      for await (const { columns, rows } of exportedRows(db, table)) {
        if (first) yield format === 'csv' ? csvLine(columns) : '[';
        for (const row of rows) {
          yield format === 'csv'
            ? csvLine(columns.map((column) => row[column] ?? null))
            : `${count === 0 ? '' : ','}\n${JSON.stringify(row)}`;
          count++;
        }
        first = false;
      }
      if (format === 'json') yield '\n]\n';
    });
    written[name] = count;
  }
  written[`kpis.${format}`] = await exportKpis(request);
  return written;
}

async function exportKpis({
  db,
  institution,
  directory,
  format,
  asOf,
  weeks,
  targets = {},
  definitions = null,
}: ExportRequest): Promise<number> {
  const windows: Window[] = [lastFullWeek(asOf)];
  while (windows.length < weeks) windows.unshift(previousWindow(windows[0]!));
  let count = 0;
  await writeWhole(join(directory, `kpis.${format}`), async function* () {
    if (format === 'json') yield '[';
    for (const [index, window] of windows.entries()) {
      const report = await computeReport(db, { institution, window, asOf, targets, definitions });
      count += report.kpis.length;
      if (format === 'json')
        yield `${index === 0 ? '' : ','}\n${JSON.stringify({ window: report.window, as_of: asOf, kpis: report.kpis })}`;
      else {
        const [head, ...lines] = reportAsCsv(report).split(/(?<=\r\n)/);
        yield [...(index === 0 ? [head] : []), ...lines].join('');
      }
    }
    if (format === 'json') yield '\n]\n';
  });
  return count;
}

async function writeWhole(path: string, text: () => AsyncGenerator<string>): Promise<void> {
  const beside = `${path}.part`;
  await pipeline(Readable.from(text()), createWriteStream(beside));
  await rename(beside, path);
}
