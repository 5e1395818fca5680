import type { Stretch } from '../attention/attention.ts';
import { waitingTimes, type Holder } from '../attention/waiting-times.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures } from '../report/report.ts';
import { placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';

const columns = placedItem;
/** `turns`: whose turn it was within the window; absent = the rules were not asked. */
export type WaitingTimeRow = RowOf<typeof columns> & { turns?: readonly Stretch[] };

export const waitingTimeBySide: KpiDefinition<WaitingTimeRow> = {
  id: 'waiting_time_by_side',
  name: 'Time with maintainers',
  unit: 'share',
  chaoss: null,
  trailing_days: 0,
  needs: ['mergers'],
  rests_on: 'turns',
  columns,
  figures: waitingTimeFigures,
};

function waitingTimeFigures(rows: readonly WaitingTimeRow[]): KpiFigures {
  const asked = rows.flatMap(({ turns = null, ...row }) => (turns === null ? [] : [{ ...row, turns }]));
  const times = waitingTimes(asked.map(({ turns }) => turns));
  const held = asked.map((row) => ({ ...row, days: waitingTimes([row.turns]).days.maintainers }));
  const isUnknown = rows.length > 0 && asked.length === 0;
  const days = (holder: Holder) => (isUnknown ? null : times.days[holder]);
  return {
    value: times.shares?.maintainers ?? null,
    sample_size: rows.length,
    censored: 0,
    low: null,
    high: null,
    parts: {
      maintainers_days: days('maintainers'),
      author_days: days('author'),
      unclear_days: days('unclear'),
      paused_days: days('paused'),
      draft_days: days('nobody'),
      author_share: times.shares?.author ?? null,
      unclear_share: times.shares?.unclear ?? null,
      threads_unknown_share: times.threads_unknown,
      ci_unknown_share: times.ci_unknown,
    },
    note: isUnknown ? 'the rules of attention were not asked' : null,
    ...listed(
      'evidence',
      held.filter((row) => row.days > 0),
      (row) => `with maintainers for ${durationInWords(row.days * 24)}`,
      (row) => row.days,
    ),
    ...listed(
      'excluded',
      held.filter((row) => row.days === 0),
      () => 'not with maintainers at any time of the window',
    ),
  };
}
