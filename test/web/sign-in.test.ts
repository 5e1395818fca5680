/** Pages that are not public: who gets in with GitHub's word, who does not, and how long. */
import { inspect } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../src/store/driver/database.ts';
import { keepHouse } from '../../src/flows/live/housekeeping.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import type { WebApp } from '../../src/web/server.ts';
import { testBrowser, type TestBrowser } from '../support/browser.ts';
import { databaseForCommands } from '../support/databases.ts';
import { servedPages } from '../support/served-pages.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { oauthOnGitHub, type Person } from '../support/stand-in/oauth.ts';

const ORIGIN = 'https://headwater.example.org';
const CLIENT = { client_id: 'Iv1.abc', client_secret: 'c5'.repeat(20) };
const CONFIGURATION = `institution:
  name: Hydrology
  team: [{ github: octocat, to: 2026-03-01 }, { github: '77' }]
communities: [{ name: Springboard, orgs: [springboard] }]
report: { repository: hydrology/meta }
planning: { repository: hydrology/plans, issue_title: Upstream }
dashboard: { public: false }
`;
const TEAM: Person = { id: 1, login: 'Octocat' };
const STRANGER: Person = { id: 9, login: 'stranger' };
const PAGES = ['/', '/queue', '/attention', '/quality', '/definitions'];
const SESSION = '__Host-headwater-session';

