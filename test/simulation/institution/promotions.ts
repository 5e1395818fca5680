/** The roster at its beginning, and the people who become maintainers, with and without a mentorship behind it. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { iterationNumber } from './calendar.ts';
import type { Mentorship, Promotion } from './decisions.ts';
import type { Person } from './people.ts';
import { fullName, type Place } from './places.ts';
import type { Simulation } from './simulation.ts';

interface Story {
  n: number;
  who: 'newcomer' | 'tidal-willow' | 'gentle-falcon';
  by: 'roster' | 'first merge';
  /** How many days before the mentorship was opened; absent = there is none. */
  opened?: number;
  hasNoSponsor?: true;
  isUnconfirmed?: true;
  as: Promotion['as'];
}

/** The small simulation has the first six iterations only. */
const STORIES: readonly Story[] = [
  { n: 3, who: 'newcomer', by: 'roster', opened: 75, as: 'external' },
  { n: 4, who: 'newcomer', by: 'first merge', opened: 60, isUnconfirmed: true, as: 'unattributed' },
  { n: 5, who: 'tidal-willow', by: 'first merge', opened: 90, as: 'staff' },
  { n: 6, who: 'newcomer', by: 'roster', opened: 20, as: 'unattributed' },
  { n: 6, who: 'newcomer', by: 'first merge', as: 'unattributed' },
  { n: 15, who: 'newcomer', by: 'first merge', opened: 120, as: 'external' },
  { n: 24, who: 'gentle-falcon', by: 'roster', opened: 100, as: 'staff' },
  { n: 30, who: 'newcomer', by: 'roster', opened: 50, hasNoSponsor: true, as: 'unattributed' },
  { n: 33, who: 'newcomer', by: 'first merge', opened: 29, as: 'unattributed' },
  { n: 36, who: 'newcomer', by: 'first merge', opened: 30, as: 'external' },
  { n: 41, who: 'newcomer', by: 'roster', opened: 45, as: 'external' },
];

/** Who is in the roster's first version: six of the keepers and one of the team. */
export function addRosterBegins(simulation: Simulation): void {
  const { keepers, dualHats } = simulation.people;
  const at = simulation.calendar.rosterBegins;
  keepers.slice(0, 6).forEach((person, index) => {
    // Of one of them the file says no team at all, which makes nobody inactive.
    simulation.roster.push({ at, person, change: 'baseline', ...(index === 5 ? { teams: [] } : {}) });
  });
  simulation.roster.push({ at, person: dualHats[2]!, change: 'baseline', teams: ['council', 'greeters'] });
}

/** Everybody who merges in the simulation and is no news has merged before its first iteration. */
export function addFirstMerges(simulation: Simulation): void {
  const { people, places, calendar } = simulation;
  for (const [index, person] of [...people.keepers, ...people.dualHats].entries()) {
    const home = places.inScope.find(({ keepers }) => keepers.includes(person)) ?? places.inScope[0]!;
    const at = calendar.begins + (3 + index / 10) * DAY_MS;
    simulation.pull(home, people.newcomer(), at - DAY_MS).merge(at, person);
  }
}

export function addPromotions(simulation: Simulation): void {
  for (const story of STORIES) if (story.n <= simulation.calendar.iterations) addPromotion(simulation, story);
  addPromotionWithinRoster(simulation);
  addReturnToRoster(simulation);
}

function addPromotion(simulation: Simulation, { n, who, by, as, ...story }: Story): void {
  const person =
    who === 'newcomer'
      ? simulation.people.newcomer()
      : simulation.people.team.find(({ actor }) => actor.login === who)!;
  const chance = simulation.chance();
  const place = chance.pick(simulation.places.inScope.slice(0, 9));
  const at = iterationNumber(simulation.calendar, n).start + (3 + n / 10) * DAY_MS + 9 * HOUR_MS;
  if (by === 'roster') {
    simulation.roster.push({ at, person, change: 'added' });
    // Merging comes later and changes nothing.
    simulation.pull(place, simulation.people.newcomer(), at + 6 * DAY_MS).merge(at + 8 * DAY_MS, person);
  } else simulation.pull(place, simulation.people.newcomer(), at - 2 * DAY_MS).merge(at, person);
  simulation.promotions.push({ person, at, as });
  if (story.opened === undefined) return;
  const day = (time: number) => instant(time).slice(0, 10);
  simulation.mentorships.push({
    ...mentorship(simulation, person, place, day(at - story.opened * DAY_MS)),
    // Logins are the same in any letters.
    named: n % 2 ? person.actor.login : person.actor.login.toUpperCase(),
    ...(story.hasNoSponsor && { sponsors: [] }),
    promotion: story.isUnconfirmed ? null : { on: day(at + DAY_MS), confirmedBy: 'octocat' },
  });
}

/** @param opened a day */
export function mentorship(simulation: Simulation, mentee: Person, place: Place, opened: string): Mentorship {
  const [octocat, , kestrel, willow] = simulation.people.team;
  return {
    mentee,
    named: mentee.actor.login,
    mentors: [mentee === willow ? kestrel! : willow!],
    sponsors: [octocat!],
    places: [place],
    opened,
    promotion: null,
    isPublic: fullName(place).length % 2 === 0,
  };
}

/** From a team that makes no maintainers into one that does: they are new. */
function addPromotionWithinRoster(simulation: Simulation): void {
  const person = simulation.people.newcomer();
  const at = iterationNumber(simulation.calendar, 2).start + 5 * DAY_MS + 9 * HOUR_MS;
  simulation.roster.push({
    at: simulation.calendar.rosterBegins,
    person,
    change: 'baseline',
    teams: ['docs-circle'],
  });
  simulation.roster.push({ at, person, change: 'added', teams: ['docs-circle', 'council'] });
  simulation.promotions.push({ person, at, as: 'unattributed' });
}

/** Who comes back is not new, whatever mentorship there is. */
function addReturnToRoster(simulation: Simulation): void {
  const person = simulation.people.newcomer();
  const { start } = iterationNumber(simulation.calendar, 4);
  simulation.roster.push(
    { at: simulation.calendar.rosterBegins, person, change: 'baseline' },
    { at: simulation.calendar.begins + 10 * DAY_MS, person, change: 'inactive' },
    { at: start + 2 * DAY_MS, person, change: 'active' },
  );
  const day = instant(start - 60 * DAY_MS).slice(0, 10);
  simulation.mentorships.push({
    ...mentorship(simulation, person, simulation.places.inScope[0]!, day),
    promotion: { on: instant(start + 3 * DAY_MS).slice(0, 10), confirmedBy: 'octocat' },
  });
}
