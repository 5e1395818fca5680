import type { KpiDefinition } from './kpi.ts';
import { durationInWords } from '../report/duration.ts';
import type { KpiFigures } from '../report/report.ts';
import { EVIDENCE_LIMIT, listed } from './latency.ts';

export interface UnansweredRow {
  url: string;
  opened_at: Date;
  ready_days: number | null;
  /** Why it is not counted though it is open; null = it is counted. */
  left_out: string | null;
}

export const unanswered: KpiDefinition<UnansweredRow> = {
  id: 'unanswered',
  name: 'Waiting more than 7 days',
  unit: 'pull requests',
  chaoss: null,
  trailing_days: 0,
  figures: unansweredFigures,
};

function unansweredFigures(rows: readonly UnansweredRow[]): KpiFigures {
  const waiting = rows.filter((row) => row.left_out === null);
  const reasons = (reason: string) => rows.filter((row) => row.left_out === reason).length;
  return {
    value: waiting.length,
    sample_size: rows.length,
    censored: 0,
    low: null,
    high: null,
    parts: {
      open: rows.length,
      answered: reasons('answered by a maintainer'),
      ready_7_days_or_less: reasons('ready for 7 days or less'),
      drafts: reasons('a draft at that time') + reasons('never ready for review'),
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
      (row) => row.left_out ?? '',
    ),
  };
}

function waitedDays({ ready_days }: UnansweredRow): number {
  return ready_days ?? 0;
}
