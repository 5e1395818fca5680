import { beforeEach, describe, expect, it } from 'vitest';
import { buildSchema, parse, type OperationDefinitionNode } from 'graphql';
import { schema as sdl } from '@octokit/graphql-schema';
import { queryCost } from '../../src/demo/graphql/query-cost.ts';
import { githubHolding } from '../support/github-client.ts';
import { installedOn, KEYS, newKeys, signedClaim } from '../support/app.ts';
import { fileHistory } from '../support/files.ts';
import { simulatedCommunity } from '../simulation/community/community.ts';

interface Answer {
  data?: { repository?: { pullRequests?: Page } | null };
  errors?: { type?: string; message: string; path?: unknown[] }[];
}

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: { number: number; createdAt: string; updatedAt: string }[];
}

describe("GitHub's price list", () => {
  const schema = buildSchema(sdl.idl, { assumeValid: true });
  const cost = (text: string) => {
    const document = parse(text);
    return queryCost(schema, document, document.definitions[0] as OperationDefinitionNode, {});
  };

  // https://docs.github.com/en/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api, "Calculating a rate
  // limit score": 1 + 100 + 100 × 50 = 5,101 requests, 51 points.
  it('charges 51 points for the 5,101 requests of the documented example', () => {
    const { requests, points } = cost(`query {
      viewer { repositories(first: 100) { edges { node {
        issues(first: 50) { edges { node { labels(first: 60) { edges { node { id name } } } } } } } } } }
    }`);
    expect({ requests, points }).toEqual({ requests: 5_101, points: 51 });
  });

  // The same page, "Node limit": 50 + 50 × 20 + 50 × 20 × 10 + 50 × 20 + 50 × 20 × 10 + 10 = 22,060 nodes.
  it('counts the 22,060 nodes of the documented example', () => {
    const { nodes } = cost(`query {
      viewer {
        repositories(first: 50) { edges { repository: node {
          pullRequests(first: 20) { edges { pullRequest: node { comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
          issues(first: 20) { totalCount edges { issue: node { comments(first: 10) { edges { comment: node { bodyHTML } } } } } }
        } } }
        followers(first: 10) { edges { follower: node { login } } }
      }
    }`);
    expect(nodes).toBe(22_060);
  });
});

describe('a history of files and the people of a repository', () => {
  const schema = buildSchema(sdl.idl, { assumeValid: true });
  const cost = (text: string) => {
    const document = parse(text);
    return queryCost(schema, document, document.definitions[0] as OperationDefinitionNode, {});
  };

  it('are paid for by their lists: texts and single objects are free', () => {
    // 1 history; 20 repositories with a list of collaborators each.
    const history = cost(`{ repository(owner: "o", name: "n") { defaultBranchRef { target { ... on Commit {
      history(first: 100, path: "p") { nodes { oid file(path: "p") { object { ... on Blob { text } } } } } } } } } }`);
    expect([history.requests, history.nodes, history.heaviestPage]).toEqual([1, 100, 0]);
    const people = cost(`{ nodes(ids: [${Array(20).fill('"R"').join(', ')}]) { ... on Repository {
      collaborators(first: 100) { edges { permission node { login } } } } } }`);
    expect([people.requests, people.points, people.nodes]).toEqual([20, 1, 2000]);
    expect(
      cost('{ repository(owner: "o", name: "n") { object(expression: "HEAD:p") { oid } } }').requests,
    ).toBe(0);
  });
});

