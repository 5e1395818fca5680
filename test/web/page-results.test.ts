/** What pages show is there before somebody looks, is computed by one process, says when it is behind, and goes when it must. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pageResults, type PageResults } from '../../src/commands/page-results.ts';
import { ALL_NOW } from '../../src/commands/wanted-results.ts';
import { parseConfiguration } from '../../src/config/configuration.ts';
import { readSettings } from '../../src/config/settings.ts';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { EVERYTHING } from '../../src/domain/report/scope.ts';
import { countStored } from '../../src/store/kpis/data-marks.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { servedPages } from '../support/served-pages.ts';
import { SHOWN_AT, startShownCommunity, type ShownCommunity } from '../support/shown-community.ts';

const PAGES = ['/', '/responsiveness', '/people', '/releases', '/queue', '/attention', '/quality'];
const WEEK = { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' };
const WEEK_BEFORE = { start: '2026-02-02T00:00:00Z', end: '2026-02-09T00:00:00Z' };

describe('what pages show', () => {
  let community: ShownCommunity;
  const clock = { at: Date.parse(SHOWN_AT) };
  const stop = new AbortController();
  beforeAll(async () => {
    community = await startShownCommunity({
      pullRequests: 60,
      repositories: 1,
      end: '2026-02-16T00:00:00Z',
    });
  });
  afterAll(async () => {
    stop.abort();
    await community.close();
  });
  beforeEach(async () => {
    clock.at = Date.parse(SHOWN_AT);
    await sql`delete from kept_results`.execute(community.db);
  });

  /** Another process each time. @param late its clock is so many seconds ahead */
  const process = (late = 0): PageResults =>
    pageResults({
      ctx: {
        settings: readSettings(community.environment),
        now: () => new Date(clock.at + late * 1000),
        wait: () => new Promise((done) => setTimeout(done, 100)),
        stop: stop.signal,
      },
      db: community.db,
      primary: community.db,
      configuration: parseConfiguration(community.configuration, 'headwater.yml'),
      failed: (error) => {
        throw error;
      },
    });
  const served = () =>
    servedPages({
      db: community.db,
      environment: community.environment,
      configuration: community.configuration,
      now: () => new Date(clock.at),
      stop: stop.signal,
    });
  const kept = async () => {
    const { rows } = await sql<{ what: string; computed_at: Date; data: string }>`
      select what, computed_at, data from kept_results where body is not null order by what`.execute(
      community.db,
    );
    return rows;
  };
  /** A later minute, in which more was stored and nothing rests any more. */
  const laterWithMore = async () => {
    clock.at += 60_000;
    await countStored(community.db, '1');
    await sql`update kept_results set rests_until = null`.execute(community.db);
  };

  it('at their first address is computed by the job: whoever looks then waits for nothing', async () => {
    const results = process();
    expect(await results.lastReport()).toBeNull();
    await results.renew();
    expect((await results.lastReport())?.window).toMatchObject(WEEK);
    const week = `${WEEK.start} ${WEEK.end} now`;
    const before = await kept();
    expect(before.map(({ what }) => what)).toEqual([
      'attention now',
      'audit now',
      `curves ${week}`,
      `people ${week}`,
      'places now',
      expect.stringMatching(/^queue \d+$/) as string,
      `releases ${week}`,
      `report ${week}`,
    ]);
    const app = served();
    for (const page of PAGES) expect((await app.request(page)).status, page).toBe(200);
    expect(await kept()).toEqual(before);
  });

  it('elsewhere is brought up to date after somebody looked at it, narrowed or not, but never what is of the past', async () => {
    const results = process();
    const narrowed = { scope: { community: 'Springboard', repository: null }, asOf: null };
    await results.report(WEEK_BEFORE, ALL_NOW);
    await results.people(WEEK_BEFORE, narrowed);
    await results.attention(narrowed);
    await results.releases(WEEK, { scope: EVERYTHING, asOf: '2026-02-10T00:00:00Z' });
    const looked = (await kept()).map(({ what }) => what);
    expect(looked).toHaveLength(4);
    await laterWithMore();
    await process().renew();
    const then = new Date(Date.parse(SHOWN_AT)).toISOString();
    const now = new Date(clock.at).toISOString();
    const rows = await kept();
    expect(rows).toHaveLength(8 + 4);
    for (const { what, computed_at } of rows)
      expect([what, computed_at.toISOString()]).toEqual([what, what.includes(' 2026-02-10T') ? then : now]);
    // And what nobody has looked at for longer than a day is left alone.
    await laterWithMore();
    await sql`update kept_results set asked_at = asked_at - interval '27 hours' where what = any(${looked})`.execute(
      community.db,
    );
    await process().renew();
    const left = (await kept()).filter(({ computed_at }) => computed_at.toISOString() === now);
    expect(left.map(({ what }) => what).toSorted()).toEqual(
      looked.filter((what) => !what.includes(' 2026-02-10T')).toSorted(),
    );
  });

  it('is computed by one of two processes that want it at once', async () => {
    // By its clock each would date what it computed itself.
    const [one, other] = [process(0), process(1)];
    for (const ask of [
      (of: PageResults) => of.report(WEEK, ALL_NOW),
      (of: PageResults) => of.people(WEEK, ALL_NOW),
      (of: PageResults) => of.audit(ALL_NOW),
    ]) {
      const [a, b] = await Promise.all([ask(one), ask(other)]);
      expect(a.computed_at).toBe(b.computed_at);
      expect(a.value).toEqual(b.value);
    }
    expect(await kept()).toHaveLength(3);
  });

  it('says on every page that it is behind when more was stored, and is replaced by the job', async () => {
    await process().renew();
    const app = served();
    const footer = async (page: string) =>
      (await (await app.request(page)).text()).replace(/[^]*<footer>/, '');
    for (const page of PAGES) {
      expect([page, await footer(page)]).toEqual([
        page,
        expect.stringContaining('As of <time datetime="2026-02-16T08:00:00.000Z">') as string,
      ]);
      expect([page, await footer(page)]).not.toEqual([
        page,
        expect.stringContaining('brought up to date') as string,
      ]);
    }
    // What was computed just now rests: it stays, and says so.
    clock.at += 60_000;
    await countStored(community.db, '1');
    for (const page of PAGES)
      expect([page, await footer(page)]).toEqual([
        page,
        expect.stringContaining(
          '08:00:00.000Z">2026-02-16 08:00 UTC</time>, being brought up to date.',
        ) as string,
      ]);
    await sql`update kept_results set rests_until = null`.execute(community.db);
    await process().renew();
    // What was written down as behind is looked at anew in the next minute: before, only if it happened to be asked late enough.
    clock.at += 60_000;
    for (const page of PAGES) {
      // A page that somebody has open takes what the other process made.
      await expect
        .poll(async () => footer(page), { timeout: 120_000 })
        .toContain('<time datetime="2026-02-16T08:01:00.000Z">2026-02-16 08:01 UTC</time>.');
    }
  });

  it('is gone from the database with whoever opts out', async () => {
    await process().renew();
    const { rows } = await sql<{ id: string; login: string }>`
      select u.id::text as id, u.login from users u join pull_requests p on p.author_id = u.id
      where p.state = 'OPEN' and u.login is not null limit 1`.execute(community.db);
    const { id, login } = rows[0]!;
    const bodies = async () =>
      (
        await sql<{
          body: string;
        }>`select coalesce(string_agg(body, ' '), '') as body from kept_results`.execute(community.db)
      ).rows[0]!.body;
    expect(await bodies()).toContain(login);
    await forget(community.db, id, pseudonymOf(id, 'a key'), new Date(clock.at).toISOString());
    expect(await kept()).toEqual([]);
    await process().renew();
    expect(await bodies()).not.toContain(`"${login}"`);
    expect(await kept()).toHaveLength(8);
  });
});
