import type { KpiDefinition } from './kpi.ts';
import type { KpiFigures, Parts } from '../report/report.ts';
import {
  answeredWithin,
  DAYS,
  isCommunity,
  listed,
  sharesWithin,
  VARIANTS,
  type WithinRow,
} from './latency.ts';
import { wilsonInterval } from '../statistics/survival.ts';

/** The headline: answered by a maintainer within 7 days, pull requests of the community. */
export const shareAnsweredWithin: KpiDefinition<WithinRow> = {
  id: 'share_answered_within',
  name: 'Answered within 7 days',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-time-to-first-response/',
  trailing_days: 90,
  figures: shareFigures,
};

function shareFigures(rows: readonly WithinRow[]): KpiFigures {
  const counted = rows.filter((row) => row.left_out === null);
  const community = counted.filter(isCommunity);
  const turned = community.filter((row) => row.turned_7);
  const inTime = answeredWithin('maintainer', 7);
  const answered = turned.filter(inTime).length;
  const interval = wilsonInterval(answered, turned.length);
  return {
    value: turned.length === 0 ? null : answered / turned.length,
    sample_size: turned.length,
    censored: 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    parts: { ...shareParts(community), all: shareParts(counted) },
    note: turned.length === 0 ? 'no data' : null,
    ...listed(
      'evidence',
      turned,
      (row) =>
        inTime(row) ? 'answered by a maintainer within 7 days' : 'no answer by a maintainer within 7 days',
      (row) => (inTime(row) ? 0 : 1),
    ),
    ...listed(
      'excluded',
      rows.filter((row) => row.left_out !== null),
      (row) => row.left_out ?? '',
    ),
  };
}

function shareParts(rows: readonly WithinRow[]): Parts {
  const parts: Parts = {};
  for (const variant of VARIANTS) parts[variant] = sharesWithin(rows, variant);
  // How many pull requests each of the three shares rests on.
  for (const days of DAYS)
    parts[`turned_${days}_days_old`] = rows.filter((row) => row[`turned_${days}`]).length;
  return parts;
}
