/** Reads planning issues whole: a page of a repository's issues, or issues by their ids, with every version of their words. */
import type { PlanningBatch } from '../domain/plans.ts';
import type { GitHubClient } from './client.ts';
import { document } from './documents.ts';
import { GitHubUnavailable, TooHeavy } from './failures.ts';
import type { PageSize } from './page-size.ts';
import {
  planningRows,
  type NestedList,
  type PlanningComment,
  type PlanningEvent,
  type PlanningIssueNode,
  type PlanningPlace,
  type Version,
} from './planning-rows.ts';

export interface PlanningReading {
  github: GitHubClient;
  /** owner/name. */
  repository: string;
  host: string;
  size: PageSize;
  /** Which of these texts were edited since their versions were read: the others' links are stored already. */
  editedSince: (texts: { id: string; last_edited_at: string }[]) => Promise<Set<string>>;
}

export interface PlanningPage {
  batch: PlanningBatch;
  /** Numbers of issues that GitHub could not read whole. */
  unreadable: number[];
  cursor: string | null;
  done: boolean;
  total: number | null;
  page_size: number;
  points: number | null;
  points_left: number | null;
}

interface IssuesAnswer {
  repository: {
    page: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      nodes: (PlanningIssueNode | null)[];
    } | null;
  };
}

/**
 * @param after cursor to go on from
 * @param downTo only what was touched at or after this instant, newest first; null = everything, oldest first
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
      // A plan that cannot be read whole would be a plan that was never made.
      if (!found || asked.errors.length > 0) throw new TooHeavy(asked.errors[0]?.message ?? 'an empty page');
      return { answer: asked, page: found, first: most };
    });
    const nodes = page.nodes.filter((node) => node !== null);
    const wanted = downTo
      ? nodes.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(downTo))
      : nodes;
    after = page.pageInfo.endCursor ?? after;
    const done = !page.pageInfo.hasNextPage || wanted.length < nodes.length;
    yield {
      batch: await wholeRows(reading, wanted.filter(isWhole), null),
      unreadable: wanted.filter((node) => !isWhole(node)).map(({ number }) => number),
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
    // One that is not whole now stays as it is stored, and is read when it is touched again.
    batches.push(await wholeRows(reading, nodes.filter(isWhole), added));
  }
  return batches;
}

/** @returns node id → updatedAt of those that GitHub still shows */
export async function touchedAt(
  github: GitHubClient,
  repository: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const touched = new Map<string, string>();
  for (let start = 0; start < ids.length; start += 100) {
    const some = ids.slice(start, start + 100);
    const { data } = await github.query<{ nodes: ({ id?: string; updatedAt?: string } | null)[] }>(
      document('planning-touched'),
      { ids: some },
      { purpose: 'planning', repository, page_size: some.length },
    );
    for (const node of data.nodes) if (node?.id && node.updatedAt) touched.set(node.id, node.updatedAt);
  }
  return touched;
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

async function wholeRows(
  reading: PlanningReading,
  nodes: readonly PlanningIssueNode[],
  added: PlanningPlace['added'],
): Promise<PlanningBatch> {
  for (const node of nodes) await readRest(reading, node);
  const edited = nodes
    .flatMap((node) => [node, ...node.comments.nodes.filter((comment) => comment !== null)])
    .flatMap(({ id, lastEditedAt }) => (lastEditedAt ? [{ id, last_edited_at: lastEditedAt }] : []));
  const fresh = await reading.editedSince(edited);
  const versions = await versionsOf(reading, [...fresh]);
  const batch = planningRows(nodes, { added, host: reading.host, versions });
  // Links of texts that were read version by version before, and not edited since, stay as they are stored.
  const known = new Set(edited.filter(({ id }) => !fresh.has(id)).map(({ id }) => id));
  return { ...batch, links: batch.links.filter(({ text_id }) => !known.has(text_id)) };
}

/** The comments and events that did not fit: rare, and read at once, so that an issue is stored whole or not at all. */
async function readRest({ github, repository }: PlanningReading, node: PlanningIssueNode): Promise<void> {
  while (node.comments.pageInfo.hasNextPage || node.timelineItems.pageInfo.hasNextPage) {
    const { data, errors } = await github.query<{
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
    );
    if (data.node === null || errors.length > 0) throw unreadable(repository, errors[0]?.message);
    const { comments, timelineItems } = data.node;
    if (comments) node.comments = joined(node.comments, comments);
    if (timelineItems) node.timelineItems = joined(node.timelineItems, timelineItems);
  }
}

function joined<T>(so: NestedList<T>, more: NestedList<T>): NestedList<T> {
  return { pageInfo: more.pageInfo, nodes: [...so.nodes, ...more.nodes] };
}

interface VersionsAnswer {
  nodes:
    | ({
        id?: string;
        userContentEdits?: NestedList<{ editedAt: string; diff: string | null }> | null;
      } | null)[]
    | null;
}

/** A version is a whole text: twenty texts with a hundred versions each are as much as one answer should hold. */
const TEXTS_PER_REQUEST = 20;

async function versionsOf(
  { github, repository }: PlanningReading,
  ids: readonly string[],
): Promise<Map<string, Version[]>> {
  const versions = new Map<string, Version[]>();
  const ask = async (some: readonly string[], after: string | null) => {
    const { data, errors } = await github.query<VersionsAnswer>(
      document('versions'),
      { ids: some, after },
      { purpose: 'planning', repository, page_size: some.length },
      { canShrink: some.length > 1 },
    );
    if (!data.nodes) throw new TooHeavy(errors[0]?.message ?? 'an empty answer');
    for (const node of data.nodes) {
      if (!node?.id || !node.userContentEdits) continue;
      const { nodes, pageInfo } = node.userContentEdits;
      const read = nodes.flatMap((edit) => (edit ? [{ edited_at: edit.editedAt, text: edit.diff }] : []));
      const older = pageInfo.hasNextPage ? await ask([node.id], pageInfo.endCursor) : [];
      versions.set(node.id, [...older, ...read.reverse()]);
      if (some.length === 1) return versions.get(node.id)!;
    }
    return [];
  };
  let most = TEXTS_PER_REQUEST;
  for (let read = 0; read < ids.length;) {
    const some = ids.slice(read, read + most);
    try {
      await ask(some, null);
      read += some.length;
    } catch (error) {
      if (!(error instanceof TooHeavy) || some.length === 1) throw error;
      most = Math.max(1, Math.floor(some.length / 2));
    }
  }
  return versions;
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
  );
}
