import { bodyText } from './body-text.ts';
import {
  repositoriesByName,
  type Actor,
  type Community,
  type PullRequest,
  type Repository,
} from './community.ts';
import {
  placedComments,
  reviewCommentList,
  type CommentOrder,
  type PlacedComment,
} from './review-comment-list.ts';

export interface RestAnswer {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** `base` is the address of the API's root ("http://127.0.0.1:1234", or with "/api/v3"); `path` begins after it. */
export interface RestRequest {
  method: string;
  base: string;
  path: string;
  query: URLSearchParams;
  /** Of a POST, parsed. */
  body?: unknown;
}

const DOCUMENTATION = 'https://docs.github.com/rest';
const PER_PAGE = 30;
const PER_PAGE_LIMIT = 100;

/** The REST calls that Headwater makes. Writes are refused: the stand-in's community never changes. */
export function githubRest(community: Community, viewer: Actor): (request: RestRequest) => RestAnswer {
  const byName = repositoriesByName(community);
  const byId = new Map(community.repositories.map((one) => [String(one.databaseId), one]));

  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return message(403, 'Resource not accessible by personal access token');
    }
    const parts = request.path.split('/').filter(Boolean).map(decodeURIComponent);
    if (request.path === '/user') return { status: 200, body: account(viewer) };
    if (request.path === '/') return { status: 200, body: { current_user_url: `${request.base}/user` } };
    const [repository, rest] =
      parts[0] === 'repos'
        ? [byName.get(`${parts[1]}/${parts[2]}`.toLowerCase()), parts.slice(3)]
        : parts[0] === 'repositories'
          ? [byId.get(parts[1] ?? ''), parts.slice(2)]
          : [undefined, []];
    if (repository && rest.length === 0)
      return { status: 200, body: repositoryBody(repository, request.base) };
    if (repository && rest.join('/') === 'pulls/comments') return reviewComments(repository, request);
    if (parts[0] === 'users' && parts[2] === 'repos' && parts.length === 3)
      return ownersRepositories(community, parts[1]!, request);
    return message(404, 'Not Found');
  };
}

function ownersRepositories(community: Community, login: string, request: RestRequest): RestAnswer {
  const owned = community.repositories.filter(
    ({ owner, isPrivate }) => !isPrivate && owner.login.toLowerCase() === login.toLowerCase(),
  );
  const { rows, headers } = pageOf(owned, request);
  return { status: 200, headers, body: rows.map((one) => repositoryBody(one, request.base)) };
}

/** GitHub's error body. */
export function message(status: number, text: string, headers?: Record<string, string>): RestAnswer {
  const answer: RestAnswer = {
    status,
    body: { message: text, documentation_url: DOCUMENTATION, status: String(status) },
  };
  if (headers) answer.headers = headers;
  return answer;
}

/** The part of a list that was asked for, and the links to the others. */
export function pageOf<T>(
  list: readonly T[],
  request: RestRequest,
): { rows: T[]; headers: Record<string, string> } {
  const { size, page } = pageAsked(request);
  const headers = links(request, `${request.base}${request.path}`, list.length);
  return { rows: list.slice((page - 1) * size, page * size), headers };
}

function pageAsked({ query }: RestRequest): { size: number; page: number } {
  return {
    size: Math.min(PER_PAGE_LIMIT, positive(query.get('per_page')) ?? PER_PAGE),
    page: positive(query.get('page')) ?? 1,
  };
}

function links(request: RestRequest, home: string, total: number): Record<string, string> {
  const { size, page } = pageAsked(request);
  const last = Math.max(1, Math.ceil(total / size));
  const link = (to: number, rel: string) => {
    const next = new URLSearchParams(request.query);
    next.set('page', String(to));
    return `<${home}?${next.toString()}>; rel="${rel}"`;
  };
  const all = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return all.length ? { link: all.join(', ') } : {};
}

function reviewComments(repository: Repository, request: RestRequest): RestAnswer {
  const { base, query } = request;
  const { size, page } = pageAsked(request);
  const order: CommentOrder = query.get('sort') === 'updated' ? 'updated' : 'created';
  const descending = query.has('sort') && query.get('direction') === 'desc';
  const since = query.get('since');
  const from = since === null ? null : Date.parse(since);
  if (Number.isNaN(from)) return message(422, `Invalid since: ${since}`);
  const list = reviewCommentList(repository);
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

function positive(text: string | null): number | null {
  return text !== null && /^[1-9]\d*$/.test(text) ? Number(text) : null;
}

/** REST adds "[bot]" to a bot's login. */
function account({ login, databaseId, id, __typename }: Actor) {
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
