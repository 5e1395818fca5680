/**
 * The only place that writes to GitHub. One request a call, never repeated here: a POST that was sent twice makes two
 * comments, so that what to do after a lost answer is decided by the outbox (domain/outbox/next-step.ts).
 */
import { Octokit } from '@octokit/rest';
import { RequestError } from '@octokit/request-error';
import type {
  OwnPost,
  ShownPost,
  WantedPost,
  WantedReviewRequest,
  WantedSection,
} from '../../domain/outbox/post.ts';
import { fileWrites, type FileWrites } from './files.ts';
import { failed, shownPost, type RestPost, type Written } from './rest-post.ts';
import type { WritePermission, Writer } from './who-writes.ts';

export interface WriterOptions {
  /** Without a slash at the end. */
  restUrl: string;
  /** For tests. */
  fetch?: typeof fetch;
}

/** Longer than GitHub ever takes to answer (10 s); below the outbox's lease. */
export const ANSWER_LIMIT_MS = 30_000;

export interface GitHubWrites {
  create(writer: Writer, post: OwnPost, body: string): Promise<Written>;
  edit(writer: Writer, post: OwnPost, id: ShownPost['id'], number: number, body: string): Promise<Written>;
  /** null = it is not there. @throws RequestError where GitHub cannot say */
  read(writer: Writer, post: OwnPost | WantedSection, id: string, number: number): Promise<ShownPost | null>;
  /** Replaces the text of somebody's issue, and nothing else of it. */
  rewrite(writer: Writer, post: WantedSection, body: string): Promise<Written>;
  /** Asking again for a review that is asked for already does nothing. */
  requestReview(writer: Writer, post: WantedReviewRequest): Promise<Written>;
  /** The pull request where that review is asked for now; null = it is not. @throws RequestError */
  requestedReview(writer: Writer, post: WantedReviewRequest): Promise<ShownPost | null>;
  files: FileWrites;
  /** Everything of that kind at that place since `since` (ISO), newest first. @throws RequestError */
  recent(writer: Writer, post: OwnPost, since: string): AsyncGenerator<ShownPost>;
  /**
   * The newest open issue of a repository with that title, whoever opened it; null = none. Pages are read until it comes:
   * a recurring issue is on the first one.
   * @throws RequestError
   */
  openIssue(writer: Writer, place: { repository: string; title: string }): Promise<ShownPost | null>;
}

/** One request a call: nothing is repeated, nothing is said, and a GitHub that hangs is given up. */
export function askingOnce({ restUrl, fetch: given = fetch }: WriterOptions): Octokit {
  const fetchOnce: typeof fetch = (input, init) =>
    given(input, { ...init, signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
  return new Octokit({
    baseUrl: restUrl,
    userAgent: 'headwater',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { fetch: fetchOnce, retries: 0 },
  });
}

export function githubWrites(options: WriterOptions): GitHubWrites {
  const octokit = askingOnce(options);
  const headers = async (writer: Writer, permission?: WritePermission) => ({
    authorization: await writer.authorization(permission),
    'x-github-api-version': '2022-11-28',
  });

  async function send(
    route: string,
    parameters: Record<string, unknown>,
    writer: Writer,
    permission?: 'pull_requests',
  ): Promise<Written> {
    const authorized = await headers(writer, permission);
    try {
      const answer = await octokit.request(route, { ...parameters, headers: authorized });
      const shown = shownPost(answer.data as RestPost, parameters['issue_number'] as number | undefined);
      return shown === null
        ? { outcome: 'unknown', problem: 'GitHub accepted it and answered something else than the post' }
        : { outcome: 'accepted', shown };
    } catch (error) {
      return failed(error);
    }
  }

  return {
    files: fileWrites(octokit, headers),
    create: (writer, post, body) =>
      post.kind === 'issue'
        ? send(
            'POST /repos/{owner}/{repo}/issues',
            { ...placeOf(post), title: post.title, body, labels: [...post.labels] },
            writer,
          )
        : send(
            'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
            { ...placeOf(post), issue_number: post.number, body },
            writer,
          ),
    edit: (writer, post, id, number, body) =>
      post.kind === 'issue'
        ? send(
            'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
            {
              ...placeOf(post),
              issue_number: number,
              title: post.title,
              body,
              // Whoever closed it wants it closed: an edit does not open it again.
              ...(post.is_open ? {} : { state: 'closed' }),
            },
            writer,
          )
        : send(
            'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
            { ...placeOf(post), comment_id: id, body },
            writer,
          ),
    rewrite: (writer, post, body) =>
      send(
        'PATCH /repos/{owner}/{repo}/issues/{issue_number}',
        { ...placeOf(post), issue_number: post.number, body },
        writer,
      ),
    requestReview: (writer, post) =>
      send(
        'POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
        { ...placeOf(post), pull_number: post.number, reviewers: [post.body] },
        writer,
        'pull_requests',
      ),
    async requestedReview(writer, post) {
      const { data } = await octokit.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
        ...placeOf(post),
        pull_number: post.number,
        headers: await headers(writer, 'pull_requests'),
      });
      const login = post.body.toLowerCase();
      const isAsked = data.requested_reviewers?.some((one) => one.login.toLowerCase() === login);
      return isAsked ? shownPost(data, undefined) : null;
    },
    async read(writer, post, id, number) {
      const route =
        post.kind === 'comment'
          ? 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}'
          : 'GET /repos/{owner}/{repo}/issues/{issue_number}';
      const place = { ...placeOf(post), issue_number: number, comment_id: id };
      try {
        const { data } = await octokit.request(route, { ...place, headers: await headers(writer) });
        return shownPost(data, post.kind === 'comment' ? post.number : undefined);
      } catch (error) {
        if (error instanceof RequestError && (error.status === 404 || error.status === 410)) return null;
        throw error;
      }
    },
    async *recent(writer, post, since) {
      const route =
        post.kind === 'issue'
          ? 'GET /repos/{owner}/{repo}/issues'
          : 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
      for (let page = 1; ; page++) {
        const { data } = await octokit.request(route, {
          ...placeOf(post),
          ...(post.kind === 'issue'
            ? { creator: writer.author.login, state: 'all', sort: 'created', direction: 'desc' }
            : { issue_number: post.number }),
          since,
          per_page: 100,
          page,
          headers: await headers(writer),
        });
        const rows = data as RestPost[];
        for (const row of rows) {
          const shown = shownPost(row, post.kind === 'comment' ? post.number : undefined);
          if (shown !== null) yield shown;
        }
        if (rows.length < 100) return;
      }
    },
    async openIssue(writer, { repository, title }) {
      const isMeant = (row: RestPost) =>
        row.pull_request === undefined && row.title?.trim().toLowerCase() === title.trim().toLowerCase();
      for (let page = 1; ; page++) {
        const { data } = await octokit.request('GET /repos/{owner}/{repo}/issues', {
          ...placeOf({ repository }),
          state: 'open',
          sort: 'created',
          direction: 'desc',
          per_page: 100,
          page,
          headers: await headers(writer),
        });
        const rows = data as RestPost[];
        const newest = rows.find(isMeant);
        if (newest !== undefined) return shownPost(newest, undefined);
        if (rows.length < 100) return null;
      }
    },
  };
}

export function placeOf({ repository }: Pick<WantedPost, 'repository'>): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}
