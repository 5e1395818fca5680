/**
 * The rows that `github` makes and `store` writes: one type per table, with the table's own column names.
 *
 * Instants are ISO 8601 strings in UTC as GitHub sends them ("2026-07-08T09:00:00Z"); ids are decimal strings,
 * because GitHub's 64-bit ids do not fit a JavaScript number. `null` means "GitHub did not say", never zero.
 * A person is referred to by `users.id`; a deleted account (a ghost) is `null`.
 */

import type { WordCode } from '../attention/words.ts';
import type { Disclosure } from './disclosure.ts';

export type ActorType = 'User' | 'Bot' | 'Organization' | 'Mannequin' | 'EnterpriseUserAccount';

/** `id` is GitHub's numeric id, or a negative number made from the login where GitHub gave none. */
export interface UserRow {
  id: string;
  node_id: string | null;
  login: string;
  name: string | null;
  type: ActorType;
}

export interface RepoRow {
  id: string;
  node_id: string;
  full_name: string;
  default_branch: string | null;
  is_private: boolean;
  is_archived: boolean;
  is_fork: boolean;
  created_at: string;
}

export interface PullRequestRow {
  repo_id: string;
  number: number;
  id: string;
  node_id: string;
  title: string;
  author_id: string | null;
  state: 'OPEN' | 'CLOSED' | 'MERGED';
  is_draft: boolean;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  merged_at: string | null;
  merged_by_id: string | null;
  additions: number | null;
  deletions: number | null;
  changed_files: number | null;
  base_ref: string | null;
  body_length: number;
  body_words: number;
  /** What the boxes in its text say about the use of a language model; null = it has none. */
  ai_disclosure: Disclosure;
  /** How many timeline items of the kinds we read GitHub says there are; fewer stored = a gap. null = not asked yet. */
  timeline_count: number | null;
}

export interface IssueRow {
  repo_id: string;
  number: number;
  id: string;
  node_id: string;
  title: string;
  author_id: string | null;
  state: 'OPEN' | 'CLOSED';
  state_reason: string | null;
  created_at: string;
  updated_at: string;
  closed_at: string | null;
  body_length: number;
  body_words: number;
  timeline_count: number | null;
}

/** A comment in the conversation of an issue or of a pull request; `number` tells which. */
export interface IssueCommentRow {
  repo_id: string;
  id: string;
  number: number;
  author_id: string | null;
  created_at: string;
  updated_at: string;
  body_length: number;
  body_words: number;
  /** What the rules of attention read from it (domain/attention/words.ts); null = no text, or never looked at. */
  words: WordCode[] | null;
}

export interface ReviewRow {
  repo_id: string;
  id: string;
  number: number;
  author_id: string | null;
  state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';
  submitted_at: string | null;
  updated_at: string;
  commit_oid: string | null;
  body_length: number;
  body_words: number;
  /** What the rules of attention read from it (domain/attention/words.ts); null = no text, or never looked at. */
  words: WordCode[] | null;
}

/** An inline comment on the diff, from the repository-wide REST list. */
export interface ReviewCommentRow {
  repo_id: string;
  id: string;
  number: number;
  review_id: string | null;
  in_reply_to_id: string | null;
  author_id: string | null;
  path: string | null;
  created_at: string;
  updated_at: string;
  body_length: number;
  body_words: number;
  /** What the rules of attention read from it (domain/attention/words.ts); null = no text, or never looked at. */
  words: WordCode[] | null;
}

/** A label that the repository offers. */
export interface LabelRow {
  repo_id: string;
  name: string;
  color: string;
  description: string | null;
}

/** A label that an issue or pull request carries now. */
export interface ItemLabelRow {
  repo_id: string;
  number: number;
  label: string;
}

/**
 * One entry of an issue's or pull request's timeline that is not itself a comment or a review.
 * `kind` is GitHub's item type in upper case ("LABELED_EVENT"). The last columns are filled where the kind has them.
 */
