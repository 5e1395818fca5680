/** The people of the simulated institution and of the community it works in, with when who belonged to the team. */
import type { Chance } from '../chance.ts';
import type { Actor } from '../../../src/demo/community/community.ts';
import { madeUpLogin } from '../community/people.ts';
import { CONFIGURED_AI_REVIEWER, CONFIGURED_BOT, TEAM, TEAM_FROM } from './team.ts';

/** [from, to) in epoch milliseconds. */
export interface Held {
  from: number;
  to: number;
}

export interface Person {
  actor: Actor;
  /** `nobody`: organisations, mannequins and the account `ghost`. */
  kind: 'human' | 'bot' | 'ai_reviewer' | 'nobody';
  /** When they belong to the institution's team; empty = never. */
  team: Held[];
}

const KEEPERS_FROM = 920_001;
const REGULARS_FROM = 930_001;
const NEWCOMERS_FROM = 940_001;

/** Everybody of one simulation; `newcomer` makes a person who was never seen before. */
export interface People {
  team: Person[];
  /** Those of the team who can merge upstream. */
  dualHats: Person[];
  /** Maintainers who were never on the team. */
  keepers: Person[];
  regulars: Person[];
  updatesBot: Person;
  ciBot: Person;
  /** Looks like a person and is none: the configuration says so. */
  configuredBot: Person;
  aiReviewer: Person;
  /** What has an account and is nobody: an organisation, a mannequin, the account `ghost`. */
  nobodies: Person[];
  everybody: Person[];
  newcomer(): Person;
  /** Members of the team at that instant. */
  membersAt(time: number): Person[];
  /** People who were on the team before that instant, and are not then. */
  formerAt(time: number): Person[];
  /** People who will join the team after that instant for the first time. */
  futureAt(time: number): Person[];
}

export function institutionPeople(regulars: number): People {
  const everybody: Person[] = [];
  const add = (person: Person) => {
    everybody.push(person);
    return person;
  };
  const human = (id: number, login: string, team: Held[] = []) =>
    add({ actor: account('User', id, login), kind: 'human', team });
  const team = TEAM.map(({ login, spells }, index) => human(TEAM_FROM + index, login, spells.map(held)));
  const keepers = KEEPER_NAMES.map((name, index) => human(KEEPERS_FROM + index, `${name}-keeper`));
  let newest = NEWCOMERS_FROM;
  const ever = (time: number, test: (spell: Held) => boolean) =>
    team.filter((person) => !isMemberAt(person, time) && person.team.some(test));
  return {
    team,
    dualHats: team.slice(0, 3),
    keepers,
    regulars: Array.from({ length: regulars }, (_, index) =>
      human(REGULARS_FROM + index, madeUpLogin(REGULARS_FROM + index)),
    ),
    updatesBot: add({ actor: account('Bot', 990_001, 'lighthouse-updates'), kind: 'bot', team: [] }),
    ciBot: add({ actor: account('Bot', 990_002, 'lighthouse-ci'), kind: 'bot', team: [] }),
    configuredBot: add({ actor: account('User', 990_003, CONFIGURED_BOT), kind: 'bot', team: [] }),
    aiReviewer: add({
      actor: account('User', 990_004, CONFIGURED_AI_REVIEWER),
      kind: 'ai_reviewer',
      team: [],
    }),
    nobodies: [
      add({ actor: account('Organization', 990_005, 'old-harbour'), kind: 'nobody', team: [] }),
      add({ actor: account('Mannequin', 990_006, 'imported-sailor'), kind: 'nobody', team: [] }),
      add({ actor: account('User', 10_137, 'ghost'), kind: 'nobody', team: [] }),
    ],
    everybody,
    newcomer: () => human(newest, madeUpLogin(newest++)),
    membersAt: (time) => team.filter((person) => isMemberAt(person, time)),
    formerAt: (time) => ever(time, ({ to }) => to <= time),
    futureAt: (time) => team.filter((person) => person.team.every(({ from }) => from > time)),
  };
}

const KEEPER_NAMES = [
  'amber',
  'brisk',
  'cobalt',
  'drift',
  'ember',
  'flint',
  'grove',
  'harbor',
  'indigo',
  'juniper',
  'kelp',
  'linden',
  'mistral',
  'nimbus',
];

function account(type: Actor['__typename'], databaseId: number, login: string): Actor {
  const id = `${type === 'User' ? 'U' : 'A'}_inst_${databaseId}`;
  return { __typename: type, id, databaseId, login, name: null };
}

function held([from, to]: [string, string | null]): Held {
  return {
    from: Date.parse(`${from}T00:00:00Z`),
    to: to === null ? Infinity : Date.parse(`${to}T00:00:00Z`),
  };
}

export function isMemberAt(person: Person | null, time: number): boolean {
  return person?.team.some(({ from, to }) => from <= time && time < to) ?? false;
}

export function pickPerson(
  chance: Chance,
  from: readonly Person[],
  except: readonly (Person | null)[] = [],
): Person {
  const left = from.filter((person) => !except.includes(person));
  if (left.length === 0) throw new Error('The simulated institution has nobody left to pick from.');
  return chance.pick(left);
}
