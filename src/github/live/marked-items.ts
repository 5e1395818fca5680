/** Issues or pull requests that were touched, as they are now: those that are stored by their ids, the others by number. */
import type { ContinuationRow, FactBatch, RepoRow, UnreadableFieldRow } from '../../domain/history/facts.ts';
import { issueRows, pullRequestRows, type IssueNode, type PullRequestNode } from '../history/item-rows.ts';
import { nodeByNode } from '../history/node-by-node.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../history/timeline-kinds.ts';
import type { GitHubClient } from '../transport/types.ts';
import { withFragments } from '../transport/documents.ts';
import { isUnseenTeam, TooHeavy, type FieldError } from '../transport/failures.ts';
import type { PageSize } from '../transport/page-size.ts';
import type { ItemKind } from '../repositories/reconciliation.ts';

export interface WantedItem {
  number: number;
  /** null = it is not stored yet. */
  node_id: string | null;
}

export interface MarkedItems {
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
  /** Numbers of those that GitHub does not show in this repository: deleted, transferred, or not in this copy yet. */
  absent: number[];
  /** How many of the wanted ones, from the first, this is the answer for. */
  asked: number;
  points: number | null;
  points_left: number | null;
}

type Node = { __typename?: string; number?: number; repository?: { databaseId: number } } | null;

interface MarkedAnswer {
  nodes: Node[] | null;
  repository: Record<`item${number}`, Node> | null;
}

const TYPES = {
  pull_requests: { type: 'PullRequest', field: 'pullRequest', kinds: PULL_REQUEST_KINDS },
  issues: { type: 'Issue', field: 'issue', kinds: ISSUE_KINDS },
} as const;

/**
 * One question for as many as GitHub can give at once.
 * @throws GitHubRefused · GitHubUnavailable · Stopped
 */
export async function readMarkedItems(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  kind: ItemKind,
  wanted: readonly WantedItem[],
  size: PageSize,
): Promise<MarkedItems> {
  const [owner, name] = repo.full_name.split('/');
  for (;;) {
    const some = wanted.slice(0, size.now);
    const stored = some.filter(({ node_id }) => node_id !== null);
    const fresh = some.filter(({ node_id }) => node_id === null);
    try {
      const { data, errors, points, points_left } = await github.query<MarkedAnswer>(
        withFragments(markedDocument(kind, fresh.length)),
        {
          ids: stored.map(({ node_id }) => node_id),
          kinds: TYPES[kind].kinds,
          ...(fresh.length > 0 && { owner, name }),
          ...Object.fromEntries(fresh.map(({ number }, index) => [`number${index}`, number])),
        },
        { purpose: 'marked', repository: repo.full_name, page_size: some.length },
        { canShrink: some.length > 1 },
      );
      if (data.nodes === null) throw new TooHeavy(errors[0]?.message ?? 'an empty answer');
      size.good();
      const found = [
        ...stored.map(({ number }, at) => ({ number, node: data.nodes![at] ?? null, path: `nodes.${at}` })),
        ...fresh.map(({ number }, at) => ({
          number,
          node: data.repository?.[`item${at}`] ?? null,
          path: `repository.item${at}`,
        })),
      ];
      return { ...markedRows(repo.id, kind, found, errors), asked: some.length, points, points_left };
    } catch (error) {
      if (!(error instanceof TooHeavy) || !size.halve()) throw error;
    }
  }
}

function markedRows(
  repoId: string,
  kind: ItemKind,
  found: readonly { number: number; node: Node; path: string }[],
  errors: readonly FieldError[],
): Pick<MarkedItems, 'batch' | 'continuations' | 'unreadable' | 'absent'> {
  const isHere = (node: Node) =>
    node?.__typename === TYPES[kind].type && String(node.repository?.databaseId) === repoId;
  const here = found.flatMap(({ node }) => (isHere(node) ? [node] : []));
  const rows = nodeByNode(
    here,
    (some) =>
      kind === 'issues'
        ? issueRows(repoId, some as unknown as IssueNode[])
        : pullRequestRows(repoId, some as unknown as PullRequestNode[]),
    { repo_id: repoId, stream: kind },
  );
  const unreadable: UnreadableFieldRow[] = [...rows.unreadable];
  const absent: number[] = [];
  for (const { number, node, path } of found) {
    const own = errors.filter((error) => `${error.path.join('.')}.`.startsWith(`${path}.`));
    for (const error of own) {
      if (isUnseenTeam(error) || error.type === 'NOT_FOUND') continue;
      const field = error.path.slice(2).join('.') || 'item';
      unreadable.push({ repo_id: repoId, stream: kind, number, path: field, message: error.message });
    }
    const isMissing = node === null && own.every(({ type }) => type === 'NOT_FOUND');
    if (isMissing || (node !== null && !isHere(node))) absent.push(number);
  }
  return { ...rows, unreadable, absent };
}

/** The items that are not stored are asked for through their repository, each under a name of its own. */
export function markedDocument(kind: ItemKind, fresh: number): string {
  const { type, field } = TYPES[kind];
  const numbers = Array.from({ length: fresh }, (_, index) => index);
  const declared = [
    `$ids: [ID!]!, $kinds: [${type}TimelineItemsItemType!]`,
    ...(fresh > 0 ? ['$owner: String!, $name: String!'] : []),
    ...numbers.map((index) => `$number${index}: Int!`),
  ];
  const item = `{ __typename ...${type}PageItem ... on ${type} { repository { databaseId } } }`;
  const aliases = numbers.map((index) => `item${index}: ${field}(number: $number${index}) ${item}`);
  return `query Marked(${declared.join(', ')}) {
  rateLimit { cost remaining resetAt }
  nodes(ids: $ids) ${item}
  ${fresh > 0 ? `repository(owner: $owner, name: $name) { ${aliases.join('\n')} }` : ''}
}`;
}