export interface TimelineEventRow {
  repo_id: string;
  number: number;
  /** GitHub's node id: unique within the item (one commit can stand in two pull requests). */
  id: string;
  kind: string;
  actor_id: string | null;
  created_at: string;
  label: string | null;
  /** Who was assigned, or asked for a review. */
  subject_id: string | null;
  /** "a team" where a team was asked for a review: GitHub tells its name only to who may read its organisation. */
  subject_team: string | null;
  previous_title: string | null;
  current_title: string | null;
  commit_oid: string | null;
  /** A commit that brings another branch in, by its first line; null = no commit, or never looked at. */
  is_merge: boolean | null;
  /** The other item of a cross-reference or a duplicate: "owner/name#12". */
  other_item: string | null;
  /** Of a dismissal: which review, and what it was until then; null = of another kind, or not known. */
  review_id: string | null;
  review_state: string | null;
  /** What closed it, where it was not a person's own click: "PullRequest owner/name#12", "Commit <oid>", "ProjectV2". */
  closer: string | null;
}

export interface ReleaseRow {
  repo_id: string;
  id: string;
  tag_name: string;
  name: string | null;
  author_id: string | null;
  is_draft: boolean;
  is_prerelease: boolean;
  created_at: string;
  published_at: string | null;
}

export interface TagRow {
  repo_id: string;
  name: string;
  target_oid: string;
  is_annotated: boolean;
  tagger_id: string | null;
  tagged_at: string | null;
  commit_author_id: string | null;
  committed_at: string | null;
  /** Whether the tagged commit exists to make this version (release.ts). */
  is_version_bump: boolean | null;
}

/** A file that a pull request changes, as GitHub lists it now; a renamed file stands under its new path. */
export interface PullRequestFileRow {
  repo_id: string;
  number: number;
  path: string;
  additions: number;
  deletions: number;
}

/** What GitHub said when it was asked which files a pull request changes. */
export interface FileListRow {
  repo_id: string;
  number: number;
  /** The pull request's own at that moment: it moves when something is pushed. */
  updated_at: string;
  /** GitHub's count, which goes beyond the 3,000 that it lists; null = GitHub gives no list. */
  changed_files: number | null;
}

/** A field that GitHub could not give us for one item, though the rest of its page arrived. */
export interface UnreadableFieldRow {
  repo_id: string;
  stream: string;
  /** The item's number, or 0 where the error names none. */
  number: number;
  path: string;
  message: string;
  /** GitHub gave it, and it cannot be stored: asking again brings it again. Absent = GitHub could not give it. */
  is_refused?: boolean;
}

/** A nested connection that had more than one page: read on from `after_cursor`. */
export interface ContinuationRow {
  repo_id: string;
  node_id: string;
  connection: 'timelineItems' | 'labels' | 'files';
  item_kind: 'pull_request' | 'issue';
  number: number;
  after_cursor: string;
}

/** Everything that one page of GitHub's answer says, ready to be stored in one transaction. */
export interface FactBatch {
  users: UserRow[];
  pull_requests: PullRequestRow[];
  issues: IssueRow[];
  issue_comments: IssueCommentRow[];
  reviews: ReviewRow[];
  review_comments: ReviewCommentRow[];
  labels: LabelRow[];
  item_labels: ItemLabelRow[];
  timeline_events: TimelineEventRow[];
  pull_request_files: PullRequestFileRow[];
  releases: ReleaseRow[];
  tags: TagRow[];
}

export function emptyBatch(): FactBatch {
  return {
    users: [],
    pull_requests: [],
    issues: [],
    issue_comments: [],
    reviews: [],
    review_comments: [],
    labels: [],
    item_labels: [],
    timeline_events: [],
    pull_request_files: [],
    releases: [],
    tags: [],
  };
}

/** One request to GitHub, with what it cost and how it ended. */
export interface ApiCallRow {
  called_at: string;
  kind: 'graphql' | 'rest';
  /** The stream it read: "pull_requests", "continuations", "counts", … */
  purpose: string;
  repository: string | null;
  /** Who paid: "token", "installation 123", or "app" (the App itself, for its list of installations and their tokens). */
  credential: string;
  /** "ok", "partial" (some fields unreadable), or the kind of failure. */
  outcome: string;
  points: number | null;
  points_left: number | null;
  resets_at: string | null;
  milliseconds: number;
  page_size: number | null;
}

/** What GitHub itself counts in a repository: the other side of the coverage figure. */
/** null = GitHub did not give that part. */
export interface RepositoryCounts {
  pull_requests: number | null;
  issues: number | null;
  releases: number | null;
  tags: number | null;
}
