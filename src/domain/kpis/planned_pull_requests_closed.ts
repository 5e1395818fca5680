import type { KpiDefinition } from './kpi.ts';
import type { Evidence } from '../report/report.ts';
import { listed } from './latency.ts';
import { countFigures } from './tally.ts';

const COUNTED = ['merged', 'closed', 'withdrawn after our review'] as const;

export interface PlannedRow {
  url: string;
  opened_at: Date;
  closed_at: Date | null;
  outcome:
    | (typeof COUNTED)[number]
    | 'resolved by others'
    | 'withdrawn untouched'
    | 'planned after it had ended'
    | 'planning time unknown'
    | 'opened by the team'
    | 'opened by a maintainer'
    | 'opened by no person'
    | 'reviewed unplanned';
  kind: 'directed' | 'foundational' | 'unlabelled' | null;
  planned_at: Date | null;
  planned_url: string | null;
  /** body, comment, cross-reference, card. */
  source: string | null;
  act: string | null;
  acted_at: Date | null;
}

/** K1: what sprint planning brought to an end. */
export const plannedPullRequestsClosed: KpiDefinition<PlannedRow> = {
  id: 'planned_pull_requests_closed',
  group: 'institution',
  name: 'Planned pull requests closed',
  unit: 'pull requests',
  chaoss: null,
  trailing_days: 0,
  figures: (rows) => {
    const counted = rows.filter(isCounted);
    const outcome = (wanted: PlannedRow['outcome']) => rows.filter((row) => row.outcome === wanted).length;
    const kind = (wanted: PlannedRow['kind']) => counted.filter((row) => row.kind === wanted).length;
    const ended = rows.filter((row) => row.outcome !== 'reviewed unplanned');
    return {
      ...countFigures(counted.length, ended.length),
      parts: {
        merged: outcome('merged'),
        closed: outcome('closed'),
        withdrawn_after_review: outcome('withdrawn after our review'),
        directed: kind('directed'),
        foundational: kind('foundational'),
        unlabelled: kind('unlabelled'),
        resolved_by_others: outcome('resolved by others'),
        reviewed_unplanned: outcome('reviewed unplanned'),
      },
      ...listed('evidence', counted, whyCounted),
      ...listed(
        'excluded',
        rows.filter((row) => !isCounted(row)),
        (row) => WHY_NOT[row.outcome as keyof typeof WHY_NOT],
      ),
    };
  },
};

export function isCounted({ outcome }: PlannedRow): boolean {
  return COUNTED.some((counted) => counted === outcome);
}

function whyCounted(row: PlannedRow): Evidence['why'] {
  const planned = `planned ${second(row.planned_at)} (${row.source}, ${row.kind}: ${shortName(row.planned_url)})`;
  return `${row.outcome} ${second(row.closed_at)}; ${planned}; ${row.act} by the team ${second(row.acted_at)}`;
}

const WHY_NOT: Record<Exclude<PlannedRow['outcome'], (typeof COUNTED)[number]>, string> = {
  'resolved by others': 'planned, and resolved by others: nobody of the team took part after that',
  'withdrawn untouched': 'planned, and closed by its author before the team took part',
  'planned after it had ended': 'linked from a planning item only after it had ended',
  'planning time unknown':
    'planning time unknown: no version of the planning item tells since when it has the link',
  'opened by the team': 'planned, and opened by the team itself',
  'opened by a maintainer': 'planned, and opened by a maintainer',
  'opened by no person': 'planned, and opened by a bot or by an account that is gone',
  'reviewed unplanned': 'reviewed by the team in the window, and no planning item had named it',
};

/** "field-station/planning#8667": reasons are cut where they are long, and addresses are. A board keeps its address. */
function shortName(url: string | null): string {
  return (url ?? 'a private planning item').replace(
    /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/issues\/(\d+)(#.*)?$/,
    '$1#$2',
  );
}

/** "2026-07-14 09:30", in UTC. */
function second(time: Date | null): string {
  return time === null ? '' : time.toISOString().slice(0, 16).replace('T', ' ');
}
