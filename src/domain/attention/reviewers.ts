/** The active state of each reviewer who could merge: their last approval or request for changes that still stands. */
import { isAuthorsPush } from './acts.ts';
import type { Situation } from './situation.ts';
import type { Instant, PersonId } from './types.ts';

export interface Opinion {
  person: PersonId;
  state: 'APPROVED' | 'CHANGES_REQUESTED';
  at: Instant;
  /** Its place in `past`. */
  place: number;
  /** Where they were asked again since, which cancels it; null = it stands. */
  asked_again: number | null;
}

/**
 * One at most per person. A comment does not override it, a dismissed one is as if it had never been, one by somebody who
 * could not merge at its time is advice.
 */
export function opinionsAt({ past, roles }: Situation): Opinion[] {
  const opinions = new Map<PersonId, Opinion>();
  past.forEach((event, place) => {
    if (event.kind === 'review' && (event.state === 'APPROVED' || event.state === 'CHANGES_REQUESTED')) {
      if (roles.isMaintainer(event.by, event.at))
        opinions.set(event.by, {
          person: event.by,
          state: event.state,
          at: event.at,
          place,
          asked_again: null,
        });
    } else if (event.kind === 'review_requested' && event.reviewer !== null) {
      const asked = opinions.get(event.reviewer);
      if (asked) asked.asked_again = place;
    } else if (event.kind === 'review_request_removed' && event.reviewer !== null) {
      const asked = opinions.get(event.reviewer);
      if (
        asked &&
        !past.slice(asked.place + 1, place).some(({ kind, by }) => kind === 'review' && by === asked.person)
      )
        asked.asked_again = null;
    }
  });
  return [...opinions.values()];
}

export interface Approval {
  /** Who gave the approvals that count, in their order; empty where GitHub alone says so. */
  people: PersonId[];
  /** When the last of those that were needed came. */
  at: Instant;
}

/** Enough approvals, and nothing of the author's pushed since; null = not. */
export function approvalAt(situation: Situation, opinions: readonly Opinion[]): Approval | null {
  const { snapshot, past, roles, now } = situation;
  const standing = opinions.filter(({ asked_again }) => asked_again === null);
  const approvals = standing.filter(({ state }) => state === 'APPROVED').sort((a, b) => a.place - b.place);
  const staysFresh = snapshot.protection?.push_dismisses_approvals === false;
  const pushed = staysFresh ? -1 : past.findLastIndex((event) => isAuthorsPush(event, roles));
  const fresh = approvals.filter(({ place }) => place > pushed);
  const decision = snapshot.review_decision;
  const decided = decision !== null && decision.since <= now ? decision.value : null;
  const people = fresh.map(({ person }) => person);
  if (decided === 'APPROVED') {
    const isPushedSince = pushed !== -1 && past[pushed]!.at > decision!.since && fresh.length === 0;
    const isStale = approvals.length > 0 ? fresh.length === 0 : isPushedSince;
    return isStale ? null : { people, at: fresh.at(-1)?.at ?? decision!.since };
  }
  const isRefused = standing.some(({ state }) => state === 'CHANGES_REQUESTED');
  // Without a rule of the repository one approval is enough: the first of them is the last that was needed.
  return decided === null && fresh.length > 0 && !isRefused ? { people, at: fresh[0]!.at } : null;
}
