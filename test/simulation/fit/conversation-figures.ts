/** What is said, and what else happens to an item on its way. */
import { aalenJohansen } from '../../../src/domain/statistics/survival.ts';
import { HOUR_MS, issues, pulls, type Figure } from './figure.ts';
import type { Observed, ObservedRepository, Word } from './observed.ts';
import { mean, quantileOf, shareOf } from './statistics.ts';
import { reachedBy } from './waiting-figures.ts';

const comments = ({ words }: Observed) => words.filter(({ review }) => review === null).length;
const reviews = ({ words, author }: Observed) =>
  words.filter(({ review, by }) => review !== null && by !== author).length;
const inline = ({ words }: Observed) => words.reduce((sum, word) => sum + word.inline, 0);

export const CONVERSATION_FIGURES: Figure[] = [
  ...counted('comments', 'comments on a pull request', (all) => all.pulls, comments),
  ...counted('reviews', 'reviews of a pull request by others', (all) => all.pulls, reviews),
  ...counted('inline', 'inline comments on a pull request', (all) => all.pulls, inline),
  ...counted('issue_comments', 'comments on an issue', (all) => all.issues, comments),
  {
    id: 'own_comments',
    title: 'comments on pull requests by their own author',
    unit: 'share',
    needs: 'words',
    size: pulls,
    of: ({ pulls: all }) =>
      shareOf(
        spoken(all).filter(({ review }) => review === null),
        ({ own }) => own,
      ),
  },
  ...(['APPROVED', 'CHANGES_REQUESTED'] as const).map((state): Figure => ({
    id: `reviews_${state.toLowerCase()}`,
    title: `reviews by others that say ${state}`,
    unit: 'share',
    needs: 'words',
    size: pulls,
    of: ({ pulls: all }) =>
      shareOf(
        spoken(all).filter(({ own, review }) => review !== null && !own),
        ({ review }) => review === state,
      ),
  })),
  {
    id: 'opened_as_draft',
    title: 'pull requests opened as a draft, since there are drafts',
    unit: 'share',
    needs: 'events',
    size: pulls,
    of: (repository) => shareOf(sinceDrafts(repository), ({ openedAsDraft }) => openedAsDraft),
  },
  {
    id: 'was_draft',
    title: 'pull requests that were a draft at any time',
    unit: 'share',
    needs: 'events',
    size: pulls,
    of: (repository) => shareOf(sinceDrafts(repository), ({ wasDraft }) => wasDraft),
  },
  ...(
    [
      ['1 day', 24],
      ['30 days', 720],
    ] as const
  ).map(([name, hours]): Figure => ({
    id: `draft_ready_within_${name.replace(' ', '_')}`,
    title: `pull requests opened as a draft that are ready within ${name}`,
    unit: 'share',
    needs: 'events',
    size: (repository) => sinceDrafts(repository).filter(({ openedAsDraft }) => openedAsDraft).length,
    of: (repository) => reachedBy(draftCurve(repository), hours),
  })),
  {
    id: 'opened_as_wip',
    title: 'pull requests opened with a title that says WIP',
    unit: 'share',
    needs: 'events',
    size: pulls,
    of: ({ pulls: all }) => shareOf(all, ({ openedAsWip }) => openedAsWip),
  },
  withEvent('retitled_pulls', 'pull requests that were given another title', 'RenamedTitleEvent'),
  withEvent('reopened_pulls', 'pull requests that were opened again', 'ReopenedEvent'),
  withEvent('reopened_issues', 'issues that were opened again', 'ReopenedEvent', issues),
  withEvent('labelled_pulls', 'pull requests that were given a label', 'LabeledEvent'),
  withEvent('labelled_issues', 'issues that were given a label', 'LabeledEvent', issues),
  withEvent('requested', 'pull requests with a review request', 'ReviewRequestedEvent'),
  withEvent('assigned', 'pull requests with an assignee', 'AssignedEvent'),
  withEvent('milestones', 'issues with a milestone', 'MilestonedEvent', issues),
  withEvent('force_pushed', 'pull requests that were force-pushed', 'HeadRefForcePushedEvent'),
  {
    id: 'force_pushes',
    title: 'force pushes per pull request, mean',
    unit: 'number',
    needs: 'events',
    size: pulls,
    of: ({ pulls: all }) => mean(all.map(({ events }) => events['HeadRefForcePushedEvent'] ?? 0)),
  },
  {
    id: 'commits',
    title: 'commits per pull request, mean',
    unit: 'number',
    needs: 'events',
    size: pulls,
    of: ({ pulls: all }) => mean(all.map(({ events }) => events['PullRequestCommit'] ?? 0)),
  },
];

const DRAFTS_SINCE = Date.parse('2019-02-14T00:00:00Z');

export function sinceDrafts({ pulls: all }: ObservedRepository): Observed[] {
  return all.filter(({ opened, byBot }) => opened >= DRAFTS_SINCE && !byBot);
}

/** Of those opened as a draft: how long until they are ready; ending as a draft competes. */
export function draftCurve(repository: ObservedRepository) {
  return aalenJohansen(
    sinceDrafts(repository)
      .filter(({ openedAsDraft }) => openedAsDraft)
      .map(({ opened, ready, closed }) => ({
        duration: ((ready ?? closed ?? repository.end) - opened) / HOUR_MS,
        outcome: ready !== null ? 'event' : closed === null ? 'censored' : 'competing',
      })),
  );
}

function spoken(items: readonly Observed[]): (Word & { own: boolean })[] {
  return items.flatMap(({ words, author }) => words.map((word) => ({ ...word, own: word.by === author })));
}

function counted(
  id: string,
  what: string,
  items: (repository: ObservedRepository) => Observed[],
  count: (item: Observed) => number,
): Figure[] {
  const size = (repository: ObservedRepository) => items(repository).length;
  const all = (repository: ObservedRepository) => items(repository).map(count);
  return [
    {
      id: `${id}_none`,
      title: `no ${what}`,
      unit: 'share',
      needs: 'words',
      size,
      of: (one) => shareOf(all(one), (n) => n === 0),
    },
    {
      id: `${id}_mean`,
      title: `${what}, mean`,
      unit: 'number',
      needs: 'words',
      size,
      of: (one) => mean(all(one)),
    },
    {
      id: `${id}_90_percent`,
      title: `${what}, 90 % have no more`,
      unit: 'number',
      needs: 'words',
      size,
      of: (one) => quantileOf(all(one), 0.9),
    },
  ];
}

function withEvent(id: string, title: string, kind: string, size = pulls): Figure {
  return {
    id,
    title,
    unit: 'share',
    needs: 'events',
    size,
    of: (repository) =>
      shareOf(
        size === issues ? repository.issues : repository.pulls,
        ({ events }) => (events[kind] ?? 0) > 0,
      ),
  };
}
