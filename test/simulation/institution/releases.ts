/** The releases of the simulated community: who cut each, how GitHub shows it, and whether the team had a hand in it. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { ITERATION_DAYS } from './calendar.ts';
import type { ReleaseStory, ReleaseTraces } from './decisions.ts';
import { isMemberAt, pickPerson, type Person } from './people.ts';
import { RELEASING, UPSTREAM, type Place } from './places.ts';
import { RELEASE_HELP } from './release-help.ts';
import { RELEASE_PERFORMERS } from './release-performers.ts';
import type { ReleaseScenario } from './release-scene.ts';
import type { World } from './world.ts';

/** A place and time for one final release; `since` and `before` are time and version of the one before. */
export interface Slot {
  place: Place;
  at: number;
  since: number;
  before: string | null;
  tag: string;
  /** The tag without its `v`. */
  version: string;
  isScripted: boolean;
  /** Left to itself, because a scripted neighbour shows in it. */
  isKept: boolean;
}

export const RELEASE_SCENARIOS = [...RELEASE_HELP, ...RELEASE_PERFORMERS];

export function tellReleases(world: World): void {
  const trains = releaseTrains(world);
  const slots = trains.flat();
  const chance = world.chance();
  const times = world.calendar.size === 'full' ? 3 : 1;
  for (let time = 0; time < times; time++)
    for (const scenario of RELEASE_SCENARIOS)
      tellScripted(world, pickSlot(world, trains, scenario, chance), scenario);
  for (const slot of slots) {
    const own = world.chance();
    if (!slot.isScripted) tellPlain(world, slot, own);
    tellPreRelease(world, slot, own);
  }
}

/** Every four weeks or so in each of ten repositories; in the small world every two. */
function releaseTrains({ calendar, places }: World): Slot[][] {
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
function pickSlot(world: World, trains: Slot[][], { spoils }: ReleaseScenario, chance: Chance): Slot {
  const { anchor, iterations } = world.calendar;
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

function tellScripted(world: World, slot: Slot, { name, play, expected }: ReleaseScenario): void {
  world.played.set(name, (world.played.get(name) ?? 0) + 1);
  const story = play({ world, slot, chance: world.chance() });
  world.releases.push({ ...release(slot, story.performer, story.shown), ...story, scenario: name, expected });
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
function tellPlain(world: World, slot: Slot, chance: Chance): void {
  const members = world.people.dualHats.filter((person) => isMemberAt(person, slot.at));
  const former = world.people.dualHats.filter((person) => !members.includes(person));
  const performer = chance.happens(0.45)
    ? pickPerson(chance, members)
    : pickPerson(chance, [...slot.place.keepers, ...former, ...former]);
  world.releases.push(release(slot, performer, chance.pick(WAYS)(performer, world)));
}

const WAYS: readonly ((by: Person, world: World) => ReleaseTraces)[] = [
  (by) => ({ tagger: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, releaseAuthor: null, commitAuthor: by, isVersionBump: true }),
  (by) => ({ tagger: by, releaseAuthor: by, commitAuthor: by, isVersionBump: true }),
  (by) => ({ releaseAuthor: by, commitAuthor: by, isVersionBump: false }),
  (by) => ({ releaseAuthor: null, commitAuthor: by, isVersionBump: true }),
];

/** Now and then one or two pre-releases in the weeks before, and tags that are no releases. */
function tellPreRelease(world: World, slot: Slot, chance: Chance): void {
  if (!chance.happens(0.3)) return;
  const by = chance.pick([...slot.place.keepers, ...world.people.dualHats]);
  const shown: ReleaseTraces = { tagger: by, commitAuthor: by, isVersionBump: true };
  if (chance.happens(0.4)) shown.releaseAuthor = by;
  const suffix = chance.pick(['rc1', 'b2', 'a1', '.dev0'] as const);
  const at = slot.at - Math.floor(chance.unit() * 9 * DAY_MS) - 20 * HOUR_MS;
  world.releases.push({
    ...release({ ...slot, at: wholeSecond(at), tag: `${slot.tag}${suffix}` }, by, shown),
    isPrerelease: true,
  });
}
