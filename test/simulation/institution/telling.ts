/** Lets everything happen: scripted scenarios spread over the iterations first, plain stories around them. */
import { DAY_MS } from '../community/item.ts';
import { tellOfficeHours, tellPlainIssue, tellPlanningTalk } from './background-issues.ts';
import { tellPlainPull } from './background.ts';
import { iterationAt, iterationNumber, type InstitutionOptions, type Iteration } from './calendar.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import { PLANNED_ACTORS } from './planned-actors.ts';
import { PLANNED_AUTHORS } from './planned-authors.ts';
import { PLANNED_OUTCOMES } from './planned-outcomes.ts';
import { PLANNED_TIMES } from './planned-times.ts';
import { PLANNED_WAYS } from './planned-ways.ts';
import { Planning } from './planning.ts';
import { tellFirstMerges, tellPromotions, tellRosterBegins } from './promotions.ts';
import { tellReleases } from './releases.ts';
import { RETURNING } from './returning.ts';
import { Scene, type Scenario } from './scene.ts';
import type { Tale } from './tale.ts';
import { TRIAGE_ACTS } from './triage-acts.ts';
import { TRIAGE_AUTHORS } from './triage-authors.ts';
import { World } from './world.ts';

export const SCENARIOS: readonly Scenario[] = [
  ...PLANNED_OUTCOMES,
  ...PLANNED_ACTORS,
  ...PLANNED_AUTHORS,
  ...PLANNED_TIMES,
  ...PLANNED_WAYS,
  ...RETURNING,
  ...TRIAGE_ACTS,
  ...TRIAGE_AUTHORS,
];

/** How many there are of each in the community's scope, at least. */
const TOTALS = { small: { pulls: 300, issues: 120 }, full: { pulls: 5_200, issues: 2_000 } };
const OCCURRENCES = { small: 1, full: 4 };

export function institutionWorld(options: InstitutionOptions): World {
  const world = new World(options);
  const planning = new Planning(world);
  tellRosterBegins(world);
  tellFirstMerges(world);
  tellPromotions(world);
  for (const scenario of SCENARIOS) playScenario(world, planning, scenario);
  tellReleases(world);
  const { pulls, issues } = TOTALS[world.calendar.size];
  for (let count = countOf(world, 'pull'); count < pulls; count++) tellPlainPull(world, planning);
  const merged = mergedIn(world);
  for (let count = countOf(world, 'issue'); count < issues; count++) tellPlainIssue(world, merged);
  tellOfficeHours(world);
  tellPlanningTalk(world, planning);
  world.giveNumbers();
  return world;
}

function playScenario(world: World, planning: Planning, scenario: Scenario): void {
  const { calendar, people } = world;
  if (scenario.about) {
    for (const turn of turnsOf(people.team, scenario.about)) {
      const n = iterationAt(calendar, turn.at);
      if (n === null || n > calendar.iterations) continue;
      scenario.play(new Scene(world, planning, iterationNumber(calendar, n), scenario, turn));
    }
    return;
  }
  const possible = iterationsFor(world, scenario);
  const chance = world.chance();
  const times = OCCURRENCES[calendar.size];
  // One in each part of the time, so that they do not crowd.
  for (let time = 0; time < times; time++) {
    const place = Math.floor(((time + chance.unit()) * possible.length) / times);
    scenario.play(new Scene(world, planning, possible[place]!, scenario));
  }
}

/** The iterations after which enough time is left. */
function iterationsFor({ calendar }: World, { needs_days = 14 }: Scenario): Iteration[] {
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

function countOf({ tales }: World, kind: Tale['kind']): number {
  return tales.filter((tale) => tale.kind === kind && tale.place.isInScope).length;
}

function mergedIn({ tales }: World): Map<Place, Tale[]> {
  const merged = tales.filter(
    (tale) => tale.kind === 'pull' && tale.deeds.some(({ what }) => what === 'merge'),
  );
  return Map.groupBy(merged, ({ place }) => place);
}
