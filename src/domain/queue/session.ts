/** The shortlist for a live review session: newcomers first, every repository in its turn, nobody by who shouts. */
import type { Candidate, Picked } from './candidate.ts';
import { scoreOf, termsOf } from './score.ts';

/** @returns at most `size`, one of each repository before a second one of any */
export function sessionList(
  eligible: readonly Candidate[],
  { size, target_days }: { size: number; target_days: number },
): Picked[] {
  const ranked = eligible
    .map((candidate) => {
      const terms = termsOf(candidate, { target_days, picked: [] });
      const lane = candidate.is_newcomer ? ('newcomer' as const) : ('oldest' as const);
      return { candidate, lane, terms, score: scoreOf(terms) };
    })
    .toSorted(
      (a, b) =>
        Number(b.candidate.is_newcomer) - Number(a.candidate.is_newcomer) ||
        b.score - a.score ||
        (a.candidate.node_id < b.candidate.node_id ? -1 : 1),
    );
  const round = new Map<string, number>();
  const turns = ranked.map((one) => {
    const turn = round.get(one.candidate.repository) ?? 0;
    round.set(one.candidate.repository, turn + 1);
    return { one, turn };
  });
  // The sort is stable: within a round newcomers stay first.
  return turns
    .toSorted((a, b) => a.turn - b.turn)
    .slice(0, size)
    .map(({ one }) => one);
}
