/** What pages ask beside the KPIs: sql/people and sql/releases, as known at an instant. */
import type { Window } from '../../domain/calendar/week.ts';
import type { OpenedBy } from '../../domain/report/views.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { inUtc, readSqlFile, runSqlFile } from '../driver/sql-file.ts';

export interface OpenedByRow {
  community: string;
  kind: OpenedBy['kind'];
  pull_requests: number;
  urls: string[];
}

export async function openedBy(
  db: DatabaseTransaction,
  { start, end }: Window,
  asOf: string,
): Promise<OpenedByRow[]> {
  return runSqlFile<OpenedByRow>(db, readSqlFile('people/opened_by.sql'), {
    window_start: inUtc(start),
    window_end: inUtc(end),
    as_of: inUtc(asOf),
  });
}

export interface WhoCouldRelease {
  community: string;
  repository: string;
  url: string;
  last_tag: string | null;
  last_at: Date | null;
  last_url: string | null;
  days: number | null;
  unreleased: number | null;
  unreleased_urls: string[];
  compare_url: string | null;
  released_before: string[];
  can_merge: string[];
}

export async function whoCouldRelease(db: DatabaseTransaction, asOf: string): Promise<WhoCouldRelease[]> {
  return runSqlFile<WhoCouldRelease>(db, readSqlFile('releases/who_could_release.sql'), {
    as_of: inUtc(asOf),
  });
}
