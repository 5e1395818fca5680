import { authorRole, codes, flag, number, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures, Parts } from '../report/report.ts';
import { aalenJohansen, kaplanMeier, quantile, type Outcome, type Spell } from '../statistics/survival.ts';
import { byAgents, isCommunity, listed, medianNote } from './latency.ts';

const columns = {
  ...placedItem,
  author_role: authorRole,
  hours: number,
  outcome: codes('merged', 'declined', 'open'),
  is_landed: flag,
  by_agent: flag,
};
export type DurationRow = RowOf<typeof columns>;

export const changeRequestDuration: KpiDefinition<DurationRow> = {
  id: 'change_request_duration',
  name: 'Change Request Duration',
  unit: 'hours',
  chaoss: 'https://chaoss.community/kb/metric-change-requests-duration/',
  trailing_days: 90,
  columns,
  figures: durationFigures,
};

function durationFigures(rows: readonly DurationRow[]): KpiFigures {
  const community = rows.filter(isCommunity);
  const curve = kaplanMeier(spells(community, { merged: 'event', declined: 'event' }));
  const median = quantile(curve, 0.5);
  return {
    value: median.value,
    sample_size: curve.n,
    censored: curve.censored,
    low: median.low,
    high: median.high,
    parts: { ...durationParts(community), all: durationParts(rows) },
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

function durationParts(rows: readonly DurationRow[]): Parts {
  const either = kaplanMeier(spells(rows, { merged: 'event', declined: 'event' }));
  const merged = aalenJohansen(spells(rows, { merged: 'event', declined: 'competing' }));
  const declined = aalenJohansen(spells(rows, { merged: 'competing', declined: 'event' }));
  return {
    median_hours: quantile(either, 0.5).value,
    p90_hours: quantile(either, 0.9).value,
    merged_median_hours: quantile(merged, 0.5).value,
    declined_median_hours: quantile(declined, 0.5).value,
    merged: rows.filter((row) => row.outcome === 'merged').length,
    declined: rows.filter((row) => row.outcome === 'declined').length,
    landed: rows.filter((row) => row.is_landed).length,
    by_declared_agents: byAgents(rows),
    n: either.n,
    censored: either.censored,
  };
}

function spells(rows: readonly DurationRow[], ends: Record<'merged' | 'declined', Outcome>): Spell[] {
  const outcomes = { ...ends, open: 'censored' } as const;
  return rows.map((row) => ({ duration: row.hours, outcome: outcomes[row.outcome] }));
}
