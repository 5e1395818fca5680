/** Wants the report of a window as an issue that names the one before, and the earlier ones closed. */
import { previousReport, reportKey, reportsToClose, windowInName } from '../../domain/outbox/report-post.ts';
import type { QueueSummary } from '../../domain/queue/summary.ts';
import type { Report } from '../../domain/report/report.ts';
import type { Database } from '../../store/driver/database.ts';
import { issuesIn, postedIssues, want } from '../../store/outbox/ledger.ts';
import type { PlanningLabels } from '../../text/issue/planned.ts';
import { isIssueWhole, weeklyIssue, wholeIssue } from '../../text/issue/weekly-issue.ts';
import { reportTitle } from '../../text/report/weekly-report.ts';
import { commandOfReport, pageOfReport } from '../../text/report/whole.ts';
import { placeOfWhole, type WholeRules } from './whole.ts';

export interface ReportPlace {
  /** owner/name */
  repository: string;
  labels: readonly string[];
  /** latest = the reports before are closed. */
  keep_open: 'latest' | 'all';
}

/** What the issue says that is not in the report. */
export interface BesideReport {
  planning_labels: PlanningLabels;
  /** null = no sprint has a queue. */
  queue: QueueSummary | null;
  /** Where what has no room goes. */
  whole: WholeRules;
}

/**
 * @param report with its history
 * @returns the key of the post
 */
export async function wantReport(
  db: Database,
  report: Report,
  { repository, labels, keep_open }: ReportPlace,
  { planning_labels, queue, whole: rules }: BesideReport,
  now: string,
): Promise<string> {
  const key = reportKey(repository, report.window);
  const previous = previousReport(await postedIssues(db, repository), key);
  const beside = { previous, planning_labels, queue };
  const whole = isIssueWhole(report, beside)
    ? null
    : await placeOfWhole(
        db,
        rules,
        {
          name: `${windowInName(report.window)}.md`,
          title: reportTitle(report),
          body: () => wholeIssue(report, { ...beside, previous: null }),
          page: pageOfReport(report),
          command: commandOfReport(report),
        },
        now,
      );
  await want(
    db,
    {
      kind: 'issue',
      key,
      repository,
      title: reportTitle(report),
      body: weeklyIssue(report, { ...beside, ...(whole && { whole }) }),
      labels,
      is_open: true,
    },
    now,
    // A database that was lost with its ledger opens no second issue.
    { soughtSince: report.window.start },
  );
  if (keep_open === 'latest')
    for (const closed of reportsToClose(await issuesIn(db, repository), key)) await want(db, closed, now);
  return key;
}
