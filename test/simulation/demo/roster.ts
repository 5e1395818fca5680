/** Who can merge: the community's roster with its history, and the mentorship of the one who came onto it last. */
import { stringify } from 'yaml';
import type { Actor, FileHistory, Repository } from '../../../src/demo/community/community.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { AFFILIATIONS, hubot, isMember, ITERATIONS, octocat, ROSTER, SPRINGBOARD, START } from './cast.ts';
import { actorOf, pullRequestsOf, timeOf } from './edits.ts';

export interface RosterMember {
  actor: Actor;
  since: number;
  affiliation: string;
}

/** Whoever was there in the first months is listed from the beginning. */
const FOUNDING_MS = 120 * DAY_MS;
/** Who reviewed so often is one of them, merges or not. */
const REVIEWS_OF_A_MAINTAINER = 8;

/** Everybody who merged, or reviewed often, and the contributor who was mentored. */
export function rosterOf(
  repositories: readonly Repository[],
  isPerson: (actor: Actor | null) => boolean,
): RosterMember[] {
  const pulls = repositories.flatMap(pullRequestsOf);
  const acts = new Map<string, { actor: Actor; merged: number; reviews: number[] }>();
  const of = (actor: Actor) => {
    const known = acts.get(actor.id) ?? { actor, merged: Infinity, reviews: [] };
    acts.set(actor.id, known);
    return known;
  };
  for (const { mergedBy, mergedAt, timeline } of pulls) {
    if (mergedBy && mergedAt && isPerson(mergedBy))
      of(mergedBy).merged = Math.min(of(mergedBy).merged, timeOf(mergedAt));
    for (const entry of timeline) {
      const by = actorOf(entry);
      if (entry.__typename === 'PullRequestReview' && by && isPerson(by))
        of(by).reviews.push(timeOf(entry.createdAt));
    }
  }
  const start = timeOf(START);
  return [...acts.values()].flatMap(({ actor, merged, reviews }, index) => {
    const since = Math.min(
      merged,
      reviews.toSorted((a, b) => a - b)[REVIEWS_OF_A_MAINTAINER - 1] ?? Infinity,
    );
    if (since === Infinity) return [];
    return {
      actor,
      since: since < start + FOUNDING_MS ? start : since - 3 * HOUR_MS,
      affiliation: isMember(actor) ? 'Field Station' : AFFILIATIONS[index % AFFILIATIONS.length]!,
    };
  });
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
  return { actor: most!.actor, since: start + 6 * DAY_MS + 14 * HOUR_MS, affiliation: AFFILIATIONS[0]! };
}

export function rosterFile(members: readonly RosterMember[]): FileHistory {
  const times = [...new Set(members.map(({ since }) => since))].toSorted((a, b) => a - b);
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
      text: stringify(
        members
          .filter(({ since }) => since <= at)
          .map(({ actor, affiliation }) => ({
            name: actor.login.replaceAll('-', ' '),
            handle: actor.login,
            affiliation,
            teams: ['council'],
          })),
      ),
    })),
  };
}

export function mentorshipsFile({ actor, since }: RosterMember): string {
  const day = (time: number) => instant(time).slice(0, 10);
  return stringify([
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
