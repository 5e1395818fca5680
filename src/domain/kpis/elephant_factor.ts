import { addresses, count, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import type { Parts } from '../report/report.ts';
import { absenceFactor, actKind, type ActKind } from './contributor_absence_factor.ts';
import { ratio } from './latency.ts';
import { cutList, NOTHING_EXCLUDED, sum } from './tally.ts';

const columns = {
  kind: actKind,
  // null = unaffiliated.
  organisation: orNull(text),
  contributions: count,
  urls: orNull(addresses),
};
export type OrganisationRow = RowOf<typeof columns>;

/** The same 50 % rule as for people, over organisations; what nobody is affiliated with is shown, never dropped. */
export const elephantFactor: KpiDefinition<OrganisationRow> = {
  id: 'elephant_factor',
  name: 'Elephant Factor',
  unit: 'organisations',
  chaoss: 'https://chaoss.community/kb/metric-elephant-factor/',
  trailing_days: 365,
  columns,
  figures: (rows) => {
    const merged = kindParts(rows, 'merged_pull_requests');
    const affiliated = rows.filter((row) => row.kind === 'merged_pull_requests' && row.organisation !== null);
    const inFactor = affiliated
      .toSorted((a, b) => b.contributions - a.contributions || (a.organisation! < b.organisation! ? -1 : 1))
      .slice(0, merged.factor ?? 0);
    return {
      value: merged.factor,
      sample_size: merged.affiliated,
      censored: 0,
      low: null,
      high: null,
      note: merged.factor === null ? 'no data' : unaffiliatedNote(merged),
      parts: {
        merged_pull_requests: merged,
        reviews: kindParts(rows, 'reviews'),
        merges: kindParts(rows, 'merges'),
        releases: kindParts(rows, 'releases'),
      },
      ...cutList(
        inFactor.map(({ organisation, contributions, urls }) => ({
          urls,
          why: `by people of ${organisation}, who made ${contributions} of ${merged.affiliated}`,
        })),
        sum(inFactor, (row) => row.contributions),
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};

/** One organisation with a twentieth of the work is no elephant: how much belongs to none is said beside the figure. */
function unaffiliatedNote({ unaffiliated_share }: ReturnType<typeof kindParts>): string | null {
  const percent = Math.round((unaffiliated_share ?? 0) * 100);
  return percent === 0
    ? null
    : `${percent} % of the merged pull requests are by people of no known affiliation`;
}

function kindParts(rows: readonly OrganisationRow[], kind: ActKind) {
  const known = rows.filter((row) => row.kind === kind);
  const organisations = known.filter((row) => row.organisation !== null);
  const affiliated = sum(organisations, (row) => row.contributions);
  const all = sum(known, (row) => row.contributions);
  return {
    factor: absenceFactor(organisations.map((row) => row.contributions)),
    organisations: organisations.length,
    affiliated,
    unaffiliated_share: ratio(all - affiliated, all),
  } satisfies Parts;
}
