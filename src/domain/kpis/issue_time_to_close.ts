import { authorRole, codes, number, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures, Parts } from '../report/report.ts';
import { kaplanMeier, quantile, type Curve } from '../statistics/survival.ts';
import { isCommunity, listed, medianNote } from './latency.ts';

const columns = {
  ...placedItem,
  author_role: authorRole,
  hours: number,
  outcome: codes('closed', 'open'),
};
export type IssueCloseRow = RowOf<typeof columns>;

/** The headline is the series `community`; `all` (people and deleted accounts) stands beside it. */
export const issueTimeToClose: KpiDefinition<IssueCloseRow> = {
  id: 'issue_time_to_close',
  name: 'Issue Time to Close',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-time-to-close/',
  trailing_days: 90,
  columns,
  figures: closeFigures,
};

function closeFigures(rows: readonly IssueCloseRow[]): KpiFigures {
  const community = rows.filter(isCommunity);
  const curve = closeCurve(community);
  const median = quantile(curve, 0.5);
  return {
    value: median.value,
    sample_size: curve.n,
    censored: curve.censored,
    low: median.low,
    high: median.high,
    parts: {
      community: closeParts(curve),
      all: closeParts(closeCurve(rows)),
    },
    note: medianNote(curve, median),
    ...listed(
      'evidence',
      community,
      (row) => `${row.outcome} ${row.outcome === 'open' ? 'for' : 'after'} ${durationInWords(row.hours)}`,
      (row) => (row.outcome === 'open' ? row.hours : 0),
    ),
    excluded: [],
    excluded_total: 0,
  };
}

function closeCurve(rows: readonly IssueCloseRow[]): Curve {
  return kaplanMeier(
    rows.map((row) => ({ duration: row.hours, outcome: row.outcome === 'closed' ? 'event' : 'censored' })),
  );
}

function closeParts(curve: Curve): Parts {
  return {
    median_hours: quantile(curve, 0.5).value,
    p90_hours: quantile(curve, 0.9).value,
    n: curve.n,
    censored: curve.censored,
  };
}
