/** Addresses that show one picture of pages that are not public: to whoever has them, as they were given, until they end. */
import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hideRepositories } from '../../src/store/repositories/repos.ts';
import { startSession } from '../../src/store/people/sessions.ts';
import { addressSigner } from '../../src/web/dashboard/signed-address.ts';
import type { WebApp } from '../../src/web/server.ts';
import { servedPages } from '../support/served-pages.ts';
import { mounted, SHOWN_AT, startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';

const ORIGIN = 'https://headwater.example';
const SECRET = 's'.repeat(32);
const COOKIE = { cookie: '__Host-headwater-session=token' };
const HUB = `communities:
  - { name: Springboard, repositories: [springboard/hub] }`;
const TWO = `${HUB}
  - { name: "Tide & <Pool>", repositories: [springboard/nowhere] }`;

describe('a signed address', () => {
  let community: ShownCommunity;
  let clock = Date.parse(SHOWN_AT);
  const stop = new AbortController();
  beforeAll(async () => {
    community = await startShownCommunity();
    // Somebody who is signed in, for a year.
    const hash = createHmac('sha256', SECRET).update('token').digest('hex');
    await startSession(
      community.db,
      hash,
      { id: '7', login: 'octocat', because: 'repository' },
      { now: SHOWN_AT, expires: '2027-02-16T08:00:00Z' },
    );
  });
  afterAll(async () => {
    stop.abort();
    await community.close();
  });

  const served = ({
    secret = SECRET,
    communities = HUB,
    more = 'dashboard: { public: false }',
  } = {}): WebApp =>
    servedPages({
      db: community.db,
      environment: {
        ...community.environment,
        HEADWATER_URL: ORIGIN,
        GITHUB_CLIENT_ID: 'Iv1.abc',
        GITHUB_CLIENT_SECRET: 'c5'.repeat(20),
        SESSION_SECRET: secret,
      },
      configuration: `institution: { name: Hydrology }\n${communities}\n${more}\n`,
      now: () => new Date(clock),
      stop: stop.signal,
    });
  /** What the page gives to whoever is signed in. */
  async function given(app: WebApp, query = ''): Promise<URL[]> {
    const page = await (await app.request(`${ORIGIN}/embed${query}`, { headers: COOKIE })).text();
    return [...page.matchAll(/<th scope="row"><a href="([^"]*)"/g)].map(
      ([, href]) => new URL(href!.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))),
    );
  }
  const statusOf = async (app: WebApp, address: URL | string) => (await app.request(String(address))).status;

  it('shows each drawing and each badge to who is not signed in, also on other pages', async () => {
    const app = served();
    const all = await given(app);
    expect(all.length).toBeGreaterThan(30);
    for (const address of all) {
      expect(address.origin).toBe(ORIGIN);
      const answer = await app.request(address.href);
      expect([address.pathname, answer.status]).toEqual([address.pathname, 200]);
      expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('shows nothing else: no other path, parameter, community, and no part of it', async () => {
    const app = served({ communities: TWO });
    const [address] = await given(app, '?community=Springboard');
    const signature = address!.searchParams.get('signature')!;
    expect(await statusOf(app, address!)).toBe(200);
    const changed = (change: (url: URL) => void) => {
      const other = new URL(address!);
      change(other);
      return other;
    };
    const others = [
      changed((url) => url.searchParams.delete('signature')),
      changed((url) => url.searchParams.set('signature', '')),
      changed((url) => url.searchParams.set('signature', signature.slice(0, -1))),
      changed((url) => url.searchParams.set('signature', `${signature}=`)),
      changed((url) => url.searchParams.append('signature', signature)),
      changed((url) =>
        url.searchParams.set('signature', `${signature[0] === 'A' ? 'B' : 'A'}${signature.slice(1)}`),
      ),
      changed((url) => url.searchParams.delete('community')),
      changed((url) => url.searchParams.set('community', 'Tide & <Pool>')),
      changed((url) => url.searchParams.set('community', 'springboard')),
      changed((url) => url.searchParams.append('community', 'Springboard')),
      changed((url) => url.searchParams.set('week', '2026-W05')),
      changed((url) => url.searchParams.set('as_of', '2026-02-01')),
      changed((url) => url.searchParams.set('until', '2030-01-01')),
      changed((url) => url.searchParams.set('repository', 'springboard/hub')),
      changed((url) => (url.pathname = '/charts/unanswered.svg'.replace('unanswered', 'first_review'))),
      changed((url) => (url.pathname = '/badge/unanswered.svg')),
    ];
    for (const other of others)
      expect([other.search, await statusOf(app, other)]).toEqual([other.search, 404]);
    // Nor does it open anything that is no picture.
    for (const path of mounted(app).filter((one) => !one.startsWith('/auth')))
      expect([
        path,
        await statusOf(
          app,
          changed((url) => (url.pathname = path.replace(':file', 'x'))),
        ),
      ]).toEqual([path, 404]);
  });

  it('is not altered by the order of its parameters', async () => {
    const app = served();
    const [address] = await given(app);
    const turned = new URL(address!);
    turned.search = new URLSearchParams([...address!.searchParams].toReversed()).toString();
    expect(turned.search).not.toBe(address!.search);
    expect(await statusOf(app, turned)).toBe(200);
  });

  it('ends on its day, however often it was shown before', async () => {
    const app = served();
    const [address] = await given(app, '?until=2026-03-01');
    clock = Date.parse('2026-02-28T23:59:59Z');
    expect(await statusOf(app, address!)).toBe(200);
    clock = Date.parse('2026-03-01T00:00:00Z');
    expect(await statusOf(app, address!)).toBe(404);
    clock = Date.parse(SHOWN_AT);
    expect(await statusOf(app, address!)).toBe(200);
  });

  it('ends with the secret that signed it', async () => {
    const [address] = await given(served());
    expect(await statusOf(served({ secret: 'another phrase of ours' }), address!)).toBe(404);
    expect(await statusOf(served(), address!)).toBe(200);
  });

  it('says nothing of what there is instead, once what it was of is gone', async () => {
    const [address] = await given(served());
    const answer = await served({
      communities: 'communities: [{ name: Renamed, repositories: [springboard/hub] }]',
    }).request(address!.href);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('Renamed');
  });

  it('is given to nobody else, and for what is public it is not needed', async () => {
    expect((await served().request(`${ORIGIN}/embed`)).status).toBe(404);
    const open = served({ more: '' });
    const all = await given(open);
    expect(all.filter(({ searchParams }) => searchParams.has('signature'))).toEqual([]);
    expect(await statusOf(open, all[0]!)).toBe(200);
  });

  it('is of one community, which the page lets choose', async () => {
    const app = served({ communities: TWO });
    expect(await given(app)).toEqual([]);
    const [address] = await given(app, `?community=${encodeURIComponent('Tide & <Pool>')}`);
    expect(address!.searchParams.get('community')).toBe('Tide & <Pool>');
    expect(await statusOf(app, address!)).toBe(200);
    const refused = await app.request(`${ORIGIN}/embed?community=None`, { headers: COOKIE });
    expect(refused.status).toBe(400);
  });

  it('of a repository that turned private shows nothing', async () => {
    const app = served();
    const [address] = await given(app, '?repository=springboard/hub');
    expect(await statusOf(app, address!)).toBe(200);
    const { rows } = await sql<{ id: string }>`
      select id::text as id from repos where full_name = 'springboard/hub'`.execute(community.db);
    await hideRepositories(community.db, 'id', [rows[0]!.id]);
    expect(await statusOf(app, address!)).toBe(404);
    expect(await statusOf(served(), address!)).toBe(404);
  });
});

describe('the signer', () => {
  it('signs pieces so that none can be cut elsewhere', () => {
    const signer = addressSigner(SECRET, () => new Date(SHOWN_AT));
    const good = new URL(signer.signed('/charts/x.svg', { community: 'a&b=c' }), ORIGIN);
    expect(signer.isGood(good)).toBe(true);
    const cut = new URL(`${ORIGIN}/charts/x.svg?community=a&b=c`);
    cut.searchParams.set('signature', good.searchParams.get('signature')!);
    expect(signer.isGood(cut)).toBe(false);
    const odd = new URL(signer.signed('/charts/x.svg', { until: 'never' }), ORIGIN);
    expect(signer.isGood(odd)).toBe(false);
  });
});
