/** Planning issues to rows: of their words only the references to pull requests. */
import { referencesIn } from '../../domain/planning/links.ts';
import type {
  PlanningBatch,
  PlanningIssueRow,
  PlanningLabelRow,
  PlanningLinkRow,
  PlanningOrigin,
} from '../../domain/planning/plans.ts';
import { repoRow, type RepositoryNode } from '../releases/release-rows.ts';

export interface NestedList<T> {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: (T | null)[];
}

interface Words {
  id: string;
  createdAt: string;
  lastEditedAt: string | null;
  body: string;
}

export interface PlanningComment extends Words {
  fullDatabaseId: string | null;
}

export interface PlanningEvent {
  __typename: string;
  createdAt?: string;
  label?: { name: string } | null;
  subIssue?: { id: string } | null;
}

export interface PlanningIssueNode extends Words {
  number: number;
  url: string;
  title: string;
  updatedAt: string;
  repository: RepositoryNode;
  comments: NestedList<PlanningComment>;
  timelineItems: NestedList<PlanningEvent>;
}

/** One version of a text. `text` null = GitHub no longer has it. */
export interface Version {
  edited_at: string;
  text: string | null;
}

export interface PlanningPlace {
  /** What made these issues planning items, and when; null = they stand in the planning repository, since ever. */
  added: ReadonlyMap<string, { origin: Exclude<PlanningOrigin, 'repository'>; planned_since: string }> | null;
  /** Host of the addresses in the texts. */
  host: string;
  /** Versions of edited texts by node id, oldest first; a text that is not in it was never edited. */
  versions: ReadonlyMap<string, readonly Version[]>;
}

export function planningRows(nodes: readonly PlanningIssueNode[], place: PlanningPlace): PlanningBatch {
  const batch: PlanningBatch = { repos: [], issues: [], labels: [], texts: [], links: [], sub_issues: [] };
  const repos = new Map(nodes.map(({ repository }) => [repository.databaseId, repoRow(repository)]));
  batch.repos = [...repos.values()];
  for (const node of nodes) {
    const issue = issueRow(node, place);
    batch.issues.push(issue);
    const events = node.timelineItems.nodes.filter((event) => event !== null);
    batch.labels.push(...labelRows(issue, events));
    for (const { createdAt, subIssue } of events)
      if (subIssue && createdAt !== undefined)
        batch.sub_issues.push({ node_id: subIssue.id, origin: 'sub_issue', planned_since: createdAt });
    const comments = node.comments.nodes.filter((comment) => comment !== null);
    const texts = [
      { kind: 'body' as const, text: node, url: node.url },
      ...comments.map((text) => ({
        kind: 'comment' as const,
        text,
        url: text.fullDatabaseId === null ? node.url : `${node.url}#issuecomment-${text.fullDatabaseId}`,
      })),
    ];
    for (const { kind, text, url } of texts) {
      const { repo_id, number } = issue;
      batch.texts.push({ repo_id, id: text.id, number, kind, last_edited_at: text.lastEditedAt });
      const home = node.repository.nameWithOwner;
      for (const link of linksIn(text, home, place)) batch.links.push({ repo_id, number, url, ...link });
    }
  }
  return batch;
}

function issueRow(node: PlanningIssueNode, { added }: PlanningPlace): PlanningIssueRow {
  const { origin, planned_since } = added?.get(node.id) ?? {
    origin: 'repository' as const,
    planned_since: node.createdAt,
  };
  return {
    repo_id: String(node.repository.databaseId),
    number: node.number,
    node_id: node.id,
    title: node.title,
    origin,
    planned_since,
    created_at: node.createdAt,
    updated_at: node.updatedAt,
  };
}

/** When each label was on: from one event to the next of the same label. */
function labelRows(
  { repo_id, number }: PlanningIssueRow,
  events: readonly PlanningEvent[],
): PlanningLabelRow[] {
  const rows: PlanningLabelRow[] = [];
  const worn = new Map<string, PlanningLabelRow>();
  for (const { __typename, label, createdAt } of events) {
    if (!label || createdAt === undefined) continue;
    const open = worn.get(label.name);
    if (__typename === 'LabeledEvent' && !open) {
      const row = { repo_id, number, label: label.name, since: createdAt, until: 'infinity' };
      worn.set(label.name, row);
      rows.push(row);
    } else if (__typename === 'UnlabeledEvent' && open) {
      open.until = createdAt;
      worn.delete(label.name);
    }
  }
  // On and off within a second was never on.
  return rows.filter(({ since, until }) => since !== until);
}

/**
 * What was never edited said it from the beginning. An edited text said it from the first version that has the link;
 * where only the text as it reads now has it, no version that can be read tells when.
 */
function linksIn(
  text: Words,
  home: string,
  { host, versions }: PlanningPlace,
): Omit<PlanningLinkRow, 'repo_id' | 'number' | 'url'>[] {
  const said = new Map<string, Omit<PlanningLinkRow, 'repo_id' | 'number' | 'url'>>();
  const say = (words: string, linked_at: string | null) => {
    for (const { repository, number } of referencesIn(words, { host, home })) {
      const key = `${repository}#${number}`;
      if (!said.has(key))
        said.set(key, { text_id: text.id, other_repository: repository, other_number: number, linked_at });
    }
  };
  const known = versions.get(text.id);
  if (known === undefined) say(text.body, text.lastEditedAt === null ? text.createdAt : null);
  else {
    // A version that is gone may have been the first with the link: what shows only after it cannot be dated.
    let isWhole = true;
    for (const { edited_at, text: words } of known) {
      if (words === null) isWhole = false;
      else say(words, isWhole ? edited_at : null);
    }
    say(text.body, null);
  }
  return [...said.values()];
}
