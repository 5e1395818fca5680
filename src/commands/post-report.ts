/** `headwater report --post`: the report as an issue in the institution's own repository, one for each window. */
import type { Configuration } from '../config/configuration.ts';
import type { Window } from '../domain/calendar/week.ts';
import { wantReport, type ReportPlace } from '../flows/outbox/post-report.ts';
import { queueSummary } from '../flows/queue/summary.ts';
import type { Database } from '../store/driver/database.ts';
import { note, type CommandContext } from './context.ts';
import { withDatabase } from './database.ts';
import { deliverPost } from './deliver-post.ts';
import { EXIT, UsageError } from './exit.ts';
import { hearAnswersOf } from './hear-answers.ts';
import { reportOf } from './report-of.ts';
import { wholeRules } from './whole.ts';
import { requireHistory, requireWriting, type Writing } from './writing.ts';

export async function postReportCommand(
  ctx: CommandContext,
  configuration: Configuration,
  { window, asOf, strict }: { window: Window; asOf: string; strict: boolean },
): Promise<number> {
  const { report: place } = configuration;
  if (place === undefined)
    throw new UsageError(
      'report.repository is not in the configuration; write report: { repository: OWNER/NAME }.',
    );
  // What is missing is said before a database is made.
  const writers = requireWriting(ctx, { repository: place.repository, setting: 'report.repository' });
  return withDatabase(ctx, 'headwater report --post', async ({ db }) => {
    const key = await wantReportOf(ctx, db, configuration, { place, window, asOf, strict, writers });
    if (key === null) {
      note(ctx, 'The data is incomplete; nothing was posted. `headwater audit` says where.');
      return EXIT.incomplete;
    }
    return deliverPost(ctx, db, writers, { key, called: 'the report' });
  });
}

export interface Wanted {
  place: ReportPlace;
  window: Window;
  asOf: string;
  strict: boolean;
  /** Who writes the file with what has no room in the issue. */
  writers: Writing;
}

/**
 * @returns the key of the post; null = the data is incomplete, which `strict` does not allow
 * @throws IncompleteError before the communities have been read to the end for the first time
 */
export async function wantReportOf(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
  { place, window, asOf, strict, writers }: Wanted,
): Promise<string | null> {
  await hearAnswersOf(ctx, db, configuration, { failed: (line) => note(ctx, line) });
  const report = await reportOf(ctx, db, configuration, { window, asOf, history: true });
  // Only now: computing groups the communities as the configuration has them.
  await requireHistory(db, 'posted');
  const isIncomplete = report.coverage.share !== 1 || report.coverage.gaps.length > 0;
  if (isIncomplete && strict) return null;
  const { institution, iterations, planning } = configuration;
  const { planning_labels } = institution;
  // What is wanted first is wanted since as_of: whoever looks at it again looks as of the same instant.
  const since = new Date(Math.min(Date.parse(asOf), ctx.now().getTime())).toISOString();
  const queue =
    iterations && planning
      ? await queueSummary(db, { iterations, repository: planning.repository }, since)
      : null;
  const whole = wholeRules(ctx, db, configuration, writers);
  return wantReport(db, report, place, { planning_labels, queue, whole }, since);
}
