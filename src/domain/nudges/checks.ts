/** One check for each rule; a check says whether its rule speaks against a comment, and knows nothing of the others. */
import { itemKey } from '../attention/stored.ts';
import type { Instant, PersonId } from '../attention/types.ts';
import { afterBusinessDays } from '../calendar/business-days.ts';
import * as limits from './limits.ts';
import { isOfTurn, isStructural, knownTurn, partyOf } from './turns.ts';
import {
  type Hindrance,
  type KnownTurn,
  type NudgeCase,
  type NudgeHistory,
  type NudgeSettings,
  type Party,
  type RepositoryTerms,
  type SaidNudge,
} from './types.ts';
import { isHeldBack } from './holdback.ts';

/** A pull request with everything that the checks ask for. */
export interface Considered {
  one: NudgeCase;
  party: Party | null;
  turn: KnownTurn | null;
  turn_start: Instant;
  said: readonly SaidNudge[];
  terms: RepositoryTerms;
  history: NudgeHistory;
  settings: NudgeSettings;
  now: Instant;
}

export function consider(
  one: NudgeCase,
  terms: RepositoryTerms,
  { history, settings, now }: Pick<Considered, 'history' | 'settings' | 'now'>,
): Considered {
  const party = partyOf(one.attention);
  const turn = party && knownTurn(one, party, history.turns);
  return {
    ...{ one, party, terms, history, settings, now },
    turn,
    turn_start: turn?.turn_start ?? one.attention.since,
    said: history.said.filter((nudge) => itemKey(nudge) === itemKey(one)),
  };
}

export function saidInTurn({ said, party, one }: Considered): SaidNudge[] {
  return said.filter((nudge) => isOfTurn(nudge, party, one.attention.since));
}

/** Who is asked and can be: neither away nor "not me", and of maintainers nobody for what they opened themselves. */
export function reachable({ one, party, history, settings, now }: Considered): PersonId[] {
  return one.attention.people.filter(
    (person) =>
      !(party === 'maintainers' && person === one.author) &&
      !history.not_me.has(`${itemKey(one)} ${person}`) &&
      !settings.away.some(
        (spell) =>
          spell.person === person &&
          (spell.from === null || spell.from <= now) &&
          (spell.to === null || now < spell.to),
      ),
  );
}

/** Whose review may be asked for: where nobody answered yet, nobody was asked, and upstream wants that; else nobody's. */
export function requestable(given: Considered): PersonId[] {
  const { one, party, history, terms } = given;
  if (terms.consent.state !== 'given' || !terms.consent.review_requests) return [];
  if (party !== 'maintainers' || one.attention.reason !== 'first_response' || one.is_asked_for_review)
    return [];
  const asked = history.requested.filter((request) => itemKey(request) === itemKey(one));
  const isOver =
    asked.length >= limits.REQUESTS_PER_PULL_REQUEST || asked.some(({ at }) => at >= one.attention.since);
  return isOver || saidInTurn(given).length > 0 ? [] : reachable(given);
}

/** What was asked for quietly gets its time before anything is said. */
function isAskedLately({ one, history, settings, now }: Considered): boolean {
  return history.requested.some(
    (request) =>
      itemKey(request) === itemKey(one) &&
      now < afterBusinessDays(request.at, limits.QUIET_BUSINESS_DAYS, settings.calendar),
  );
}

function isTooEarly(given: Considered): boolean {
  const { turn_start, said, now, settings } = given;
  const last = Math.max(...said.map(({ at }) => at));
  const first = afterBusinessDays(turn_start, limits.FIRST_GAP_BUSINESS_DAYS, settings.calendar);
  if (said.length === 0) return now < first;
  // Also after a comment of an earlier turn: it is the same people and the same page.
  const gap = afterBusinessDays(last, limits.SECOND_GAP_BUSINESS_DAYS, settings.calendar);
  return now < first || now < gap;
}

function isExempt({ one, terms: { consent } }: Considered): boolean {
  if (consent.state !== 'given') return false;
  const exempt = consent.exempt_labels.map((label) => label.toLowerCase());
  return one.labels.some((label) => exempt.includes(label.toLowerCase()));
}

/** In the order of HINDRANCES; what depends on the other comments of a run is in `Budget` (decide.ts). */
export const CHECKS: Record<
  Exclude<Hindrance, 'repository_budget' | 'run_budget'>,
  (given: Considered) => boolean
> = {
  side: ({ party }) => party === null,
  confidence: ({ one }) => one.attention.confidence !== 'high',
  author_without_structure: ({ one, party }) => party === 'author' && !isStructural(one.attention),
  history: ({ terms, now }) => terms.backfilled_at === null || terms.backfilled_at > now,
  mode: ({ settings }) => settings.mode !== 'comment',
  dry_run: ({ terms, now }) =>
    terms.backfilled_at !== null && now < terms.backfilled_at + limits.DRY_RUN_DAYS * limits.DAY_MS,
  consent: ({ terms: { consent } }) =>
    consent.state === 'absent' || (consent.state === 'given' && !(consent.comments && consent.measure)),
  consent_unreadable: ({ terms }) => terms.consent.state === 'unreadable',
  template: ({ settings, party }) => party !== null && !settings.signed.has(party),
  exempt_label: isExempt,
  no_nudge: ({ history, one }) => history.silenced.has(itemKey(one)),
  share: ({ terms: { comments } }) => comments.ours > comments.all * limits.LARGEST_SHARE,
  thumbs_down: ({ terms }) => terms.has_thumbs_down,
  turn_cap: (given) => saidInTurn(given).length >= limits.COMMENTS_PER_TURN,
  lifetime_cap: ({ said }) => said.length >= limits.COMMENTS_PER_PULL_REQUEST,
  too_early: isTooEarly,
  digest_first: ({ party, turn, now }) =>
    party !== null && (turn === null || turn.digest_at === null || turn.digest_at >= now),
  request_first: (given) =>
    !isHeldBack({ ...given.one, turn_start: given.turn_start }) &&
    (requestable(given).length > 0 || isAskedLately(given)),
  activity: ({ one: { last_human_act }, settings, now }) =>
    last_human_act === null ||
    now < afterBusinessDays(last_human_act, limits.QUIET_BUSINESS_DAYS, settings.calendar),
  day_off: ({ settings, now }) => afterBusinessDays(now, 0, settings.calendar) !== now,
  // An author whose account is gone is away for good; maintainers who are not known by name may still read.
  away: (given) =>
    (given.party === 'author' || given.one.attention.people.length > 0) && reachable(given).length === 0,
  held_back: ({ one, turn_start }) => isHeldBack({ ...one, turn_start }),
};
