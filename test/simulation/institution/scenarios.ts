/** Lets everything happen: scripted scenarios spread over the iterations first, plain stories around them. */
import { DAY_MS } from '../community/item.ts';
import { addOfficeHours, addPlainIssue, addPlanningTalk } from './background-issues.ts';
import { addPlainPull } from './background.ts';
import { iterationAt, iterationNumber, type InstitutionOptions, type Iteration } from './calendar.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import { PLANNED_ACTORS } from './planned-actors.ts';
import { PLANNED_AUTHORS } from './planned-authors.ts';
import { PLANNED_OUTCOMES } from './planned-outcomes.ts';
import { PLANNED_TIMES } from './planned-times.ts';
import { PLANNED_FORMS } from './planned-forms.ts';
import { Planning } from './planning.ts';
import { addFirstMerges, addPromotions, addRosterBegins } from './promotions.ts';
import { addReleases } from './releases.ts';
import { RETURNING } from './returning.ts';
import { Scene, type Scenario } from './scene.ts';
import type { Fixture } from './fixture.ts';
import { TRIAGE_ACTS } from './triage-acts.ts';
import { TRIAGE_AUTHORS } from './triage-authors.ts';
import { Simulation } from './simulation.ts';

export const SCENARIOS: readonly Scenario[] = [
  ...PLANNED_OUTCOMES,
  ...PLANNED_ACTORS,
  ...PLANNED_AUTHORS,
  ...PLANNED_TIMES,
  ...PLANNED_FORMS,
  ...RETURNING,
  ...TRIAGE_ACTS,
  ...TRIAGE_AUTHORS,
];

/** How many there are of each in the community's scope, at least. */
const TOTALS = { small: { pulls: 300, issues: 120 }, full: { pulls: 5_200, issues: 2_000 } };
const OCCURRENCES = { small: 1, full: 4 };

export function simulatedInstitution(options: InstitutionOptions): Simulation {
  const simulation = new Simulation(options);
  const planning = new Planning(simulation);
  addRosterBegins(simulation);
  addFirstMerges(simulation);
  addPromotions(simulation);
  for (const scenario of SCENARIOS) playScenario(simulation, planning, scenario);
  addReleases(simulation);
  const { pulls, issues } = TOTALS[simulation.calendar.size];
  for (let count = countOf(simulation, 'pull'); count < pulls; count++) addPlainPull(simulation, planning);
  const merged = mergedIn(simulation);
  for (let count = countOf(simulation, 'issue'); count < issues; count++) addPlainIssue(simulation, merged);
  addOfficeHours(simulation);
  addPlanningTalk(simulation, planning);
  simulation.giveNumbers();
  return simulation;
}

function playScenario(simulation: Simulation, planning: Planning, scenario: Scenario): void {
  const { calendar, people } = simulation;
  if (scenario.about) {
    for (const turn of turnsOf(people.team, scenario.about)) {
      const n = iterationAt(calendar, turn.at);
      if (n === null || n > calendar.iterations) continue;
      scenario.play(new Scene(simulation, planning, iterationNumber(calendar, n), scenario, turn));
    }
    return;
  }
  const possible = iterationsFor(simulation, scenario);
  const chance = simulation.chance();
  const times = OCCURRENCES[calendar.size];
  // One in each part of the time, so that they do not crowd.
  for (let time = 0; time < times; time++) {
    const place = Math.floor(((time + chance.unit()) * possible.length) / times);
    scenario.play(new Scene(simulation, planning, possible[place]!, scenario));
  }
}

/** The iterations after which enough time is left. */
function iterationsFor({ calendar }: Simulation, { needs_days = 14 }: Scenario): Iteration[] {
  return Array.from({ length: calendar.iterations }, (_, index) =>
    iterationNumber(calendar, index + 1),
  ).filter(({ start }) => start + needs_days * DAY_MS <= calendar.ends);
}

function turnsOf(team: readonly Person[], about: 'joining' | 'leaving'): { who: Person; at: number }[] {
  return team.flatMap((who) =>
    who.team
      .map(({ from, to }) => ({ who, at: about === 'joining' ? from : to }))
      .filter(({ at }) => at !== Infinity),
  );
}

function countOf({ fixtures }: Simulation, kind: Fixture['kind']): number {
  return fixtures.filter((fixture) => fixture.kind === kind && fixture.place.isInScope).length;
}

function mergedIn({ fixtures }: Simulation): Map<Place, Fixture[]> {
  const merged = fixtures.filter(
    (fixture) => fixture.kind === 'pull' && fixture.actions.some(({ what }) => what === 'merge'),
  );
  return Map.groupBy(merged, ({ place }) => place);
}
