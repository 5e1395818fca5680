/** Who can merge: the community's roster with its history, and the mentorship of the one who came onto it last. */
import { yaml } from '../yaml.ts';
import type { Actor, FileHistory, Repository } from '../../../src/demo/community/community.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import {
  AFFILIATIONS,
  hubot,
  isMember,
  ITERATIONS,
  NOW,
  octocat,
  ROSTER,
  SPRINGBOARD,
  START,
} from './cast.ts';
import { actorOf, pullRequestsOf, timeOf } from './edits.ts';

export interface RosterMember {
  actor: Actor;
  since: number;
  /** From then on they are listed as inactive; null = they are still there. */
  until: number | null;
  affiliation: string;
}

/** Whoever was there in the first months is listed from the beginning. */
const FOUNDING_MS = 120 * DAY_MS;
/** Who reviewed so often is one of them, merges or not. */
const REVIEWS_OF_A_MAINTAINER = 10;
/** Who did nothing for so long is asked, and steps back. */
const GONE_MS = 150 * DAY_MS;

/** Everybody who merged, or reviewed often. */
export function rosterOf(
  repositories: readonly Repository[],
  isPerson: (actor: Actor | null) => boolean,
): RosterMember[] {
  const start = timeOf(START);
  return [...worksOf(repositories, isPerson).values()].flatMap(({ actor, merges, reviews }, index) => {
    const [first = Infinity, often = Infinity] = [merges[0], reviews[REVIEWS_OF_A_MAINTAINER - 1]];
    const since = Math.min(first, often);
    if (since === Infinity) return [];
    const until = Math.max(merges.at(-1) ?? 0, reviews.at(-1) ?? 0) + GONE_MS;
    return {
      actor,
      since: since < start + FOUNDING_MS ? start : since - 3 * HOUR_MS,
      until: until < timeOf(NOW) ? until : null,
      affiliation: isMember(actor) ? 'Field Station' : AFFILIATIONS[index % AFFILIATIONS.length]!,
    };
  });
}

interface Works {
  actor: Actor;
  /** Instants, oldest first. */
  merges: number[];
  reviews: number[];
}

function worksOf(
  repositories: readonly Repository[],
  isPerson: (actor: Actor | null) => boolean,
): Map<string, Works> {
  const works = new Map<string, Works>();
  const add = (actor: Actor | null, kind: 'merges' | 'reviews', at: string) => {
    if (!actor || !isPerson(actor)) return;
    const known = works.get(actor.id) ?? { actor, merges: [], reviews: [] };
    works.set(actor.id, known);
    known[kind].push(timeOf(at));
  };
  for (const { mergedBy, mergedAt, timeline } of repositories.flatMap(pullRequestsOf)) {
    if (mergedAt) add(mergedBy, 'merges', mergedAt);
    for (const entry of timeline)
      if (entry.__typename === 'PullRequestReview') add(actorOf(entry), 'reviews', entry.createdAt);
  }
  for (const { merges, reviews } of works.values())
    for (const times of [merges, reviews]) times.sort((a, b) => a - b);
  return works;
}

/** The contributor who opened the most in the last year and cannot merge: listed in the last iteration. */
export function promoted(
  repositories: readonly Repository[],
  isCommunity: (actor: Actor | null) => boolean,
): RosterMember {
  const { start, end } = ITERATIONS.at(-1)!;
  const opened = new Map<string, { actor: Actor; count: number }>();
  for (const { author, createdAt } of repositories.flatMap(pullRequestsOf)) {
    if (author === null || !isCommunity(author) || timeOf(createdAt) < end - 300 * DAY_MS) continue;
    const known = opened.get(author.id) ?? { actor: author, count: 0 };
    opened.set(author.id, { actor: author, count: known.count + 1 });
  }
  const [most] = [...opened.values()].toSorted(
    (a, b) => b.count - a.count || (a.actor.id < b.actor.id ? -1 : 1),
  );
  return {
    actor: most!.actor,
    since: start + 6 * DAY_MS + 14 * HOUR_MS,
    until: null,
    affiliation: AFFILIATIONS[0]!,
  };
}

export function rosterFile(members: readonly RosterMember[]): FileHistory {
  const changes = members.flatMap(({ since, until }) => (until === null ? [since] : [since, until]));
  const times = [...new Set(changes)].toSorted((a, b) => a - b);
  return {
    path: ROSTER.path,
    revisions: times.map((at, index) => ({
      commit: {
        __typename: 'Commit',
        id: `C_demo_roster_${index}`,
        oid: '',
        authoredDate: instant(at),
        committedDate: instant(at),
        author: { date: instant(at), user: octocat },
        messageHeadline: 'Update who is who',
      },
      text: yaml(
        members
          .filter(({ since }) => since <= at)
          .map(({ actor, affiliation, until }) => ({
            name: actor.login.replaceAll('-', ' '),
            handle: actor.login,
            affiliation,
            ...(until !== null && until <= at ? { status: 'inactive' } : { teams: ['council'] }),
          })),
      ),
    })),
  };
}

export function mentorshipsFile({ actor, since }: RosterMember): string {
  const day = (time: number) => instant(time).slice(0, 10);
  return yaml([
    {
      mentee: actor.login,
      mentors: [octocat.login],
      sponsors: [hubot.login],
      community: 'Springboard',
      repositories: [`${SPRINGBOARD}/hub`],
      goals: 'Reviews and releases on their own',
      opened: day(since - 140 * DAY_MS),
      rotates: day(since + 40 * DAY_MS),
      steps: [{ what: 'Review a pull request together', done: day(since - 100 * DAY_MS) }],
      promotion: { on: day(since), confirmed_by: octocat.login },
      public: true,
    },
  ]);
}
