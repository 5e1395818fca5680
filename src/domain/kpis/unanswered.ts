import { codes, flag, instant, number, orNull, placedItem, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures } from '../report/report.ts';
import { byAgents, EVIDENCE_LIMIT, listed } from './latency.ts';
import { REASONS } from './reasons.ts';

const columns = {
  ...placedItem,
  ready_at: orNull(instant),
  ready_days: orNull(number),
  // Why it is not counted though it is open; null = it is counted.
  left_out: orNull(codes('mergers_unknown', 'never_ready', 'draft', 'answered', 'not_yet')),
  by_agent: flag,
};
export type UnansweredRow = RowOf<typeof columns>;

export const unanswered: KpiDefinition<UnansweredRow> = {
  id: 'unanswered',
  name: 'Waiting more than 7 days',
  unit: 'pull requests',
  chaoss: null,
  trailing_days: 0,
  needs: ['mergers'],
  columns,
  figures: unansweredFigures,
};

function unansweredFigures(rows: readonly UnansweredRow[]): KpiFigures {
  const waiting = rows.filter((row) => row.left_out === null);
  const reasons = (reason: UnansweredRow['left_out']) => rows.filter((row) => row.left_out === reason).length;
  return {
    value: waiting.length,
    sample_size: rows.length,
    censored: 0,
    low: null,
    high: null,
    parts: {
      open: rows.length,
      answered: reasons('answered'),
      ready_7_days_or_less: reasons('not_yet'),
      mergers_unknown: reasons('mergers_unknown'),
      by_declared_agents: byAgents(waiting),
      drafts: reasons('draft') + reasons('never_ready'),
    },
    note: null,
    // Whoever has waited longest comes first.
    evidence: waiting
      .toSorted((a, b) => waitedDays(b) - waitedDays(a) || (a.url < b.url ? -1 : 1))
      .slice(0, EVIDENCE_LIMIT)
      .map((row) => ({
        url: row.url,
        why: `no maintainer has answered for ${durationInWords(waitedDays(row) * 24)}`,
        waited_days: waitedDays(row),
      })),
    evidence_total: waiting.length,
    ...listed(
      'excluded',
      rows.filter((row) => row.left_out !== null),
      ({ left_out }) => REASONS[left_out!],
    ),
  };
}

function waitedDays({ ready_days }: UnansweredRow): number {
  return ready_days ?? 0;
}
