/** What the scripted releases of K5 and K6 have in common. */
import type { Chance } from '../chance.ts';
import type { ReleaseStory, ReleaseTraces } from './decisions.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import type { Simulation } from './simulation.ts';

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

export interface ReleaseScene {
  simulation: Simulation;
  slot: Slot;
  chance: Chance;
}

export type Added = Pick<ReleaseStory, 'performer' | 'shown'> & Partial<Pick<ReleaseStory, 'answer'>>;

export interface ReleaseScenario {
  name: string;
  expected: ReleaseStory['expected'];
  /** What happens shows in the release before or after it, too. */
  spoils?: 'previous' | 'next';
  play: (scene: ReleaseScene) => Added;
}

/** As `tbump` does it: an annotated tag on the commit that changes the version. */
export function tagged(by: Person): ReleaseTraces {
  return { tagger: by, commitAuthor: by, isVersionBump: true };
}

/** Shown in this way; only what is said here can tell who cut it. */
export function shown(
  name: string,
  expected: ReleaseStory['expected'],
  play: ReleaseScenario['play'],
): ReleaseScenario {
  return { name, expected, play };
}
