import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { observerClient } from '../../../src/github/transport/client.ts';
import type { AskOptions, GitHubClient } from '../../../src/github/transport/types.ts';
import {
  GitHubRefused,
  GitHubUnavailable,
  Stopped,
  TooHeavy,
} from '../../../src/github/transport/failures.ts';

const ASKED = { purpose: 'pull_requests', repository: 'springboard/hub', page_size: 25 };
const GOOD = {
  data: {
    rateLimit: { cost: 1, remaining: 4999, resetAt: '2026-02-03T10:30:00Z' },
    repository: { id: 'R_1' },
  },
};

describe('asking GitHub', () => {
  let waits: number[];
  let clock: number;
  let client: GitHubClient;
  let stop: AbortController;

  beforeAll(() => {
    // The file before in this worker may have put the real network back.
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
  beforeEach(() => {
    waits = [];
    clock = Date.parse('2026-02-03T10:00:00Z');
    stop = new AbortController();
    client = observerClient({
      token: 'secret',
      restUrl: 'https://api.github.com',
      graphqlUrl: 'https://api.github.com/graphql',
      now: () => new Date(clock),
      wait: async (milliseconds) => {
        waits.push(milliseconds / 1000);
        clock += milliseconds;
      },
      stop: stop.signal,
    });
  });
  afterEach(() => {
    expect(nock.pendingMocks()).toEqual([]);
    nock.cleanAll();
  });

  const github = () => nock('https://api.github.com');
  const ask = (options?: AskOptions) => client.query('query { repository { id } }', {}, ASKED, options);
  const list = () =>
    client.list('GET /repos/{owner}/{repo}/pulls/comments', { owner: 'springboard', repo: 'hub' }, ASKED);
  const COMMENTS = '/repos/springboard/hub/pulls/comments';

  it('keeps the cost of every call', async () => {
    github().post('/graphql').reply(200, GOOD);
    expect(await ask()).toMatchObject({ data: GOOD.data, points: 1, points_left: 4999, errors: [] });
    expect(client.takeCalls()).toMatchObject([
      {
        kind: 'graphql',
        ...ASKED,
        outcome: 'ok',
        points: 1,
        points_left: 4999,
        called_at: '2026-02-03T10:00:00.000Z',
      },
    ]);
    expect(client.takeCalls()).toEqual([]);
  });

  it.each(['RATE_LIMITED', 'RATE_LIMIT'])(
    'waits until the limit is reset when HTTP 200 says %s',
    async (type) => {
      const reset = String(Date.parse('2026-02-03T10:20:00Z') / 1000);
      github()
        .post('/graphql')
        .reply(
          200,
          { data: null, errors: [{ type, message: 'API rate limit exceeded' }] },
          { 'x-ratelimit-reset': reset },
        );
      github().post('/graphql').reply(200, GOOD);
      await ask();
      expect(waits).toEqual([20 * 60 + 1]);
      expect(client.takeCalls().map((call) => call.outcome)).toEqual(['wait: rate limit', 'ok']);
    },
  );

  it.each([
    [
      'a reset that is over by our clock',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1770000000' },
    ],
    ['no time to wait', { 'retry-after': '0' }],
  ])('asks less and less often where GitHub names %s and is not done', async (_, headers) => {
    const body = { message: 'API rate limit exceeded' };
    github().get(COMMENTS).times(5).reply(403, body, headers);
    github().get(COMMENTS).reply(200, []);
    await list();
    expect(waits).toEqual([1, 2, 4, 8, 16]);
  });

  it('waits before it asks when the points are used up', async () => {
    const spent = {
      data: { ...GOOD.data, rateLimit: { cost: 2, remaining: 1, resetAt: '2026-02-03T10:05:00Z' } },
    };
    github().post('/graphql').reply(200, spent);
    github().post('/graphql').reply(200, GOOD);
    await ask();
    await ask();
    expect(waits).toEqual([5 * 60 + 1]);
  });

  it('waits as long as retry-after says at a secondary limit, and a growing while where it says nothing', async () => {
    const body = { message: 'You have exceeded a secondary rate limit.' };
    github().post('/graphql').reply(403, body, { 'retry-after': '7' });
    github().post('/graphql').reply(403, body);
    github().post('/graphql').reply(429, body);
    github().post('/graphql').reply(200, GOOD);
    await ask();
    expect(waits).toEqual([7, 120, 240]);
  });

  it('lets the caller ask for less when GitHub ran out of time or resources, and repeats what cannot be less', async () => {
    github().post('/graphql').reply(502, '<html>');
    await expect(ask({ canShrink: true })).rejects.toBeInstanceOf(TooHeavy);
    github().post('/graphql').reply(504, '');
    await expect(ask({ canShrink: true })).rejects.toBeInstanceOf(TooHeavy);
    github()
      .post('/graphql')
      .reply(200, { data: GOOD.data, errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'too much' }] });
    await expect(ask({ canShrink: true })).rejects.toBeInstanceOf(TooHeavy);
    github()
      .post('/graphql')
      .reply(200, { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] });
    await expect(ask({ canShrink: true })).rejects.toBeInstanceOf(TooHeavy);
    expect(waits).toEqual([]);
    github().post('/graphql').reply(502, '');
    github().post('/graphql').reply(200, GOOD);
    expect(await ask()).toMatchObject({ data: GOOD.data });
    expect(waits).toEqual([1]);
  });

  it('tries again after a broken connection, a truncated body and a 500', async () => {
    github().post('/graphql').replyWithError('socket hang up');
    github().post('/graphql').reply(200, '{"data": {"repos', { 'content-type': 'application/json' });
    github().post('/graphql').reply(500, 'oops');
    github().post('/graphql').reply(200, GOOD);
    expect(await ask()).toMatchObject({ data: GOOD.data });
    expect(waits).toEqual([1, 2, 4]);
  });

  it('gives up after six tries and says that a later run goes on', async () => {
    github().get(COMMENTS).times(6).reply(503, 'down');
    const failure = await list().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitHubUnavailable);
    expect(String(failure)).toMatch(/springboard\/hub: .*503.*goes on from here/);
  });

  it('keeps one unreadable field apart from the rest of its page', async () => {
    const errors = [{ type: 'FORBIDDEN', path: ['repository', 'page', 'nodes', 3, 'author'], message: 'no' }];
    github()
      .post('/graphql')
      .reply(200, { ...GOOD, errors });
    expect(await ask()).toMatchObject({ data: GOOD.data, errors });
  });

  it('says what is wrong with a bad token, a missing repository and a missing permission', async () => {
    github().post('/graphql').reply(401, { message: 'Bad credentials' });
    const badToken = (await ask().catch((error: unknown) => error)) as GitHubRefused;
    expect(badToken).toBeInstanceOf(GitHubRefused);
    expect(badToken.everywhere).toBe(true);
    expect(badToken.message).toMatch(/^GITHUB_TOKEN: .*make a new one/);
    github()
      .post('/graphql')
      .reply(200, {
        data: { repository: null },
        errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'Could not resolve' }],
      });
    await expect(ask()).rejects.toThrow(/^springboard\/hub: GitHub does not find it/);
    github().get(COMMENTS).reply(403, { message: 'Resource not accessible by personal access token' });
    await expect(list()).rejects.toThrow(/^springboard\/hub: GitHub refused .*permissions/);
  });

  it('stops waiting when it is asked to stop', async () => {
    stop.abort();
    github().post('/graphql').reply(403, { message: 'You have exceeded a secondary rate limit.' });
    await expect(ask()).rejects.toBeInstanceOf(Stopped);
  });

  it('reads whether a REST list goes on', async () => {
    github()
      .get(COMMENTS)
      .reply(200, [{ id: 1 }], { link: '<https://api.github.com/x?page=2>; rel="next"' });
    expect(await list()).toEqual({ rows: [{ id: 1 }], hasNext: true });
    github().get(COMMENTS).reply(200, []);
    expect(await list()).toEqual({ rows: [], hasNext: false });
  });
});
