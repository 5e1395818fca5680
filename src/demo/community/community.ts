/**
 * The community that the stand-in serves, in GitHub's own words: field names are GraphQL's, so that most fields
 * are read straight from these objects. Lists are read by index and may be made on the spot: a simulated community
 * of a million pull requests stores none of them.
 */

/** A list that is read by index; `at(index)` is defined for 0 ≤ index < count. */
export interface Items<T> {
  readonly count: number;
  at(index: number): T;
}

/** `login` as GraphQL spells it ("dependabot", where REST says "dependabot[bot]"). `databaseId` null = never given. */
export interface Actor {
  __typename: 'User' | 'Bot' | 'Organization' | 'Mannequin';
  id: string;
  databaseId: number | null;
  login: string;
  name: string | null;
  /** Absent = none is set. */
  status?: { indicatesLimitedAvailability: boolean; expiresAt: string | null } | null;
}

export interface Team {
  __typename: 'Team';
  id: string;
  databaseId: number;
  name: string;
  slug: string;
  combinedSlug: string;
}

export interface Label {
  __typename: 'Label';
  id: string;
  name: string;
  color: string;
  description: string | null;
}

/** Dates are ISO 8601 in UTC. `user` is the GitHub account of the author, where GitHub can tell. */
export interface Commit {
  __typename: 'Commit';
  id: string;
  oid: string;
  authoredDate: string;
  committedDate: string;
  /** `email` is what the commit says, which GitHub may know no account for. */
  author: { date: string; user: Actor | null; email?: string } | null;
  /** First line of the message; absent = empty. */
  messageHeadline?: string;
  /** Absent = nothing ever checked it. */
  checks?: CheckContext[];
  suites?: CheckSuite[];
}

/** A check run or a commit's status, as the roll-up lists them. */
export type CheckContext = { isRequired: boolean } & (
  | {
      __typename: 'CheckRun';
      name: string;
      status: 'COMPLETED' | 'IN_PROGRESS' | 'QUEUED';
      conclusion:
        'SUCCESS' | 'FAILURE' | 'CANCELLED' | 'NEUTRAL' | 'SKIPPED' | 'TIMED_OUT' | 'ACTION_REQUIRED' | null;
      completedAt: string | null;
    }
  | {
      __typename: 'StatusContext';
      context: string;
      state: 'SUCCESS' | 'FAILURE' | 'ERROR' | 'PENDING' | 'EXPECTED';
      createdAt: string;
    }
);

export interface CheckSuite {
  __typename: 'CheckSuite';
  id: string;
  conclusion: 'SUCCESS' | 'FAILURE' | 'ACTION_REQUIRED' | null;
  createdAt: string;
  /** null = of another App than GitHub's own. */
  workflowRun: { __typename: 'WorkflowRun'; createdAt: string } | null;
}

/** One version of a text, the first one included; GitHub keeps them once a text has been edited. */
export interface Revision {
  id: string;
  editedAt: string;
  editor: Actor | null;
  /** null = this version was deleted from the history. */
  text: string | null;
}

/** What a body says, where that matters; otherwise its length is all that is known of it. */
export interface Words {
  bodyLength: number;
  /** As it reads now; `bodyLength` is its length. */
  text?: string;
  /** Oldest first; absent or empty = never edited. */
  revisions?: Revision[];
}

/** "owner/name" and number of an issue or pull request, which is looked up when it is asked for. */
export interface ItemReference {
  repository: string;
  number: number;
}

export interface Comment extends Words {
  __typename: 'IssueComment';
  id: string;
  databaseId: number;
  author: Actor | null;
  authorAssociation: string;
  createdAt: string;
  updatedAt: string;
}

/** An inline comment on the diff: served by REST alone. `replyToId` is the first comment of its thread. */
export interface ReviewComment {
  id: string;
  databaseId: number;
  author: Actor | null;
  authorAssociation: string;
  createdAt: string;
  updatedAt: string;
  path: string | null;
  replyToId: number | null;
  bodyLength: number;
}

export interface Review {
  __typename: 'PullRequestReview';
  id: string;
  databaseId: number;
  author: Actor | null;
  authorAssociation: string;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  submittedAt: string | null;
  createdAt: string;
  updatedAt: string;
  commit: Commit | null;
  bodyLength: number;
  comments: ReviewComment[];
}

/** A timeline entry that is neither comment nor review; `__typename` is GitHub's ("LabeledEvent"). */
export interface TimelineEvent {
  __typename: string;
  id: string;
  createdAt: string;
  actor: Actor | null;
  label?: Label;
  assignee?: Actor | null;
  requestedReviewer?: Actor | Team | null;
  review?: Review | null;
  previousReviewState?: Review['state'];
  previousTitle?: string;
  currentTitle?: string;
  milestoneTitle?: string;
  lockReason?: string | null;
  commit?: Commit | null;
  beforeCommit?: Commit | null;
  afterCommit?: Commit | null;
  /** The item that mentions this one, or the one this duplicates. */
  source?: ItemReference;
  canonical?: ItemReference | null;
  duplicate?: ItemReference | null;
  isCrossRepository?: boolean;
  willCloseTarget?: boolean;
  /** null = a person closed it by hand. */
  closer?: Commit | ItemReference | null;
  stateReason?: string | null;
  mergeRefName?: string;
  /** Of SubIssueAddedEvent and SubIssueRemovedEvent; of ParentIssueAddedEvent and ParentIssueRemovedEvent. */
  subIssue?: ItemReference;
  parent?: ItemReference;
  /** Of TransferredEvent: the repository that it came from. */
  fromRepository?: Repository | null;
}

export type TimelineEntry = Comment | Review | TimelineEvent;

