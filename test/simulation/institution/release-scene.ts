/** What the scripted releases of K5 and K6 have in common. */
import type { Chance } from '../chance.ts';
import type { ReleaseStory, ReleaseTraces } from './decisions.ts';
import type { Person } from './people.ts';
import type { Slot } from './releases.ts';
import type { World } from './world.ts';

export interface ReleaseScene {
  world: World;
  slot: Slot;
  chance: Chance;
}

export type Told = Pick<ReleaseStory, 'performer' | 'shown'> & Partial<Pick<ReleaseStory, 'answer'>>;

export interface ReleaseScenario {
  name: string;
  expected: ReleaseStory['expected'];
  /** What happens shows in the release before or after it, too. */
  spoils?: 'previous' | 'next';
  play: (scene: ReleaseScene) => Told;
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
