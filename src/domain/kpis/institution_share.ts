import { addresses, count, flag, orNull, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { actKind, type ActKind } from './contributor_absence_factor.ts';
import { ratio } from './latency.ts';
import { cutList, NOTHING_EXCLUDED, shareFigures, sum } from './tally.ts';

const columns = {
  kind: actKind,
  // null = a release that names nobody.
  by_team: orNull(flag),
  contributions: count,
  urls: orNull(addresses),
};
export type TeamRow = RowOf<typeof columns>;

export const institutionShare: KpiDefinition<TeamRow> = {
  id: 'institution_share',
  name: 'Reviews by the team',
  unit: 'share',
  chaoss: null,
  trailing_days: 365,
  columns,
  figures: (rows) => {
    const reviews = shareOf(rows, 'reviews');
    const ours = rows.filter((row) => row.kind === 'reviews' && row.by_team === true);
    return {
      ...shareFigures(reviews.by_team, reviews.contributions),
      parts: {
        reviews,
        merges: shareOf(rows, 'merges'),
        releases: shareOf(rows, 'releases'),
        unknown: sum(
          rows.filter((row) => row.by_team === null),
          (row) => row.contributions,
        ),
      },
      ...cutList(
        ours.map(({ urls }) => ({ urls, why: 'reviewed by the institution’s team' })),
        reviews.by_team,
      ),
      ...NOTHING_EXCLUDED,
    };
  },
};

function shareOf(rows: readonly TeamRow[], kind: ActKind) {
  const known = rows.filter((row) => row.kind === kind && row.by_team !== null);
  const by_team = sum(
    known.filter((row) => row.by_team),
    (row) => row.contributions,
  );
  const contributions = sum(known, (row) => row.contributions);
  return { share: ratio(by_team, contributions), by_team, contributions };
}
