/** Entries of a timeline to rows: comments and reviews to their own tables, everything else to `timeline_events`. */
import { codesOf, wordsIn } from '../../domain/attention/words.ts';
import type { FactBatch, IssueCommentRow, ReviewRow, TimelineEventRow } from '../../domain/history/facts.ts';
import { bodyMeasures, type ActorNode, type People } from '../../domain/people/actor-rows.ts';

interface Elsewhere {
  nameWithOwner: string;
  isPrivate?: boolean;
}

interface OtherItem {
  number?: number;
  repository?: Elsewhere;
}

/** The union of all kinds that `timeline.graphql` and its neighbours ask for. */
export interface TimelineNode {
  __typename: string;
  id: string;
  fullDatabaseId?: string | null;
  author?: ActorNode | null;
  actor?: ActorNode | null;
  body?: string;
  createdAt?: string;
  updatedAt?: string;
  submittedAt?: string | null;
  state?: ReviewRow['state'];
  reviewedCommit?: { oid: string } | null;
  commit?: {
    oid: string;
    committedDate: string;
    messageHeadline: string;
    author: { user: ActorNode | null } | null;
  };
  mergeCommit?: { oid: string } | null;
  afterCommit?: { oid: string } | null;
  label?: { name: string } | null;
  assignee?: ActorNode | null;
  requestedReviewer?: ActorNode | null;
  previousTitle?: string;
  currentTitle?: string;
  source?: OtherItem | null;
  canonical?: OtherItem | null;
  fromRepository?: Elsewhere | null;
  previousReviewState?: string;
  review?: { fullDatabaseId?: string | null } | null;
  closer?: ({ __typename: string; oid?: string } & OtherItem) | null;
}

/** What git and GitHub's button write where a branch is brought up to date; a merged pull request is work. */
const MERGE = /^Merge (remote-tracking )?branch /;

/** GitHub tells a team's name only to who may read its organisation. */
const UNNAMED_TEAM = 'a team';

type TimelineRows = Pick<FactBatch, 'issue_comments' | 'reviews' | 'timeline_events'>;

/**
 * Adds the rows of one item's entries to `batch`. Entries that GitHub could not read arrive as null, or without their
 * number, and are left out: the item's count of entries then tells that it is not whole.
 * @param opener login of the item's author, to whom comments may turn; null = not known
 */
export function addTimeline(
  batch: TimelineRows,
  people: People,
  repo_id: string,
  number: number,
  nodes: readonly (TimelineNode | null)[],
  opener: string | null,
): void {
  for (const node of nodes) {
    if (node === null || (isSpoken(node) && node.fullDatabaseId == null)) continue;
    if (node.__typename === 'IssueComment')
      batch.issue_comments.push(commentRow(node, people, repo_id, number, opener));
    else if (node.__typename === 'PullRequestReview')
      batch.reviews.push(reviewRow(node, people, repo_id, number, opener));
    else batch.timeline_events.push(eventRow(node, people, repo_id, number));
  }
}

function isSpoken({ __typename }: TimelineNode): boolean {
  return __typename === 'IssueComment' || __typename === 'PullRequestReview';
}

function commentRow(
  node: TimelineNode,
  people: People,
  repo_id: string,
  number: number,
  opener: string | null,
): IssueCommentRow {
  return {
    repo_id,
    id: node.fullDatabaseId!,
    number,
    author_id: people.add(node.author),
    created_at: node.createdAt!,
    updated_at: node.updatedAt!,
    ...bodyMeasures(node.body),
    words: codesOf(wordsIn(node.body, opener)),
  };
}

function reviewRow(
  node: TimelineNode,
  people: People,
  repo_id: string,
  number: number,
  opener: string | null,
): ReviewRow {
  return {
    repo_id,
    id: node.fullDatabaseId!,
    number,
    author_id: people.add(node.author),
    state: node.state!,
    submitted_at: node.submittedAt ?? null,
    updated_at: node.updatedAt!,
    commit_oid: node.reviewedCommit?.oid ?? null,
    ...bodyMeasures(node.body),
    words: codesOf(wordsIn(node.body, opener)),
  };
}

function eventRow(node: TimelineNode, people: People, repo_id: string, number: number): TimelineEventRow {
  const { commit, closer, source } = node;
  // An App may be shown what its account keeps private: neither the name of that place is stored nor who worked there.
  const isElsewherePrivate = source?.repository?.isPrivate === true;
  return {
    repo_id,
    number,
    id: node.id,
    kind: kindOf(node.__typename),
    // A commit has an author instead of an actor, and the committer's date instead of its own.
    actor_id: isElsewherePrivate ? null : people.add(commit ? commit.author?.user : node.actor),
    created_at: commit?.committedDate ?? node.createdAt!,
    label: node.label?.name ?? null,
    subject_id: people.add(node.assignee ?? node.requestedReviewer),
    subject_team: node.requestedReviewer?.__typename === 'Team' ? UNNAMED_TEAM : null,
    previous_title: node.previousTitle ?? null,
    current_title: node.currentTitle ?? null,
    commit_oid: commit?.oid ?? node.mergeCommit?.oid ?? node.afterCommit?.oid ?? null,
    is_merge: commit ? MERGE.test(commit.messageHeadline) : null,
    other_item: itemName(source ?? node.canonical) ?? publicName(node.fromRepository),
    review_id: node.review?.fullDatabaseId ?? null,
    review_state: node.previousReviewState ?? null,
    closer: closer ? [closer.__typename, itemName(closer) ?? closer.oid].filter(Boolean).join(' ') : null,
  };
}

/** "ReadyForReviewEvent" → "READY_FOR_REVIEW_EVENT", the name by which it is asked for. */
export function kindOf(typename: string): string {
  return typename.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase();
}

function itemName(item: OtherItem | null | undefined): string | null {
  const repository = publicName(item?.repository);
  return repository !== null && item?.number !== undefined ? `${repository}#${item.number}` : null;
}

function publicName(repository: Elsewhere | null | undefined): string | null {
  return repository && !repository.isPrivate ? repository.nameWithOwner : null;
}