interface Conversation extends Words {
  id: string;
  databaseId: number;
  repository: Repository;
  number: number;
  title: string;
  author: Actor | null;
  authorAssociation: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  locked: boolean;
  labels: Label[];
  /** In the order of `createdAt`; the comments and reviews of the item stand in it themselves. */
  timeline: TimelineEntry[];
}

export interface Issue extends Conversation {
  __typename: 'Issue';
  state: 'OPEN' | 'CLOSED';
  stateReason: string | null;
  subIssues?: ItemReference[];
}

/** `pushedAt` is the instant since which it is among the changes; null = from the beginning. */
export interface ChangedFile {
  path: string;
  additions: number;
  deletions: number;
  changeType: 'ADDED' | 'DELETED' | 'MODIFIED';
  pushedAt: string | null;
}

export interface PullRequest extends Conversation {
  __typename: 'PullRequest';
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  isDraft: boolean;
  mergedAt: string | null;
  mergedBy: Actor | null;
  additions: number;
  deletions: number;
  changedFiles: number;
  /** Absent = nobody recorded them: GitHub's null. */
  files?: ChangedFile[];
  baseRefName: string;
  /** Absent = it can be merged. */
  mergeable?: 'MERGEABLE' | 'CONFLICTING' | 'UNKNOWN';
  /** Absent = no review is required. */
  reviewDecision?: 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED';
  /** By the databaseId of the comment that opened each; those that are not named are open and about the present lines. */
  threads?: Record<number, { isResolved: boolean; isOutdated: boolean }>;
}

export type Item = Issue | PullRequest;

export interface Release {
  __typename: 'Release';
  id: string;
  databaseId: number;
  tagName: string;
  name: string | null;
  author: Actor | null;
  isDraft: boolean;
  isPrerelease: boolean;
  createdAt: string;
  publishedAt: string | null;
}

/** An annotated tag: its own object, which points at a commit. */
export interface AnnotatedTag {
  __typename: 'Tag';
  id: string;
  oid: string;
  name: string;
  message: string;
  tagger: { date: string; user: Actor | null; email?: string } | null;
  target: Commit;
}

/** A ref under refs/tags/, in the order of the tagged commits' dates. */
export interface TagRef {
  __typename: 'Ref';
  id: string;
  name: string;
  prefix: string;
  target: AnnotatedTag | Commit;
}

/** A file on the default branch with its history, oldest first. `text` null = the commit deleted it. */
export interface FileHistory {
  path: string;
  revisions: { commit: Commit; text: string | null }[];
}

export interface Collaborator {
  user: Actor;
  permission: 'ADMIN' | 'MAINTAIN' | 'WRITE' | 'TRIAGE' | 'READ';
}

export interface Repository {
  __typename: 'Repository';
  id: string;
  databaseId: number;
  owner: Actor;
  name: string;
  nameWithOwner: string;
  /** GitHub still answers to the name it had before. */
  formerName?: string;
  isPrivate: boolean;
  isArchived: boolean;
  isFork: boolean;
  createdAt: string;
  updatedAt: string;
  defaultBranchRef: { __typename: 'Ref'; id: string; name: string; prefix: string } | null;
  /** In created order (createdAt, number), which is not always the order of numbers. */
  pullRequests: Items<PullRequest>;
  issues: Items<Issue>;
  labels: Label[];
  releases: Release[];
  tags: TagRef[];
  /** As REST names them; absent = GitHub does not tell. */
  settings?: { has_pull_requests?: boolean; pull_request_creation_policy?: 'all' | 'collaborators_only' };
  /** Absent = none is known. */
  files?: FileHistory[];
  /** Shown only to who may write there or has the app installed; absent = GitHub does not show them. */
  collaborators?: Collaborator[];
  /** What the rules of the default branch say; absent = it has none. */
  rules?: (
    | { __typename: 'RequiredStatusChecksParameters'; requiredStatusChecks: { context: string }[] }
    | { __typename: 'PullRequestParameters'; dismissStaleReviewsOnPush: boolean }
  )[];
  /** At the tip of the default branch; absent = nothing checks it. */
  baseChecks?: CheckContext[];
  byNumber(number: number): Item | undefined;
}

export interface DraftIssue extends Words {
  __typename: 'DraftIssue';
  id: string;
  title: string;
  createdAt: string;
  updatedAt: string;
  creator: Actor | null;
}

/** A field of a board with what a card says in it. */
export type CardField =
  | {
      __typename: 'ProjectV2ItemFieldIterationValue';
      field: string;
      title: string;
      startDate: string;
      duration: number;
    }
  | { __typename: 'ProjectV2ItemFieldSingleSelectValue'; field: string; name: string }
  | { __typename: 'ProjectV2ItemFieldNumberValue'; field: string; number: number }
  | { __typename: 'ProjectV2ItemFieldDateValue'; field: string; date: string };

export interface ProjectItem {
  __typename: 'ProjectV2Item';
  id: string;
  databaseId: number;
  createdAt: string;
  updatedAt: string;
  creator: Actor | null;
  isArchived: boolean;
  /** null = what it showed is gone, or hidden from the viewer. */
  content: ItemReference | DraftIssue | null;
  fields: CardField[];
}

/** A board (GitHub Projects v2) with its cards in the order of their making. */
export interface Project {
  __typename: 'ProjectV2';
  id: string;
  number: number;
  owner: Actor;
  title: string;
  public: boolean;
  closed: boolean;
  createdAt: string;
  updatedAt: string;
  cards: ProjectItem[];
}

export interface Community {
  repositories: Repository[];
  /** Absent = no boards. */
  projects?: Project[];
  /** By login in any letter case. */
  actor(login: string): Actor | undefined;
  /** By GraphQL node id. */
  node(id: string): { __typename: string } | undefined;
}
