import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { githubHolding } from '../../support/github-client.ts';
import { handMade, ORG, person, repository } from '../../support/hand-made.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { readLogins } from '../../../src/github/people/logins.ts';
import { readBoard } from '../../../src/github/planning/project-board.ts';
import { readOwnersRepositories, readRepository } from '../../../src/github/repositories/repositories.ts';
import { installedOn, KEYS, newKeys, readWithApp } from '../../support/app.ts';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(GitHubRefused);
      return error as GitHubRefused;
    },
  );

describe('reading with an App', () => {
  const all = [
    ...['springboard/hub', 'springboard/lab', 'springboard/images'],
    ...['trampoline/charts', 'trampoline/spawner', 'vault/proxy'],
  ];
  const owners = new Map(
    ['springboard', 'trampoline', 'vault'].map((login, index) => [login, ORG(login, 10 + index)]),
  );
  const community = handMade(
    all.map((fullName, index) => {
      const [owner = '', name = ''] = fullName.split('/');
      return repository(owners.get(owner)!, name, 100 + index, [], { isPrivate: name === 'images' });
    }),
    [person(1, 'octocat')],
  );
  const github = githubHolding(community, {
    app: installedOn([
      { id: 1, account: 'Springboard' },
      { id: 2, account: 'trampoline', selected: ['trampoline/spawner'] },
    ]),
  });
  beforeEach(() => github.reset());

  const paid = () => github.log().map(({ path, credential }) => `${credential} ${path}`);
  const tokens = () => paid().filter((line) => line.endsWith('access_tokens'));

  it("asks with an installation's token where there is one, and with the personal token elsewhere", async () => {
    const client = readWithApp(github, { token: github.token });
    await readRepository(client, 'springboard/hub');
    await readRepository(client, 'vault/proxy');
    await readOwnersRepositories(client, 'SPRINGBOARD');
    await client.list(
      'GET /repos/{owner}/{repo}/pulls/comments',
      { owner: 'trampoline', repo: 'spawner' },
      {
        purpose: 'review_comments',
        repository: 'trampoline/spawner',
        page_size: 30,
      },
    );
    expect(paid()).toEqual([
      'app /app/installations',
      'app /app/installations/1/access_tokens',
      'installation 1 /graphql',
      'token /graphql',
      'installation 1 /graphql',
      'app /app/installations/2/access_tokens',
      'installation 2 /repos/trampoline/spawner/pulls/comments',
    ]);
    expect(client.takeCalls().map(({ credential, purpose }) => `${credential}: ${purpose}`)).toEqual([
      'app: installations',
      'app: installation token',
      'installation 1: counts',
      'token: counts',
      'installation 1: repositories',
      'app: installation token',
      'installation 2: review_comments',
    ]);
    expect(client.takeCalls()).toEqual([]);
    // A token is no content: nothing was written to GitHub.
    expect(github.log().filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  it('reads the public repositories that a selected installation leaves out, and shows no private one', async () => {
    const client = readWithApp(github);
    const named = async (owner: string) =>
      (await readOwnersRepositories(client, owner)).map(({ full_name }) => full_name);
    expect(await named('trampoline')).toEqual(['trampoline/charts', 'trampoline/spawner']);
    expect(await named('springboard')).toEqual(['springboard/hub', 'springboard/lab']);
    expect((await readRepository(client, 'trampoline/charts')).repo.is_private).toBe(false);
  });

  it('says which owners one request may be about', async () => {
    const owners = ['vault', 'Springboard', 'attic', 'trampoline', 'springboard'];
    expect(await readWithApp(github, { token: github.token }).byCredential(owners)).toEqual([
      { credential: 'token', owners: ['vault', 'attic'] },
      { credential: 'installation 1', owners: ['Springboard', 'springboard'] },
      { credential: 'installation 2', owners: ['trampoline'] },
    ]);
    expect(await readWithApp(github).byCredential(['vault', 'springboard', 'attic'])).toEqual([
      { credential: null, owners: ['vault'] },
      { credential: 'installation 1', owners: ['springboard'] },
      { credential: null, owners: ['attic'] },
    ]);
  });

  it('finds an installation on the second page of the list', async () => {
    const many = Array.from({ length: 130 }, (_, index) => ({
      id: 100 + index,
      account: `account-${index}`,
    }));
    github.setInstallations([...many, { id: 1, account: 'springboard' }]);
    const client = readWithApp(github);
    await readRepository(client, 'springboard/hub');
    await readRepository(client, 'springboard/lab');
    expect(paid().filter((line) => line === 'app /app/installations')).toHaveLength(2);
  });

  it('asks for a new token a minute before the hour is over, not earlier', async () => {
    const client = readWithApp(github);
    await readRepository(client, 'springboard/hub');
    client.pass(58 * 60_000);
    await readRepository(client, 'springboard/hub');
    expect(tokens()).toHaveLength(1);
    client.pass(90_000);
    await readRepository(client, 'springboard/hub');
    expect(tokens()).toHaveLength(2);
    expect(github.log().filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('says in one line what to do about an account that nothing reads', async () => {
    const none = await refusal(readRepository(readWithApp(github), 'vault/proxy'));
    expect(none.message).toBe(
      'vault: the App is not installed there and GITHUB_TOKEN is not set; install the App on vault, or set GITHUB_TOKEN.',
    );
    expect(none).toMatchObject({ account: 'vault', everywhere: false });
    github.setInstallations([{ id: 1, account: 'springboard', suspended: true }]);
    // The token is not used around a suspension.
    const client = readWithApp(github, { token: github.token });
    const suspended = await refusal(readRepository(client, 'springboard/hub'));
    expect(suspended.message).toMatch(/^springboard: the App's installation there is suspended; [^\n]+$/);
    expect(paid()).not.toContain('token /graphql');
  });

  it('asks nobody about logins where nobody can be asked, and says so in one line', async () => {
    github.setInstallations([{ id: 1, account: 'springboard', suspended: true }]);
    const none = await refusal(readLogins(readWithApp(github), ['octocat']));
    expect(none.message).toBe(
      'logins: GITHUB_TOKEN is not set and no installation of the App can be asked; install the App on an account, or set GITHUB_TOKEN.',
    );
    expect(none.everywhere).toBe(false);
  });

  it.each([
    ['the installation that may read it', { organization_projects: 'read' }, 'token', 'installation 1'],
    ['the personal token, where the installation may not', {}, 'token', 'token'],
    ['the installation all the same, where there is no token', {}, null, 'installation 1'],
  ])('reads a board with %s', async (_, projects, token, credential) => {
    github.setInstallations([
      { id: 1, account: 'springboard', permissions: { metadata: 'read', ...projects } },
    ]);
    const client = readWithApp(github, { token: token && github.token });
    // There is none; who asks is what matters.
    await refusal(readBoard(client, { owner: 'springboard', number: 1 }, 'github.com'));
    expect(github.log().at(-1)).toMatchObject({ operation: 'Board', credential });
    // Nothing else is read around the installation.
    await readRepository(client, 'springboard/hub');
    expect(github.log().at(-1)).toMatchObject({ credential: 'installation 1' });
  });

  it.each([
    [{ suspended: true }, /^Springboard: the App's installation there is suspended; /],
    [null, /^Springboard: GitHub gives the App no token there; /],
  ])('notices that an installation has become %j since it was listed, and asks once', async (now, line) => {
    const client = readWithApp(github);
    await client.installations();
    github.setInstallations(now ? [{ id: 1, account: 'springboard', ...now }] : []);
    for (let time = 0; time < 2; time++) {
      const refused = await refusal(readRepository(client, 'springboard/hub'));
      expect(refused.message).toMatch(line);
      expect(refused).toMatchObject({ account: 'Springboard', everywhere: false });
    }
    expect(tokens()).toHaveLength(1);
  });

  it('notices a suspension while it holds a token', async () => {
    const client = readWithApp(github);
    await readRepository(client, 'springboard/hub');
    github.setInstallations([{ id: 1, account: 'springboard', suspended: true }]);
    const refused = await refusal(readRepository(client, 'springboard/hub'));
    expect(refused).toMatchObject({ account: 'springboard', everywhere: false });
  });

  it("refuses to go on with another App's key, or an App that there is not", async () => {
    const wrong = (app: { id: number; private_key: string }) =>
      refusal(readRepository(readWithApp(github, { app, token: github.token }), 'vault/proxy'));
    const otherKey = await wrong({ id: 12, private_key: newKeys().privateKey });
    expect(otherKey.everywhere).toBe(true);
    expect(otherKey.message).toBe(
      "APP_ID is 12: GitHub does not accept that App with this PRIVATE_KEY (A JSON web token could not be decoded); compare both with the App's settings.",
    );
    const noApp = await wrong({ id: 13, private_key: KEYS.privateKey });
    expect(noApp.message).toMatch(/^APP_ID is 13: .* \(Integration not found\); /);
    expect(noApp.everywhere).toBe(true);
  });

  it('asks a question about no account with any installation that is not suspended', async () => {
    github.setInstallations([
      { id: 1, account: 'springboard', suspended: true },
      { id: 2, account: 'trampoline' },
    ]);
    await readLogins(readWithApp(github), ['octocat']);
    expect(paid().at(-1)).toBe('installation 2 /graphql');
  });
});

describe('the tokens of installations', () => {
  const API = 'https://api.github.com';
  const ASKED = { purpose: 'counts', repository: 'springboard/hub', page_size: null };
  let client: ReturnType<typeof readWithApp>;
  let given: number;

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
    given = 0;
    client = readWithApp({ restUrl: API, graphqlUrl: `${API}/graphql` }, { token: 'personal' });
    const permissions = {
      metadata: 'read',
      issues: 'write',
      organization_projects: 'write',
      administration: 'write',
    };
    const installation = { repository_selection: 'all', permissions };
    nock(API)
      .get('/app/installations')
      .query(true)
      .reply(200, [
        { id: 1, account: { login: 'springboard' }, ...installation },
        // On a whole enterprise, and on an account that is gone.
        { id: 8, account: { slug: 'holding' }, ...installation },
        { id: 9, account: null, ...installation },
      ]);
    // Whatever the App may, its tokens can only read: another body than this one is not answered.
    nock(API)
      .post('/app/installations/1/access_tokens', {
        permissions: { metadata: 'read', issues: 'read', organization_projects: 'read' },
      })
      .times(9)
      .reply(201, () => {
        const expires_at = new Date(Date.now() + 3_600_000).toISOString();
        return { token: `given-${++given}`, expires_at };
      });
  });
  afterEach(() => nock.cleanAll());

  const answer = (remaining: number, resetAt = '2026-02-03T10:05:00Z') => ({
    data: { rateLimit: { cost: 1, remaining, resetAt }, repository: { id: 'R_1' } },
  });
  const question = (authorization: string) => nock(API, { reqheaders: { authorization } }).post('/graphql');
  const ask = (github: GitHubClient, repository = ASKED.repository) =>
    github.query('query { repository { id } }', {}, { ...ASKED, repository });

  it('are replaced when GitHub does not accept them any more, whatever our clock says', async () => {
    question('token given-1').reply(200, answer(4_000));
    question('token given-1').reply(401, { message: 'Bad credentials' });
    question('token given-2').reply(401, { message: 'Bad credentials' });
    question('token given-3').reply(200, answer(3_999));
    await ask(client);
    await ask(client);
    // A new one may not be known everywhere at once, hence the second try.
    expect(client.waits).toEqual([1, 2]);
    expect(client.takeCalls().map(({ outcome }) => outcome)).toEqual([
      ...['ok', 'ok', 'ok'],
      ...['not accepted: Bad credentials', 'ok', 'not accepted: Bad credentials', 'ok', 'ok'],
    ]);
  });

  it('can only read, whatever the App may', async () => {
    question('token given-1').reply(200, answer(4_000));
    await ask(client);
    expect(given).toBe(1);
  });

  it('are not asked for without end', async () => {
    nock(API).post('/graphql').times(9).reply(401, { message: 'Bad credentials' });
    const refused = await refusal(ask(client));
    expect(refused.message).toBe(
      'springboard: GitHub does not accept the tokens it gives the App there (Bad credentials).',
    );
    expect(given).toBe(4);
  });

  it('may fail now and then over a long run without being given up', async () => {
    for (let hour = 0; hour < 6; hour++) {
      question(`token given-${hour + 1}`)
        .times(2)
        .reply(200, answer(4_000));
      question(`token given-${hour + 1}`).reply(401, { message: 'Bad credentials' });
    }
    question('token given-7').times(2).reply(200, answer(4_000));
    for (let times = 0; times < 14; times++) await ask(client);
    expect(given).toBe(7);
  });

  it('have points of their own: one that is out of them does not stop the other', async () => {
    question('token given-1').reply(200, answer(0));
    question('bearer personal').times(2).reply(200, answer(4_000));
    question('token given-1').reply(200, answer(4_000));
    await ask(client);
    await ask(client, 'trampoline/pool');
    await ask(client, 'trampoline/pool');
    expect(client.waits).toEqual([]);
    await ask(client);
    expect(client.waits).toEqual([5 * 60 + 1]);
  });

  it('are asked for as withRetry as everything else', async () => {
    nock.cleanAll();
    nock(API).get('/app/installations').query(true).reply(502);
    nock(API)
      .get('/app/installations')
      .query(true)
      .reply(200, [
        { id: 1, account: { login: 'springboard' }, repository_selection: 'all', permissions: {} },
      ]);
    const tokens = () => nock(API).post('/app/installations/1/access_tokens');
    tokens().replyWithError('socket hang up');
    tokens().reply(403, { message: 'You have exceeded a secondary rate limit.' }, { 'retry-after': '7' });
    tokens().reply(201, { token: 'late', expires_at: new Date(Date.now() + 3_600_000).toISOString() });
    question('token late').reply(200, answer(4_000));
    await ask(client);
    expect(client.waits).toEqual([1, 1, 7]);
    expect(nock.pendingMocks()).toEqual([]);
  });
});
