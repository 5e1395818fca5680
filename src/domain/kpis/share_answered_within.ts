import { MERGERS_UNKNOWN } from './ground.ts';
import type { KpiDefinition } from './definition.ts';
import type { KpiFigures, Parts } from '../report/report.ts';
import {
  answeredColumns,
  answeredWithin,
  byAgents,
  DAYS,
  isCommunity,
  isKnown,
  listed,
  ratio,
  sharesWithin,
  VARIANTS,
  type WithinRow,
} from './latency.ts';
import { REASONS } from './reasons.ts';
import { wilsonInterval } from '../statistics/survival.ts';

/** Why an item is listed: of these two a share goes up, or down. */
export const ANSWERED_IN_TIME = 'answered by a maintainer within 7 days';
export const NOT_ANSWERED_IN_TIME = 'no answer by a maintainer within 7 days';

/** The headline: answered by a maintainer within 7 days, pull requests of the community. */
export const shareAnsweredWithin: KpiDefinition<WithinRow> = {
  id: 'share_answered_within',
  name: 'Answered within 7 days',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-time-to-first-response/',
  trailing_days: 90,
  columns: answeredColumns,
  figures: shareFigures,
};

function shareFigures(rows: readonly WithinRow[]): KpiFigures {
  const counted = rows.filter((row) => row.left_out === null);
  const community = counted.filter(isCommunity);
  const turned = community.filter((row) => row.turned_7);
  const known = turned.filter((row) => isKnown('maintainer', row));
  const inTime = answeredWithin('maintainer', 7);
  const answered = known.filter(inTime).length;
  const interval = wilsonInterval(answered, known.length);
  const isLeftOut = (row: WithinRow) =>
    row.left_out !== null || (row.turned_7 && isCommunity(row) && !isKnown('maintainer', row));
  return {
    value: ratio(answered, known.length),
    sample_size: known.length,
    censored: 0,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    parts: {
      ...shareParts(community),
      closed_for_policy: rows.filter((row) => isForPolicy(row) && isCommunity(row)).length,
      all: { ...shareParts(counted), closed_for_policy: rows.filter(isForPolicy).length },
    },
    note: known.length > 0 ? null : turned.length > 0 ? MERGERS_UNKNOWN : 'no data',
    ...listed(
      'evidence',
      known,
      (row) => (inTime(row) ? ANSWERED_IN_TIME : NOT_ANSWERED_IN_TIME),
      (row) => (inTime(row) ? 0 : 1),
    ),
    ...listed('excluded', rows.filter(isLeftOut), ({ left_out }) => REASONS[left_out ?? 'mergers_unknown']),
  };
}

/** Of those that turned 7 days old, as the headline's. */
function isForPolicy({ left_out, turned_7 }: WithinRow): boolean {
  return left_out === 'closed_for_policy' && turned_7;
}

function shareParts(rows: readonly WithinRow[]): Parts {
  const parts: Parts = {};
  for (const variant of VARIANTS) parts[variant] = sharesWithin(rows, variant);
  // How many pull requests each of the three shares rests on.
  for (const days of DAYS)
    parts[`turned_${days}_days_old`] = rows.filter((row) => row[`turned_${days}`]).length;
  parts['by_declared_agents'] = byAgents(rows.filter((row) => row.turned_7));
  return parts;
}
