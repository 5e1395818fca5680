/** What stands beside an answer and moves nothing: further blockers, a conflict, what is not known. */
import type { Findings, Verdict } from './verdict.ts';
import { pendingReviews } from './standing.ts';
import { NOTES, type Note } from './types.ts';

export function notesOn({ side, reason }: Verdict, { situation, feedback, checks }: Findings): Note[] {
  if (side === 'NONE') return [];
  const { snapshot } = situation;
  const isSo: Record<Note, boolean> = {
    conflict: snapshot.has_conflict === true,
    conflict_unknown: snapshot.has_conflict === null,
    checks: checks.verdict === 'red' && reason !== 'checks',
    changes: feedback.hasOpenChanges && reason !== 'changes',
    threads: feedback.hasOpenThreads && reason !== 'threads',
    gate_missing: checks.is_gate_missing,
    gate_let_go: checks.is_gate_let_go,
    base_red: checks.is_base_red,
    team_requested: pendingReviews(situation).team,
    threads_unknown: snapshot.threads === null,
    checks_unknown: checks.verdict === 'unknown',
  };
  return NOTES.filter((note) => isSo[note]);
}
