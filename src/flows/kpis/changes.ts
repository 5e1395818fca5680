/** What changed within a span of time: settings as GitHub showed them, policies and sprints as the configuration dates them. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { cadenceChanges, type Iterations } from '../../domain/calendar/iteration.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { DatedChange } from '../../domain/report/changes.ts';
import type { DatedPolicy } from '../../domain/report/policies.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { settingChanges } from '../../store/kpis/quality-rows.ts';
import { communityPlaces } from '../../store/repositories/scope.ts';

export interface DatedByConfiguration {
  /** null = the institution counts no sprints. */
  iterations: Iterations | null;
  policies: readonly DatedPolicy[];
}

/**
 * @param trx narrowed to what is looked at: of what lies elsewhere, or is private, nothing is said
 * @returns the earliest first
 */
export async function datedChanges(
  trx: DatabaseTransaction,
  { iterations, policies }: DatedByConfiguration,
  span: Window,
  asOf: string,
): Promise<DatedChange[]> {
  const places = await communityPlaces(trx);
  const shown = policies.flatMap(({ community, repository, from, what }): DatedChange[] => {
    const repositories = places.find((place) => place.community === community)?.repositories ?? [];
    const found =
      repository === null
        ? null
        : repositories.find((name) => name.toLowerCase() === repository.toLowerCase());
    if (repositories.length === 0 || found === undefined) return [];
    return [{ at: from, community, repository: found, kind: 'policy', value: what, former: null }];
  });
  const settings = (await settingChanges(trx, span, asOf)).map(
    ({ community, repository, setting, seen_at, value, former }): DatedChange => ({
      at: wholeSecond(seen_at),
      community,
      repository,
      kind: setting,
      value,
      former,
    }),
  );
  const sprints = (iterations === null ? [] : cadenceChanges(iterations)).map(
    ({ at, days, former }): DatedChange => ({
      at,
      community: null,
      repository: null,
      kind: 'iterations',
      value: String(days),
      former: String(former),
    }),
  );
  return [...settings, ...shown, ...sprints]
    .filter(({ at }) => isWithin(at, span) && Date.parse(at) <= Date.parse(asOf))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function isWithin(at: string, { start, end }: Window): boolean {
  return Date.parse(start) <= Date.parse(at) && Date.parse(at) < Date.parse(end);
}
