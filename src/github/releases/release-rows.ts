/** What belongs to a repository as a whole: itself, its labels, releases, tags and inline comments, to rows. */
import { codesOf, wordsIn } from '../../domain/attention/words.ts';
import type { IdentityFragment } from '../answers.generated.ts';
import { emptyBatch, type FactBatch, type LabelRow, type RepoRow } from '../../domain/history/facts.ts';
import { isVersionBump } from '../../domain/releases/release.ts';
import { bodyMeasures, People, type ActorNode, type RestUser } from '../../domain/people/actor-rows.ts';

export type RepositoryNode = IdentityFragment;
export type LabelNode = Pick<LabelRow, 'name' | 'color' | 'description'>;

export interface ReleaseNode {
  databaseId: number | string | null;
  tagName: string;
  name: string | null;
  author: ActorNode | null;
  isDraft: boolean;
  isPrerelease: boolean;
  createdAt: string;
  publishedAt: string | null;
}

interface GitActorNode {
  email?: string | null;
  user: ActorNode | null;
}

interface CommitNode {
  committedDate?: string;
  messageHeadline?: string | null;
  author?: GitActorNode | null;
}

export interface TagNode {
  name: string;
  target:
    | ({
        __typename: string;
        oid: string;
        tagger?: (GitActorNode & { date: string | null }) | null;
        target?: CommitNode;
      } & CommitNode)
    | null;
}

export interface RestReviewComment {
  id: number | string;
  pull_request_review_id: number | string | null;
  in_reply_to_id?: number | string;
  pull_request_url: string;
  user: RestUser | null;
  path: string;
  body: string;
  created_at: string;
  updated_at: string;
}

export function repoRow(node: RepositoryNode): RepoRow {
  return {
    id: String(node.databaseId),
    node_id: node.id,
    full_name: node.nameWithOwner,
    default_branch: node.defaultBranchRef?.name ?? null,
    is_private: node.isPrivate,
    is_archived: node.isArchived,
    is_fork: node.isFork,
    created_at: node.createdAt,
  };
}

export function labelRows(repo_id: string, nodes: readonly LabelNode[]): FactBatch {
  return {
    ...emptyBatch(),
    labels: nodes.map(({ name, color, description }) => ({ repo_id, name, color, description })),
  };
}

export function releaseRows(repo_id: string, nodes: readonly ReleaseNode[]): FactBatch {
  const people = new People();
  // Without its number a release cannot be told from others; its error is kept with the unreadable fields.
  const known = nodes.filter((node) => node.databaseId !== null);
  const releases = known.map((node) => ({
    repo_id,
    id: String(node.databaseId),
    tag_name: node.tagName,
    name: node.name,
    // GitHub types a release's author as a User, so a release by a bot arrives without one.
    author_id: people.add(node.author),
    is_draft: node.isDraft,
    is_prerelease: node.isPrerelease,
    created_at: node.createdAt,
    published_at: node.publishedAt,
  }));
  return { ...emptyBatch(), releases, users: [...people.rows.values()] };
}

export function tagRows(repo_id: string, nodes: readonly TagNode[]): FactBatch {
  const people = new People();
  const tags = nodes.flatMap(({ name, target }) => {
    if (target === null) return [];
    const isAnnotated = target.__typename === 'Tag';
    const commit: CommitNode | undefined = isAnnotated ? target.target : target;
    return {
      repo_id,
      name,
      target_oid: target.oid,
      is_annotated: isAnnotated,
      tagger_id: people.add(taggerOf(target.tagger, commit?.author)),
      tagged_at: inUtc(target.tagger?.date),
      commit_author_id: people.add(commit?.author?.user),
      committed_at: commit?.committedDate ?? null,
      is_version_bump: commit?.messageHeadline == null ? null : isVersionBump(commit.messageHeadline, name),
    };
  });
  return { ...emptyBatch(), tags, users: [...people.rows.values()] };
}

export function reviewCommentRows(repo_id: string, rows: readonly RestReviewComment[]): FactBatch {
  const people = new People();
  const review_comments = rows.map((row) => ({
    repo_id,
    id: String(row.id),
    number: Number(/\/pulls\/(\d+)$/.exec(row.pull_request_url)?.[1]),
    review_id: row.pull_request_review_id === null ? null : String(row.pull_request_review_id),
    in_reply_to_id: row.in_reply_to_id === undefined ? null : String(row.in_reply_to_id),
    author_id: people.addFromRest(row.user),
    path: row.path,
    created_at: row.created_at,
    updated_at: row.updated_at,
    ...bodyMeasures(row.body),
    // The list does not say whose pull request it is: to whom a comment turns is not told.
    words: codesOf(wordsIn(row.body, null)),
  }));
  return { ...emptyBatch(), review_comments, users: [...people.rows.values()] };
}

/** Where GitHub finds no account for the tagger: who wrote the tagged commit under the same address is the same person. */
function taggerOf(
  tagger: GitActorNode | null | undefined,
  author: GitActorNode | null | undefined,
): ActorNode | null | undefined {
  if (!tagger || tagger.user) return tagger?.user;
  const isTheSame = Boolean(tagger.email) && tagger.email?.toLowerCase() === author?.email?.toLowerCase();
  return isTheSame ? author?.user : null;
}

/** A tagger's date carries the tagger's own time zone. One that cannot be read is told from none when it is stored. */
function inUtc(date: string | null | undefined): string | null {
  if (date == null) return null;
  const instant = new Date(date);
  return Number.isNaN(instant.getTime()) ? date : instant.toISOString();
}
