/** How much a pull request deserves to be picked now: a sum of terms, each of which is shown with its value. */
import type { Candidate, Terms } from './candidate.ts';

export interface Scoring {
  /** Business days within which somebody should have answered. */
  target_days: number;
  /** What was picked before this one. */
  picked: readonly Pick<Candidate, 'author' | 'repository'>[];
}

/** What each term is worth at most; "small" at no source line, and unknown sizes get nothing. */
export const WEIGHTS = {
  waiting_long: 0.5,
  newcomer: 0.6,
  returning_unanswered: 0.4,
  small: 0.5,
  linked_issue: 0.3,
  fresh_reply: 0.3,
  same_author: -0.5,
  same_repository: -0.25,
} as const;

export function termsOf(candidate: Candidate, { target_days, picked }: Scoring): Terms {
  const waited = Math.max(0, candidate.held_days) / target_days;
  const lines = candidate.size?.source;
  const when = (isSo: boolean, weight: number) => (isSo ? weight : 0);
  return {
    waiting: Math.min(waited, 1),
    waiting_long: WEIGHTS.waiting_long * Math.log2(Math.max(waited, 1)),
    newcomer: when(candidate.is_newcomer, WEIGHTS.newcomer),
    returning_unanswered: when(candidate.is_returning_unanswered, WEIGHTS.returning_unanswered),
    small: lines === undefined ? 0 : WEIGHTS.small * (1 - Math.min(1, Math.log10(1 + lines) / 3)),
    linked_issue: when(candidate.issues.length > 0, WEIGHTS.linked_issue),
    fresh_reply: when(candidate.has_fresh_reply, WEIGHTS.fresh_reply),
    same_author: when(
      candidate.author !== null && picked.some(({ author }) => author === candidate.author),
      WEIGHTS.same_author,
    ),
    same_repository: when(
      picked.some(({ repository }) => repository === candidate.repository),
      WEIGHTS.same_repository,
    ),
  };
}

export function scoreOf(terms: Terms): number {
  return (Object.values(terms) as number[]).reduce((sum, term) => sum + term, 0);
}
