import { codes, count, item, orNull, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { listed } from './latency.ts';
import { REASONS } from './reasons.ts';
import { countFigures } from './tally.ts';

const columns = {
  login: text,
  ...item,
  pull_requests_ever: count,
  left_out: orNull(codes('too_many', 'too_close')),
};
export type CasualRow = RowOf<typeof columns>;

/** A medium-term goal: people who come back now and then. */
export const casualReturningContributors: KpiDefinition<CasualRow> = {
  id: 'casual_returning_contributors',
  group: 'institution',
  name: 'Casual returning contributors',
  unit: 'people',
  chaoss: null,
  trailing_days: 0,
  columns,
  figures: (rows) => {
    const counted = rows.filter((row) => row.left_out === null);
    return {
      ...countFigures(counted.length, rows.length),
      parts: { active: rows.length },
      ...listed(
        'evidence',
        counted,
        ({ login, pull_requests_ever }) => `${login}, ${pull_requests_ever} pull requests so far`,
      ),
      ...listed(
        'excluded',
        rows.filter((row) => row.left_out !== null),
        ({ left_out }) => REASONS[left_out!],
      ),
    };
  },
};
