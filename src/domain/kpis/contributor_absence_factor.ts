import { addresses, codes, count, flag, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import type { Evidence, KpiFigures, Parts } from '../report/report.ts';
import { EVIDENCE_LIMIT } from './latency.ts';

export type ActKind = 'merged_pull_requests' | 'merges' | 'reviews' | 'releases';

export const actKind = codes('merged_pull_requests', 'merges', 'reviews', 'releases');

const columns = {
  kind: actKind,
  // nobody: ghosts, organizations, mannequins; unknown: releases whose performer GitHub does not tell.
  who: codes('person', 'nobody', 'unknown'),
  login: orNull(text),
  contributions: count,
  total: orNull(count),
  in_factor: flag,
  newest_urls: orNull(addresses),
};
export type ContributionRow = RowOf<typeof columns>;

export const contributorAbsenceFactor: KpiDefinition<ContributionRow> = {
  id: 'contributor_absence_factor',
  name: 'Contributor Absence Factor',
  unit: 'people',
  chaoss: 'https://chaoss.community/kb/metric-contributor-absence-factor/',
  trailing_days: 365,
  columns,
  figures: absenceFigures,
};

/**
 * The smallest number of people who together make at least half of the contributions.
 * @param byPerson one number per person, in any order
 * @param byNobody contributions that nobody can be named for: in the whole, never in the half
 * @returns null where there is no contribution, or too many of nobody for people to reach the half
 */
export function absenceFactor(byPerson: readonly number[], byNobody = 0): number | null {
  const whole = byPerson.reduce((sum, count) => sum + count, byNobody);
  let reached = 0;
  for (const [index, count] of byPerson.toSorted((a, b) => b - a).entries()) {
    reached += count;
    if (reached > 0 && 2 * reached >= whole) return index + 1;
  }
  return null;
}

function absenceFigures(rows: readonly ContributionRow[]): KpiFigures {
  const merged = kindParts(rows, 'merged_pull_requests');
  const inFactor = rows.filter((row) => row.in_factor && row.kind === 'merged_pull_requests');
  return {
    value: merged.factor,
    sample_size: merged.contributions,
    censored: 0,
    low: null,
    high: null,
    parts: {
      merged_pull_requests: merged,
      reviews: kindParts(rows, 'reviews'),
      merges: kindParts(rows, 'merges'),
      releases: kindParts(rows, 'releases'),
      unknown: contributions(rows.filter((row) => row.who === 'unknown')),
    },
    note: merged.factor !== null ? null : merged.contributions === 0 ? 'no data' : 'not reached',
    evidence: inFactor.flatMap(theirNewest).slice(0, EVIDENCE_LIMIT),
    evidence_total: contributions(inFactor),
    excluded: [],
    excluded_total: 0,
  };
}

function kindParts(rows: readonly ContributionRow[], kind: ActKind) {
  const known = rows.filter((row) => row.kind === kind && row.who !== 'unknown');
  const people = known.filter((row) => row.who === 'person');
  const nobody = contributions(known) - contributions(people);
  return {
    factor: absenceFactor(
      people.map((row) => row.contributions),
      nobody,
    ),
    people: people.length,
    contributions: contributions(known),
    by_nobody: nobody,
  } satisfies Parts;
}

function contributions(rows: readonly ContributionRow[]): number {
  return rows.reduce((sum, row) => sum + row.contributions, 0);
}

function theirNewest(row: ContributionRow): Evidence[] {
  const why = `by ${row.login ?? ''}, who made ${row.contributions} of ${row.total ?? 0} merged pull requests`;
  return (row.newest_urls ?? []).map((url) => ({ url, why }));
}
