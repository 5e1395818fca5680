/** Everything that is decided about the simulated institution's simulation, before it is written down in GitHub's words. */
import { chanceOf, type Chance } from '../chance.ts';
import { wholeSecond } from '../community/plan.ts';
import { simulatedQuestion, simulatedTitle } from '../community/titles.ts';
import { calendarOf, type Calendar, type InstitutionOptions } from './calendar.ts';
import type { Card, Mentorship, Override, Promotion, ReleaseStory, RosterChange } from './decisions.ts';
import { institutionPeople, type People, type Person } from './people.ts';
import { institutionPlaces, type Place, type Places } from './places.ts';
import { Fixture } from './fixture.ts';

export class Simulation {
  readonly calendar: Calendar;
  readonly people: People;
  readonly places: Places;
  readonly fixtures: Fixture[] = [];
  readonly cards: Card[] = [];
  readonly roster: RosterChange[] = [];
  readonly overrides: Override[] = [];
  readonly mentorships: Mentorship[] = [];
  readonly promotions: Promotion[] = [];
  readonly releases: ReleaseStory[] = [];
  /** How often each scripted scenario was played. */
  readonly played = new Map<string, number>();
  #chances = 0;

  constructor(options: InstitutionOptions) {
    this.calendar = calendarOf(options);
    const { seed, size } = this.calendar;
    this.people = institutionPeople(size === 'full' ? 160 : 24);
    this.places = institutionPlaces(seed, size, this.people);
  }

  /** Draws of their own for whatever comes next, so that one story does not disturb another. */
  chance(): Chance {
    return chanceOf(this.calendar.seed, this.#chances++, 102);
  }

  pull(place: Place, author: Person | null, opened: number, title?: string): Fixture {
    return this.#open('pull', place, author, opened, title);
  }

  issue(place: Place, author: Person | null, opened: number, title?: string): Fixture {
    return this.#open('issue', place, author, opened, title);
  }

  #open(kind: Fixture['kind'], place: Place, author: Person | null, opened: number, title?: string): Fixture {
    if (opened > this.calendar.ends)
      throw new Error(`Nothing can be opened at ${opened}: that is after everything.`);
    const chance = this.chance();
    const words = title ?? (kind === 'pull' ? simulatedTitle(chance) : simulatedQuestion(chance));
    const fixture = new Fixture(kind, place, author, opened, words, this.calendar.ends);
    this.fixtures.push(fixture);
    return fixture;
  }

  /** Puts a card on a board. @returns false when it stands there already, or when that is after everything that is known */
  card(time: number, by: Person | null, content: Card['content'], isRead = true): boolean {
    const at = wholeSecond(time);
    const isThere =
      content !== null && this.cards.some((one) => one.content === content && one.isRead === isRead);
    if (isThere || at > this.calendar.ends) return false;
    this.cards.push({ at, by, isRead, content });
    if (content instanceof Fixture) content.add(at, by, { what: 'card', isRead });
    return true;
  }

  /** `child` becomes a sub-issue of `parent`. */
  subIssue(time: number, by: Person | null, parent: Fixture, child: Fixture): void {
    parent.add(time, by, { what: 'sub_issue', other: child });
    child.add(time, by, { what: 'parent', other: parent });
  }

  /** Numbers issues and pull requests of one repository in the order in which they came to it. */
  giveNumbers(): void {
    const newest = new Map<Place, number>();
    const next = (place: Place) => {
      const number = (newest.get(place) ?? 0) + 1;
      newest.set(place, number);
      return number;
    };
    const arrivals = this.fixtures.flatMap((fixture) => {
      const arrived = { at: fixture.arrived(), give: () => (fixture.number = next(fixture.place)) };
      const moved = fixture.actions.find((action) => action.what === 'transfer');
      // Its old number is not given again.
      return moved ? [{ at: fixture.opened, give: () => next(moved.from) }, arrived] : [arrived];
    });
    for (const { give } of arrivals.toSorted((a, b) => a.at - b.at)) give();
  }
}
