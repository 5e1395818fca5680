/** The releases of the simulated community: who cut each, how GitHub shows it, and whether the team had a hand in it. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { ITERATION_DAYS } from './calendar.ts';
import type { ReleaseStory, ReleaseTraces } from './decisions.ts';
import { isMemberAt, pickPerson, type Person } from './people.ts';
import { RELEASING, UPSTREAM } from './places.ts';
import { RELEASE_HELP } from './release-help.ts';
import { RELEASE_PERFORMERS } from './release-performers.ts';
import type { ReleaseScenario, Slot } from './release-scene.ts';
import type { Simulation } from './simulation.ts';

export const RELEASE_SCENARIOS = [...RELEASE_HELP, ...RELEASE_PERFORMERS];

export function addReleases(simulation: Simulation): void {
  const trains = releaseTrains(simulation);
  const slots = trains.flat();
  const chance = simulation.chance();
  const times = simulation.calendar.size === 'full' ? 3 : 1;
  for (let time = 0; time < times; time++)
    for (const scenario of RELEASE_SCENARIOS)
      addScripted(simulation, pickSlot(simulation, trains, scenario, chance), scenario);
  for (const slot of slots) {
    const own = simulation.chance();
    if (!slot.isScripted) addPlain(simulation, slot, own);
    addPreRelease(simulation, slot, own);
  }
}

/** Every four weeks or so in each of ten repositories; in the small simulation every two. */
function releaseTrains({ calendar, places }: Simulation): Slot[][] {
  const releasing = places.inScope.filter(
    ({ owner, name }) => owner === UPSTREAM && RELEASING.includes(name),
  );
  const days = calendar.size === 'full' ? 2 * ITERATION_DAYS : ITERATION_DAYS;
  return releasing.map((place, index) => {
    const slots: Slot[] = [];
    let since = calendar.begins;
    let before: string | null = null;
    for (let step = 0; ; step++) {
      const hours = 14 + ((step * 7 + index * 5) % 9);
      const day = 10 + index * 2.3 + step * days;
      const at = wholeSecond(calendar.begins + day * DAY_MS + hours * HOUR_MS + step * 61_000);
      if (at > calendar.ends) return slots;
      const version = `${1 + Math.floor(step / 9)}.${step % 9}.0`;
      const tag = index % 3 === 1 ? `v${version}` : version;
      slots.push({ place, at, since, before, tag, version, isScripted: false, isKept: false });
      [since, before] = [at, version];
    }
  });
}

/** A free one within the reported iterations, and its neighbour kept free where what happens is seen there, too. */
function pickSlot(
  simulation: Simulation,
  trains: Slot[][],
  { spoils }: ReleaseScenario,
  chance: Chance,
): Slot {
  const { anchor, iterations } = simulation.calendar;
  const end = anchor + iterations * ITERATION_DAYS * DAY_MS;
  const isFree = (slot: Slot | undefined) => slot !== undefined && !slot.isScripted && !slot.isKept;
  const neighbour = (train: Slot[], index: number) => train[index + (spoils === 'previous' ? -1 : 1)];
  const free = trains.flatMap((train) =>
    train.filter(
      (slot, index) =>
        isFree(slot) &&
        slot.since > anchor &&
        slot.at < end &&
        (spoils === undefined || neighbour(train, index)?.isScripted === false),
    ),
  );
  if (free.length === 0) throw new Error('The simulated community has fewer releases than scenarios.');
  const slot = chance.pick(free);
  slot.isScripted = true;
  const train = trains.find((one) => one.includes(slot))!;
  if (spoils !== undefined) neighbour(train, train.indexOf(slot))!.isKept = true;
  return slot;
}

function addScripted(simulation: Simulation, slot: Slot, { name, play, expected }: ReleaseScenario): void {
  simulation.played.set(name, (simulation.played.get(name) ?? 0) + 1);
  const story = play({ simulation, slot, chance: simulation.chance() });
  simulation.releases.push({
    ...release(slot, story.performer, story.shown),
    ...story,
    scenario: name,
    expected,
  });
}

export function release(slot: Slot, performer: Person | null, shown: ReleaseTraces): ReleaseStory {
  const { place, at, tag } = slot;
  return {
    place,
    at,
    tag,
    isPrerelease: false,
    performer,
    shown,
    answer: null,
    scenario: null,
    expected: null,
  };
}

/** The common ways; nobody of the team is asked to help with these, whoever cuts them. */
function addPlain(simulation: Simulation, slot: Slot, chance: Chance): void {
  const members = simulation.people.dualHats.filter((person) => isMemberAt(person, slot.at));
  const former = simulation.people.dualHats.filter((person) => !members.includes(person));
  const performer = chance.happens(0.45)
    ? pickPerson(chance, members)
    : pickPerson(chance, [...slot.place.keepers, ...former, ...former]);
  simulation.releases.push(release(slot, performer, chance.pick(WAYS)(performer, simulation)));
}

const WAYS: readonly ((by: Person, simulation: Simulation) => ReleaseTraces)[] = [
  (by) => ({ tagger: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, releaseAuthor: null, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, releaseAuthor: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ releaseAuthor: by, commitAuthor: by, isVersionBump: false }),
  (by) => ({ releaseAuthor: null, commitAuthor: by, isVersionBump: true }),
];

/** Now and then one or two pre-releases in the weeks before, and tags that are no releases. */
function addPreRelease(simulation: Simulation, slot: Slot, chance: Chance): void {
  if (!chance.happens(0.3)) return;
  const by = chance.pick([...slot.place.keepers, ...simulation.people.dualHats]);
  const shown: ReleaseTraces = { tagger: by, commitAuthor: by, isVersionBump: true };
  if (chance.happens(0.4)) shown.releaseAuthor = by;
  const suffix = chance.pick(['rc1', 'b2', 'a1', '.dev0'] as const);
  const at = slot.at - Math.floor(chance.unit() * 9 * DAY_MS) - 20 * HOUR_MS;
  simulation.releases.push({
    ...release({ ...slot, at: wholeSecond(at), tag: `${slot.tag}${suffix}` }, by, shown),
    isPrerelease: true,
  });
}
