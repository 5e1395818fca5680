/** What is to be said in a run, and for everything else why not: all thirteen rules, none of which depends on who asks. */
import { itemKey } from '../attention/stored.ts';
import type { Instant, PersonId } from '../attention/types.ts';
import { afterBusinessDays } from '../calendar/business-days.ts';
import { CHECKS, consider, reachable, requestable, saidInTurn, type Considered } from './checks.ts';
import { isHeldBack } from './holdback.ts';
import * as limits from './limits.ts';
import {
  HINDRANCES,
  type Hindrance,
  type NudgeCase,
  type NudgeDecision,
  type NudgeHistory,
  type NudgeSettings,
  type RepositoryTerms,
} from './types.ts';

export interface NudgeQuestion {
  cases: readonly NudgeCase[];
  /** By repository id. */
  terms: ReadonlyMap<string, RepositoryTerms>;
  history: NudgeHistory;
  settings: NudgeSettings;
  now: Instant;
}

/** Who has waited longest comes first where the budget does not suffice for all; in the order of the answers, too. */
export function decideNudges({ cases, terms, history, settings, now }: NudgeQuestion): NudgeDecision[] {
  const budget = new Budget(history, now);
  const inOrder = cases.toSorted(
    (a, b) =>
      a.attention.since - b.attention.since || Number(a.repo_id) - Number(b.repo_id) || a.number - b.number,
  );
  return inOrder.map((one) => {
    const given = consider(one, terms.get(one.repo_id)!, { history, settings, now });
    const found = HINDRANCES.filter(
      (name): name is keyof typeof CHECKS => name in CHECKS && CHECKS[name as keyof typeof CHECKS](given),
    );
    const hindrances: Hindrance[] = found.length > 0 ? found : budget.hindrances(one);
    const isDue = hindrances.length === 0;
    const request = isRequestDue(given) ? budget.spendRequest(given) : null;
    return {
      case: one,
      party: given.party,
      turn_start: given.turn_start,
      is_held_back: isHeldBack({ ...one, turn_start: given.turn_start }),
      hindrances,
      mention: isDue ? budget.spend(given) : null,
      request,
      people: reachable(given),
      is_second: saidInTurn(given).length > 0,
      in_digest: isForDigest(given),
    };
  });
}

/** How much may be said says nothing about how much may be asked. */
const OF_COMMENTS = new Set<Hindrance>(['too_early', 'turn_cap', 'lifetime_cap', 'request_first']);

/** GitHub's own request for a review: everything that speaks against a comment speaks against it, too. */
function isRequestDue(given: Considered): boolean {
  const { turn_start, settings, now } = given;
  if (requestable(given).length === 0) return false;
  const due = afterBusinessDays(turn_start, limits.REQUEST_AFTER_BUSINESS_DAYS, settings.calendar);
  const against = Object.entries(CHECKS).filter(([name]) => !OF_COMMENTS.has(name as Hindrance));
  return now >= due && !against.some(([, speaksAgainst]) => speaksAgainst(given));
}

/** What comments of one run take from each other; a run that is repeated on the same day has what is left of it. */
class Budget {
  readonly #perRepository = new Map<string, number>();
  readonly #mentions: { person: PersonId; at: Instant; of: string }[];
  readonly #now: Instant;
  #all = 0;

  constructor({ said, requested }: NudgeHistory, now: Instant) {
    this.#now = now;
    for (const { repo_id } of [...said, ...requested].filter(({ at }) => at > now - limits.RUN_MS))
      this.#count(repo_id);
    // Whoever was asked for a review was called there, too.
    this.#mentions = [
      ...said.flatMap(({ mentioned, ...nudge }) =>
        mentioned === null ? [] : [{ person: mentioned, at: nudge.at, of: itemKey(nudge) }],
      ),
      ...requested.map(({ person, at, ...item }) => ({ person, at, of: itemKey(item) })),
    ];
  }

  hindrances({ repo_id }: NudgeCase): Hindrance[] {
    const here = this.#perRepository.get(repo_id) ?? 0;
    if (here >= limits.COMMENTS_PER_REPOSITORY_AND_RUN) return ['repository_budget'];
    return this.#all >= limits.COMMENTS_PER_RUN ? ['run_budget'] : [];
  }

  /** @returns the first who is asked and may still be called; the author of a maintainers' pull request is nobody else */
  spend(given: Considered): PersonId | null {
    const { one, terms } = given;
    this.#count(one.repo_id);
    if (terms.consent.state !== 'given' || !terms.consent.mentions) return null;
    const person = reachable(given).find((one_) => this.#mayMention(one_, itemKey(one))) ?? null;
    if (person !== null) this.#mentions.push({ person, at: this.#now, of: itemKey(one) });
    return person;
  }

  /** @returns whose review is asked for; null = nobody may be called now */
  spendRequest(given: Considered): PersonId | null {
    const { one } = given;
    if (this.hindrances(one).length > 0) return null;
    const person = requestable(given).find((asked) => this.#mayMention(asked, itemKey(one))) ?? null;
    if (person === null) return null;
    this.#count(one.repo_id);
    this.#mentions.push({ person, at: this.#now, of: itemKey(one) });
    return person;
  }

  #count(repo_id: string): void {
    this.#all++;
    this.#perRepository.set(repo_id, (this.#perRepository.get(repo_id) ?? 0) + 1);
  }

  #mayMention(person: PersonId, of: string): boolean {
    const own = this.#mentions.filter((mention) => mention.person === person);
    const inWeek = own.filter(({ at }) => at > this.#now - limits.WEEK_MS);
    return !own.some((mention) => mention.of === of) && inWeek.length < limits.MENTIONS_PER_PERSON_AND_WEEK;
  }
}

/** In the institution's own repository, without a mention: needs no consent, but a history, and something certain to say. */
function isForDigest(given: Considered): boolean {
  const { one, party, terms, settings, now, turn_start } = given;
  if (party === null || settings.mode === 'off' || CHECKS.history(given) || CHECKS.confidence(given))
    return false;
  if (CHECKS.author_without_structure(given) || CHECKS.exempt_label(given)) return false;
  if (terms.consent.state === 'given' && !terms.consent.measure) return false;
  return (
    now >= afterBusinessDays(turn_start, limits.DIGEST_AFTER_BUSINESS_DAYS, settings.calendar) &&
    one.attention.since <= now
  );
}
