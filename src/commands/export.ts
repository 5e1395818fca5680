import { readConfiguration } from '../config.ts';
import { exportFiles } from '../flows/export.ts';
import { withDatabase } from './database.ts';
import { EXIT, UsageRefusal } from './failure.ts';
import { instantOf } from './instant.ts';
import { wholeSecond } from './report.ts';
import { note, type Surroundings } from './surroundings.ts';

export interface ExportOptions {
  to: string;
  format: 'csv' | 'json';
  asOf?: string;
}

/** A quarter. */
const WEEKS = 13;

/** Facts as they are stored, and the KPIs of the last full weeks, as files. */
export async function exportCommand(
  around: Surroundings,
  { to, format, asOf }: ExportOptions,
): Promise<number> {
  const { institution } = readConfiguration(around.settings.configuration_path);
  const instant = asOf === undefined ? wholeSecond(around.now()) : instantOf('--as-of', asOf);
  return withDatabase(around, 'headwater export', async ({ db }) => {
    try {
      const written = await exportFiles({
        db,
        institution,
        directory: to,
        format,
        asOf: instant,
        weeks: WEEKS,
      });
      for (const [file, rows] of Object.entries(written))
        note(around, `${to}/${file}: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`);
      return EXIT.done;
    } catch (error) {
      const { code } = error as { code?: string };
      if (['EACCES', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR', 'ENOSPC'].includes(code ?? ''))
        throw new UsageRefusal(
          `--to ${to}: files cannot be written there (${code}); name another directory.`,
        );
      throw error;
    }
  });
}
