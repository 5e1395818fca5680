/** The look at reminders for programs. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { NudgePlan, PlannedNudge } from '../../domain/nudges/plan.ts';
import { isDue } from '../../domain/nudges/plan.ts';

/** The format of the document; a key that means something else raises it. */
const SCHEMA = 1;

export function planAsJson({
  now,
  institution,
  signed_by,
  nudges,
  undecided,
  unreadable,
}: NudgePlan): string {
  const document = {
    schema: SCHEMA,
    now,
    institution,
    signed_by,
    due: nudges.filter(isDue).length,
    review_requests: nudges.filter(({ request }) => request !== null).length,
    in_digest: nudges.filter(({ in_digest }) => in_digest).length,
    nudges: nudges.map(asObject),
    undecided: undecided.map(({ url, title, words, comments }) => ({ url, title, words, comments })),
    unreadable,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function asObject(one: PlannedNudge) {
  const { url, repository, number, title, party, reason, turn_start, waited_business_days } = one;
  const { people, hindrances, is_held_back, in_digest, said_before, text } = one;
  return {
    ...{ url, repository, number, title, party, reason },
    waiting_since: wholeSecond(turn_start),
    ...{ waited_business_days, people, hindrances, is_held_back, in_digest, said_before, text },
    review_request: one.request?.login ?? null,
  };
}
