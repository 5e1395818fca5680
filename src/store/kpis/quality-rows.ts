/** Reads how complete the stored history is: the queries of sql/quality, as known at an instant. */
import type { Window } from '../../domain/calendar/week.ts';
import type { SettingChange } from '../../domain/quality/settings.ts';
import type {
  DeliveriesQuality,
  Gap,
  PersonQuality,
  RosterQuality,
  TagQuality,
} from '../../domain/report/report.ts';
import type { RefusedValue } from '../../domain/quality/refused.ts';
import type { DatabaseTransaction } from '../driver/database.ts';
import { inUtc, readSqlFile, runSqlFile } from '../driver/sql-file.ts';

/** A row of sql/quality/coverage.sql. */
export interface CoverageRow {
  repository: string;
  pull_requests_stored: number;
  pull_requests_whole: number;
  pull_requests_on_github: number | null;
  issues_stored: number;
  issues_on_github: number | null;
  newest_event: Date | null;
  checked_at: Date | null;
  ghosts: number;
  bot_share: number | null;
  pull_requests_imported: number;
  issues_imported: number;
  timelines_incomplete: number;
  late_arrivals: number;
  late_items: number[];
  continuations: number;
  file_lists_unread: number;
  file_lists_not_given: number;
  unreadable_fields: number;
  unfinished_streams: string[];
  /** "part: GitHub's words" of what GitHub refused while it gave the rest. */
  refused_parts: string[];
}

/** What changed in who may contribute, in a window and by an instant. */
export async function settingChanges(
  db: DatabaseTransaction,
  window: Window,
  asOf: string,
): Promise<SettingChange[]> {
  return runSqlFile<SettingChange>(db, readSqlFile('quality/settings.sql'), {
    window_start: inUtc(window.start),
    window_end: inUtc(window.end),
    as_of: inUtc(asOf),
  });
}

/** null = GitHub never delivered anything. */
export async function deliveriesQuality(
  db: DatabaseTransaction,
  asOf: string,
): Promise<DeliveriesQuality | null> {
  const file = readSqlFile('quality/deliveries.sql');
  const [row] = await runSqlFile<DeliveriesQuality>(db, file, { as_of: inUtc(asOf) });
  return row ?? null;
}

export interface QualityRows {
  coverage: CoverageRow[];
  people: PersonQuality[];
  /** Rows of sql/quality/tags.sql. */
  tags: TagQuality[];
  /** What of the institution's plans was not read. */
  planning: Gap[];
  rosters: RosterRow[];
  /** What the configuration names and nothing is stored of. */
  unread: (Gap & { communities: string[] })[];
  /** What was touched and could not be read for a day. */
  marks: Gap[];
  refused: RefusedValue[];
}

/** A row of sql/quality/rosters.sql. */
export type RosterRow = Omit<RosterQuality, 'newest_revision'> & { newest_revision: Date | null };

/** @param asOf an ISO instant in UTC */
export async function qualityRows(db: DatabaseTransaction, asOf: string): Promise<QualityRows> {
  const run = <Row>(name: string) =>
    runSqlFile<Row>(db, readSqlFile(`quality/${name}.sql`), { as_of: inUtc(asOf) });
  return {
    coverage: await run<CoverageRow>('coverage'),
    tags: await run<TagQuality>('tags'),
    planning: await run<Gap>('planning'),
    people: [...(await run<PersonQuality>('people')), ...(await run<PersonQuality>('drift'))],
    rosters: await run<RosterRow>('rosters'),
    unread: await run<QualityRows['unread'][number]>('unread'),
    marks: await run<Gap>('marks'),
    refused: await run<RefusedValue>('refused'),
  };
}
