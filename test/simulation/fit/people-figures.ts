/** Who opens pull requests and issues, who comes back, who merges and who reviews. */
import {
  byAuthor,
  byPeople,
  DAY_MS,
  issues,
  maintainersOf,
  pulls,
  QUARTER_MS,
  type Figure,
} from './figure.ts';
import type { Observed, ObservedRepository } from './observed.ts';
import { gini, mean, shareOf } from './statistics.ts';

const counts = (items: readonly Observed[]) => [...byAuthor(items).values()].map((own) => own.length);
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

export const PEOPLE_FIGURES: Figure[] = [
  {
    id: 'one_timers',
    title: 'people with one pull request ever',
    unit: 'share',
    size: pulls,
    of: (repository) => shareOf(counts(repository.pulls), (count) => count === 1),
  },
  {
    id: 'gini',
    title: 'Gini coefficient of pull requests per person',
    unit: 'number',
    size: pulls,
    of: (repository) => gini(counts(repository.pulls)),
  },
  {
    id: 'top_author_share',
    title: 'pull requests by the one person with the most',
    unit: 'share',
    size: pulls,
    of: (repository) => {
      const each = counts(repository.pulls);
      return Math.max(...each) / sum(each);
    },
  },
  {
    id: 'absence_factor',
    title: 'smallest number of people who opened half of the pull requests',
    unit: 'number',
    size: pulls,
    of: (repository) => absenceFactor(counts(repository.pulls)),
  },
  {
    id: 'first_pulls',
    title: 'pull requests that are their author’s first',
    unit: 'share',
    size: pulls,
    of: ({ pulls: all }) => byAuthor(all).size / byPeople(all).length,
  },
  {
    id: 'first_pulls_later',
    title: 'the same in the second half of the pull requests',
    unit: 'share',
    size: pulls,
    of: ({ pulls: all }) => {
      const firsts = new Set([...byAuthor(all).values()].map((own) => own[0]!));
      const inOrder = byPeople(all).sort((a, b) => a.opened - b.opened);
      return shareOf(inOrder.slice(Math.floor(inOrder.length / 2)), (item) => firsts.has(item));
    },
  },
  {
    id: 'retention',
    title: 'people active (a pull request opened) in one 91-day period who are in the next',
    unit: 'share',
    size: pulls,
    of: ({ pulls: all }) => {
      const active = activeByQuarter(all);
      const earlier = active.slice(0, -1);
      const stayed = earlier.map(
        (people, at) => [...people].filter((one) => active[at + 1]!.has(one)).length,
      );
      return sum(stayed) / sum(earlier.map((people) => people.size));
    },
  },
  {
    id: 'pulls_per_active_person',
    title: 'pull requests per active person and 91-day period',
    unit: 'number',
    size: pulls,
    of: ({ pulls: all }) => {
      const active = activeByQuarter(all);
      const per = all.length / ((spanOf(all).last - spanOf(all).first) / QUARTER_MS);
      return per / mean(active.map((people) => people.size));
    },
  },
  {
    id: 'maintainer_pulls',
    title: 'pull requests by people who merge others’ work within 180 days',
    unit: 'share',
    size: pulls,
    of: (repository) => byMaintainers(repository, repository.pulls),
  },
  {
    id: 'maintainer_issues',
    title: 'issues by those people',
    unit: 'share',
    size: issues,
    of: (repository) => byMaintainers(repository, repository.issues),
  },
  {
    id: 'one_issue_people',
    title: 'people with one issue ever',
    unit: 'share',
    size: issues,
    of: (repository) => shareOf(counts(repository.issues), (count) => count === 1),
  },
  {
    id: 'first_issues',
    title: 'issues that are their author’s first',
    unit: 'share',
    size: issues,
    of: (repository) => byAuthor(repository.issues).size / repository.issues.length,
  },
  {
    id: 'issues_by_pull_authors',
    title: 'issues by people who ever open a pull request',
    unit: 'share',
    size: issues,
    of: (repository) => {
      const authors = byAuthor(repository.pulls);
      return shareOf(repository.issues, ({ author }) => author !== null && authors.has(author));
    },
  },
  {
    id: 'conversion',
    title: 'people who came with an issue and opened a pull request within 180 days',
    unit: 'share',
    size: issues,
    of: (repository) => {
      const authors = byAuthor(repository.pulls);
      const came = [...byAuthor(repository.issues)]
        .map(([person, own]) => ({
          first: own[0]!.opened,
          pull: authors.get(person)?.[0]?.opened ?? Infinity,
        }))
        .filter(({ first, pull }) => pull > first);
      return shareOf(came, ({ first, pull }) => pull - first <= 180 * DAY_MS);
    },
  },
  {
    id: 'mergers',
    title: 'people who merge in a 91-day period ÷ √(pull requests in it)',
    unit: 'number',
    size: pulls,
    of: (repository) => perQuarter(repository, mergersByQuarter(repository)),
  },
  {
    id: 'mergers_stay',
    title: 'people who merge in one 91-day period and in the next',
    unit: 'share',
    size: pulls,
    of: (repository) => {
      const quarters = mergersByQuarter(repository);
      const stayed = quarters
        .slice(0, -1)
        .map((who, at) => [...who].filter((one) => quarters[at + 1]!.has(one)).length);
      return sum(stayed) / sum(quarters.slice(0, -1).map((who) => who.size));
    },
  },
  {
    id: 'top_merger_share',
    title: 'merges by the one person with the most',
    unit: 'share',
    size: pulls,
    of: ({ pulls: all }) => {
      const merges = new Map<string, number>();
      for (const { merger } of all) if (merger !== null) merges.set(merger, (merges.get(merger) ?? 0) + 1);
      return Math.max(...merges.values()) / sum([...merges.values()]);
    },
  },
  {
    id: 'reviewers',
    title: 'people who review in a 91-day period ÷ √(pull requests in it)',
    unit: 'number',
    needs: 'words',
    size: pulls,
    of: (repository) => perQuarter(repository, reviewersByQuarter(repository)),
  },
];

