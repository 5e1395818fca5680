/** Who acts in a simulated community: maintainers who come and go, a team, regulars, people seen once, bots, ghosts. */
import type { Actor } from './community.ts';
import { chanceOf, type Chance } from './chance.ts';
import type { Plan } from './simulated-plan.ts';

const FIRST_WORDS = [
  'amber',
  'brisk',
  'calm',
  'dusty',
  'early',
  'fern',
  'gentle',
  'hazel',
  'idle',
  'jolly',
  'keen',
  'lunar',
  'mossy',
  'north',
  'opal',
  'plain',
  'quiet',
  'rusty',
  'silver',
  'tidal',
];
const SECOND_WORDS = [
  'otter',
  'heron',
  'badger',
  'lichen',
  'pebble',
  'willow',
  'falcon',
  'marten',
  'cedar',
  'plover',
  'beetle',
  'thistle',
  'kestrel',
  'minnow',
  'bramble',
  'puffin',
];

const MAINTAINERS = 12;
const REGULARS = 240;
/** People seen once have ids from here on, made from repository and number. */
const NEWCOMERS_FROM = 10_000_000;

/** The institution's people: the demo's configuration names them. Two of them also merge. */
export const SIMULATED_TEAM = [
  { login: 'octocat', from: '2020-01-01', to: null },
  { login: 'hubot', from: '2022-06-01', to: '2025-03-01' },
  { login: 'tidal-willow', from: '2024-01-15', to: null },
] as const;

/** Looks like a person and is none: the configuration must say so. */
export const SIMULATED_BOT = 'springboard-bot';
export const SIMULATED_AI_REVIEWER = 'review-lantern';

function user(databaseId: number, login: string, name: string | null = null): Actor {
  return { __typename: 'User', id: `U_sim_${databaseId}`, databaseId, login, name };
}

function bot(databaseId: number, login: string): Actor {
  return { __typename: 'Bot', id: `BOT_sim_${databaseId}`, databaseId, login, name: null };
}

export function madeUpLogin(id: number): string {
  const chance = chanceOf(id, 7);
  return `${chance.pick(FIRST_WORDS)}-${chance.pick(SECOND_WORDS)}-${id % 9_973}`;
}

export const UPDATES_BOT = bot(90_001, 'springboard-updates');
export const CHATTY_BOT = user(90_002, SIMULATED_BOT);
export const AI_REVIEWER = bot(90_003, SIMULATED_AI_REVIEWER);
export const TEAM = SIMULATED_TEAM.map(({ login }, index) => user(80_001 + index, login));

/** Draws the people of one plan; every draw takes its chance from the caller. */
export interface People {
  /** Who could merge in that repository at that time: five or six of twelve. */
  maintainer(chance: Chance, time: number): Actor;
  /** Who opens something. null = an account that was deleted since. */
  author(chance: Chance, repository: number, number: number, time: number): Actor | null;
  /** Somebody else who has something to say. */
  bystander(chance: Chance, time: number): Actor;
  byLogin(login: string): Actor | undefined;
}

export function peopleOf({ start, end }: Plan): People {
  const maintainers = Array.from({ length: MAINTAINERS }, (_, index) =>
    user(70_001 + index, `${FIRST_WORDS[index]!}-maintainer`),
  );
  const regulars = Array.from({ length: REGULARS }, (_, index) =>
    user(71_001 + index, madeUpLogin(71_001 + index)),
  );
  const span = end - start;
  // Each stays for half of the time, one after the other begins.
  const active = (time: number) => {
    const age = Math.min(0.999, Math.max(0, (time - start) / span));
    const first = Math.floor(age * MAINTAINERS);
    return Array.from({ length: 6 }, (_, index) => maintainers[(first + index) % MAINTAINERS]!);
  };
  const regular = (chance: Chance, time: number) => {
    const age = Math.min(0.999, Math.max(0, (time - start) / span));
    // New regulars come all the time; a few of those present do most of the work.
    const newest = Math.floor(40 + age * (REGULARS - 40));
    return regulars[Math.max(0, newest - 1 - Math.floor(40 * chance.unit() ** 2.5))]!;
  };
  const everybody = new Map(
    [...maintainers, ...regulars, ...TEAM, UPDATES_BOT, CHATTY_BOT, AI_REVIEWER].map((actor) => [
      actor.login,
      actor,
    ]),
  );
  return {
    maintainer: (chance, time) =>
      chance.happens(0.12) ? TEAM[chance.integer(2)]! : chance.pick(active(time)),
    author: (chance, repository, number, time) => {
      const draw = chance.unit();
      if (draw < 0.08) return UPDATES_BOT;
      if (draw < 0.095) return null;
      if (draw < 0.48) return active(time)[Math.floor(6 * chance.unit() ** 1.7)]!;
      if (draw < 0.56) return chance.pick(TEAM);
      if (draw < 0.8) return regular(chance, time);
      const id = NEWCOMERS_FROM + repository * 20_000_000 + number;
      return user(id, madeUpLogin(id));
    },
    bystander: regular,
    byLogin: (login) => everybody.get(login),
  };
}
