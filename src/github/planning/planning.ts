/** Reads planning issues whole: a page of a repository's issues, or issues by their ids, with every version of their words. */
import type { PlanningBatch } from '../../domain/planning/plans.ts';
import type { GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubUnavailable, TooHeavy } from '../transport/failures.ts';
import type { PageSize } from '../transport/page-size.ts';
import type { Page } from '../history/page.ts';
import {
  planningRows,
  type NestedList,
  type PlanningComment,
  type PlanningEvent,
  type PlanningIssueNode,
  type PlanningPlace,
} from './planning-rows.ts';
import { joined, unlessUnavailable, versionsOf } from './text-versions.ts';

export interface PlanningReading {
  github: GitHubClient;
  /** owner/name. */
  repository: string;
  host: string;
  size: PageSize;
  /** Which of these texts were edited since their versions were read: the others' links are stored already. */
  editedSince: (texts: { id: string; last_edited_at: string }[]) => Promise<Set<string>>;
}

export interface PlanningPage extends Omit<Page, 'batch' | 'continuations' | 'unreadable'> {
  batch: PlanningBatch;
  /** Numbers of issues that GitHub could not read whole; 0 where it does not even tell the number. */
  unreadable: number[];
}

interface IssuesAnswer {
  repository: {
    page: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: (PlanningIssueNode | null)[] | null;
    } | null;
  };
}

/**
 * @param after cursor to go on from
 * @param downTo only what was updated at or after this instant, newest first; null = everything, oldest first
 */
export async function* planningPages(
  reading: PlanningReading,
  after: string | null,
  downTo: string | null,
): AsyncGenerator<PlanningPage, undefined> {
  const { github, repository, size } = reading;
  const [owner, name] = repository.split('/');
  const orderBy = downTo
    ? { field: 'UPDATED_AT', direction: 'DESC' }
    : { field: 'CREATED_AT', direction: 'ASC' };
  for (;;) {
    const { answer, page, first } = await shrinking(size, repository, async (most) => {
      const asked = await github.query<IssuesAnswer>(
        document('planning-issues'),
        { owner, name, first: most, after, orderBy },
        { purpose: 'planning', repository, page_size: most },
        { canShrink: most > 1 },
      );
      const found = asked.data.repository.page;
      // A plan that cannot be read whole would be a plan that was never made: asked for alone, it may be.
      if (!found?.nodes || (most > 1 && !found.nodes.every(isWhole)))
        throw new TooHeavy(asked.errors[0]?.message ?? 'an empty page');
      return { answer: asked, page: { ...found, nodes: found.nodes }, first: most };
    });
    const isOld = (node: PlanningIssueNode | null) =>
      downTo !== null && node !== null && Date.parse(node.updatedAt) < Date.parse(downTo);
    const wanted = page.nodes.filter((node) => !isOld(node));
    after = page.pageInfo.endCursor ?? after;
    const done = !page.pageInfo.hasNextPage || wanted.length < page.nodes.length;
    const { batch, unread } = await completeRows(reading, wanted.filter(isWhole), null);
    yield {
      batch,
      unreadable: [...wanted.filter(isBroken).map((node) => node?.number ?? 0), ...unread],
      cursor: after,
      done,
      total: downTo ? null : page.totalCount,
      page_size: first,
      points: answer.points,
      points_left: answer.points_left,
    };
    if (done) return;
  }
}

/** Issues by their node ids; those that are gone are left out. */
export async function planningIssues(
  reading: PlanningReading,
  added: NonNullable<PlanningPlace['added']>,
): Promise<PlanningBatch[]> {
  const { github, repository, size } = reading;
  const ids = [...added.keys()];
  const batches: PlanningBatch[] = [];
  for (let read = 0; read < ids.length;) {
    const { nodes, asked } = await shrinking(size, repository, async (most) => {
      const some = ids.slice(read, read + most);
      const { data, errors } = await github.query<{ nodes: (PlanningIssueNode | null)[] | null }>(
        document('planning-issues-by-id'),
        { ids: some },
        { purpose: 'planning', repository, page_size: some.length },
        { canShrink: some.length > 1 },
      );
      const isBroken = data.nodes?.some((node) => node !== null && 'timelineItems' in node && !isWhole(node));
      if (!data.nodes || (most > 1 && isBroken)) throw new TooHeavy(errors[0]?.message ?? 'an empty answer');
      return { nodes: data.nodes, asked: some.length };
    });
    read += asked;
    // One that is not whole now stays as it is stored, and is asked for again by the next run.
    batches.push((await completeRows(reading, nodes.filter(isWhole), added)).batch);
  }
  return batches;
}

