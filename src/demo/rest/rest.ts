/** The REST calls that Headwater makes, read alone. */
import { bodyText } from '../community/body-text.ts';
import type { Actor, PullRequest, Repository } from '../community/community.ts';
import type { Route, Stage } from '../extension.ts';
import { links, message, pageAsked, pageOf, type RestAnswer, type RestRequest } from './request.ts';
import {
  placedComments,
  reviewCommentList,
  type CommentOrder,
  type PlacedComment,
} from './review-comment-list.ts';
import { repositoryRoutes } from './routes.ts';

export const READING_ROUTES: Route[] = [
  { on: 'GET /', answer: ({ base }) => ({ status: 200, body: { current_user_url: `${base}/user` } }) },
  { on: 'GET /user', answer: (_, { viewer }) => ({ status: 200, body: account(viewer) }) },
  ...repositoryRoutes('GET', '', (repository, { base }) => ({
    status: 200,
    body: repositoryBody(repository, base),
  })),
  ...repositoryRoutes('GET', '/pulls/comments', reviewComments),
  { on: 'GET /users/:login/repos', answer: ownersRepositories },
];

function ownersRepositories(request: RestRequest, { served }: Stage): RestAnswer {
  const login = request.params['login']?.toLowerCase();
  const owned = served.community.repositories.filter(
    ({ owner, isPrivate }) => !isPrivate && owner.login.toLowerCase() === login,
  );
  const { rows, headers } = pageOf(owned, request);
  return { status: 200, headers, body: rows.map((one) => repositoryBody(one, request.base)) };
}

function reviewComments(repository: Repository, request: RestRequest, { served }: Stage): RestAnswer {
  const { base, query } = request;
  const { size, page } = pageAsked(request);
  const order: CommentOrder = query.get('sort') === 'updated' ? 'updated' : 'created';
  const descending = query.has('sort') && query.get('direction') === 'desc';
  const since = query.get('since');
  const from = since === null ? null : Date.parse(since);
  if (Number.isNaN(from)) return message(422, `Invalid since: ${since}`);
  const list = reviewCommentList(served, repository);
  const ranks = list.ranks(order, from);
  const start = (page - 1) * size;
  const body: unknown[] = [];
  for (let position = start; position < Math.min(ranks.length, start + size); position += 1) {
    const rank = ranks[descending ? ranks.length - 1 - position : position] as number;
    body.push(reviewCommentBody(list.at(rank), repository, base));
  }
  // GitHub's own links name the repository by its number, so that they outlive a rename.
  const home = `${base}/repositories/${repository.databaseId}/pulls/comments`;
  return { status: 200, body, headers: links(request, home, ranks.length) };
}

/** REST adds "[bot]" to a bot's login. */
export function account({ login, databaseId, id, __typename }: Actor) {
  const name = __typename === 'Bot' ? `${login}[bot]` : login;
  return {
    login: name,
    id: databaseId,
    node_id: id,
    type: __typename,
    url: `https://api.github.com/users/${encodeURIComponent(name)}`,
  };
}

/** REST names deleted accounts in two ways, both seen on GitHub: null, and the account "ghost". */
function authorOf({ author, databaseId }: PlacedComment['comment']) {
  if (author) return account(author);
  return databaseId % 2 === 0
    ? null
    : {
        login: 'ghost',
        id: 10137,
        node_id: 'MDQ6VXNlcjEwMTM3',
        type: 'User',
        url: 'https://api.github.com/users/ghost',
      };
}

function reviewCommentBody(
  { comment, pullRequest, reviewId }: PlacedComment,
  repository: Repository,
  base: string,
) {
  const home = `${base}/repos/${repository.nameWithOwner}/pulls`;
  return {
    url: `${home}/comments/${comment.databaseId}`,
    pull_request_review_id: reviewId,
    id: comment.databaseId,
    node_id: comment.id,
    path: comment.path,
    user: authorOf(comment),
    body: bodyText(comment.bodyLength),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: `https://github.com/${repository.nameWithOwner}/pull/${pullRequest.number}#discussion_r${comment.databaseId}`,
    pull_request_url: `${home}/${pullRequest.number}`,
    author_association: comment.authorAssociation,
    ...(comment.replyToId === null ? {} : { in_reply_to_id: comment.replyToId }),
  };
}

/** The inline comments of these pull requests as the list would give them, in no particular order. */
export function restReviewComments(repository: Repository, pullRequests: readonly PullRequest[]) {
  return pullRequests.flatMap((pullRequest) =>
    placedComments(pullRequest).map((placed) => reviewCommentBody(placed, repository, '')),
  );
}

function repositoryBody(repository: Repository, base: string) {
  return {
    id: repository.databaseId,
    node_id: repository.id,
    name: repository.name,
    full_name: repository.nameWithOwner,
    private: repository.isPrivate,
    owner: account(repository.owner),
    html_url: `https://github.com/${repository.nameWithOwner}`,
    fork: repository.isFork,
    archived: repository.isArchived,
    url: `${base}/repos/${repository.nameWithOwner}`,
    created_at: repository.createdAt,
    updated_at: repository.updatedAt,
    default_branch: repository.defaultBranchRef?.name ?? 'main',
    ...repository.settings,
  };
}
