/** Every issue or pull request that GitHub has, with what tells whether our copy of it is whole; and some by their ids. */
import {
  emptyBatch,
  type ContinuationRow,
  type FactBatch,
  type RepoRow,
  type UnreadableFieldRow,
} from '../../domain/history/facts.ts';
import type { RollCallIssuesQuery, RollCallPullRequestsQuery } from '../answers.generated.ts';
import type { Answer, GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubUnavailable, isUnseenTeam, TooHeavy } from '../transport/failures.ts';
import { issueRows, pullRequestRows, type IssueNode, type PullRequestNode } from '../history/item-rows.ts';
import { requireSame } from '../history/same-repository.ts';
import { nodeByNode } from '../history/node-by-node.ts';
import { LIGHT_PAGE } from '../history/page.ts';
import type { PageSize } from '../transport/page-size.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from '../history/timeline-kinds.ts';

export type ItemKind = 'pull_requests' | 'issues';

export interface PresentItem {
  node_id: string;
  number: number;
  updated_at: string;
  /** Timeline entries of the kinds that we read; null = GitHub could not count them just now. */
  timeline_count: number | null;
}

const DOCUMENTS = { pull_requests: 'pull-requests', issues: 'issues' } as const;
const KINDS = { pull_requests: PULL_REQUEST_KINDS, issues: ISSUE_KINDS } as const;

/** A page that GitHub did not give. */
const NOTHING = { nodes: null, pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };

/**
 * Oldest first, up to a hundred at a time.
 * @throws GitHubUnavailable at the end where some are not in the list: who is not in it would be taken for deleted
 */
export async function* reconcile(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  kind: ItemKind,
): AsyncGenerator<PresentItem[], undefined> {
  const [owner, name] = repo.full_name.split('/');
  const text = document(`reconciliation-${DOCUMENTS[kind]}`);
  let after: string | null = null;
  let first = LIGHT_PAGE;
  let listed = 0;
  let isWhole = true;
  for (;;) {
    let answer: Answer<RollCallIssuesQuery | RollCallPullRequestsQuery>;
    try {
      answer = await github.query(
        text,
        { owner, name, first, after, kinds: KINDS[kind] },
        { purpose: 'reconciliation', repository: repo.full_name, page_size: first },
        { canShrink: first > 1 },
      );
    } catch (error) {
      if (!(error instanceof TooHeavy)) throw error;
      first = Math.max(1, Math.floor(first / 2));
      continue;
    }
    requireSame(repo, answer.data.repository);
    const { nodes, pageInfo, totalCount } = answer.data.repository?.page ?? NOTHING;
    listed += nodes?.length ?? 0;
    isWhole &&= nodes !== null && !nodes.includes(null);
    yield (nodes ?? []).flatMap((node) =>
      node === null
        ? []
        : {
            node_id: node.id,
            number: node.number,
            updated_at: node.updatedAt,
            timeline_count: node.timelineItems?.totalCount ?? null,
          },
    );
    if (pageInfo.hasNextPage) after = pageInfo.endCursor;
    else if (isWhole && listed >= totalCount) return;
    else
      throw new GitHubUnavailable(
        `${repo.full_name}: GitHub cannot list all ${kind.replace('_', ' ')} just now; run it again later.`,
        { isOfThis: true },
      );
  }
}

type ItemNode = { __typename?: string; repository?: { databaseId: number | string | null } } | null;

/** Whole items, by node id. What has vanished meanwhile is left out. */
export async function readItems(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  kind: ItemKind,
  ids: readonly string[],
  size: PageSize,
): Promise<{
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
  asked: number;
}> {
  const text = document(`${DOCUMENTS[kind]}-by-id`);
  for (;;) {
    const some = ids.slice(0, size.now);
    if (some.length === 0) return { batch: emptyBatch(), continuations: [], unreadable: [], asked: 0 };
    try {
      const { data, errors } = await github.query<{ nodes: ItemNode[] }>(
        text,
        { ids: some, kinds: KINDS[kind] },
        { purpose: `${kind} by id`, repository: repo.full_name, page_size: some.length },
        { canShrink: some.length > 1 },
      );
      if (data.nodes === null) throw new TooHeavy(errors[0]?.message ?? 'an empty answer');
      size.good();
      const wanted = kind === 'issues' ? 'Issue' : 'PullRequest';
      // An issue that went on in another repository may answer by its former id.
      const nodes = data.nodes.filter(
        (node) => node?.__typename === wanted && String(node.repository?.databaseId) === repo.id,
      );
      const rows = nodeByNode(
        nodes,
        (some) =>
          kind === 'issues'
            ? issueRows(repo.id, some as unknown as IssueNode[])
            : pullRequestRows(repo.id, some as unknown as PullRequestNode[]),
        { repo_id: repo.id, stream: kind },
      );
      const unreadable = errors.flatMap((error): UnreadableFieldRow[] => {
        if (isUnseenTeam(error)) return [];
        const { path, message, type } = error;
        const node = data.nodes[Number(path[1])] as { number?: number } | null | undefined;
        // Gone since it was listed: no gap.
        if (node == null && type === 'NOT_FOUND') return [];
        const field = path.slice(2).join('.') || `node ${some[Number(path[1])]}`;
        return [{ repo_id: repo.id, stream: kind, number: node?.number ?? 0, path: field, message }];
      });
      return { ...rows, unreadable: [...rows.unreadable, ...unreadable], asked: some.length };
    } catch (error) {
      if (!(error instanceof TooHeavy) || !size.halve()) throw error;
    }
  }
}
