/** Who acts in a simulated community, as accounts: maintainers who come and go, a team, those who came by themselves, bots, ghosts. */
import type { Actor } from '../../../src/demo/community/community.ts';
import { unitOf, type Chance } from '../chance.ts';
import { MAINTAINERS, TEAM_SHARES } from './fitted.ts';
import { Authors, BOT, isGhost, isSeat, seatOf, TEAM_MEMBER } from './authors.ts';
import { idIn, madeUpLogin, wordFor } from './logins.ts';
import { Maintainers, QUARTER_MS } from './maintainers.ts';
import type { Plan, RepositoryPlan } from './plan.ts';

export { madeUpLogin } from './logins.ts';

/** People who were there from the beginning have ids from here on; the others' are made where they came. */
const FOUNDERS_FROM = 70_001;
/** People who are asked for again and again; the others are made anew. */
const KEPT_PEOPLE = 20_000;

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

export const UPDATES_BOT = bot(90_001, 'springboard-updates');
export const CHATTY_BOT = user(90_002, SIMULATED_BOT);
export const AI_REVIEWER = bot(90_003, SIMULATED_AI_REVIEWER);
export const TEAM = SIMULATED_TEAM.map(({ login }, index) => user(80_001 + index, login));

/** An author and whether they can merge there at that time. `actor` null = an account that was deleted since. */
export interface Author {
  actor: Actor | null;
  isMaintainer: boolean;
}

/** Draws the people of one plan. */
export interface People {
  /** Who could merge at that time, in that repository or in the largest. */
  maintainer(chance: Chance, time: number, place?: RepositoryPlan): Actor;
  /** Who merges: the first few do most of it. */
  merger(chance: Chance, time: number, place: RepositoryPlan): Actor;
  /** Who opens that item: a function of plan and number. */
  author(place: RepositoryPlan, number: number, time: number): Author;
  /** Somebody who has something to say: of those who open things about then. */
  bystander(chance: Chance, time: number, place?: RepositoryPlan): Actor;
  /** Either of them, but not that one. */
  other(chance: Chance, time: number, place: RepositoryPlan, author: Actor | null): Actor;
  /** In lower case. */
  byLogin(login: string): Actor | undefined;
}

/** GitHub's id decides who somebody is; the same person may be made twice. */
export function isSame(one: Actor | null, other: Actor | null): boolean {
  return one === other || (one !== null && other !== null && one.databaseId === other.databaseId);
}

export function peopleOf(plan: Plan): People {
  const { seed, repositories } = plan;
  const [largest] = repositories as [RepositoryPlan];
  const seats = new Maintainers(plan);
  const authors = new Authors(plan, teamShare(plan, TEAM_SHARES.opens), (place, unit) =>
    seats.seatAt(place, 'opens', unit),
  );
  const person = personOf();
  const founders = Array.from({ length: seats.count }, (_, seat) => founder(seat));
  const promoted = new Map<string, Actor>();
  /** A seat that falls vacant goes to somebody who opens things there about then. */
  const onSeat = (seat: number, time: number): Actor => {
    const { turn, since, home } = seats.holder(seat, time);
    if (turn === 0) return founders[seat]!;
    const key = `${seat} ${turn}`;
    let actor = promoted.get(key);
    if (!actor) {
      const id = authors.regular(home, home.arrivals.numberAt(since), unitOf(seed, seat, turn, 44));
      actor = id === undefined ? founders[seat]! : person(id);
      promoted.set(key, actor);
    }
    return actor;
  };
  const working = (work: 'merges' | 'talks') => {
    const share = teamShare(plan, TEAM_SHARES[work]);
    // Each repository knows one of the team.
    return (chance: Chance, time: number, place = largest) =>
      chance.happens(share) ? TEAM[place.index % 2]! : onSeat(seats.seatAt(place, work, chance.unit()), time);
  };
  const maintainer = working('talks');
  const bystander: People['bystander'] = (chance, time, place = largest) => {
    const id = authors.regular(place, place.arrivals.numberAt(time), chance.unit());
    return id === undefined ? maintainer(chance, time, place) : person(id);
  };
  const everybody = new Map(
    [...founders, ...TEAM, UPDATES_BOT, CHATTY_BOT, AI_REVIEWER].map((actor) => [actor.login, actor]),
  );
  return {
    maintainer,
    merger: working('merges'),
    bystander,
    other: (chance, time, place, author) => {
      for (let attempt = 0; attempt < 4; attempt++) {
        const one = chance.happens(MAINTAINERS.talks)
          ? maintainer(chance, time, place)
          : bystander(chance, time, place);
        if (!isSame(one, author)) return one;
      }
      return isSame(TEAM[0]!, author) ? TEAM[1]! : TEAM[0]!;
    },
    author: (place, number, time) => {
      const author = authors.of(place, number);
      if (author === BOT) return { actor: UPDATES_BOT, isMaintainer: false };
      if (author === TEAM_MEMBER) {
        const member = Math.floor(unitOf(seed, place.index, number, 45) * TEAM.length);
        return { actor: TEAM[member]!, isMaintainer: member < 2 };
      }
      if (isSeat(author)) return { actor: onSeat(seatOf(author), time), isMaintainer: true };
      return { actor: isGhost(author) ? null : person(author), isMaintainer: false };
    },
    byLogin: (login) => {
      const id = idIn(login);
      return everybody.get(login) ?? (id === undefined ? undefined : person(id));
    },
  };
}

/** An institution of three does not do a twelfth of everything once that is more than three people can do. */
function teamShare({ repositories, start, end }: Plan, share: number): number {
  const pulls = repositories.reduce((sum, { pullRequests }) => sum + pullRequests, 0);
  return Math.min(share, (2 * MAINTAINERS.mostPullsPerQuarter * (end - start)) / QUARTER_MS / pulls);
}

function founder(seat: number): Actor {
  const name = wordFor(seat);
  return user(FOUNDERS_FROM + seat, name ? `${name}-maintainer` : `maintainer-${seat}`);
}

/** Accounts by their id; those that were asked for lately are kept. */
function personOf(): (id: number) => Actor {
  const known = new Map<number, Actor>();
  return (id) => {
    let actor = known.get(id);
    if (!actor) {
      actor = user(id, madeUpLogin(id));
      if (known.size >= KEPT_PEOPLE) known.clear();
      known.set(id, actor);
    }
    return actor;
  };
}
