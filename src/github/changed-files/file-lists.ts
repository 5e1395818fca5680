/** Which files pull requests change: up to a hundred pull requests in one request, each with its first hundred files. */
import {
  emptyBatch,
  type ContinuationRow,
  type FactBatch,
  type FileListRow,
  type RepoRow,
} from '../../domain/history/facts.ts';
import type { GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubUnavailable, TooHeavy, type FieldError } from '../transport/failures.ts';
import type { PageSize } from '../transport/page-size.ts';

/** A pull request whose files are to be read. */
export interface WantedFileList {
  node_id: string;
  number: number;
  /** As it is stored. */
  updated_at: string;
}

export interface FileNode {
  path: string;
  additions: number;
  deletions: number;
}

interface PullRequestNode {
  __typename: string;
  updatedAt: string;
  changedFiles: number;
  files: {
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    nodes: (FileNode | null)[] | null;
  } | null;
}

export interface ReadFileLists {
  batch: FactBatch;
  lists: FileListRow[];
  /** Lists of more than a hundred files. */
  continuations: ContinuationRow[];
  /** What GitHub answered with an error instead of a list. */
  failed: WantedFileList[];
  /** How many of the wanted ones, from the first, this is the answer for. */
  asked: number;
  points: number | null;
  points_left: number | null;
}

/**
 * The first of the wanted lists, as many as GitHub can give at once. One alone that GitHub cannot give at all, however
 * withRetry it is asked, is a failed one: its diff may be too large for ever, and must not keep the others back.
 * @throws GitHubRefused · GitHubUnavailable · Stopped
 */
export async function readFileLists(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  wanted: readonly WantedFileList[],
  size: PageSize,
): Promise<ReadFileLists> {
  const text = document('changed-files');
  for (;;) {
    const some = wanted.slice(0, size.now);
    try {
      const { data, errors, points, points_left } = await github.query(
        text,
        { ids: some.map(({ node_id }) => node_id) },
        { purpose: 'changed_files', repository: repo.full_name, page_size: some.length },
        { canShrink: some.length > 1 },
      );
      if (data.nodes === null) throw new TooHeavy(errors[0]?.message ?? 'an empty answer');
      size.good();
      const nodes = data.nodes.map((node) => (node !== null && 'changedFiles' in node ? node : null));
      return { ...fileListRows(repo.id, some, nodes, errors), asked: some.length, points, points_left };
    } catch (error) {
      const isAlone = some.length === 1 && (error instanceof TooHeavy || error instanceof GitHubUnavailable);
      if (isAlone)
        return { ...fileListRows(repo.id, some, [], []), asked: 1, points: null, points_left: null };
      if (!(error instanceof TooHeavy)) throw error;
      halveFrom(some.length, size);
    }
  }
}

/** The last of the lists may be fewer than a page: half of what was asked, not of what could have been. */
function halveFrom(asked: number, size: PageSize): void {
  while (size.halve() && size.now >= asked);
}

export function fileListRows(
  repo_id: string,
  wanted: readonly WantedFileList[],
  nodes: readonly (PullRequestNode | null)[],
  errors: readonly FieldError[],
): Pick<ReadFileLists, 'batch' | 'lists' | 'continuations' | 'failed'> {
  const batch = emptyBatch();
  const lists: FileListRow[] = [];
  const continuations: ContinuationRow[] = [];
  const failed: WantedFileList[] = [];
  // An error's path names the list: ["nodes", 3, "files"]. Without one, null means that GitHub has no list.
  const broken = new Set(errors.filter(({ path }) => path[2] === 'files').map(({ path }) => path[1]));
  wanted.forEach((entry, index) => {
    const node = nodes[index];
    if (node?.__typename !== 'PullRequest' || (node.files === null && broken.has(index))) {
      failed.push(entry);
      return;
    }
    const { number, node_id } = entry;
    lists.push({
      repo_id,
      number,
      updated_at: node.updatedAt,
      changed_files: node.files && node.changedFiles,
    });
    addFiles(batch, repo_id, number, node.files?.nodes ?? []);
    const { hasNextPage = false, endCursor = null } = node.files?.pageInfo ?? {};
    if (hasNextPage && endCursor !== null)
      continuations.push({
        repo_id,
        node_id,
        connection: 'files',
        item_kind: 'pull_request',
        number,
        after_cursor: endCursor,
      });
  });
  return { batch, lists, continuations, failed };
}

export function addFiles(
  batch: Pick<FactBatch, 'pull_request_files'>,
  repo_id: string,
  number: number,
  nodes: readonly (FileNode | null)[],
): void {
  for (const node of nodes)
    if (node !== null) {
      const { path, additions, deletions } = node;
      batch.pull_request_files.push({ repo_id, number, path, additions, deletions });
    }
}
