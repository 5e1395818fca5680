/** K1 by its definition: one pull request at a time, its own events in the order of time. */
import type { Iteration } from './calendar.ts';
import type { Action, PlanningLink } from './fixture.ts';
import type { LabelClass, PlannedExclusion, PlannedOutcome } from './expectations.ts';
import type { Person } from './people.ts';
import { DIRECTED, FOUNDATIONAL } from './planning-items.ts';
import type { Fixture } from './fixture.ts';
import type { Roles } from './truth-roles.ts';

export interface PlannedVerdict {
  /** Merged by a commit on the base branch instead of GitHub's own button. */
  isLanded: boolean;
  /** When it ended for good. */
  at: number;
  as: PlannedOutcome | PlannedExclusion;
  labelled: LabelClass;
}

interface Act {
  at: number;
  by: Person | null;
}

export function isCounted(as: PlannedVerdict['as']): as is PlannedOutcome {
  return as === 'merged' || as === 'closed' || as === 'withdrawn_after_review';
}

/** null = it is out of scope, no planning item names it, or it is open. */
export function plannedVerdict(roles: Roles, pull: Fixture): PlannedVerdict | null {
  if (!pull.place.isInScope || pull.planned.length === 0) return null;
  const end = pull
    .inOrder()
    .findLast(({ what }) => what === 'merge' || what === 'close' || what === 'reopen');
  if (end === undefined || end.what === 'reopen') return null;
  const deciding = earliest(pull.planned);
  const isLanded = end.what === 'close' && end.closer === 'commit';
  const verdict = (as: PlannedVerdict['as']): PlannedVerdict => ({
    at: end.at,
    as,
    isLanded,
    labelled: labelClass(deciding?.item ?? null),
  });
  const other = roles.notCommunity(pull);
  if (other !== null) return verdict(other);
  if (deciding === null) return verdict('planning_time_unknown');
  if (deciding.at >= end.at) return verdict('planned_after_end');
  const isOurs = ({ at, by }: Act) => by !== pull.author && roles.isTeam(by, at);
  const wasUpdated = acts(pull).some((act) => isOurs(act) && deciding.at < act.at && act.at <= end.at);
  const isWithdrawn = end.what === 'close' && !isLanded && end.by === pull.author;
  if (!wasUpdated) return verdict(isWithdrawn ? 'untouched' : 'resolved_by_others');
  if (end.what === 'merge' || isLanded) return verdict('merged');
  return verdict(isWithdrawn ? 'withdrawn_after_review' : 'closed');
}

/** Of those that can be dated; null = none can. */
function earliest(links: readonly PlanningLink[]): (PlanningLink & { at: number }) | null {
  const dated = links.filter((link): link is PlanningLink & { at: number } => link.at !== null);
  return dated.toSorted((a, b) => a.at - b.at)[0] ?? null;
}

function labelClass(item: Fixture | null): LabelClass {
  const labels = item?.labels() ?? new Set();
  if (labels.has(DIRECTED)) return 'directed';
  return labels.has(FOUNDATIONAL) ? 'foundational' : 'unlabelled';
}

/** Beside reviews; taking a label off, assigning and the like are none. */
const ACTS: readonly Action['what'][] = ['comment', 'merge', 'close', 'commit', 'label'];

/** Everything that counts as having done something about it. */
function acts(pull: Fixture): Act[] {
  return pull.actions.flatMap((action): Act[] => {
    if (action.what === 'review') return reviewActs(action);
    return ACTS.includes(action.what) ? [action] : [];
  });
}

/** A review once it was submitted, and the inline comments in it, each at its own time and by its own author. */
function reviewActs(review: Action & { what: 'review' }): Act[] {
  return [...(review.state === 'PENDING' ? [] : [review]), ...review.inline];
}

/** When the team reviewed or commented inline, oldest first. */
export function reviewsByTeam(roles: Roles, pull: Fixture): number[] {
  return pull.actions
    .flatMap((action) => (action.what === 'review' ? reviewActs(action) : []))
    .filter(({ at, by }) => by !== pull.author && roles.isTeam(by, at))
    .map(({ at }) => at)
    .toSorted((a, b) => a - b);
}

/** Of community pull requests: when the team reviewed them, and since when they were planned (Infinity = never). */
export interface Reviewed {
  reviews: number[];
  planned: number;
}

export function reviewedOf(roles: Roles, pull: Fixture): Reviewed | null {
  const reviews = pull.place.isInScope ? reviewsByTeam(roles, pull) : [];
  if (reviews.length === 0 || roles.notCommunity(pull) !== null) return null;
  // Named by a planning item at a time that nothing tells: not unplanned.
  const planned = earliest(pull.planned)?.at ?? (pull.planned.length > 0 ? -Infinity : Infinity);
  return { reviews, planned };
}

/** Whether the team's first review in [start, end) came before anybody had planned it. */
export function isReviewedUnplanned({ reviews, planned }: Reviewed, { start, end }: Iteration): boolean {
  const first = reviews.find((at) => at >= start && at < end);
  return first !== undefined && planned > first;
}
