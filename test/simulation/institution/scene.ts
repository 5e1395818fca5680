/** One occurrence of a scripted scenario: an iteration, a repository, and people to play with. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import type { Iteration } from './calendar.ts';
import type { Expected } from './expectations.ts';
import { pickPerson, type Person } from './people.ts';
import type { Place } from './places.ts';
import type { Planning } from './planning.ts';
import type { Fixture } from './fixture.ts';
import type { Simulation } from './simulation.ts';

export interface Scenario {
  name: string;
  /** How long after the start of its iteration its last event is, where that is later than the iteration's end. */
  needs_days?: number;
  /** Whose coming and going it is about: it is played once for each, in the iteration of that day. */
  about?: 'joining' | 'leaving';
  play(scene: Scene): void;
}

export class Scene {
  readonly simulation: Simulation;
  readonly planning: Planning;
  readonly n: number;
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  readonly chance: Chance;
  /** The person and the instant that a scenario about joining or leaving is about. */
  readonly turn: { who: Person; at: number } | null;
  readonly #name: string;

  constructor(
    simulation: Simulation,
    planning: Planning,
    { n, start, end }: Iteration,
    { name }: Scenario,
    turn: Scene['turn'] = null,
  ) {
    [this.simulation, this.planning, this.n, this.start, this.end] = [simulation, planning, n, start, end];
    [this.turn, this.#name] = [turn, name];
    simulation.played.set(name, (simulation.played.get(name) ?? 0) + 1);
    this.chance = simulation.chance();
    const open = simulation.places.inScope.filter(({ isArchived }) => !isArchived);
    this.place = this.chance.pick(open);
  }

  /** Some second of that day of the iteration, counted from 0 and between 06:00 and 18:00 UTC. */
  on(day: number): number {
    return wholeSecond(this.start + day * DAY_MS + (6 + 12 * this.chance.unit()) * HOUR_MS);
  }

  newcomer(): Person {
    return this.simulation.people.newcomer();
  }

  /** Somebody of the team at that instant. */
  member(time: number, ...except: (Person | null)[]): Person {
    return pickPerson(this.chance, this.simulation.people.membersAt(time), except);
  }

  /** Somebody of the team at that instant who can merge. */
  mergingMember(time: number): Person {
    const members = this.simulation.people.membersAt(time);
    return pickPerson(
      this.chance,
      this.simulation.people.dualHats.filter((person) => members.includes(person)),
    );
  }

  /** A maintainer who is not on the team. */
  keeper(place: Place = this.place): Person {
    return this.chance.pick(place.keepers);
  }

  /** A pull request by somebody new, unless it says by whom. */
  pull(opened: number, { author = this.newcomer(), place = this.place, title }: PullWish = {}): Fixture {
    return this.#mark(this.simulation.pull(place, author, opened, title));
  }

  issue(opened: number, { author = this.newcomer(), place = this.place, title }: PullWish = {}): Fixture {
    return this.#mark(this.simulation.issue(place, author, opened, title));
  }

  /** Opened on day −12 by somebody new, planned on day −2. */
  planned(more: PullWish = {}): Fixture {
    const pull = this.pull(this.on(-12), more);
    this.planning.plan(pull, this.on(-2));
    return pull;
  }

  /** What this scenario must come to. */
  expect(fixture: Fixture, expected: Expected): void {
    Object.assign(fixture.expected, expected);
  }

  #mark(fixture: Fixture): Fixture {
    fixture.scenario = this.#name;
    return fixture;
  }
}

interface PullWish {
  author?: Person | null;
  place?: Place;
  title?: string;
}
