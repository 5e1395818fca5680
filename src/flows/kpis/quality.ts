/** Rows of the quality queries to what the report and the audit say about the data. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { Window } from '../../domain/calendar/week.ts';
import { settingChange, type SettingChange } from '../../domain/quality/settings.ts';
import type { DataQuality } from '../../domain/report/report.ts';
import { EVERYTHING, type Scope } from '../../domain/report/scope.ts';
import { coverageOf, repositoryQuality, type CountedRepository } from '../../domain/quality/quality.ts';
import { refusedGaps } from '../../domain/quality/refused.ts';
import type { Coverage } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { qualityRows, settingChanges } from '../../store/kpis/quality-rows.ts';

/**
 * @param asOf an ISO instant in UTC
 * @param window settings of repositories that changed in it are named among the gaps; absent = none are
 * @param scope what the transaction is narrowed to: what stands in no repository is left out where it is about one
 */
export async function readQuality(
  trx: DatabaseTransaction,
  asOf: string,
  window?: Window,
  scope: Scope = EVERYTHING,
): Promise<{ coverage: Coverage; quality: DataQuality }> {
  const { coverage, people, tags, ...rows } = await qualityRows(trx, asOf);
  const places = new Set(coverage.map(({ repository }) => repository));
  const isShown = ({ repository }: { repository: string }) =>
    (scope.community ?? scope.repository) === null || places.has(repository);
  const changes = window ? await settingChanges(trx, window, asOf) : [];
  const unattributed = new Map<string, number>();
  for (const { repository, is_question } of tags)
    if (is_question) unattributed.set(repository, (unattributed.get(repository) ?? 0) + 1);
  const counted: CountedRepository[] = coverage.map((row) => ({
    ...row,
    newest_event: row.newest_event && wholeSecond(row.newest_event),
    checked_at: row.checked_at && wholeSecond(row.checked_at),
    tags_without_performer: unattributed.get(row.repository) ?? 0,
  }));
  const rosters = rows.rosters
    .filter(({ community }) =>
      scope.community === null ? scope.repository === null : community === scope.community,
    )
    .map((row) => ({ ...row, newest_revision: row.newest_revision && wholeSecond(row.newest_revision) }));
  // Nothing is stored of it, so that no other row tells of which community it is.
  const unread = rows.unread.filter(
    ({ communities }) => scope.community === null || communities.includes(scope.community),
  );
  const whole = coverageOf(counted);
  const gaps = rosters.flatMap(({ repository, gaps }) => gaps.map((what) => ({ repository, what })));
  return {
    coverage: {
      ...whole,
      gaps: [
        ...(scope.repository === null ? unread.map(({ repository, what }) => ({ repository, what })) : []),
        ...[
          ...whole.gaps,
          ...gaps,
          ...rows.planning,
          ...refusedGaps(rows.refused),
          ...rows.marks,
          ...onceEach(changes).map(settingChange),
        ].filter(isShown),
      ],
    },
    quality: {
      repositories: counted.map(repositoryQuality),
      people,
      tags: tags.filter(isShown),
      rosters,
    },
  };
}

/** A repository of two communities changed once. */
function onceEach(changes: readonly SettingChange[]): SettingChange[] {
  const keyOf = ({ repository, setting, seen_at }: SettingChange) =>
    `${repository} ${setting} ${seen_at.toISOString()}`;
  return [...new Map(changes.map((change) => [keyOf(change), change])).values()];
}
