import { wholeSecond } from '../domain/calendar/instant.ts';
import { readConfiguration } from '../config/configuration.ts';
import { exportFiles } from '../flows/kpis/export.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { instantOf } from './instant.ts';
import { note, type CommandContext } from './context.ts';

export interface ExportOptions {
  to: string;
  format: 'csv' | 'json' | 'parquet';
  asOf?: string;
}

/** What the operating system says of a folder that takes no files. */
const NOT_WRITABLE = new Set(
  'EACCES EPERM EROFS ENOTDIR EEXIST EISDIR ENOSPC EDQUOT EFBIG ENAMETOOLONG ELOOP'.split(' '),
);
/** A quarter. */
const WEEKS = 13;

/** Facts as they are stored, and the KPIs of the last full weeks, as files. */
export async function exportCommand(
  ctx: CommandContext,
  { to, format, asOf }: ExportOptions,
): Promise<number> {
  if (to.trim() === '') throw new UsageError('--to is empty; name a directory.');
  const { institution, targets, definitions } = readConfiguration(ctx.settings.configuration_path);
  const instant = asOf === undefined ? wholeSecond(ctx.now()) : instantOf('--as-of', asOf);
  return withReadableDatabase(ctx, 'headwater export', async ({ db }) => {
    try {
      const written = await exportFiles({
        db,
        institution,
        directory: to,
        format,
        asOf: instant,
        weeks: WEEKS,
        targets,
        definitions: definitions ?? ctx.settings.public_url,
      });
      for (const [file, rows] of Object.entries(written))
        note(ctx, `${to}/${file}: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}`);
      return EXIT.done;
    } catch (error) {
      const { code = '', syscall } = error as NodeJS.ErrnoException;
      if (NOT_WRITABLE.has(code) || (code === 'ENOENT' && syscall === 'mkdir'))
        throw new UsageError(`--to ${to}: files cannot be written there (${code}); name another directory.`);
      throw error;
    }
  });
}
