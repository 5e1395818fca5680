/** The report as an issue: when it is due, what it closes, and `headwater report --post` from end to end. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { marker, type WantedIssue } from '../../src/domain/outbox/post.ts';
import { dueReport, reportKey, reportsToClose } from '../../src/domain/outbox/report-post.ts';
import type { Environment } from '../../src/config/settings.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { numbersIn, strangers } from '../support/numbers.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { startStandIn, type StandInWithPosts } from '../support/stand-in.ts';

describe('the weekly report', () => {
  it.each([
    // 2026-02-16 is a Monday; the week before it ends there at 00:00 UTC.
    ['2026-02-16T05:59:00Z', 'monday', 'UTC', null],
    ['2026-02-16T06:00:00Z', 'monday', 'UTC', '2026-02-09'],
    ['2026-02-18T05:00:00Z', 'monday', 'UTC', '2026-02-09'],
    ['2026-02-18T05:00:00Z', 'wednesday', 'UTC', null],
    ['2026-02-18T05:00:00Z', 'wednesday', 'Europe/Berlin', '2026-02-09'],
    // In Auckland (UTC+13) Monday is already 13 hours old when the week ends.
    ['2026-02-15T20:00:00Z', 'monday', 'Pacific/Auckland', '2026-02-02'],
    ['2026-02-16T00:00:00Z', 'monday', 'Pacific/Auckland', '2026-02-09'],
    ['2026-02-22T23:59:00Z', 'sunday', 'America/Los_Angeles', '2026-02-09'],
  ] as const)('at %s, on %ss in %s, is due for the week from %s', (now, weekday, zone, start) => {
    expect(dueReport(new Date(now), weekday, zone)?.start.slice(0, 10) ?? null).toBe(start);
  });

  it('closes those that are about earlier windows, and none that is about a later one', () => {
    const issue = (start: string, end: string, is_open = true): WantedIssue => ({
      kind: 'issue',
      key: reportKey('Springboard/meta', { start: `${start}T00:00:00Z`, end: `${end}T00:00:00Z` }),
      repository: 'springboard/meta',
      title: '',
      body: '',
      labels: [],
      is_open,
    });
    const posted = [
      issue('2026-01-26', '2026-02-02', false),
      issue('2026-02-02', '2026-02-09'),
      issue('2026-01-01', '2026-02-01'),
      issue('2026-02-16', '2026-02-23'),
      { ...issue('2026-02-02', '2026-02-09'), key: 'digest springboard/meta' },
    ];
    const current = 'report springboard/meta 2026-W07';
    expect(reportsToClose(posted, current).map(({ key, is_open }) => [key, is_open])).toEqual([
      ['report springboard/meta 2026-W06', false],
      ['report springboard/meta 2026-01-01..2026-02-01', false],
    ]);
  });
});

const CONFIGURATION = `institution: { name: Hydrology, team: [] }
communities: [{ name: Springboard, orgs: [springboard] }]
report: { repository: springboard/meta, labels: [kpi], keep_open: latest }
`;
const WORKFLOW_TOKEN = 'ghs_workflow_token_of_this_run';

describe('headwater report --post', () => {
  const folder = emptyFolder();
  let github: StandInWithPosts;
  let reads: Environment;
  const asApp = () => ({ ...reads, APP_ID: String(APP_ID), PRIVATE_KEY: KEYS.privateKey });
  const inWorkflow = (over: Environment = {}) => ({
    ...reads,
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'springboard/meta',
    HEADWATER_WORKFLOW_TOKEN: WORKFLOW_TOKEN,
    ...over,
  });
  const writes = async () => (await github.log()).filter(({ isWrite }) => isWrite);
  const shown = () => github.posts().map(({ title, state, login }) => [title, state, login]);
  const title = (week: string) => expect.stringContaining(`week ${week}: `) as string;

  beforeAll(async () => {
    writeFileSync(`${folder}/headwater.yml`, CONFIGURATION);
    github = await startStandIn({
      simulated: { pullRequests: 40, repositories: 1, end: '2026-02-16T00:00:00Z' },
      app: installedOn([{ id: 1, account: 'springboard' }]),
      posts: {
        repositories: ['springboard/meta'],
        workflow: { token: WORKFLOW_TOKEN, repository: 'springboard/meta' },
      },
    });
    const url = await databaseForCommands();
    reads = {
      ...placesIn(folder),
      DATABASE_URL: url,
      GITHUB_API_URL: github.restUrl,
      GITHUB_TOKEN: github.token,
    };
  });
  beforeEach(() => github.reset());
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('posts nothing before the history is complete', async () => {
    expect(await headwater(['report', '--post'], asApp())).toEqual({
      code: 4,
      out: '',
      err: 'The history is not complete yet, and nothing is posted before it is; run `headwater backfill` to its end first.\n',
    });
    expect((await headwater(['backfill'], reads)).code).toBe(0);
    expect(await writes()).toEqual([]);
  });

  it.each<[string, Environment, RegExp]>([
    ['a personal token', {}, /^Nobody may write: set APP_ID .* a personal token never writes\.\n$/],
    [
      'a personal token where the workflow’s belongs',
      { GITHUB_ACTIONS: 'true', HEADWATER_WORKFLOW_TOKEN: 'ghp_personal_token_of_somebody' },
      /^HEADWATER_WORKFLOW_TOKEN is not the token of a workflow; .* A personal token never writes\.\n/,
    ],
    [
      'a fine-grained personal token there',
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'springboard/meta',
        HEADWATER_WORKFLOW_TOKEN: 'github_pat_11AAAA_of_somebody',
      },
      /^HEADWATER_WORKFLOW_TOKEN is not the token of a workflow; /,
    ],
    [
      'a workflow’s token outside of a workflow',
      { GITHUB_REPOSITORY: 'springboard/meta', HEADWATER_WORKFLOW_TOKEN: WORKFLOW_TOKEN },
      /^Nobody may write: /,
    ],
    [
      'the workflow of another repository',
      {
        GITHUB_ACTIONS: 'true',
        GITHUB_REPOSITORY: 'springboard/hub',
        HEADWATER_WORKFLOW_TOKEN: WORKFLOW_TOKEN,
      },
      /^report\.repository is springboard\/meta, but this workflow runs in springboard\/hub and writes nowhere else; /,
    ],
  ])('writes nothing with %s', async (_, environment, line) => {
    const { code, out, err } = await headwater(['report', '--post'], { ...reads, ...environment });
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(await writes()).toEqual([]);
    expect(github.posts()).toEqual([]);
  });

  it('keeps one issue for each window, in the App’s name, and closes the one before', async () => {
    const post = (...words: string[]) => headwater(['report', '--post', ...words], asApp());
    // Somebody has planted an issue that looks like ours.
    github.plant({
      repository: 'springboard/meta',
      title: 'mine',
      body: `words ${marker('report springboard/meta 2026-W06')}`,
      login: 'headwater',
    });
    const first = await post('--week', '2026-W06');
    expect(first).toEqual({ code: 0, out: 'https://github.com/springboard/meta/issues/2\n', err: '' });
    // The same again writes nothing; as of another instant it edits the same issue.
    expect((await post('--week', '2026-W06')).out).toBe(first.out);
    expect(await writes()).toHaveLength(1);
    const again = await post('--week', '2026-W06', '--as-of', '2026-02-15T00:00:00Z');
    expect(again).toMatchObject({ code: 0, out: first.out });
    expect((await writes()).map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    expect((await post()).out).toBe('https://github.com/springboard/meta/issues/3\n');
    expect(shown()).toEqual([
      ['mine', 'open', 'headwater'],
      [title('2026-W06'), 'closed', 'headwater[bot]'],
      [title('2026-W07'), 'open', 'headwater[bot]'],
    ]);
    const [mine, , latest] = github.posts();
    expect(mine?.body).toBe(`words ${marker('report springboard/meta 2026-W06')}`);
    expect(latest).toMatchObject({
      labels: ['kpi'],
      body: expect.stringMatching(
        /^\*\*[^]*Before: \[Upstream health, week 2026-W06: [^]*report springboard\/meta 2026-W07 -->\n$/,
      ) as string,
    });
    expect([...new Set((await writes()).map(({ credential }) => credential))]).toEqual(['installation 1']);
    const json = await headwater(['report', '--format', 'json'], asApp());
    const [text = ''] = latest!.body.replace(/```mermaid[^]*?```/g, '').split('<summary>Items behind');
    expect(numbersIn(text).length).toBeGreaterThan(100);
    const data: unknown = JSON.parse(json.out);
    expect(strangers(text, data, [], data)).toEqual([]);
  });

  it('says where the App may not write, and exits 3', async () => {
    await github.setInstallations([{ id: 1, account: 'springboard', permissions: { issues: 'read' } }]);
    const { code, out, err } = await headwater(['report', '--post', '--week', '2026-W05'], asApp());
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^springboard\/meta: the App may not write issues there; /);
    expect(await writes()).toEqual([]);
  });

  it('posts in a workflow with the workflow’s own token', async () => {
    const own = { ...inWorkflow(), DATABASE_URL: await databaseForCommands() };
    expect((await headwater(['sync'], own)).code).toBe(0);
    const before = github.posts().length;
    const { code, out } = await headwater(['report', '--post'], own);
    expect([code, out]).toEqual([0, `https://github.com/springboard/meta/issues/${before + 1}\n`]);
    // A cache that was dropped takes the ledger with it: the issue is found again.
    const anew = { ...own, DATABASE_URL: await databaseForCommands() };
    await headwater(['sync'], anew);
    expect(await headwater(['report', '--post'], anew)).toMatchObject({ code: 0, out });
    expect(github.posts()).toHaveLength(before + 1);
    expect(github.posts().at(-1)).toMatchObject({ login: 'github-actions[bot]', state: 'open' });
    expect([...new Set((await writes()).map(({ credential }) => credential))]).toEqual(['workflow']);
  });

  it('writes what has no room in the issue into a file where the App may, else names the command', async () => {
    writeFileSync(
      `${folder}/files.yml`,
      CONFIGURATION.replace('report: {', 'report: { folder: headwater/reports,'),
    );
    const post = (environment: Environment = {}) =>
      headwater(['report', '--post', '--from', '2025-02-16', '--to', '2026-02-16'], {
        ...asApp(),
        HEADWATER_CONFIG: `${folder}/files.yml`,
        ...environment,
      });
    const body = () => github.posts().at(-1)!.body;
    expect((await post()).code).toBe(0);
    expect(body()).toContain(
      '`headwater report --from 2025-02-16 --to 2026-02-16 --format markdown` prints all of it.',
    );
    expect(github.files()).toEqual([]);
    const permissions = { metadata: 'read', issues: 'write', contents: 'write' };
    await github.setInstallations([{ id: 1, account: 'springboard', permissions }]);
    // The permission was given: what was parked for want of it is written by the next post.
    expect((await post()).code).toBe(0);
    const path = 'headwater/reports/2025-02-16-to-2026-02-16.md';
    expect(github.files()).toMatchObject([
      { path, commits: [expect.stringMatching(/^Upstream health, .* \[skip ci\]$/)] },
    ]);
    const url = `https://github.com/springboard/meta/blob/main/${path}`;
    expect(body()).toContain(`All of it is in [${path}](${url}).`);
    const before = (await writes()).length;
    await post();
    expect(await writes()).toHaveLength(before);
    // Where there is a dashboard its page is linked.
    await post({ HEADWATER_URL: 'https://headwater.example.org' });
    expect(body()).toContain(
      'All of it is on [this page](https://headwater.example.org/?from=2025-02-16&to=2026-02-16).',
    );
  });

  it('takes no other format, and no configuration that names no repository', async () => {
    expect(await headwater(['report', '--post', '--format', 'json'], asApp())).toMatchObject({
      code: 2,
      err: '--post writes Markdown; leave --format out, or --post.\n',
    });
    writeFileSync(`${folder}/without.yml`, CONFIGURATION.replace(/^report.*\n/m, ''));
    expect(
      await headwater(['report', '--post'], { ...asApp(), HEADWATER_CONFIG: `${folder}/without.yml` }),
    ).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^report\.repository is not in the conf/) as string,
    });
  });
});
