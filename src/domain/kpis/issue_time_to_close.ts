import type { KpiDefinition } from './kpi.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures, Parts } from '../report/report.ts';
import { kaplanMeier, quantile, type Curve } from '../statistics/survival.ts';
import { isCommunity, listed, medianNote } from './latency.ts';

export interface IssueCloseRow {
  url: string;
  opened_at: Date;
  author_role: string;
  hours: number;
  outcome: 'closed' | 'open';
}

/**
 * The headline covers all issues by human and ghost authors, because DOMAIN.md's Rulings name this KPI's authors
 * outright ("Issues: the same for issue_time_to_close; human and ghost authors"), and "community" is a word it
 * defines for pull requests. The community's own issues stand beside it.
 */
export const issueTimeToClose: KpiDefinition<IssueCloseRow> = {
  id: 'issue_time_to_close',
  name: 'Issue Time to Close',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-time-to-close/',
  trailing_days: 90,
  figures: closeFigures,
};

function closeFigures(rows: readonly IssueCloseRow[]): KpiFigures {
  const curve = closeCurve(rows);
  const median = quantile(curve, 0.5);
  return {
    value: median.value,
    sample_size: curve.n,
    censored: curve.censored,
    low: median.low,
    high: median.high,
    parts: {
      all: closeParts(curve),
      community: closeParts(closeCurve(rows.filter(isCommunity))),
    },
    note: medianNote(curve, median),
    ...listed(
      'evidence',
      rows,
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