describe('what the stand-in answers', () => {
  const github = githubHolding(simulatedCommunity({ pullRequests: 250, repositories: 1, seed: 2 }), {
    isReadOnly: true,
  });
  beforeEach(() => github.reset());

  const ask = async (
    query: string,
    token = github.token,
  ): Promise<{ status: number; body: Answer & { message?: string } }> => {
    const response = await github.fetch(github.graphqlUrl, {
      method: 'POST',
      headers: { authorization: `bearer ${token}` },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const get = (path: string, init: RequestInit = {}) =>
    github.fetch(path.startsWith('http') ? path : github.restUrl + path, {
      headers: { authorization: `token ${github.token}` },
      ...init,
    });

  it.each([
    ['CREATED_AT', 'ASC'],
    ['CREATED_AT', 'DESC'],
    ['UPDATED_AT', 'ASC'],
    ['UPDATED_AT', 'DESC'],
  ])('pages through everything once in the order %s %s', async (field, direction) => {
    const seen: Page['nodes'] = [];
    let after = 'null';
    for (;;) {
      const { body } = await ask(`{ repository(owner: "springboard", name: "hub") {
        pullRequests(first: 40, after: ${after}, orderBy: { field: ${field}, direction: ${direction} }) {
          totalCount pageInfo { hasNextPage endCursor } nodes { number createdAt updatedAt } } } }`);
      const page = body.data!.repository!.pullRequests!;
      expect(page.totalCount).toBe(250);
      seen.push(...page.nodes);
      if (!page.pageInfo.hasNextPage) break;
      after = JSON.stringify(page.pageInfo.endCursor);
    }
    expect(new Set(seen.map(({ number }) => number)).size).toBe(250);
    const times = seen.map((item) => (field === 'CREATED_AT' ? item.createdAt : item.updatedAt));
    expect(times).toEqual(direction === 'ASC' ? times.toSorted() : times.toSorted().toReversed());
  });

  it('refuses the whole question where a field asks for a scope that the token lacks', async () => {
    const text = `query { repository(owner: "springboard", name: "hub") { pullRequests(first: 1) { nodes {
      timelineItems(first: 1) { nodes { ... on ReviewRequestedEvent { requestedReviewer { __typename ... on Team { slug } } } } }
    } } } }`;
    const { body: refused } = await ask(text);
    expect(refused.data).toBeUndefined();
    expect(refused.errors).toMatchObject([{ type: 'INSUFFICIENT_SCOPES' }]);
    expect((await ask(text.replace('... on Team { slug }', ''))).body.errors).toBeUndefined();
  });

  it('refuses a page without a size, a page over 100, and a question of more than 500,000 nodes', async () => {
    const types = async (selection: string) =>
      (await ask(`{ repository(owner: "springboard", name: "hub") { ${selection} } }`)).body.errors?.map(
        ({ type }) => type,
      );
    expect(await types('pullRequests { nodes { id } }')).toEqual(['MISSING_PAGINATION_BOUNDARIES']);
    expect(await types('pullRequests(first: 101) { nodes { id } }')).toEqual(['EXCESSIVE_PAGINATION']);
    expect(
      await types(
        'pullRequests(first: 100) { nodes { labels(first: 100) { nodes { issues(first: 100) { nodes { id } } } } } }',
      ),
    ).toEqual(['MAX_NODE_LIMIT_EXCEEDED']);
    expect(await types('pullRequests { totalCount }')).toBeUndefined();
  });

  it('answers as GitHub does for a missing repository, a bad token and a field that does not exist', async () => {
    const missing = await ask('{ repository(owner: "springboard", name: "nope") { id } }');
    expect(missing).toMatchObject({
      status: 200,
      body: {
        data: { repository: null },
        errors: [
          {
            type: 'NOT_FOUND',
            path: ['repository'],
            message: "Could not resolve to a Repository with the name 'springboard/nope'.",
          },
        ],
      },
    });
    expect(await ask('{ viewer { login } }', 'wrong')).toMatchObject({
      status: 401,
      body: { message: 'Bad credentials' },
    });
    expect((await ask('{ viewer { shoeSize } }')).body.errors![0]!.message).toBe(
      "Field 'shoeSize' doesn't exist on type 'User'",
    );
  });

  it('shows the history of a file newest first, what it said after each commit, and people only where it may', async () => {
    github.setView({
      until: '2026-03-01T00:00:00Z',
      files: {
        'springboard/hub': [
          fileHistory('docs/people.yaml', [
            ['a', '2026-01-01', 'first'],
            ['b', '2026-02-01', null],
            ['c', '2026-04-01', 'not yet'],
          ]),
        ],
      },
    });
    const { body } = await ask(`{ repository(owner: "springboard", name: "hub") {
      object(expression: "${'a'.padEnd(40, '0')}:docs/people.yaml") { ... on Blob { text byteSize } }
      collaborators(first: 1) { totalCount }
      defaultBranchRef { target { ... on Commit { history(first: 9, path: "docs/people.yaml") {
        nodes { oid file(path: "docs/people.yaml") { object { ... on Blob { text } } } } } } } }
    } }`);
    expect(body).toMatchObject({
      data: {
        repository: {
          object: { text: 'first', byteSize: 5 },
          collaborators: null,
          defaultBranchRef: {
            target: {
              history: {
                nodes: [
                  { oid: 'b'.padEnd(40, '0'), file: null },
                  { oid: 'a'.padEnd(40, '0'), file: { object: { text: 'first' } } },
                ],
              },
            },
          },
        },
      },
      errors: [{ type: 'FORBIDDEN', path: ['repository', 'collaborators'] }],
    });
  });

  it('links the pages of a REST list, and refuses to be written to', async () => {
    const seen = new Set<number>();
    let next: string | undefined =
      '/repos/springboard/hub/pulls/comments?per_page=50&sort=created&direction=asc';
    while (next) {
      const response: Response = await get(next);
      for (const { id } of (await response.json()) as { id: number }[]) seen.add(id);
      next = /<([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    }
    expect(seen.size).toBeGreaterThan(100);
    const written = await get('/repos/springboard/hub/issues/1/comments', { method: 'POST', body: '{}' });
    expect(written.status).toBe(403);
    expect(github.log().filter(({ isWrite }) => isWrite)).toHaveLength(1);
  });

  it('serves the addresses of GitHub Enterprise Server too', async () => {
    expect((await get('/api/v3/repos/springboard/hub')).status).toBe(200);
    expect(
      (
        await github.fetch(`${github.restUrl}/api/graphql`, {
          method: 'POST',
          headers: { authorization: `bearer ${github.token}` },
          body: JSON.stringify({ query: '{ viewer { login } }' }),
        })
      ).status,
    ).toBe(200);
  });
});

describe('an App at the stand-in', () => {
  const SECOND = 1_000;
  const github = githubHolding(
    simulatedCommunity({
      owners: ['springboard', 'trampoline'],
      repositories: 4,
      pullRequests: 20,
      private: ['proxy', 'lab'],
    }),
    {
      isReadOnly: true,
      app: installedOn(
        [
          { id: 1, account: 'springboard' },
          { id: 2, account: 'trampoline', selected: ['trampoline/spawner'] },
          { id: 3, account: 'vault', suspended: true, permissions: { metadata: 'read' } },
        ],
        { tokenSeconds: 3 },
      ),
      pointsPerHour: 3,
    },
  );
  beforeEach(() => github.reset());

  const ask = async (
    path: string,
    authorization: string,
    { method = 'GET', body = null as string | null } = {},
  ) => {
    const response = await github.fetch(github.restUrl + path, { method, body, headers: { authorization } });
    const said = (await response.json()) as Record<string, unknown>;
    return { status: response.status, link: response.headers.get('link'), body: said };
  };
  const asApp = (path: string, init: Parameters<typeof ask>[2] = {}, claim = {}) =>
    ask(path, `bearer ${signedClaim(KEYS.privateKey, claim)}`, init);
  const tokenOf = async (installation: number) =>
    (await asApp(`/app/installations/${installation}/access_tokens`, { method: 'POST' })).body;
  const shown = async (authorization: string, name: string) => {
    const [owner, repo] = name.split('/');
    const query = `{ repository(owner: "${owner}", name: "${repo}") { id } }`;
    const init = { method: 'POST', body: JSON.stringify({ query }) };
    const { status, body } = await ask('/graphql', authorization, init);
    if (status !== 200) return status;
    const { repository } = (body['data'] ?? {}) as { repository?: unknown };
    return repository ? 'shown' : (body['errors'] as { type: string }[])[0]!.type;
  };

  it('is believed by its signature, for ten minutes at most', async () => {
    const status = async (claim: object, key = KEYS.privateKey) =>
      (await ask('/app', `bearer ${signedClaim(key, claim)}`)).status;
    const now = Date.now();
    expect(await status({})).toBe(200);
    expect(await status({}, newKeys().privateKey)).toBe(401);
    expect(await status({ issued: now - 601 * SECOND })).toBe(401);
    expect(await status({ issued: now + 60 * SECOND })).toBe(401);
    expect(await status({ seconds: 700 })).toBe(401);
    expect(await status({ alg: 'none' })).toBe(401);
    expect(await status({ issuer: 13 })).toBe(404);
    expect((await ask('/app', `token ${github.token}`)).status).toBe(401);
    // It speaks for itself and reads nothing.
    expect(await shown(`bearer ${signedClaim(KEYS.privateKey)}`, 'springboard/hub')).toBe(401);
  });

  it('is added where it is installed', async () => {
    const page = await asApp('/app/installations?per_page=2&page=1');
    expect(page.body).toMatchObject([
      { id: 1, account: { login: 'springboard' }, repository_selection: 'all', suspended_at: null },
      { id: 2, account: { login: 'trampoline' }, repository_selection: 'selected' },
    ]);
    expect(page.link).toMatch(/page=2>; rel="next"/);
    expect((await asApp('/app/installations/3')).body['suspended_at']).not.toBeNull();
    const id = async (path: string) => {
      const { status, body } = await asApp(path);
      return status === 200 ? body['id'] : status;
    };
    expect(await id('/orgs/Springboard/installation')).toBe(1);
    expect(await id('/users/trampoline/installation')).toBe(2);
    expect(await id('/repos/trampoline/spawner/installation')).toBe(2);
    expect(await id('/repos/trampoline/lab/installation')).toBe(404);
    expect(await id('/orgs/nowhere/installation')).toBe(404);
  });

  it('is given tokens that run out, show what is public and what they are installed on, and write nothing', async () => {
    const { token } = await tokenOf(1);
    const springboard = `token ${String(token)}`;
    expect(await shown(springboard, 'springboard/hub')).toBe('shown');
    expect(await shown(springboard, 'springboard/proxy')).toBe('shown');
    expect(await shown(springboard, 'trampoline/lab')).toBe('NOT_FOUND');
    // Installed on this account, not on this repository.
    const trampoline = `token ${String((await tokenOf(2))['token'])}`;
    expect(await shown(trampoline, 'trampoline/lab')).toBe('NOT_FOUND');
    expect(await shown(trampoline, 'trampoline/spawner')).toBe('shown');
    expect(await shown(`bearer ${github.token}`, 'springboard/proxy')).toBe('NOT_FOUND');
    expect((await ask('/repos/springboard/proxy', `bearer ${github.token}`)).status).toBe(404);
    expect(
      (await ask('/repos/springboard/hub/issues/1/comments', springboard, { method: 'POST' })).status,
    ).toBe(403);
    const log = github.log();
    expect(log.filter(({ isWrite }) => isWrite).map(({ path }) => path)).toEqual([
      '/repos/springboard/hub/issues/1/comments',
    ]);
    github.pass(3_100);
    expect(await shown(springboard, 'springboard/hub')).toBe(401);
  });

  it('is given no token where it is suspended, nor one that may do more than the App', async () => {
    const wish = (id: number, permissions: object) =>
      asApp(`/app/installations/${id}/access_tokens`, {
        method: 'POST',
        body: JSON.stringify({ permissions }),
      });
    expect(await wish(3, { metadata: 'read' })).toMatchObject({
      status: 403,
      body: { message: 'This installation has been suspended' },
    });
    expect((await wish(1, { issues: 'read' })).body['permissions']).toEqual({ issues: 'read' });
    expect((await wish(1, { contents: 'write' })).status).toBe(422);
    expect((await wish(1, { administration: 'read' })).status).toBe(422);
  });

  it('has points of its own in every installation', async () => {
    const springboard = `token ${String((await tokenOf(1))['token'])}`;
    for (let times = 0; times < 3; times++) await shown(springboard, 'springboard/hub');
    expect(await shown(springboard, 'springboard/hub')).toBe('RATE_LIMITED');
    expect(await shown(`bearer ${github.token}`, 'springboard/hub')).toBe('shown');
    const trampoline = `token ${String((await tokenOf(2))['token'])}`;
    expect(await shown(trampoline, 'springboard/hub')).toBe('shown');
  });
});
