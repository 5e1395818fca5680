import { wholeSecond } from '../domain/calendar/instant.ts';
import { readConfiguration } from '../config/configuration.ts';
import type { Audit } from '../domain/report/report.ts';
import { computeAudit } from '../flows/kpis/audit.ts';
import { auditAsCsv } from '../text/report/csv.ts';
import { auditAsMarkdown } from '../text/quality/audit.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { note, type CommandContext } from './context.ts';
import { shown } from './shown.ts';

export interface AuditOptions {
  format?: 'markdown' | 'json' | 'csv';
  strict?: boolean;
}

/** Data quality: what is stored against GitHub's own counts, and every gap. */
export async function auditCommand(ctx: CommandContext, options: AuditOptions): Promise<number> {
  const { institution } = readConfiguration(ctx.settings.configuration_path);
  return withReadableDatabase(ctx, 'headwater audit', async ({ db }) => {
    const audit = await computeAudit(db, { institution, asOf: wholeSecond(ctx.now()) });
    ctx.out.write(rendered(ctx, audit, options.format));
    const incomplete = isIncomplete(audit);
    if (incomplete && options.strict) note(ctx, 'The data is incomplete; run `headwater backfill`.');
    return incomplete && options.strict ? EXIT.incomplete : EXIT.done;
  });
}

/** As a report on these repositories says it. */
function isIncomplete({ repositories, gaps }: Audit): boolean {
  return gaps.length > 0 || repositories.length === 0 || repositories.some(({ share }) => share !== 1);
}

function rendered(ctx: CommandContext, audit: Audit, format: AuditOptions['format']): string {
  if (format === 'json') return `${JSON.stringify(audit, null, 2)}\n`;
  if (format === 'csv') return auditAsCsv(audit);
  return shown(ctx, format, auditAsMarkdown(audit));
}
