/** `headwater queue` from the configuration to the list: a simulated community behind a stand-in, printed and posted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { openDatabase } from '../../src/store/driver/database.ts';
import type { Environment } from '../../src/config/settings.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { startStandIn, type StandInWithPosts } from '../support/stand-in.ts';

const CONFIGURATION = `institution: { name: Field Station, team: [{ github: octocat, capacity_hours: 30 }] }
communities: [{ name: Springboard, orgs: [springboard] }]
iterations: { anchor: 2026-02-04, days: 14 }
planning: { repository: springboard/meta, issue_title: Upstream work }
queue: { per_iteration: 4 }
`;

describe('headwater queue', () => {
  let github: StandInWithPosts;
  let environment: Environment;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 240, repositories: 1, end: '2026-02-16T00:00:00Z' },
      app: installedOn([{ id: 70, account: 'springboard' }]),
      posts: { repositories: ['springboard/meta'] },
    });
    const folder = emptyFolder();
    writeFileSync(join(folder, 'headwater.yml'), CONFIGURATION);
    environment = {
      ...placesIn(folder),
      DATABASE_URL: await databaseForCommands(),
      APP_ID: String(APP_ID),
      PRIVATE_KEY: KEYS.privateKey,
      WEBHOOK_SECRET: 'long-and-random-enough',
      GITHUB_API_URL: github.restUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
    };
    expect((await headwater(['backfill'], environment)).code).toBe(0);
  });
  afterAll(() => github.close());

  it('prints the list of the coming iteration, in every format, and a shortlist', async () => {
    const markdown = await headwater(['queue'], environment);
    expect(markdown).toMatchObject({ code: 0, err: '' });
    expect(markdown.out).toMatch(/^### Pull requests to pick, iteration 2 \(18 February–3 March\)/);
    const json = JSON.parse(
      (await headwater(['queue', '--format', 'json', '--size', '2'], environment)).out,
    ) as {
      items: { url: string; score: number; terms: Record<string, number> }[];
    };
    expect(json.items.length).toBeGreaterThan(0);
    expect(json.items.length).toBeLessThanOrEqual(2);
    for (const { score, terms } of json.items)
      expect(Object.values(terms).reduce((a, b) => a + b, 0)).toBeCloseTo(score, 9);
    const csv = await headwater(['queue', '--format', 'csv', '--for', 'OctoCat'], environment);
    expect(csv.out).toMatch(/^url,repository,number,/);
    expect((await headwater(['queue', '--session'], environment)).out).toMatch(
      /^### Shortlist for a live review/,
    );
  });

  it.each([
    [['--size', '0'], '--size is "0"; write a whole number from 1 to 999.'],
    [['--iteration', 'x'], '--iteration is "x"; write a whole number of 1 or more.'],
    [
      ['--for', 'nobody'],
      '--for is "nobody", and institution.team has nobody of that name; write a login of the team.',
    ],
    [
      ['--post', '--session'],
      '--post writes the list of the whole team; leave --session, --for and --format out.',
    ],
    [['--post', '--iteration', '1', '--format', 'json'], '--post writes the list of the whole team'],
  ])('%j is one line', async (words, line) => {
    const { code, out, err } = await headwater(['queue', ...words], environment);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(line);
  });

  it('waits where no issue is open, and writes its section below a person’s words where one is, once', async () => {
    const waits = await headwater(['queue', '--post'], environment);
    expect(waits).toMatchObject({ code: 0, out: '' });
    expect(waits.err).toContain('No issue "Upstream work" is open in springboard/meta; nothing was posted.');
    github.plant({
      repository: 'springboard/meta',
      title: 'Upstream work',
      body: 'By hand.',
      login: 'octocat',
    });
    const posted = await headwater(['queue', '--post'], environment);
    expect(posted).toMatchObject({ code: 0, out: 'https://github.com/springboard/meta/issues/1\n' });
    const [issue] = github.posts();
    expect(issue!.body).toMatch(
      /^By hand\.\n\n<!-- headwater: queue springboard\/meta 2026-02-\d\d [0-9a-f]+ -->\n### /,
    );
    expect(issue!.login).toBe('octocat');
    const before = issue!.body;
    const writes = async () => (await github.log()).filter(({ isWrite }) => isWrite).length;
    const count = await writes();
    expect((await headwater(['queue', '--post'], environment)).code).toBe(0);
    expect([github.posts()[0]!.body, await writes()]).toEqual([before, count]);
    // What was posted is planned from then on.
    const store = await openDatabase(environment['DATABASE_URL']!, 'a test');
    const { rows } = await sql<{ source: string; url: string | null }>`
      select p.source, p.url from queue_picks q
      cross join lateral derived.planning_items(q.repo_id, q.number, '2026-02-17') p where p.source = 'queue'`.execute(
      store.db,
    );
    await store.close();
    expect(rows.length).toBe(before.match(/^- \[ \] /gm)!.length);
    expect(rows.every(({ url }) => url === 'https://github.com/springboard/meta/issues/1')).toBe(true);
  });
});
