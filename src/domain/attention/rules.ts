/** The rules in their order: the first that applies decides. Why each is as it is: RATIONALE.md, by the same names. */
import { isResponse } from './acts.ts';
import { approved } from './approved.ts';
import { lastMoveAt, plea } from './feedback.ts';
import { asked, author, engaged, firstOf } from './people.ts';
import { draftAt, endAt, handedToAuthorAt, isBlockedAt, isSentBack, snoozeAt, titleAt } from './standing.ts';
import { certainty, verdict, type Findings, type Rule, type Verdict } from './verdict.ts';

const WIP = /^(\[wip\]|wip:)/i;

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

const handedOver: Rule = ({ situation }) =>
  handedToAuthorAt(situation) ? verdict('AUTHOR', 'handed_over', author(situation)) : null;

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

const RULES: readonly Rule[] = [
  ended,
  draft,
  snoozed,
  blocked,
  handedOver,
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
