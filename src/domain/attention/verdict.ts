/** What a rule says, and what it is given. */
import { checksAt, type ChecksAt } from './checks.ts';
import { feedbackAt, type Feedback } from './feedback.ts';
import { approvalAt, type Approval } from './reviewers.ts';
import type { Situation } from './situation.ts';
import type { Attention, Instant } from './types.ts';

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

/** null = it does not apply. */
export type Rule = (findings: Findings) => Verdict | null;

export const verdict = (
  side: Verdict['side'],
  reason: Verdict['reason'],
  people: Verdict['people'] = [],
  { confidence = 'high', began = null }: Partial<Pick<Verdict, 'confidence' | 'began'>> = {},
): Verdict => ({ side, reason, people, confidence, began });

export function findingsAt(situation: Situation): Findings {
  const feedback = feedbackAt(situation);
  return {
    situation,
    feedback,
    checks: checksAt(situation),
    approval: approvalAt(situation, feedback.opinions),
  };
}

/** Whether the checks would rather have it with the author is not known: then the maintainers' turn is a guess. */
export function certainty(checks: ChecksAt): Pick<Verdict, 'confidence'> {
  return { confidence: checks.verdict === 'unknown' ? 'low' : 'high' };
}
