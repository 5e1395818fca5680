import { codes, flag, instant, item, orNull, text, type RowOf } from './columns.ts';
import { minuteInUtc } from '../calendar/instant.ts';
import type { KpiDefinition } from './definition.ts';
import type { Evidence } from '../report/report.ts';
import { listed } from './latency.ts';
import { REASONS } from './reasons.ts';
import { countFigures } from './tally.ts';

const COUNTED = ['merged', 'closed', 'withdrawn_after_review'] as const;
const LEFT_OUT = [
  'resolved_by_others',
  'untouched',
  'planned_after_end',
  'planning_time_unknown',
  'by_team',
  'by_maintainer',
  'by_nobody',
  'reviewed_unplanned',
] as const;

const columns = {
  ...item,
  closed_at: orNull(instant),
  outcome: codes(...COUNTED, ...LEFT_OUT),
  kind: orNull(codes('directed', 'foundational', 'unlabelled')),
  planned_at: orNull(instant),
  planned_url: orNull(text),
  source: orNull(codes('body', 'comment', 'cross-reference', 'card', 'queue')),
  act: orNull(text),
  acted_at: orNull(instant),
  is_landed: flag,
};
export type PlannedRow = RowOf<typeof columns>;

/** K1: what sprint planning brought to an end. */
export const plannedPullRequestsClosed: KpiDefinition<PlannedRow> = {
  id: 'planned_pull_requests_closed',
  group: 'institution',
  name: 'Planned pull requests closed',
  unit: 'pull requests',
  chaoss: null,
  trailing_days: 0,
  needs: ['planning', 'team'],
  columns,
  figures: (rows) => {
    const counted = rows.filter(isCounted);
    const outcome = (wanted: PlannedRow['outcome']) => rows.filter((row) => row.outcome === wanted).length;
    const kind = (wanted: PlannedRow['kind']) => counted.filter((row) => row.kind === wanted).length;
    const ended = rows.filter((row) => row.outcome !== 'reviewed_unplanned');
    return {
      ...countFigures(counted.length, ended.length),
      parts: {
        merged: outcome('merged'),
        closed: outcome('closed'),
        withdrawn_after_review: outcome('withdrawn_after_review'),
        landed: counted.filter(({ is_landed }) => is_landed).length,
        directed: kind('directed'),
        foundational: kind('foundational'),
        unlabelled: kind('unlabelled'),
        resolved_by_others: outcome('resolved_by_others'),
        reviewed_unplanned: outcome('reviewed_unplanned'),
      },
      ...listed('evidence', counted, whyCounted),
      ...listed(
        'excluded',
        rows.filter((row) => !isCounted(row)),
        whyNot,
      ),
    };
  },
};

export function isCounted({ outcome }: PlannedRow): boolean {
  return COUNTED.some((counted) => counted === outcome);
}

const ENDED = {
  merged: 'merged',
  closed: 'closed',
  withdrawn_after_review: 'withdrawn after our review',
};

function whyCounted(row: PlannedRow): Evidence['why'] {
  const planned = `planned ${minute(row.planned_at)} (${row.source}, ${row.kind}: ${shortName(row.planned_url)})`;
  const ended = row.is_landed
    ? 'merged (landed without GitHub’s own merge)'
    : ENDED[row.outcome as (typeof COUNTED)[number]];
  return `${ended} ${minute(row.closed_at)}; ${planned}; ${row.act} by the team ${minute(row.acted_at)}`;
}

function whyNot({ outcome }: PlannedRow): string {
  return REASONS[outcome === 'by_team' ? 'planned_by_team' : (outcome as (typeof LEFT_OUT)[number])];
}

/** "field-station/planning#8667": reasons are cut where they are long, and addresses are. A board keeps its address. */
function shortName(url: string | null): string {
  return (url ?? 'a private planning item').replace(
    /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\/(\d+)(#.*)?$/,
    '$1#$2',
  );
}

function minute(time: Date | null): string {
  return time === null ? '' : minuteInUtc(time);
}
