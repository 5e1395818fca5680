/** The rules in their order: the first that applies decides. Why each is as it is: RATIONALE.md, by the same names. */
import { afterBusinessDays } from '../calendar/business-days.ts';
import { isResponse } from './acts.ts';
import { checksAt, type ChecksAt } from './checks.ts';
import { feedbackAt, lastMoveAt, plea, type Feedback } from './feedback.ts';
import { asked, author, engaged, firstOf, recentMergers } from './people.ts';
import { approvalAt, type Approval } from './reviewers.ts';
import type { Situation } from './situation.ts';
import { draftAt, endAt, isBlockedAt, isSentBack, pendingReviews, snoozeAt, titleAt } from './standing.ts';
import type { Attention, Instant } from './types.ts';

/** An approved pull request that is not small is left to further reviewers for so long. */
export const MERGE_AFTER_BUSINESS_DAYS = 5;
/** Up to so many changed lines of source are merged at once. */
export const SMALL_SOURCE_LINES = 50;

const WIP = /^(\[wip\]|wip:)/i;

export interface Verdict extends Pick<Attention, 'side' | 'reason' | 'people' | 'confidence'> {
  /** Where the rule itself says since when; null = since it first applied. */
  began: Instant | null;
}

/** What several rules ask for, once. */
export interface Findings {
  situation: Situation;
  feedback: Feedback;
  checks: ChecksAt;
  approval: Approval | null;
}

export function findingsAt(situation: Situation): Findings {
  const feedback = feedbackAt(situation);
  return {
    situation,
    feedback,
    checks: checksAt(situation),
    approval: approvalAt(situation, feedback.opinions),
  };
}

type Rule = (findings: Findings) => Verdict | null;

const verdict = (
  side: Verdict['side'],
  reason: Verdict['reason'],
  people: Verdict['people'] = [],
  { confidence = 'high', began = null }: Partial<Pick<Verdict, 'confidence' | 'began'>> = {},
): Verdict => ({ side, reason, people, confidence, began });

const ended: Rule = ({ situation }) => {
  const end = endAt(situation);
  return end && verdict('NONE', end.how, [], { began: end.at });
};

const draft: Rule = ({ situation }) => {
  const spell = draftAt(situation);
  if (spell && isSentBack(situation, spell.event)) return verdict('AUTHOR', 'draft', author(situation));
  if (spell) return verdict('NONE', 'draft');
  return WIP.test(titleAt(situation)) ? verdict('NONE', 'wip') : null;
};

const snoozed: Rule = ({ situation }) => (snoozeAt(situation) ? verdict('PAUSED', 'snoozed') : null);

const blocked: Rule = ({ situation }) => (isBlockedAt(situation) ? verdict('BLOCKED', 'label') : null);

const authorWaits: Rule = ({ situation }) => {
  const by = plea(situation);
  return (
    by &&
    verdict('MAINTAINER', 'reply', engaged(situation), { confidence: by === 'command' ? 'high' : 'low' })
  );
};

const runsWait: Rule = ({ situation }) => {
  const waiting = (situation.snapshot.waiting_runs ?? []).filter(
    ({ created_at }) => created_at <= situation.now,
  );
  if (waiting.length === 0) return null;
  const began = Math.min(...waiting.map(({ created_at }) => created_at));
  return verdict('MAINTAINER', 'approve_ci', asked(situation), { began });
};

const checksFail: Rule = ({ situation, checks }) =>
  checks.blocks_author_since === null
    ? null
    : verdict('AUTHOR', 'checks', author(situation), {
        confidence: checks.is_base_unknown ? 'low' : 'high',
        began: checks.blocks_author_since,
      });

const changesRequested: Rule = ({ situation, feedback }) =>
  feedback.hasOpenChanges ? verdict('AUTHOR', 'changes', author(situation)) : null;

const threadsOpen: Rule = ({ situation, feedback }) =>
  feedback.hasOpenThreads ? verdict('AUTHOR', 'threads', author(situation)) : null;

const reviewAgain: Rule = ({ situation, feedback, checks }) =>
  feedback.answered.length === 0
    ? null
    : verdict('MAINTAINER', 're_review', firstOf(situation, feedback.answered), certainty(checks));

const approved: Rule = ({ situation, checks, approval }) => {
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

const nobodyResponded: Rule = ({ situation, checks }) =>
  situation.past.some((event) => isResponse(event, situation.roles))
    ? null
    : verdict('MAINTAINER', 'first_response', asked(situation), certainty(checks));

const authorMovedLast: Rule = ({ situation }) =>
  lastMoveAt(situation)?.by === 'author'
    ? verdict('MAINTAINER', 'reply', engaged(situation), { confidence: 'low' })
    : null;

/** A maintainer spoke last, in words only: both sides see it, and nobody is reminded of it. */
function inWordsOnly({ situation }: Findings): Verdict {
  const person = lastMoveAt(situation)?.person ?? null;
  const people = [...author(situation), ...(person === null ? [] : [person])];
  return verdict('UNCLEAR', 'words', people, { confidence: 'low' });
}

/** Whether the checks would rather have it with the author is not known: then the maintainers' turn is a guess. */
function certainty(checks: ChecksAt): Pick<Verdict, 'confidence'> {
  return { confidence: checks.verdict === 'unknown' ? 'low' : 'high' };
}

const RULES: readonly Rule[] = [
  ended,
  draft,
  snoozed,
  blocked,
  authorWaits,
  runsWait,
  checksFail,
  changesRequested,
  threadsOpen,
  reviewAgain,
  approved,
  nobodyResponded,
  authorMovedLast,
];

export function decide(findings: Findings): Verdict {
  for (const rule of RULES) {
    const found = rule(findings);
    if (found) return found;
  }
  return inWordsOnly(findings);
}
