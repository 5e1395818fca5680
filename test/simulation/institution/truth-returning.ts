/** K2 by its definition: one person at a time. */
import { DAY_MS } from '../community/item.ts';
import type { Iteration } from './calendar.ts';
import type { Person } from './people.ts';
import type { Fixture } from './fixture.ts';
import { reviewsByTeam } from './truth-planned.ts';
import type { Roles } from './truth-roles.ts';

const TWO_WEEKS_MS = 14 * DAY_MS;

/** What was done about one community pull request, with the times; `hasEarlier`: its author had come before. */
interface Handled {
  pull: Fixture;
  hasEarlier: boolean;
  reviews: number[];
  comments: number[];
  merges: number[];
}

/** Every person who opened anything in scope, with all of it and with what the team did. */
export interface Contributor {
  person: Person;
  opened: number[];
  handled: Handled[];
}

export type Standing = 'reviewed' | 'responded' | 'handled';

export function contributorsOf(roles: Roles): Contributor[] {
  const pulls = roles.simulation.fixtures.filter(({ kind, place }) => kind === 'pull' && place.isInScope);
  const people = Map.groupBy(pulls, ({ author }) => author);
  return [...people].flatMap(([person, own]): Contributor[] => {
    if (person?.kind !== 'human') return [];
    const opened = own.map((pull) => pull.opened);
    const handled = own
      .filter((pull) => roles.notCommunity(pull) === null)
      .map((pull) =>
        handledOf(
          roles,
          pull,
          opened.some((at) => at <= pull.opened - TWO_WEEKS_MS),
        ),
      );
    return [{ person, opened, handled }];
  });
}

function handledOf(roles: Roles, pull: Fixture, hasEarlier: boolean): Handled {
  const times = (kind: 'comment' | 'merge') =>
    pull.actions
      .filter(({ what, at, by }) => what === kind && by !== pull.author && roles.isTeam(by, at))
      .map(({ at }) => at);
  return {
    pull,
    hasEarlier,
    reviews: reviewsByTeam(roles, pull),
    comments: times('comment'),
    merges: times('merge'),
  };
}

/** How a returning contributor stands in this iteration: their strongest figure; null = nothing was done for them. */
export function standingOf({ handled }: Contributor, { start, end }: Iteration): Standing | null {
  const returning = handled.filter(({ hasEarlier }) => hasEarlier);
  const within = (at: number) => at >= start && at < end;
  if (returning.some(({ reviews }) => reviews.some(within))) return 'reviewed';
  if (returning.some(({ comments }) => comments.some(within))) return 'responded';
  return returning.some(({ merges }) => merges.some(within)) ? 'handled' : null;
}

/** The pull request that made a reviewed person count: the one whose review came first. */
export function decidingPull({ handled }: Contributor, { start, end }: Iteration): Fixture | null {
  const first = ({ reviews }: Handled) => reviews.find((at) => at >= start && at < end) ?? Infinity;
  const [earliest] = handled.filter(({ hasEarlier }) => hasEarlier).toSorted((a, b) => first(a) - first(b));
  return earliest && first(earliest) !== Infinity ? earliest.pull : null;
}

/** The first review of them in this iteration, returning or not; null = there was none. */
export function firstReview({ handled }: Contributor, { start, end }: Iteration): number | null {
  const times = handled.flatMap(({ reviews }) => reviews.filter((at) => at >= start && at < end));
  return times.length > 0 ? Math.min(...times) : null;
}

/** Whether they opened another one in (since, since + days]. */
export function cameBack({ opened }: Contributor, since: number, days: number): boolean {
  return opened.some((at) => at > since && at <= since + days * DAY_MS);
}
