/** Who was what when, by the definitions, read from what was decided. `as_of` is the end of all that is known. */
import { DAY_MS } from '../community/item.ts';
import { rosterSpells } from './decisions.ts';
import { isMemberAt, type Held, type Person } from './people.ts';
import type { Place } from './places.ts';
import { holds, type Fixture } from './fixture.ts';
import type { Simulation } from './simulation.ts';

const HALF_A_YEAR_MS = 180 * DAY_MS;

export interface Merge {
  at: number;
  by: Person;
  pull: Fixture;
}

export class Roles {
  readonly simulation: Simulation;
  /** Of other people's pull requests in scope, by people, oldest first. */
  readonly merges: readonly Merge[];
  readonly #isTeamUndated: boolean;
  readonly #roster: Map<Person, Held[]>;
  readonly #mergesAt = new Map<Place, Map<Person, number[]>>();

  /** @param isTeamUndated everybody who ever was on the team counts as a member for ever */
  constructor(simulation: Simulation, isTeamUndated: boolean) {
    this.simulation = simulation;
    this.#isTeamUndated = isTeamUndated;
    this.#roster = rosterSpells(simulation.roster);
    this.merges = simulation.fixtures
      .filter(({ kind, place }) => kind === 'pull' && place.isInScope)
      .flatMap((pull) =>
        pull.actions.flatMap(({ what, at, by }) =>
          what === 'merge' && by?.kind === 'human' && by !== pull.author ? [{ at, by, pull }] : [],
        ),
      )
      .toSorted((a, b) => a.at - b.at);
    for (const { at, by, pull } of this.merges) {
      const here = this.#mergesAt.get(pull.place) ?? new Map<Person, number[]>();
      this.#mergesAt.set(pull.place, here.set(by, [...(here.get(by) ?? []), at]));
    }
  }

  isTeam(person: Person | null, time: number): boolean {
    return this.#isTeamUndated ? (person?.team.length ?? 0) > 0 : isMemberAt(person, time);
  }

  /** The configuration decides for its people in its repository; then the roster; then merges within 180 days. */
  isMaintainer(person: Person, place: Place, time: number): boolean {
    const overrides = this.simulation.overrides.filter((one) => one.person === person && one.place === place);
    if (overrides.length > 0)
      return overrides.some(({ from, to }) => time >= dayOf(from) && (to === null || time < dayOf(to)));
    if (holds(this.#roster.get(person) ?? [], time)) return true;
    const merges = this.#mergesAt.get(place)?.get(person) ?? [];
    return merges.some((at) => Math.abs(at - time) <= HALF_A_YEAR_MS);
  }

  /** What keeps it from being a community pull request; null = it is one. */
  notCommunity({ author, place, opened }: Fixture): 'not_human' | 'by_team' | 'by_maintainer' | null {
    if (author?.kind !== 'human') return 'not_human';
    if (this.isTeam(author, opened)) return 'by_team';
    return this.isMaintainer(author, place, opened) ? 'by_maintainer' : null;
  }
}

export function dayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
