/**
 * Picks from what is eligible: lanes before score, so that no kind of waiting crowds out the others. What was carried over
 * comes first, then reviews that were promised and are overdue, then clicks that let checks run; the rest is shared out.
 */
import type { Candidate, Lane, Picked } from './candidate.ts';
import { scoreOf, termsOf } from './score.ts';
import { seatsOf, type Shares, sharesFor } from './seats.ts';
import { isQuick } from './size.ts';

export interface Picking {
  size: number;
  target_days: number;
  /** Node ids of the last iteration's picks that stay, most urgent first. */
  carried_over?: readonly string[];
}

/** A reviewer who was asked again owes an answer within this many business days. */
const RE_REVIEW_DUE_DAYS = 5;
/** The cheapest help there is, and no review: more of them would be a list of clicks. */
const MOST_APPROVE_CI = 2;
/** Newcomers who wait for up to four weeks can still be won: twenty business days. */
const NEWCOMER_SOON_DAYS = 20;
/** Unfinished work keeps at most this part of the list. */
const MOST_CARRIED = 0.5;

type Order = (a: Candidate, b: Candidate) => number;
const byNodeId: Order = (a, b) => (a.node_id < b.node_id ? -1 : a.node_id > b.node_id ? 1 : 0);
const longestFirst: Order = (a, b) => b.held_days - a.held_days;
const anyOrder: Order = () => 0;

interface LaneRule {
  fits: (candidate: Candidate) => boolean;
  /** Before the score. */
  order: Order;
}

const RULES: Record<Exclude<Lane, 'carried_over'>, LaneRule> = {
  re_review: {
    fits: ({ turn, held_days }) => turn.reason === 're_review' && held_days > RE_REVIEW_DUE_DAYS,
    order: longestFirst,
  },
  approve_ci: { fits: ({ turn }) => turn.reason === 'approve_ci', order: longestFirst },
  oldest: { fits: () => true, order: longestFirst },
  newcomer: {
    fits: ({ is_newcomer, turn }) => is_newcomer && turn.reason === 'first_response',
    order: (a, b) => Number(isLate(a)) - Number(isLate(b)),
  },
  quick_win: { fits: ({ turn, size }) => turn.side === 'MERGER' || isQuick(size), order: anyOrder },
};

function isLate({ held_days }: Candidate): boolean {
  return held_days > NEWCOMER_SOON_DAYS;
}

/** @returns at most `size` picks in the order of the list, each once; fewer only where no more are eligible */
export function pick(
  eligible: readonly Candidate[],
  { size, target_days, carried_over = [] }: Picking,
): Picked[] {
  const picks: Picked[] = [];
  const pool = new Map(eligible.toSorted(byNodeId).map((candidate) => [candidate.node_id, candidate]));
  const place = (candidate: Candidate, lane: Lane) => {
    const terms = termsOf(candidate, { target_days, picked: picks.map((one) => one.candidate) });
    picks.push({ candidate, lane, terms, score: scoreOf(terms) });
    pool.delete(candidate.node_id);
  };
  const fill = (lane: Exclude<Lane, 'carried_over'>, most: number) => {
    const { fits, order } = RULES[lane];
    for (let taken = 0; taken < most && picks.length < size; taken++) {
      const scored = [...pool.values()].filter(fits).map((candidate) => ({
        candidate,
        score: scoreOf(termsOf(candidate, { target_days, picked: picks.map((one) => one.candidate) })),
      }));
      // The score of the next one depends on what was picked.
      const best = scored.toSorted(
        (a, b) => order(a.candidate, b.candidate) || b.score - a.score || byNodeId(a.candidate, b.candidate),
      )[0];
      if (best === undefined) return;
      place(best.candidate, lane);
    }
  };

  const kept = carried_over.map((id) => pool.get(id)).filter((candidate) => candidate !== undefined);
  for (const candidate of kept.slice(0, Math.floor(size * MOST_CARRIED))) place(candidate, 'carried_over');
  fill('re_review', size);
  fill('approve_ci', MOST_APPROVE_CI);
  const shares: Shares = sharesFor(
    eligible.map(({ held_days }) => held_days),
    target_days,
  );
  const seats = seatsOf(size - picks.length, shares);
  for (const [index, [lane]] of shares.entries()) fill(lane, seats[index]!);
  // Seats that a lane could not fill go to those that wait longest.
  fill('oldest', size - picks.length);
  return picks;
}