describe('sign-in', () => {
  const oauth = oauthOnGitHub({ ...CLIENT, redirect_uri: `${ORIGIN}/auth/callback` });
  let github: StandIn;
  let open: OpenDatabase;
  const stop = new AbortController();
  let clock: number;
  beforeAll(async () => {
    github = await startStandIn({ extensions: [oauth.extension] });
    open = await openDatabase(await databaseForCommands(), 'a test');
  });
  afterAll(async () => {
    stop.abort();
    await open.close();
    await github.close();
  });
  beforeEach(async () => {
    clock = Date.parse('2026-02-16T08:00:00Z');
    oauth.setPerson(TEAM);
    await sql`delete from sessions`.execute(open.db);
  });

  const served = (
    over: { configuration?: string; url?: string; failed?: (error: unknown) => void } = {},
  ): WebApp =>
    servedPages({
      db: open.db,
      environment: {
        GITHUB_API_URL: `${github.restUrl}/api/v3`,
        GITHUB_CLIENT_ID: CLIENT.client_id,
        GITHUB_CLIENT_SECRET: CLIENT.client_secret,
        SESSION_SECRET: 's'.repeat(32),
        ...(over.url === '' ? {} : { HEADWATER_URL: over.url ?? ORIGIN }),
      },
      configuration: over.configuration ?? CONFIGURATION,
      now: () => new Date(clock),
      stop: stop.signal,
      ...(over.failed ? { failed: over.failed } : {}),
    });
  const sessions = async () =>
    (
      await sql<{ line: string }>`select user_id || ' ' || because as line from sessions order by 1`.execute(
        open.db,
      )
    ).rows.map(({ line }) => line);

  /** Through GitHub and back. @returns the last answer */
  async function signIn(browser: TestBrowser, to?: string): Promise<Response> {
    const begun = await browser.get(
      `/auth/sign-in${to === undefined ? '' : `?to=${encodeURIComponent(to)}`}`,
    );
    expect(begun.status).toBe(302);
    const atGitHub = await browser.get(begun.headers.get('location')!);
    expect(atGitHub.status).toBe(302);
    return browser.get(atGitHub.headers.get('location')!);
  }
  const seen = async (browser: TestBrowser) =>
    Promise.all(PAGES.map(async (path) => (await browser.get(path)).status));
  const ALL = PAGES.map(() => 200);
  const NONE = PAGES.map(() => 404);

  it('shows the pages to the team, and takes them where they wanted to go', async () => {
    const browser = testBrowser(served(), ORIGIN);
    expect(await seen(browser)).toEqual(NONE);
    const back = await signIn(browser, '/queue?week=2026-W05');
    expect([back.status, back.headers.get('location')]).toEqual([302, '/queue?week=2026-W05']);
    expect(await seen(browser)).toEqual(ALL);
    expect(await sessions()).toEqual(['1 team']);
    const page = await browser.get('/definitions');
    expect(page.headers.get('cache-control')).toBe('private, no-cache');
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    expect(await page.text()).toContain('<a href="/auth">');
    // GitHub's token has been given back, and our own stands nowhere as it is.
    expect(oauth.liveTokens()).toEqual([]);
    const { rows } = await sql<{ row: string }>`select sessions::text as row from sessions`.execute(open.db);
    expect(rows[0]!.row).not.toContain(browser.cookies.get(SESSION)!);
  });

  it('sets cookies that only this host sets, that no script reads, and that go nowhere else', async () => {
    const browser = testBrowser(served(), ORIGIN);
    await signIn(browser);
    expect(browser.set.length).toBeGreaterThanOrEqual(3);
    for (const line of browser.set) {
      expect(line).toMatch(/^__Host-headwater-(sign-in|session)=/);
      for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax'])
        expect(line).toContain(attribute);
      expect(line).not.toContain('Domain');
    }
    expect([...browser.cookies.keys()]).toEqual([SESSION]);
    const local = testBrowser(served({ url: '' }), 'http://localhost:3000');
    await local.get('/auth/sign-in');
    expect(local.set[0]).toMatch(/^headwater-sign-in=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it.each<[string, Person, number[], string[]]>([
    ['on the team list by number', { id: 77, login: 'renamed' }, ALL, ['77 team']],
    [
      'shown a private repository of the institution',
      { ...STRANGER, shown: { 'hydrology/plans': { private: true, push: false } } },
      ALL,
      ['9 repository'],
    ],
    [
      'who may write in its public one',
      { ...STRANGER, shown: { 'hydrology/meta': { private: false, push: true } } },
      ALL,
      ['9 repository'],
    ],
    [
      'shown what everybody is',
      { ...STRANGER, shown: { 'hydrology/meta': { private: false, push: false } } },
      NONE,
      [],
    ],
    [
      'shown a private repository of others',
      { ...STRANGER, shown: { 'springboard/vault': { private: true, push: true } } },
      NONE,
      [],
    ],
    ['who has taken the name of somebody on the list by number', { id: 9, login: '77' }, NONE, []],
    ['a stranger', STRANGER, NONE, []],
  ])('of an account %s', async (_, person, statuses, kept) => {
    oauth.setPerson(person);
    const browser = testBrowser(served(), ORIGIN);
    const back = await signIn(browser);
    expect(back.status).toBe(kept.length > 0 ? 302 : 404);
    expect(await seen(browser)).toEqual(statuses);
    expect(await sessions()).toEqual(kept);
    expect(oauth.liveTokens()).toEqual([]);
  });

  it('tells strangers the same of every address, whether there is a page or not', async () => {
    const browser = testBrowser(served(), ORIGIN);
    const texts = await Promise.all(
      ['/', '/api/v1/report', '/api/v1/audit', '/nowhere', '/auth', '/auth/nowhere'].map(async (path) => {
        const answer = await browser.get(path);
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('href="/auth/sign-in"');
  });

  it.each<[string, (back: URL, browser: TestBrowser) => void]>([
    ['with another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
    ['without a state', (back) => back.searchParams.delete('state')],
    ['without a code', (back) => back.searchParams.delete('code')],
    ['with a code that GitHub does not know', (back) => back.searchParams.set('code', 'guessed')],
    ['in another browser', (_, browser) => browser.cookies.clear()],
    [
      'with a cookie that was changed',
      (_, { cookies }) => {
        const [name, value] = [...cookies][0]!;
        cookies.set(
          name,
          value.replace(/^./, (first) => (first === 'e' ? 'f' : 'e')),
        );
      },
    ],
    ['after ten minutes', () => (clock += 10 * 60_000)],
    [
      'when it was declined',
      (back) => (back.searchParams.delete('code'), back.searchParams.set('error', 'access_denied')),
    ],
  ])('is refused %s', async (_, change) => {
    const browser = testBrowser(served(), ORIGIN);
    const begun = await browser.get('/auth/sign-in');
    const atGitHub = await browser.get(begun.headers.get('location')!);
    const back = new URL(atGitHub.headers.get('location')!);
    change(back, browser);
    const answer = await browser.get(back.href);
    expect([answer.status, await sessions()]).toEqual([403, []]);
    expect(await seen(browser)).toEqual(NONE);
    expect([...browser.cookies.keys()]).toEqual([]);
  });

  it('is refused where the verifier is not that of the challenge', async () => {
    const app = served();
    const [browser, thief] = [testBrowser(app, ORIGIN), testBrowser(app, ORIGIN)];
    const begun = await browser.get('/auth/sign-in');
    const atGitHub = await browser.get(begun.headers.get('location')!);
    const code = new URL(atGitHub.headers.get('location')!).searchParams.get('code')!;
    // The thief has the code, and a sign-in of their own: state and cookie fit, the verifier does not.
    const own = new URL((await thief.get('/auth/sign-in')).headers.get('location')!);
    const answer = await thief.get(`/auth/callback?code=${code}&state=${own.searchParams.get('state')}`);
    expect([answer.status, await sessions()]).toEqual([403, []]);
  });

  it('says that GitHub is away, and tells no secret while it does', async () => {
    const failures: unknown[] = [];
    const browser = testBrowser(served({ failed: (error) => failures.push(error) }), ORIGIN);
    const begun = await browser.get('/auth/sign-in');
    const atGitHub = await browser.get(begun.headers.get('location')!);
    await github.setFaults([{ on: 'rest', operation: '/user', kind: 'bad-gateway', times: 1 }]);
    const answer = await browser.get(atGitHub.headers.get('location')!);
    expect([answer.status, await sessions()]).toEqual([502, []]);
    expect(failures).toHaveLength(1);
    const told = `${inspect(failures, { depth: 9 })} ${await answer.text()}`;
    expect(told).not.toContain(CLIENT.client_secret);
    expect(told).not.toContain('ghu_');
    expect(oauth.liveTokens()).toEqual([]);
  });

  it('takes a code once', async () => {
    const browser = testBrowser(served(), ORIGIN);
    const begun = await browser.get('/auth/sign-in');
    const kept = [...browser.cookies];
    const atGitHub = await browser.get(begun.headers.get('location')!);
    const back = atGitHub.headers.get('location')!;
    expect((await browser.get(back)).status).toBe(302);
    const again = testBrowser(served(), ORIGIN);
    for (const [name, value] of kept) again.cookies.set(name, value);
    expect((await again.get(back)).status).toBe(403);
    expect(await sessions()).toEqual(['1 team']);
  });

  it('gives a session that nobody knew before, and ends the one that was there', async () => {
    const app = served();
    const [attacker, victim] = [testBrowser(app, ORIGIN), testBrowser(app, ORIGIN)];
    await signIn(attacker);
    const planted = attacker.cookies.get(SESSION)!;
    victim.cookies.set(SESSION, planted);
    await signIn(victim);
    expect(victim.cookies.get(SESSION)).not.toBe(planted);
    expect(await seen(victim)).toEqual(ALL);
    expect(await seen(attacker)).toEqual(NONE);
    victim.cookies.set(SESSION, 'chosen-by-somebody');
    expect(await seen(victim)).toEqual(NONE);
  });

  it('lasts twelve hours for the team and one for others, and no day longer than the list says', async () => {
    const browser = testBrowser(served(), ORIGIN);
    await signIn(browser);
    clock += 12 * 3_600_000 - 1;
    expect(await seen(browser)).toEqual(ALL);
    clock += 1;
    expect(await seen(browser)).toEqual(NONE);
    await keepHouse(open.db, new Date(clock));
    expect(await sessions()).toEqual([]);

    oauth.setPerson({ ...STRANGER, shown: { 'hydrology/plans': { private: true, push: false } } });
    await signIn(browser);
    clock += 3_600_000;
    expect(await seen(browser)).toEqual(NONE);

    oauth.setPerson(TEAM);
    clock = Date.parse('2026-02-28T23:00:00Z');
    await signIn(browser);
    expect(await seen(browser)).toEqual(ALL);
    clock = Date.parse('2026-03-01T00:00:00Z');
    expect(await seen(browser)).toEqual(NONE);
  });

  it('ends with signing out, which only our own page can ask for', async () => {
    const browser = testBrowser(served(), ORIGIN);
    await signIn(browser);
    const page = await browser.get('/auth');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(await page.text()).toContain('signed in as Octocat');
    for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }])
      expect((await browser.post('/auth/sign-out', headers as Record<string, string>)).status).toBe(404);
    expect(await seen(browser)).toEqual(ALL);
    const stolen = browser.cookies.get(SESSION)!;
    expect((await browser.post('/auth/sign-out', { origin: ORIGIN })).status).toBe(200);
    expect([...browser.cookies.keys()]).toEqual([]);
    browser.cookies.set(SESSION, stolen);
    expect(await seen(browser)).toEqual(NONE);
  });

  it('ends with opting out', async () => {
    const browser = testBrowser(served(), ORIGIN);
    await signIn(browser);
    await forget(open.db, '1', pseudonymOf('1', 'a key'), '2026-02-16T08:00:00Z');
    expect(await sessions()).toEqual([]);
    expect(await seen(browser)).toEqual(NONE);
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/..//elsewhere.example',
    '/.//elsewhere.example',
    '/%2E//elsewhere.example',
    '/queue/..//elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '/\t/elsewhere.example',
    '/%0d%0aset-cookie:a=b\r\n',
    '/auth/sign-in?to=/',
    'queue',
    '',
  ])('leads to no address but ours: %j', async (to) => {
    const answer = await testBrowser(served(), ORIGIN).get(`/auth/sign-in?to=${encodeURIComponent(to)}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  it('is not there where the pages are public, nor by a name that nobody has said', async () => {
    const open_ = testBrowser(
      served({ configuration: CONFIGURATION.replace('public: false', 'public: true') }),
      ORIGIN,
    );
    expect((await open_.get('/auth/sign-in')).status).toBe(404);
    const unnamed = testBrowser(served({ url: '' }), 'http://rebound.example');
    for (const path of [...PAGES, '/auth/sign-in', '/auth/callback?code=a&state=b'])
      expect((await unnamed.get(path)).status).toBe(404);
  });
});
