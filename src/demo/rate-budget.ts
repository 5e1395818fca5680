/** What a token may still spend in the present window; `resetAt` is in epoch milliseconds. */
export interface BudgetState {
  limit: number;
  used: number;
  remaining: number;
  resetAt: number;
}

export interface RateBudget {
  /** Takes `points`, or answers `allowed: false` and takes nothing. */
  take(points: number, now: number): BudgetState & { allowed: boolean };
  /** Takes `points` whatever is left: GitHub charges extra for queries that timed out. */
  charge(points: number, now: number): void;
  state(now: number): BudgetState;
}

/** A fixed window from the first request, as GitHub keeps it. `limit` in points, `windowSeconds` 3,600 on GitHub. */
export function rateBudget(limit: number, windowSeconds: number): RateBudget {
  let used = 0;
  let resetAt = 0;
  const roll = (now: number) => {
    if (now < resetAt) return;
    used = 0;
    // GitHub tells the reset in whole seconds, so the window ends on one.
    resetAt = Math.ceil((now + windowSeconds * 1_000) / 1_000) * 1_000;
  };
  const state = (now: number): BudgetState => {
    roll(now);
    return { limit, used, remaining: Math.max(0, limit - used), resetAt };
  };
  return {
    state,
    charge: (points, now) => {
      roll(now);
      used += points;
    },
    take: (points, now) => {
      roll(now);
      const allowed = used + points <= limit;
      if (allowed) used += points;
      return { ...state(now), allowed };
    },
  };
}

/** GitHub's x-ratelimit-* headers. */
export function rateHeaders(
  { limit, used, remaining, resetAt }: BudgetState,
  resource: string,
): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-used': String(used),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetAt / 1_000)),
    'x-ratelimit-resource': resource,
  };
}
