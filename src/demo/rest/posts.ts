/** An extension: issues and comments in REST, as they are written, edited, closed and read, with the permissions that GitHub asks for. */
import type { Caller, Extension, Route, Stage } from '../extension.ts';
import { message, pageOf, type RestAnswer, type RestRequest } from './request.ts';
import { account } from './rest.ts';

/** Plain data. */
export interface PostsOptions {
  /** "owner/name" */
  repositories: string[];
  /** The token of a workflow, and where it runs; the demo's runs in each of its repositories. */
  workflow?: {
    token: string;
    repository: string | string[];
    /** What it may write, by GitHub's names; issues alone if absent. */
    permissions?: string[];
  };
}

export interface StoredPost {
  id: number;
  repository: string;
  kind: 'issue' | 'comment';
  number: number;
  title: string | null;
  body: string;
  labels: string[];
  state: 'open' | 'closed';
  /** As REST shows it. */
  login: string;
  user_id: number;
  created_at: string;
}

export interface WrittenPosts {
  extension: Extension;
  kept: StoredPost[];
  /** @param number where it has one already; else the next */
  plant(post: Pick<StoredPost, 'repository' | 'title' | 'body' | 'login'>, number?: number): void;
}

const ACTIONS = {
  __typename: 'Bot' as const,
  id: 'BOT_actions',
  databaseId: 41898282,
  login: 'github-actions',
  name: null,
};

export function writtenPosts({ repositories, workflow }: PostsOptions): WrittenPosts {
  const kept: StoredPost[] = [];
  const isPlace = (name: string) => repositories.some((one) => same(one, name));

  function add(post: Omit<StoredPost, 'id' | 'number' | 'state'>, under: number | null): StoredPost {
    const issues = kept.filter((one) => one.kind === 'issue' && same(one.repository, post.repository));
    const stored: StoredPost = {
      ...post,
      id: 7_000 + kept.length,
      number: under ?? issues.length + 1,
      state: 'open',
    };
    kept.push(stored);
    return stored;
  }

  const write = (on: string, answer: (name: string, request: RestRequest, stage: Stage) => RestAnswer) =>
    route(on, (name, request, stage) => (mayWrite(stage.caller, name) ? answer(name, request, stage) : null));
  const route = (
    on: string,
    answer: (name: string, request: RestRequest, stage: Stage) => RestAnswer | null,
  ): Route => ({
    on,
    answer(request, stage) {
      const name = `${request.params['owner']}/${request.params['name']}`;
      return isPlace(name) ? answer(name, request, stage) : null;
    },
  });
  const find = (name: string, kind: StoredPost['kind'], { params }: RestRequest) =>
    kept.find(
      (one) =>
        one.kind === kind &&
        same(one.repository, name) &&
        String(kind === 'issue' ? one.number : one.id) === params['number'],
    );
  const one = (kind: StoredPost['kind']) => (name: string, request: RestRequest) => {
    const found = find(name, kind, request);
    return found ? { status: 200, body: shown(found) } : message(404, 'Not Found');
  };
  const edited = (kind: StoredPost['kind']) => (name: string, request: RestRequest) => {
    const found = find(name, kind, request);
    if (!found) return message(404, 'Not Found');
    const { title, body, state } = request.body as Partial<StoredPost>;
    Object.assign(found, JSON.parse(JSON.stringify({ title, body, state })));
    return { status: 200, body: shown(found) };
  };
  const created =
    (kind: StoredPost['kind']) =>
    (name: string, { body, params }: RestRequest, { viewer, now }: Stage): RestAnswer => {
      const { title = null, body: text = '', labels = [] } = body as Partial<StoredPost>;
      if (kind === 'issue' && !title) return message(422, 'Validation Failed');
      const by = account(viewer);
      const post = add(
        {
          repository: name,
          kind,
          title,
          body: text,
          labels,
          login: by.login,
          user_id: by.id ?? 0,
          created_at: new Date(now).toISOString(),
        },
        kind === 'comment' ? Number(params['number']) : null,
      );
      return { status: 201, body: shown(post) };
    };
  const listed = (kind: StoredPost['kind']) => (name: string, request: RestRequest) => {
    const creator = request.query.get('creator');
    const rows = kept
      .filter((post) => post.kind === kind && same(post.repository, name))
      .filter((post) => kind === 'issue' || String(post.number) === request.params['number'])
      .filter((post) => creator === null || same(post.login, creator))
      .toReversed();
    const page = pageOf(rows, request);
    return { status: 200, body: page.rows.map(shown), headers: page.headers };
  };

  const home = '/repos/:owner/:name/issues';
  const routes: Route[] = [
    write(`POST ${home}`, created('issue')),
    write(`PATCH ${home}/:number`, edited('issue')),
    route(`GET ${home}`, listed('issue')),
    route(`GET ${home}/:number`, one('issue')),
    write(`POST ${home}/:number/comments`, created('comment')),
    write(`PATCH ${home}/comments/:number`, edited('comment')),
    route(`GET ${home}/:number/comments`, listed('comment')),
    route(`GET ${home}/comments/:number`, one('comment')),
    {
      on: 'GET /users/:login',
      answer: ({ params }, { caller }) =>
        params['login'] === 'headwater[bot]' || caller === null
          ? { status: 200, body: { login: 'headwater[bot]', id: 900 } }
          : null,
      isOpen: true,
    },
  ];
  return {
    extension: {
      routes,
      callerOf: (authorization) =>
        workflow && authorization.replace(/^(bearer|token) /i, '') === workflow.token
          ? {
              name: 'workflow',
              actor: ACTIONS,
              writes: (permission, name) =>
                (workflow.permissions ?? ['issues']).includes(permission) &&
                [workflow.repository].flat().some((one) => same(name, one)),
            }
          : null,
    },
    kept,
    plant: ({ repository, title, body, login }, number) =>
      void add(
        {
          repository,
          kind: 'issue',
          title,
          body,
          labels: [],
          login,
          user_id: 5_000 + kept.length,
          created_at: '2020-01-01T00:00:00Z',
        },
        number ?? null,
      ),
  };
}

/** A personal token may write wherever its owner may, here everywhere: that Headwater does not is Headwater's doing. */
function mayWrite(caller: Caller | null, name: string): boolean {
  return caller?.name === 'token' || caller?.writes?.('issues', name) === true;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function shown({ repository, kind, login, user_id, ...post }: StoredPost) {
  const page = `https://github.com/${repository}/issues/${post.number}`;
  return {
    ...post,
    html_url: kind === 'issue' ? page : `${page}#issuecomment-${post.id}`,
    user: { login, id: user_id },
    updated_at: post.created_at,
  };
}
