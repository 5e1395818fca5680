/** How long things wait: for an answer (Aalen–Johansen: closing without one competes), for their end (Kaplan–Meier). */
import {
  aalenJohansen,
  kaplanMeier,
  quantile,
  type Curve,
  type Spell,
} from '../../../src/domain/statistics/survival.ts';
import { byPeople, HOUR_MS, issues, maintainersOf, pulls, type Figure } from './figure.ts';
import type { Observed, ObservedRepository } from './observed.ts';
import { shareOf } from './statistics.ts';

/** Hours. */
const DAY = 24;
const WEEK = 7 * DAY;

/** From ready for review to the first word of another person. Those who never got ready are left out. */
export function answerSpells(items: readonly Observed[], end: number): Spell[] {
  return items.flatMap((item): Spell[] => {
    const { ready, closed } = item;
    if (ready === null) return [];
    const answered = firstAnswer(item);
    if (answered !== null) return [spell(Math.max(ready, answered) - ready, 'event')];
    return [closed === null ? spell(end - ready, 'censored') : spell(closed - ready, 'competing')];
  });
}

/** The first word of another person, unless the item had ended by then; an answer in that same second counts. */
export function firstAnswer({ words, author, closed }: Observed): number | null {
  const at = words.find(({ by }) => by !== null && by !== author)?.at;
  return at === undefined || (closed !== null && at > closed) ? null : at;
}

export function endSpells(items: readonly Observed[], end: number): Spell[] {
  return items.map(({ opened, closed }) =>
    closed === null ? spell(end - opened, 'censored') : spell(closed - opened, 'event'),
  );
}

function spell(milliseconds: number, outcome: Spell['outcome']): Spell {
  return { duration: Math.max(0, milliseconds) / HOUR_MS, outcome };
}

/** @returns the share for which it has happened within so many hours */
export function reachedBy({ points }: Curve, hours: number): number {
  return points.findLast(({ time }) => time <= hours)?.reached ?? 0;
}

const answers = (items: readonly Observed[], { end }: ObservedRepository) =>
  aalenJohansen(answerSpells(items, end));
const ends = (items: readonly Observed[], { end }: ObservedRepository) => kaplanMeier(endSpells(items, end));

/** Pull requests of people, by whether their author was a maintainer when they were opened. */
export function pullsOf(repository: ObservedRepository, maintainers: boolean): Observed[] {
  const isMaintainer = maintainersOf(repository);
  return byPeople(repository.pulls).filter(
    ({ author, opened }) => isMaintainer(author, opened) === maintainers,
  );
}

export const WAITING_FIGURES: Figure[] = [
  ...within(
    'answered',
    'pull requests answered by another person',
    [
      ['1 day', DAY],
      ['7 days', WEEK],
      ['a year', 365 * DAY],
    ],
    {
      needs: 'words',
      size: pulls,
      of: (repository) => answers(byPeople(repository.pulls), repository),
    },
  ),
  ...([0.1, 0.25, 0.5] as const).map((share): Figure => ({
    id: `answered_${share * 100}_percent`,
    title: `ready for review until ${share * 100} % have an answer`,
    unit: 'hours',
    needs: 'words',
    size: pulls,
    of: (repository) => quantile(answers(byPeople(repository.pulls), repository), share).value ?? Infinity,
  })),
  ...within(
    'others_answered',
    'pull requests of non-maintainers answered',
    [
      ['1 day', DAY],
      ['7 days', WEEK],
      ['a year', 365 * DAY],
    ],
    {
      needs: 'words',
      size: (repository) => pullsOf(repository, false).length,
      of: (repository) => answers(pullsOf(repository, false), repository),
    },
  ),
  ...within(
    'issues_answered',
    'issues answered by another person',
    [
      ['1 day', DAY],
      ['7 days', WEEK],
      ['30 days', 30 * DAY],
      ['a year', 365 * DAY],
    ],
    {
      needs: 'words',
      size: issues,
      of: (repository) => answers(byPeople(repository.issues), repository),
    },
  ),
  ...within(
    'ended',
    'pull requests merged or closed',
    [
      ['1 day', DAY],
      ['7 days', WEEK],
      ['30 days', 30 * DAY],
      ['a year', 365 * DAY],
    ],
    {
      size: pulls,
      of: (repository) => ends(repository.pulls, repository),
    },
  ),
  ...([0.1, 0.5, 0.9] as const).map((share): Figure => ({
    id: `ended_${share * 100}_percent`,
    title: `opened until ${share * 100} % of the pull requests are merged or closed`,
    unit: 'hours',
    size: pulls,
    of: (repository) => quantile(ends(repository.pulls, repository), share).value ?? Infinity,
  })),
  ...within(
    'issues_ended',
    'issues closed',
    [
      ['7 days', WEEK],
      ['30 days', 30 * DAY],
      ['a year', 365 * DAY],
    ],
    {
      size: issues,
      of: (repository) => ends(repository.issues, repository),
    },
  ),
  {
    id: 'issues_ended_50_percent',
    title: 'opened until half of the issues are closed',
    unit: 'hours',
    size: issues,
    of: (repository) => quantile(ends(repository.issues, repository), 0.5).value ?? Infinity,
  },
  ...(
    [
      ['still_open_pulls', 'pull requests that are open at the end', pulls, 'pulls'],
      ['still_open_issues', 'issues that are open at the end', issues, 'issues'],
    ] as const
  ).map(([id, title, size, kind]): Figure => ({
    id,
    title,
    unit: 'share',
    size,
    of: (repository) => shareOf(repository[kind], ({ closed }) => closed === null),
  })),
  {
    id: 'merged',
    title: 'merged, of the pull requests that ended',
    unit: 'share',
    size: pulls,
    of: (repository) => mergedOf(repository.pulls),
  },
  {
    id: 'merged_others',
    title: 'the same of non-maintainers’ pull requests',
    unit: 'share',
    size: (repository) => pullsOf(repository, false).length,
    of: (repository) => mergedOf(pullsOf(repository, false)),
  },
  {
    id: 'self_merged',
    title: 'merged by their author, of the merged',
    unit: 'share',
    size: pulls,
    of: ({ pulls: all }) =>
      shareOf(
        all.filter(({ merged, merger }) => merged && merger !== null),
        ({ merger, author }) => merger === author,
      ),
  },
];

function within(
  id: string,
  what: string,
  spans: readonly (readonly [string, number])[],
  { of, ...rest }: { needs?: 'words'; size: Figure['size']; of: (repository: ObservedRepository) => Curve },
): Figure[] {
  return spans.map(([name, hours]) => ({
    id: `${id}_within_${name.replace(' ', '_')}`,
    title: `${what} within ${name}`,
    unit: 'share',
    ...rest,
    of: (repository) => reachedBy(of(repository), hours),
  }));
}

function mergedOf(items: readonly Observed[]): number {
  return shareOf(
    items.filter(({ closed }) => closed !== null),
    ({ merged }) => merged,
  );
}
