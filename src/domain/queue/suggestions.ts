/**
 * Who could take a pull request: a suggestion, never an assignment. Of those who know the code the one with the most room;
 * where a single person knows it, somebody else is suggested, with that person beside them. Two who said `/pair` take it.
 */
import { itemKey } from '../attention/stored.ts';
import type { Candidate } from './candidate.ts';
import { availability, HOURS_PER_PULL_REQUEST, type Member } from './capacity.ts';
import type { Window } from '../calendar/week.ts';

/** What somebody did in a part of the code: a review or a commit there. */
export interface Touch {
  member: string;
  area: string;
  /** ISO instant */
  at: string;
}

export interface Load {
  /** Pull requests whose ball they hold now. */
  open_turns: number;
  done_in_30_days: number;
}

export interface Team {
  members: readonly Member[];
  touches: readonly Touch[];
  /** By users.id. */
  loads: ReadonlyMap<string, Load>;
  /** "repo_id number users.id" of those who wrote `/not-me` there. */
  not_me: ReadonlySet<string>;
  /** Who take which together, by "repo_id number". */
  pairs: ReadonlyMap<string, Pair>;
}

/** Two people of whom one wrote `/pair`. */
export interface Pair {
  by: { id: string; login: string };
  partner: { id: string; login: string };
}

export interface Suggestion {
  /** Logins; reviewer null = nobody is available. */
  reviewer: string | null;
  /** They have worked there. */
  knows: boolean;
  /** Knows the code and would sit beside them; null = not needed. */
  pair: string | null;
  /** The two have said so themselves. */
  is_agreed: boolean;
}

/** What somebody knew a year ago counts half. */
const HALF_LIFE_DAYS = 365;
/** Knows a part of the code: about two reviews of this month, or four of last year. */
const KNOWS_FROM = 1.5;
/** Of somebody who has not said how much they can do. */
const USUAL_HOURS = 4;
const DAY_MS = 86_400_000;

/** By member: how much they did in these areas, recent acts more. */
export function familiarity(
  touches: readonly Touch[],
  areas: readonly string[],
  now: string,
): Map<string, number> {
  const known = new Map<string, number>();
  for (const { member, area, at } of touches) {
    const days = (Date.parse(now) - Date.parse(at)) / DAY_MS;
    if (days < 0 || !areas.includes(area)) continue;
    known.set(member, (known.get(member) ?? 0) + 0.5 ** (days / HALF_LIFE_DAYS));
  }
  return known;
}

/** @param picks in their order: who was suggested for one has less room for the next */
export function suggest(
  picks: readonly Candidate[],
  { members, touches, loads, not_me, pairs }: Team,
  { window, now }: { window: Window; now: string },
): Suggestion[] {
  const given = new Map<string, number>();
  const hours = (member: Member) => (member.capacity_hours ?? USUAL_HOURS) * availability(member, window);
  const load = ({ id }: Member) => loads.get(id) ?? { open_turns: 0, done_in_30_days: 0 };
  const room = (member: Member) =>
    hours(member) - (given.get(member.id) ?? 0) * HOURS_PER_PULL_REQUEST >= HOURS_PER_PULL_REQUEST;
  const strain = (member: Member) =>
    (load(member).open_turns + (given.get(member.id) ?? 0) + 0.5 * load(member).done_in_30_days) /
    hours(member);
  // Whoever is not on the team answers for their own time.
  const isThere = ({ id }: Pick<Member, 'id'>) => {
    const member = members.find((one) => one.id === id);
    return member === undefined || availability(member, window) > 0;
  };
  return picks.map((candidate) => {
    const known = familiarity(touches, candidate.areas, now);
    const skill = ({ id }: Pick<Member, 'id'>) => known.get(id) ?? 0;
    const agreed = pairs.get(itemKey(candidate));
    if (agreed !== undefined && isThere(agreed.by) && isThere(agreed.partner)) {
      const { by, partner } = agreed;
      for (const { id } of [by, partner]) given.set(id, (given.get(id) ?? 0) + 1);
      // Of the two the one who knows the code sits beside the other.
      const [reviewer, pair] =
        skill(by) >= KNOWS_FROM && skill(partner) < KNOWS_FROM ? [partner, by] : [by, partner];
      const knows = skill(reviewer) >= KNOWS_FROM;
      return { reviewer: reviewer.login, knows, pair: pair.login, is_agreed: true };
    }
    const available = members
      .filter(
        (member) =>
          room(member) && member.id !== candidate.author && !not_me.has(`${itemKey(candidate)} ${member.id}`),
      )
      .toSorted((a, b) => strain(a) - strain(b) || skill(b) - skill(a) || (a.login < b.login ? -1 : 1));
    const knowing = available.filter((member) => skill(member) >= KNOWS_FROM);
    const learner = available.find((member) => !knowing.includes(member));
    const isAlone = knowing.length === 1 && learner !== undefined;
    const reviewer = isAlone ? learner : (knowing[0] ?? available[0]);
    if (reviewer === undefined) return { reviewer: null, knows: false, pair: null, is_agreed: false };
    given.set(reviewer.id, (given.get(reviewer.id) ?? 0) + 1);
    return {
      reviewer: reviewer.login,
      knows: knowing.includes(reviewer),
      pair: isAlone ? knowing[0]!.login : null,
      is_agreed: false,
    };
  });
}
