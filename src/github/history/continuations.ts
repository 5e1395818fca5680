/** Nested lists over 100: many of them read on in one request, each through the item it belongs to. */
import {
  emptyBatch,
  type ContinuationRow,
  type FactBatch,
  type RepoRow,
} from '../../domain/history/facts.ts';
import { People } from '../../domain/people/actor-rows.ts';
import type { Answer, GitHubClient } from '../transport/types.ts';
import { withFragments } from '../transport/documents.ts';
import { GitHubRefused } from '../transport/failures.ts';
import { addFiles, type FileNode } from '../changed-files/file-lists.ts';
import { addLabels } from './item-rows.ts';
import { addTimeline, type TimelineNode } from './timeline-rows.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from './timeline-kinds.ts';

const CONTINUED = [
  'item_labels',
  'pull_request_files',
  'issue_comments',
  'reviews',
  'timeline_events',
] as const;

interface NestedPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: (({ name: string } & TimelineNode & FileNode) | null)[] | null;
}

type ContinuedAnswer = Record<
  string,
  (Partial<Record<ContinuationRow['connection'], NestedPage>> & { author?: { login: string } | null }) | null
>;

export interface ContinuedRows {
  batch: FactBatch;
  /** What to read on still; what was asked and is not here is finished. */
  continuations: ContinuationRow[];
  points: number | null;
  points_left: number | null;
}

/**
 * Reads the next hundred of every list that is handed in. An item that has vanished since is finished, and so is a list whose
 * cursor GitHub does not know any more: its timeline then falls short of its count, and is read from its beginning.
 * @throws TooHeavy where fewer lists may go · GitHubRefused · GitHubUnavailable · Stopped
 */
export async function continueLists(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  pending: readonly ContinuationRow[],
): Promise<ContinuedRows> {
  const variables: Record<string, unknown> = {};
  pending.forEach((entry, index) => {
    variables[`id${index}`] = entry.node_id;
    variables[`after${index}`] = entry.after_cursor;
  });
  const timelines = new Set(
    pending.filter((entry) => entry.connection === 'timelineItems').map((entry) => entry.item_kind),
  );
  if (timelines.has('pull_request')) variables['kinds'] = PULL_REQUEST_KINDS;
  if (timelines.has('issue')) variables['issueKinds'] = ISSUE_KINDS;
  const answer = await github
    .query<ContinuedAnswer>(
      withFragments(continuationDocument(pending, timelines)),
      variables,
      { purpose: 'continuations', repository: repo.full_name, page_size: pending.length },
      { canShrink: pending.length > 1 },
    )
    .catch((error: unknown): Pick<Answer<ContinuedAnswer>, 'data' | 'points' | 'points_left'> => {
      if (error instanceof GitHubRefused && error.isOfCursor)
        return { data: {}, points: null, points_left: null };
      throw error;
    });
  const batch = emptyBatch();
  const people = new People();
  const continuations: ContinuationRow[] = [];
  pending.forEach((entry, index) => {
    const item = answer.data[`list${index}`];
    const page = item?.[entry.connection];
    const opener = item?.author?.login ?? null;
    if (!page) return;
    // Entry by entry: one of another shape than GitHub documents is left out, and the count tells that it is missing.
    for (const node of page.nodes ?? []) {
      const own = emptyBatch();
      try {
        if (entry.connection === 'labels') addLabels(own, repo.id, entry.number, [node]);
        else if (entry.connection === 'files') addFiles(own, repo.id, entry.number, [node]);
        else addTimeline(own, people, repo.id, entry.number, [node], opener);
      } catch (error) {
        if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
        continue;
      }
      for (const table of CONTINUED) (batch[table] as object[]).push(...own[table]);
    }
    if (page.pageInfo.hasNextPage && page.pageInfo.endCursor !== null)
      continuations.push({ ...entry, after_cursor: page.pageInfo.endCursor });
  });
  batch.users = [...people.rows.values()];
  return { batch, continuations, points: answer.points, points_left: answer.points_left };
}

/** @param timelines kinds of items of which timelines are read on */
export function continuationDocument(
  pending: readonly Pick<ContinuationRow, 'item_kind' | 'connection'>[],
  timelines: ReadonlySet<string>,
): string {
  const declared = pending.map((_, index) => `$id${index}: ID!, $after${index}: String`);
  if (timelines.has('pull_request')) declared.push('$kinds: [PullRequestTimelineItemsItemType!]');
  if (timelines.has('issue')) declared.push('$issueKinds: [IssueTimelineItemsItemType!]');
  const lists = pending.map(({ item_kind, connection }, index) => {
    const [type, kinds] = item_kind === 'issue' ? ['Issue', '$issueKinds'] : ['PullRequest', '$kinds'];
    const [itemTypes, fields] =
      connection === 'timelineItems'
        ? [`, itemTypes: ${kinds}`, `__typename ...${type}TimelineItem`]
        : ['', connection === 'labels' ? 'name' : 'path additions deletions'];
    const list = `${connection}(first: 100, after: $after${index}${itemTypes}) {
      pageInfo { hasNextPage endCursor } nodes { ${fields} }
    }`;
    const opener = connection === 'timelineItems' ? 'author { login } ' : '';
    return `list${index}: node(id: $id${index}) { ... on ${type} { ${opener}${list} } }`;
  });
  return `query Continuations(${declared.join(', ')}) { rateLimit { cost remaining resetAt } ${lists.join('\n')} }`;
}
