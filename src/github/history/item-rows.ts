/** Issues and pull requests of a page to rows, with everything that hangs on them. */
import { disclosureIn } from '../../domain/history/disclosure.ts';
import { emptyBatch, type ContinuationRow, type FactBatch } from '../../domain/history/facts.ts';
import type { IssuePageItemFragment, PullRequestPageItemFragment } from '../answers.generated.ts';
import { bodyMeasures, People } from '../../domain/people/actor-rows.ts';
import { addTimeline } from './timeline-rows.ts';

export type PullRequestNode = PullRequestPageItemFragment;
export type IssueNode = IssuePageItemFragment;
type ItemNode = PullRequestNode | IssueNode;

export interface ItemRows {
  batch: FactBatch;
  continuations: ContinuationRow[];
}

export function pullRequestRows(repo_id: string, nodes: readonly PullRequestNode[]): ItemRows {
  return itemRows(repo_id, 'pull_request', nodes, (batch, people, node) =>
    batch.pull_requests.push({
      ...sharedColumns(repo_id, node, people),
      state: node.state,
      is_draft: node.isDraft,
      merged_at: node.mergedAt,
      merged_by_id: people.add(node.mergedBy),
      additions: node.additions,
      deletions: node.deletions,
      changed_files: node.changedFiles,
      base_ref: node.baseRefName,
      ai_disclosure: disclosureIn(node.body),
    }),
  );
}

export function issueRows(repo_id: string, nodes: readonly IssueNode[]): ItemRows {
  return itemRows(repo_id, 'issue', nodes, (batch, people, node) =>
    batch.issues.push({
      ...sharedColumns(repo_id, node, people),
      state: node.state,
      state_reason: node.stateReason,
    }),
  );
}

function itemRows<Node extends ItemNode>(
  repo_id: string,
  item_kind: ContinuationRow['item_kind'],
  nodes: readonly Node[],
  add: (batch: FactBatch, people: People, node: Node) => void,
): ItemRows {
  const batch = emptyBatch();
  const people = new People();
  const continuations: ContinuationRow[] = [];
  for (const node of nodes) {
    // Its error is kept with the unreadable fields, and GitHub's count tells that it is missing.
    if (node.fullDatabaseId === null) continue;
    const { number } = node;
    add(batch, people, node);
    addLabels(batch, repo_id, number, node.labels?.nodes ?? []);
    // An entry of a kind that was not asked for has no id.
    const entries = (node.timelineItems?.nodes ?? []).filter((entry) => entry === null || 'id' in entry);
    addTimeline(batch, people, repo_id, number, entries, node.author?.login ?? null);
    for (const connection of ['timelineItems', 'labels'] as const) {
      const info = node[connection]?.pageInfo;
      if (info?.hasNextPage && info.endCursor !== null)
        continuations.push({
          repo_id,
          node_id: node.id,
          connection,
          item_kind,
          number,
          after_cursor: info.endCursor,
        });
    }
  }
  batch.users = [...people.rows.values()];
  return { batch, continuations };
}

export function addLabels(
  batch: Pick<FactBatch, 'item_labels'>,
  repo_id: string,
  number: number,
  nodes: readonly ({ name: string } | null)[],
): void {
  for (const node of nodes) if (node !== null) batch.item_labels.push({ repo_id, number, label: node.name });
}

function sharedColumns(repo_id: string, node: ItemNode, people: People) {
  return {
    repo_id,
    number: node.number,
    id: node.fullDatabaseId!,
    node_id: node.id,
    title: node.title,
    author_id: people.add(node.author),
    created_at: node.createdAt,
    updated_at: node.updatedAt,
    closed_at: node.closedAt,
    timeline_count: node.timelineItems?.totalCount ?? 0,
    ...bodyMeasures(node.body),
  };
}
