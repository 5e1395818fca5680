/** What the checks at the head say: those that are required, all where none is. */
import type { Situation } from './situation.ts';
import type { Check, Instant } from './types.ts';

/** Red for longer than this is the author's; shorter, and it may be mended already. */
export const RED_AFTER_MS = 24 * 3_600_000;
/** A gate that has not ended by then is waited for no longer. */
export const GATE_WAIT_MS = 4 * 3_600_000;

export interface ChecksAt {
  /** unknown = nothing is known of this head, or not all of it. */
  verdict: 'green' | 'red' | 'waiting' | 'unknown';
  /** Red for long enough, and not on the base branch, since when; null = not. */
  blocks_author_since: Instant | null;
  /** It is not known whether the base branch fails as well. */
  is_base_unknown: boolean;
  /** When the last of them became green, or was let go; null = nobody knows. */
  green_at: Instant | null;
  is_gate_missing: boolean;
  is_gate_let_go: boolean;
  is_base_red: boolean;
}

const UNKNOWN: ChecksAt = {
  verdict: 'unknown',
  blocks_author_since: null,
  is_base_unknown: false,
  green_at: null,
  is_gate_missing: false,
  is_gate_let_go: false,
  is_base_red: false,
};

export function checksAt({ snapshot, pull_request, now }: Situation): ChecksAt {
  const { checks } = snapshot;
  const since = pull_request.head_since ?? pull_request.created_at;
  if (checks === null || checks.is_truncated || checks.commit !== pull_request.head || now < since)
    return UNKNOWN;
  const required = checks.list.filter(({ is_required }) => is_required);
  const relevant = (required.length > 0 ? required : checks.list).map((check) => ({
    check,
    state: stateAt(check, now),
  }));
  const red = relevant.filter(({ state }) => state === 'red').map(({ check }) => check);
  const own = red.filter(({ is_red_on_base }) => is_red_on_base !== true);
  const blocking = own.filter(({ red_since }) => red_since !== null && now - red_since > RED_AFTER_MS);
  const unended = relevant.filter(({ state }) => state === 'pending' || state === 'missing');
  const isLetGo = unended.length > 0 && now - since >= GATE_WAIT_MS;
  const greens = relevant.flatMap(({ check, state }) => (state === 'green' ? (check.green_since ?? []) : []));
  if (isLetGo) greens.push(since + GATE_WAIT_MS);
  const isWaiting = unended.length > 0 && !isLetGo;
  return {
    verdict: own.length > 0 ? 'red' : isWaiting ? 'waiting' : 'green',
    blocks_author_since:
      blocking.length > 0 ? Math.min(...blocking.map(({ red_since }) => red_since!)) : null,
    is_base_unknown: blocking.length > 0 && blocking.every(({ is_red_on_base }) => is_red_on_base === null),
    green_at: greens.length > 0 ? Math.max(...greens) : null,
    is_gate_missing: relevant.some(({ state }) => state === 'missing'),
    is_gate_let_go: isLetGo,
    is_base_red: red.length > own.length,
  };
}

/** A check that turned red or green after the instant was still running at it. */
function stateAt(check: Check, now: Instant): Check['state'] {
  const since = check.state === 'red' ? check.red_since : check.state === 'green' ? check.green_since : null;
  return since !== null && since > now ? 'pending' : check.state;
}
