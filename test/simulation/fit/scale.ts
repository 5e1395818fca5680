/**
 * What a community's people look like as it grows. Only authors and times are made here, not what happens to the items,
 * so that a million pull requests take seconds.
 */
import { isBot, type Observed, type ObservedRepository } from './observed.ts';
import { peopleOf } from '../community/people.ts';
import { openedAt, planOf, pullRequestNumber, type SimulatedOptions } from '../community/plan.ts';
import { PEOPLE_FIGURES } from './people-figures.ts';

/** The demo, the benchmark over HTTP, and the million pull requests of the benchmark of KPIs. */
export const SIZES: SimulatedOptions[] = [
  { pullRequests: 2_400 },
  { pullRequests: 10_000, repositories: 10 },
  { pullRequests: 50_000, repositories: 50 },
  { pullRequests: 200_000, repositories: 40, start: '2016-01-01T00:00:00Z' },
  { pullRequests: 1_000_000, issues: 300_000, repositories: 40, start: '2016-01-01T00:00:00Z' },
];

/** What is shown of it, by the ids of the figures. */
export const SCALED = [
  'retention',
  'one_timers',
  'first_pulls',
  'absence_factor',
  'top_author_share',
] as const;

export interface Scaled {
  name: string;
  pulls: number;
  figures: Record<(typeof SCALED)[number], number>;
}

export function scaled(name: string, pulls: Observed[]): Scaled {
  const repository: ObservedRepository = { name, keeps: new Set(), end: 0, pulls, issues: [], releases: [] };
  const of = (id: string) => PEOPLE_FIGURES.find((figure) => figure.id === id)!.of(repository);
  const figures = Object.fromEntries(SCALED.map((id) => [id, of(id)])) as Scaled['figures'];
  return { name, pulls: pulls.length, figures };
}

const NOTHING: Omit<Observed, 'opened' | 'author' | 'byBot'> = {
  ready: null,
  openedAsDraft: false,
  wasDraft: false,
  openedAsWip: false,
  closed: null,
  merged: false,
  merger: null,
  words: [],
  events: {},
};

/** All repositories of a simulated community as one. */
export function simulatedScale(options: SimulatedOptions): Scaled {
  const plan = planOf(options);
  const people = peopleOf(plan);
  const pulls = plan.repositories.flatMap((place) =>
    Array.from({ length: place.pullRequests }, (_, index): Observed => {
      const number = pullRequestNumber(place, index);
      const opened = openedAt(place, number);
      const { actor } = people.author(place, number, opened);
      return { ...NOTHING, opened, author: actor?.login ?? null, byBot: isBot(actor) };
    }),
  );
  return scaled('simulated', pulls);
}

/** Every recorded repository, and every organisation with several of them as one. */
export function recordedScale(repositories: readonly ObservedRepository[]): {
  repositories: Scaled[];
  organisations: Scaled[];
} {
  const owners = Map.groupBy(repositories, ({ name }) => name.split('/')[0]!);
  return {
    repositories: repositories.map(({ name, pulls }) => scaled(name, pulls)),
    organisations: [...owners]
      .filter(([, own]) => own.length > 1)
      .map(([owner, own]) =>
        scaled(
          owner,
          own.flatMap(({ pulls }) => pulls),
        ),
      ),
  };
}
