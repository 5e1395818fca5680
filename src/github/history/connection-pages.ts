/** Pages of GraphQL's lists: issues, pull requests, labels, releases, tags. */
import type { ContinuationRow, FactBatch, UnreadableFieldRow } from '../../domain/history/facts.ts';
import type { Answer } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import {
  GitHubRefused,
  GitHubUnavailable,
  isOfCursor,
  isUnseenTeam,
  TooHeavy,
  type FieldError,
} from '../transport/failures.ts';
import { words } from '../transport/words.ts';
import { issueRows, pullRequestRows, type IssueNode, type PullRequestNode } from './item-rows.ts';
import { nodeByNode } from './node-by-node.ts';
import { requireSame } from './same-repository.ts';
import { LIGHT_PAGE, type Page, type Reading, type RepositoryStream } from './page.ts';
import {
  labelRows,
  releaseRows,
  tagRows,
  type LabelNode,
  type ReleaseNode,
  type TagNode,
} from '../releases/release-rows.ts';
import { ISSUE_KINDS, PULL_REQUEST_KINDS } from './timeline-kinds.ts';

interface Connection {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: unknown[] | null;
}

interface Question {
  document: 'pull-requests' | 'issues' | 'labels' | 'releases' | 'tags';
  /** Null = this stream has no dates to choose by. */
  kinds: string[] | null;
  rows(repoId: string, nodes: never[]): FactBatch | { batch: FactBatch; continuations: ContinuationRow[] };
}

const QUESTIONS: Record<Exclude<RepositoryStream, 'review_comments'>, Question> = {
  pull_requests: {
    document: 'pull-requests',
    kinds: PULL_REQUEST_KINDS,
    rows: (id, nodes: PullRequestNode[]) => pullRequestRows(id, nodes),
  },
  issues: { document: 'issues', kinds: ISSUE_KINDS, rows: (id, nodes: IssueNode[]) => issueRows(id, nodes) },
  labels: { document: 'labels', kinds: null, rows: (id, nodes: LabelNode[]) => labelRows(id, nodes) },
  releases: { document: 'releases', kinds: null, rows: (id, nodes: ReleaseNode[]) => releaseRows(id, nodes) },
  tags: { document: 'tags', kinds: null, rows: (id, nodes: TagNode[]) => tagRows(id, nodes) },
};

export async function* connectionPages(
  stream: Exclude<RepositoryStream, 'review_comments'>,
  reading: Reading,
): AsyncGenerator<Page, undefined> {
  const { github, repo, size } = reading;
  const question = QUESTIONS[stream];
  const text = document(question.document);
  const [owner, name] = repo.full_name.split('/');
  const downTo = question.kinds ? reading.downTo : null;
  const orderBy = { field: downTo?.field ?? 'CREATED_AT', direction: downTo ? 'DESC' : 'ASC' };
  const dated = question.kinds ? { kinds: question.kinds, orderBy } : {};
  let after = reading.after;
  // A cursor that is kept since an earlier run may be refused. What comes twice then is stored once.
  let mayBeginAgain = after !== null;
  for (;;) {
    const { answer, connection, first } = await askForPage();
    const nodes = connection.nodes ?? [];
    const readable = nodes.filter((node) => node !== null) as DatedNode[];
    const wanted = downTo ? readable.filter((node) => isRecent(node, downTo)) : readable;
    const rows = nodeByNode(wanted, (some) => question.rows(repo.id, some as never[]), {
      repo_id: repo.id,
      stream,
    });
    after = connection.pageInfo.endCursor ?? after;
    const done = !connection.pageInfo.hasNextPage || wanted.length < readable.length;
    yield {
      ...rows,
      unreadable: [...rows.unreadable, ...unreadableFields(repo.id, stream, answer.errors, nodes, after)],
      cursor: after,
      done,
      total: downTo ? null : connection.totalCount,
      page_size: first,
      points: answer.points,
      points_left: answer.points_left,
    };
    if (done) return;
  }

  async function askForPage(): Promise<{ answer: Answer<unknown>; connection: Connection; first: number }> {
    for (;;) {
      const first = question.kinds ? size.now : LIGHT_PAGE;
      try {
        const answer = await github.query<{
          repository: { databaseId?: number | null; page: Connection | null };
        }>(
          text,
          { owner, name, first, after, ...dated },
          { purpose: stream, repository: repo.full_name, page_size: first },
          { canShrink: question.kinds !== null && first > 1 },
        );
        requireSame(repo, answer.data.repository);
        const connection =
          answer.data.repository.page ?? emptyUnlessRefused(repo.full_name, stream, answer.errors);
        // An error that could not be kept to one item empties the whole page.
        if (connection?.nodes == null) throw new TooHeavy(answer.errors[0]?.message ?? 'an empty page');
        size.good();
        return { answer, connection, first };
      } catch (error) {
        if (error instanceof GitHubRefused && error.isOfCursor && mayBeginAgain) {
          mayBeginAgain = false;
          after = null;
          continue;
        }
        if (!(error instanceof TooHeavy)) throw error;
        if (!size.halve())
          throw new GitHubUnavailable(
            `${repo.full_name}: GitHub cannot deliver even one item of ${stream} (${error.message}); run it again later, it goes on from here.`,
            { isOfThis: true },
          );
      }
    }
  }
}

/**
 * GitHub has no list of references for a repository without a commit, and says so without an error.
 * @returns null where asking for less may help
 */
function emptyUnlessRefused(
  repository: string,
  stream: string,
  errors: readonly FieldError[],
): Connection | null {
  if (errors.length === 0)
    return { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  const refused = errors.find(
    ({ path, message }) =>
      path.length === 2 && path[1] === 'page' && !/something went wrong|tim(ed|e) ?out/i.test(message),
  );
  if (!refused) return null;
  const reason = words(refused.message);
  throw new GitHubRefused(`${repository}: GitHub refused (${stream}: ${reason}).`, {
    parts: ['page'],
    isOfCursor: isOfCursor(refused),
    reason,
  });
}

interface DatedNode {
  createdAt?: string;
  updatedAt?: string;
}

function isRecent(
  { createdAt, updatedAt }: DatedNode,
  { field, instant }: NonNullable<Reading['downTo']>,
): boolean {
  // What has no date that can be read must not end the reading of those that have.
  return !(Date.parse((field === 'CREATED_AT' ? createdAt : updatedAt)!) < Date.parse(instant));
}

/** An error's path names the item by its place on the page: ["repository", "page", "nodes", 3, "author"]. */
function unreadableFields(
  repo_id: string,
  stream: string,
  errors: readonly FieldError[],
  nodes: readonly unknown[],
  after: string | null,
): UnreadableFieldRow[] {
  return errors.flatMap((error) => {
    if (isUnseenTeam(error)) return [];
    const { path, message } = error;
    const node =
      typeof path[3] === 'number' ? (nodes[path[3]] as { number?: number } | null | undefined) : undefined;
    const field = path.slice(node ? 4 : 2).join('.');
    return {
      repo_id,
      stream,
      number: node?.number ?? 0,
      path: node ? field : `${field} before ${after}`,
      message,
    };
  });
}
