/** Rule 11: enough approvals, green, nothing pushed since. */
import { afterBusinessDays } from '../calendar/business-days.ts';
import { firstOf, recentMergers } from './people.ts';
import { pendingReviews } from './standing.ts';
import { certainty, verdict, type Rule } from './verdict.ts';

/** An approved pull request that is not small is left to further reviewers for so long. */
export const MERGE_AFTER_BUSINESS_DAYS = 5;
/** Up to so many changed lines of source are merged at once. */
export const SMALL_SOURCE_LINES = 50;

export const approved: Rule = ({ situation, checks, approval }) => {
  if (!approval) return null;
  const { pull_request, policy, now, snapshot } = situation;
  const pending = pendingReviews(situation);
  const keepers = firstOf(situation, [...pending.people, ...approval.people]);
  if (checks.verdict === 'red' || checks.verdict === 'waiting')
    return verdict('MAINTAINER', 'approved_waiting', keepers, { confidence: 'low' });
  const began = Math.max(approval.at, checks.green_at ?? approval.at);
  const isSmall = pull_request.source_lines !== null && pull_request.source_lines <= SMALL_SOURCE_LINES;
  const isAtOnce = isSmall && pending.people.length === 0 && !pending.team;
  if (!isAtOnce && now < afterBusinessDays(began, MERGE_AFTER_BUSINESS_DAYS, policy.calendar))
    return verdict('MAINTAINER', 'approved_waiting', keepers, certainty(checks));
  const isCertain =
    checks.verdict === 'green' &&
    !checks.is_gate_let_go &&
    !checks.is_base_red &&
    snapshot.has_conflict !== null;
  const people = firstOf(
    situation,
    approval.people.filter((person) => situation.roles.couldMerge(person, now)),
    recentMergers(situation),
  );
  return verdict('MERGER', 'merge', people, { confidence: isCertain ? 'high' : 'low', began });
};
