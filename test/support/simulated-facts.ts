/**
 * The rows that reading a simulated community over HTTP would store, made without HTTP: for benchmarks that need a
 * million pull requests in a database and have no hour to read them.
 */
import { emptyBatch, type FactBatch, type RepoRow } from '../../src/domain/history/facts.ts';
import { addFiles } from '../../src/github/changed-files/file-lists.ts';
import {
  issueRows,
  pullRequestRows,
  type IssueNode,
  type PullRequestNode,
} from '../../src/github/history/item-rows.ts';
import {
  labelRows,
  releaseRows,
  repoRow,
  reviewCommentRows,
  tagRows,
  type RestReviewComment,
} from '../../src/github/releases/release-rows.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../../src/github/history/timeline-kinds.ts';
import type { TimelineNode } from '../../src/github/history/timeline-rows.ts';
import { bodyText } from '../../src/demo/community/body-text.ts';
import type {
  Community,
  Item,
  PullRequest,
  Repository,
  TimelineEntry,
} from '../../src/demo/community/community.ts';
import { restReviewComments } from '../../src/demo/rest/rest.ts';
import { simulatedCommunity, type SimulatedOptions } from '../simulation/community/community.ts';

/** @yields up to `chunk` issues or pull requests of one repository with everything that hangs on them, oldest first */
export function* simulatedFacts(
  options: SimulatedOptions,
  chunk = 10_000,
): Generator<{ repo: RepoRow; batch: FactBatch }> {
  const community: Community = simulatedCommunity(options);
  for (const repository of community.repositories) {
    const repo = repoRow(repository);
    yield { repo, batch: repositoryFacts(repository, repo.id) };
    for (const items of [repository.pullRequests, repository.issues])
      for (let start = 0; start < items.count; start += chunk) {
        const some: Item[] = [];
        for (let index = start; index < Math.min(items.count, start + chunk); index++)
          some.push(items.at(index));
        yield { repo, batch: itemFacts(repository, repo.id, some) };
      }
  }
}

function repositoryFacts(repository: Repository, id: string): FactBatch {
  const releases = releaseRows(id, repository.releases);
  const tags = tagRows(
    id,
    repository.tags.map(({ name, target }) => ({ name, target })),
  );
  const users = new Map([...releases.users, ...tags.users].map((user) => [user.id, user]));
  return {
    ...emptyBatch(),
    users: [...users.values()],
    labels: labelRows(id, repository.labels).labels,
    releases: releases.releases,
    tags: tags.tags,
  };
}

function itemFacts(repository: Repository, id: string, items: readonly Item[]): FactBatch {
  const isPull = (item: Item): item is PullRequest => item.__typename === 'PullRequest';
  const pulls = items.filter(isPull);
  const { batch } =
    pulls.length > 0
      ? pullRequestRows(
          id,
          pulls.map((item) => itemNode(item) as PullRequestNode),
        )
      : issueRows(
          id,
          items.map((item) => itemNode(item) as IssueNode),
        );
  for (const { number, files = [] } of pulls) addFiles(batch, id, number, files);
  const comments = reviewCommentRows(id, restReviewComments(repository, pulls) as RestReviewComment[]);
  const people = new Map([...batch.users, ...comments.users].map((user) => [user.id, user]));
  return { ...batch, users: [...people.values()], review_comments: comments.review_comments };
}

const NO_MORE = { hasNextPage: false, endCursor: null };

/** As GraphQL names the kinds in a question: LabeledEvent is LABELED_EVENT. */
const asked = (kinds: readonly string[]) => new Set(kinds.map((kind) => kind.replaceAll('_', '')));
const KINDS = { PullRequest: asked(PULL_REQUEST_KINDS), Issue: asked(ISSUE_KINDS) };

/** What GraphQL would answer for it, without a limit on its lists. */
function itemNode(item: Item): object {
  const kinds = KINDS[item.__typename];
  const timeline = item.timeline.filter(({ __typename }) => kinds.has(__typename.toUpperCase()));
  return {
    ...item,
    fullDatabaseId: String(item.databaseId),
    body: bodyText(item.bodyLength),
    labels: { pageInfo: NO_MORE, nodes: item.labels },
    timelineItems: {
      totalCount: timeline.length,
      pageInfo: NO_MORE,
      nodes: timeline.map(timelineNode),
    },
  };
}

function timelineNode(entry: TimelineEntry): TimelineNode {
  if ('bodyLength' in entry)
    return {
      ...entry,
      fullDatabaseId: String(entry.databaseId),
      body: bodyText(entry.bodyLength),
      ...('commit' in entry ? { reviewedCommit: entry.commit, commit: undefined } : {}),
    } as unknown as TimelineNode;
  if (entry.__typename === 'MergedEvent')
    return { ...entry, mergeCommit: entry.commit, commit: undefined } as unknown as TimelineNode;
  return entry as unknown as TimelineNode;
}
