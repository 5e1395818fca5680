/** Wants the report of a window as an issue, and the earlier ones closed. */
import { reportKey, reportsToClose } from '../../domain/outbox/report-post.ts';
import type { Report } from '../../domain/report/report.ts';
import type { Database } from '../../store/driver/database.ts';
import { issuesIn, want } from '../../store/outbox/ledger.ts';
import { reportTitle, weeklyReport } from '../../text/report/weekly-report.ts';

export interface ReportPlace {
  /** owner/name */
  repository: string;
  labels: readonly string[];
  /** latest = the reports before are closed. */
  keep_open: 'latest' | 'all';
}

/** @returns the key of the post */
export async function wantReport(
  db: Database,
  report: Report,
  { repository, labels, keep_open }: ReportPlace,
  now: string,
): Promise<string> {
  const key = reportKey(repository, report.window);
  await want(
    db,
    {
      kind: 'issue',
      key,
      repository,
      title: reportTitle(report),
      body: weeklyReport(report),
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
