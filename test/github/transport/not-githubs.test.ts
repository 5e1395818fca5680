/** What answers, or does not, where GitHub should: one clear line each, and no try that cannot help. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import nock from 'nock';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/commands/failure.ts';
import { observerClient } from '../../../src/github/transport/client.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { unreached } from '../../../src/github/transport/network.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';

const ASKED = { purpose: 'pull_requests', repository: 'springboard/hub', page_size: 25 };
const GOOD = { data: { rateLimit: { cost: 1, remaining: 9, resetAt: '2026-02-03T10:30:00Z' } } };
const PAGE = '<!DOCTYPE html><html><head><title>Sign in ·\n Springboard</title></head></html>';
const TOKEN = `ghs_123456_eyJhbGciOiJSUzI1NiJ9.${'a1B2c3D4'.repeat(58)}.sig-nature_123`;

type Answer = RequestListener | [status: number, body: string, headers?: Record<string, string>];

describe('an address of GitHub', () => {
  let server: Server | undefined;
  let waits: number[] = [];
  beforeAll(() => {
    // The file before in this worker may have put the real network back.
    if (!nock.isActive()) nock.activate();
  });
  afterEach(async () => {
    waits = [];
    nock.cleanAll();
    server?.closeAllConnections();
    await new Promise((closed) => (server ? server.close(closed) : closed(null)));
    server = undefined;
  });

  const clientOf = (base: string, token = TOKEN): GitHubClient =>
    observerClient({
      token,
      restUrl: base,
      graphqlUrl: `${base}/graphql`,
      now: () => new Date('2026-02-03T10:00:00Z'),
      wait: async (milliseconds) => void waits.push(milliseconds / 1000),
    });
  /** Answers in this order, the last one for ever. */
  async function serving(...answers: Answer[]): Promise<string> {
    let asked = 0;
    server = createServer((request, response) => {
      const answer = answers[Math.min(asked++, answers.length - 1)]!;
      if (typeof answer === 'function') answer(request, response);
      else response.writeHead(answer[0], { 'content-type': 'text/html', ...answer[2] }).end(answer[1]);
    });
    await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const ask = (client: GitHubClient) => client.query('query Hub { viewer { login } }', {}, ASKED);
  const list = (client: GitHubClient) => client.list('GET /repos/springboard/hub/pulls/comments', {}, ASKED);
  const ending = async (asking: Promise<unknown>) => {
    const { code, lines } = failureOf(
      await asking.then(
        () => expect.fail('it answered'),
        (error: unknown) => error,
      ),
    );
    expect(lines.join()).not.toContain('a1B2c3D4');
    return `${code} ${waits.length} ${lines.join('|')}`;
  };
  const json = { 'content-type': 'application/json' };

  it.each<[string, Answer, RegExp]>([
    [
      'a sign-in page',
      [200, PAGE],
      /answers with a web page \("Sign in · Springboard"\), not as GitHub's API does; correct/,
    ],
    ['data without anything that was asked for', [200, '{"data":{}}', json], /JSON that is not GitHub's/],
    ['a page without a title', [200, '<html>'], /answers with a web page, not/],
    ['a page that calls itself JSON', [200, PAGE, json], /answers with a web page/],
    ['a page and 401', [401, PAGE], /answers with a web page .* and status 401/],
    ['a page and 404', [404, PAGE], /answers with a web page .* and status 404/],
    ['nothing', [204, ''], /answers with nothing/],
    ['other JSON', [200, '{"ok":true}', json], /answers with JSON that is not GitHub's/],
    ['a bare word', [200, '"ok"', json], /JSON/],
    ['errors that are none', [200, '{"errors":[null,"x",{"message":5}]}', json], /JSON that is not GitHub's/],
    ['errors that are no list', [200, '{"errors":"boom"}', json], /JSON that is not GitHub's/],
    [
      'another address',
      [301, '', { location: 'https://ghe.example/graphql?x=1' }],
      /redirects to https:\/\/ghe\.example\/graphql, not/,
    ],
    [
      'a wish for a visit',
      [302, '', { location: '/login' }],
      /(redirects to http:\/\/127.*\/login|status 302)/,
    ],
  ])(
    'that answers with %s ends the run at once, with 2, and names the variables',
    async (_, answer, line) => {
      const base = await serving(answer);
      const graphql = await ending(ask(clientOf(base)));
      expect(graphql).toMatch(/^2 0 http:\/\/127\.0\.0\.1:\d+\/graphql /);
      expect(graphql).toMatch(line);
      expect(graphql).toMatch(
        /correct GITHUB_GRAPHQL_URL \(or GITHUB_API_URL or GHE_HOST, from which it is made\)\.$/,
      );
    },
  );

  it.each<[string, Answer]>([
    ['a sign-in page', [200, PAGE]],
    ['nothing', [204, '']],
    ['an object where a list belongs', [200, '{"ok":true}', json]],
    ['another host', [301, '', { location: 'https://ghe.example/' }]],
    ['a ring of addresses', [302, '', { location: '/repos/springboard/hub/pulls/comments' }]],
  ])('for lists, that answers with %s, likewise', async (_, answer) => {
    expect(await ending(list(clientOf(await serving(answer))))).toMatch(/^2 0 .*correct GITHUB_API_URL/);
  });

  it('that answers GraphQL with 404 or 405 is the wrong one; a list with 404 may just be missing', async () => {
    expect(await ending(ask(clientOf(await serving([404, '{"message":"Not Found"}', json]))))).toMatch(
      /^2 0 .*\/graphql answers with status 404, /,
    );
    expect(await ending(list(clientOf(await serving([404, '{"message":"Not Found"}', json]))))).toMatch(
      /^3 0 springboard\/hub: GitHub does not find it/,
    );
  });

  it('that has answered before is asked again when a page comes between', async () => {
    const good: Answer = [200, JSON.stringify(GOOD), json];
    const client = clientOf(await serving(good, [200, PAGE], [204, ''], [200, '{"ok":1}', json], good));
    await ask(client);
    expect(await ask(client)).toMatchObject(GOOD);
    expect(waits).toEqual([1, 2, 4]);
  });

  it.each<[string, Answer]>([
    [
      'a body cut short',
      (_, response) =>
        void response
          .writeHead(200, { ...json, 'content-length': '99' })
          .write('{"data": {', () => response.destroy()),
    ],
    ['a body that is no gzip', [200, 'no gzip', { ...json, 'content-encoding': 'gzip' }]],
    [
      'half of a gzip',
      [
        200,
        gzipSync(JSON.stringify(GOOD)).toString('latin1').slice(0, 20),
        { ...json, 'content-encoding': 'gzip' },
      ],
    ],
    ['an empty body', [200, '', json]],
    ['a repository that is null, and nothing says why', [200, '{"data":{"repository":null}}', json]],
    ['things that are null, and nothing says why', [200, '{"data":{"rateLimit":null,"nodes":null}}', json]],
    ['a 503 page', [503, '<html><title>Unicorn!</title>']],
    ["a proxy's 502 page", [502, '<html><title>502 Bad Gateway</title>']],
    ['a broken connection', (request) => void request.socket.destroy()],
  ])('is asked again after %s', async (_, broken) => {
    const client = clientOf(await serving(broken, broken, [200, JSON.stringify(GOOD), json]));
    expect(await ask(client)).toMatchObject(GOOD);
    expect(waits).toEqual([1, 2]);
  });

  it('where nobody listens is tried three times; a host that is not known, once', async () => {
    expect(await ending(ask(clientOf('http://127.0.0.1:1')))).toMatch(
      /^2 0 .*is no address that can be asked/,
    );
    const base = await serving([200, '']);
    await new Promise((closed) => server!.close(closed));
    expect(await ending(ask(clientOf(base)))).toMatch(
      /^1 2 springboard\/hub: GitHub cannot be read \(http:\/\/127\S+ has nobody who listens\), tried 3 times; start it, or correct GITHUB_GRAPHQL_URL/,
    );
    waits = [];
    expect(await ending(list(clientOf('http://github.invalid')))).toMatch(
      /^2 0 http:\/\/github\.invalid has a host that is not known; correct GITHUB_API_URL/,
    );
    expect(await ending(ask(clientOf('http://mona:a1B2c3D4@127.0.0.1:9')))).toMatch(
      /^2 0 http:\/\/127\.0\.0\.1:9\/graphql holds a user/,
    );
  });

  it.each([
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      /^2 0 https:\/\/ghe\.example\/graphql has a certificate that is not trusted here; .*NODE_EXTRA_CA_CERTS, or correct/,
    ],
    ['CERT_HAS_EXPIRED', /^2 0 \S+ has a certificate that has expired/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /^2 0 \S+ does not speak the protocol of its address; correct/],
    ['EAI_AGAIN', /^1 5 .*looked up just now\), tried 6 times; run it again later/],
    ['ECONNRESET', /^1 5 .*broke the connection/],
  ])('with %s has one line', async (code, line) => {
    const error = () => Object.assign(new Error(`reason: ${code}`), { code });
    nock('https://ghe.example').post('/graphql').times(6).replyWithError(error());
    expect(await ending(ask(clientOf('https://ghe.example')))).toMatch(line);
  });

  it('whose certificate is for another host says so', () => {
    const cause = Object.assign(new Error('Hostname/IP does not match'), {
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(unreached(new TypeError('fetch failed', { cause }))).toMatchObject({
      what: 'has a certificate for another host',
      isFinal: 'always',
    });
    const both = new AggregateError([Object.assign(new Error('no'), { code: 'ECONNREFUSED' })]);
    expect(unreached(new TypeError('fetch failed', { cause: both }))).toMatchObject({
      what: 'has nobody who listens',
    });
    expect(
      unreached(new TypeError('fetch failed', { cause: new Error('Proxy response (407) !== 200') })).remedy,
    ).toBe('proxy');
    expect(unreached(new TypeError('Cannot convert argument to a ByteString')).remedy).toBe('token');
  });

  it('that is the standard one is not called wrong: something stands between', async () => {
    nock('https://api.github.com').post('/graphql').reply(200, PAGE, { 'content-type': 'text/html' });
    expect(await ending(ask(clientOf('https://api.github.com')))).toMatch(
      /^1 0 https:\/\/api\.github\.com\/graphql answers with a web page .*: a proxy or a sign-in page of this network/,
    );
  });

  it('follows a renamed repository within GitHub, with the token', async () => {
    const seen: string[] = [];
    const client = clientOf(
      await serving([301, '', { location: '/repositories/7/pulls/comments' }], (request, response) => {
        seen.push(
          `${request.url} ${request.headers.authorization} ${String(request.headers['x-github-api-version'])}`,
        );
        response.writeHead(200, json).end('[]');
      }),
    );
    expect(await list(client)).toEqual({ rows: [], hasNext: false });
    expect(seen).toEqual([`/repositories/7/pulls/comments bearer ${TOKEN} 2022-11-28`]);
  });

  it('says a long refusal whole, without what it repeats of the token', async () => {
    const address = `https://docs.github.com/${'rest/'.repeat(40)}overview`;
    const message = `Although you appear to have the correct credentials (${TOKEN}), the organisation has an IP allow list. ${address}`;
    const client = clientOf(await serving([403, JSON.stringify({ message }), json]));
    const refused = (await ask(client).catch((error: unknown) => error)) as GitHubRefused;
    expect(refused).toBeInstanceOf(GitHubRefused);
    expect(refused.message).toContain(address);
    expect(refused.message).toContain('(***), the organisation');
    const endless = JSON.stringify({ message: `${'words '.repeat(300)}${address}` });
    const cut = await ending(ask(clientOf(await serving([403, endless, json]))));
    expect(cut).toMatch(/words …\)/);
    expect(cut).not.toContain('docs.github');
  });

  it('that does not know fields of a question says which, in one line, once', async () => {
    const errors = ['isDraft', 'isDraft', 'merged'].map((name) => ({
      message: `Field '${name}' doesn't exist on type 'PullRequest'`,
      extensions: { code: 'undefinedField', typeName: 'PullRequest', fieldName: name },
    }));
    const kinds = {
      message:
        'Variable $kinds of type [PullRequestTimelineItemsItemType!] was provided invalid value for 3 (Expected "NEW_EVENT" to be one of: A, B)',
    };
    const client = clientOf(await serving([200, JSON.stringify({ errors: [...errors, kinds] }), json]));
    expect(await ending(ask(client))).toBe(
      '3 0 springboard/hub: GitHub does not know the fields PullRequest.isDraft, PullRequest.merged, $kinds: NEW_EVENT that the question Hub asks for; update Headwater, or this GitHub where it is your own.',
    );
  });
});