export function absenceFactor(each: readonly number[]): number {
  const half = sum(each) / 2;
  let reached = 0;
  return each.toSorted((a, b) => b - a).findIndex((count) => (reached += count) >= half) + 1;
}

export function spanOf(items: readonly Observed[]): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const { opened } of items) [first, last] = [Math.min(first, opened), Math.max(last, opened)];
  return { first, last };
}

/** Who opened a pull request in each whole 91-day period from the first to the last. */
export function activeByQuarter(items: readonly Observed[]): Set<string>[] {
  const people = byPeople(items);
  return quarters(
    people,
    people.map(({ opened, author }) => ({ at: opened, who: author })),
  );
}

export function mergersByQuarter({ pulls: all }: ObservedRepository): Set<string>[] {
  return quarters(
    all,
    all.flatMap(({ merged, closed, merger }) =>
      merged && closed !== null ? [{ at: closed, who: merger }] : [],
    ),
  );
}

export function reviewersByQuarter({ pulls: all }: ObservedRepository): Set<string>[] {
  return quarters(
    all,
    all.flatMap(({ words, author }) =>
      words
        .filter(({ review, by }) => review !== null && by !== author)
        .map(({ at, by }) => ({ at, who: by })),
    ),
  );
}

function quarters(items: readonly Observed[], acts: { at: number; who: string | null }[]): Set<string>[] {
  const { first, last } = spanOf(items);
  const found = Array.from({ length: Math.floor((last - first) / QUARTER_MS) }, () => new Set<string>());
  for (const { at, who } of acts) if (who !== null) found[Math.floor((at - first) / QUARTER_MS)]?.add(who);
  return found;
}

function perQuarter({ pulls: all }: ObservedRepository, who: Set<string>[]): number {
  const { first, last } = spanOf(all);
  return mean(who.map((people) => people.size)) / Math.sqrt((all.length * QUARTER_MS) / (last - first));
}

function byMaintainers(repository: ObservedRepository, items: readonly Observed[]): number {
  const isMaintainer = maintainersOf(repository);
  return shareOf(items, ({ author, opened }) => isMaintainer(author, opened));
}