/** @returns node id → updatedAt; null = GitHub shows it no more. One that GitHub could not read just now is missing. */
export async function updatedAt(
  github: GitHubClient,
  repository: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const updated = new Map<string, string | null>();
  for (let start = 0; start < ids.length; start += 100) {
    const some = ids.slice(start, start + 100);
    const { data, errors } = await github.query(
      document('planning-updated'),
      { ids: some },
      { purpose: 'planning', repository, page_size: some.length },
    );
    const gone = new Set(errors.flatMap(({ type, path }) => (type === 'NOT_FOUND' ? [path[1]] : [])));
    data.nodes.forEach((node, index) => {
      if (node !== null && 'updatedAt' in node) updated.set(node.id, node.updatedAt);
      else if (gone.has(index)) updated.set(some[index]!, null);
    });
  }
  return updated;
}

function isWhole(node: PlanningIssueNode | null): node is PlanningIssueNode {
  return (
    node !== null &&
    'timelineItems' in node &&
    [node.comments, node.timelineItems].every((list) => Array.isArray(list?.nodes)) &&
    typeof node.body === 'string' &&
    Boolean(node.repository)
  );
}

function isBroken(node: PlanningIssueNode | null): boolean {
  return !isWhole(node);
}

/** Rows of issues that could be read to the last version of their words, and the numbers of the others. */
async function completeRows(
  reading: PlanningReading,
  nodes: readonly PlanningIssueNode[],
  added: PlanningPlace['added'],
): Promise<{ batch: PlanningBatch; unread: number[] }> {
  const unread = new Set<number>();
  for (const node of nodes) if (!(await hasReadRest(reading, node))) unread.add(node.number);
  const whole = nodes.filter(({ number }) => !unread.has(number));
  const edited = whole.flatMap((node) =>
    textsOf(node).flatMap(({ id, lastEditedAt }) =>
      lastEditedAt ? [{ id, number: node.number, last_edited_at: lastEditedAt }] : [],
    ),
  );
  const fresh = await reading.editedSince(edited);
  const { versions, missing } = await versionsOf(reading, [...fresh]);
  // Without its versions a text would be stored as one that nothing can date, for good.
  for (const { id, number } of edited) if (missing.has(id)) unread.add(number);
  const batch = planningRows(
    whole.filter(({ number }) => !unread.has(number)),
    { added, host: reading.host, versions },
  );
  // Links of texts that were read version by version before, and not edited since, stay as they are stored.
  const known = new Set(edited.filter(({ id }) => !fresh.has(id)).map(({ id }) => id));
  return {
    batch: { ...batch, links: batch.links.filter(({ text_id }) => !known.has(text_id)) },
    unread: [...unread],
  };
}

function textsOf(node: PlanningIssueNode) {
  return [node, ...node.comments.nodes.filter((comment) => comment !== null)];
}

/**
 * The comments and events that did not fit: rare, and read at once, so that an issue is stored whole or not at all.
 * @returns false where GitHub cannot deliver them just now
 */
async function hasReadRest(
  { github, repository }: PlanningReading,
  node: PlanningIssueNode,
): Promise<boolean> {
  while (node.comments.pageInfo.hasNextPage || node.timelineItems.pageInfo.hasNextPage) {
    const answer = await unlessUnavailable(() =>
      github.query<{
        node: { comments?: NestedList<PlanningComment>; timelineItems?: NestedList<PlanningEvent> } | null;
      }>(
        document('planning-rest'),
        {
          id: node.id,
          comments: node.comments.pageInfo.endCursor,
          events: node.timelineItems.pageInfo.endCursor,
          more: node.comments.pageInfo.hasNextPage,
          later: node.timelineItems.pageInfo.hasNextPage,
        },
        { purpose: 'planning', repository, page_size: 1 },
      ),
    );
    const { comments, timelineItems } = answer?.data.node ?? {};
    const isRead = [
      [node.comments, comments],
      [node.timelineItems, timelineItems],
    ].every(([so, more]) => !so!.pageInfo.hasNextPage || Array.isArray(more?.nodes));
    if (!isRead) return false;
    if (comments) node.comments = joined(node.comments, comments);
    if (timelineItems) node.timelineItems = joined(node.timelineItems, timelineItems);
  }
  return true;
}

async function shrinking<T>(
  size: PageSize,
  repository: string,
  ask: (most: number) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      const answer = await ask(size.now);
      size.good();
      return answer;
    } catch (error) {
      if (!(error instanceof TooHeavy)) throw error;
      if (!size.halve()) throw unreadable(repository, error.message);
    }
  }
}

function unreadable(repository: string, reason = 'an empty answer'): GitHubUnavailable {
  return new GitHubUnavailable(
    `${repository}: GitHub cannot deliver a planning issue whole (${reason}); run it again later, it goes on from here.`,
    { isOfThis: true },
  );
}
