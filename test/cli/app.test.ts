/** The commands with a GitHub App: alone, and beside a personal token. */
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import { APP_ID, installedOn, KEYS, newKeys } from '../support/app.ts';
import { emptyFolder, headwater, headwaterProcess, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';

describe('headwater, with an App,', () => {
  const folder = emptyFolder();
  let github: StandIn;
  let alone: Environment;
  let both: Environment;

  beforeAll(async () => {
    github = await startStandIn({
      simulated: {
        owners: ['springboard', 'trampoline', 'vault'],
        repositories: 3,
        pullRequests: 30,
        end: '2026-02-16T00:00:00Z',
      },
      app: installedOn([
        { id: 1, account: 'springboard' },
        { id: 2, account: 'trampoline', selected: ['trampoline/spawner'] },
      ]),
    });
    alone = {
      ...placesIn(folder),
      DATABASE_URL: await databaseForCommands(),
      APP_ID: String(APP_ID),
      PRIVATE_KEY: KEYS.privateKey.replaceAll('\n', '\\n'),
      GITHUB_API_URL: github.restUrl,
    };
    both = { ...alone, GITHUB_TOKEN: github.token };
    writeFileSync(
      `${folder}/headwater.yml`,
      'institution: { name: F }\ncommunities: [{ name: S, orgs: [springboard, vault], repositories: [trampoline/spawner] }]\n',
    );
  });
  beforeEach(() => github.reset());
  afterAll(async () => {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('checks who reads what, and whether that works', async () => {
    const { code, out, err } = await headwater(['check'], both);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n').slice(2);
    expect(lines).toEqual([
      'yes  app: 12, installed on springboard, trampoline (selected repositories)',
      expect.stringMatching(/^yes {2}token: octocat, \d+ of \d+ points left until /),
      'yes  springboard: 1 public repository can be read with installation 1 of the App',
      'yes  vault: 1 public repository can be read with GITHUB_TOKEN',
      expect.stringMatching(
        /^yes {2}trampoline\/spawner: \d+ pull requests and \d+ issues can be read with installation 2 of the App$/,
      ),
      expect.stringMatching(/^yes {2}questions: (\d+) of \1 are understood by this GitHub$/),
      'yes  list of inline comments: it can be read',
      "yes  list of repositories' settings: it can be read",
      ...['Metadata', 'Contents', 'Issues', 'Pull requests', 'Projects'].map((name): unknown =>
        expect.stringMatching(new RegExp(`^permission ${name} \\(read\\): .*; without it .*`)),
      ),
      `yes  permissions of springboard: all of these are granted, at ${github.restUrl}/organizations/springboard/settings/installations/1`,
      `yes  permissions of trampoline: all of these are granted, at ${github.restUrl}/organizations/trampoline/settings/installations/2`,
      'migrate: will work.',
      'backfill: will work.',
      'import, report, attention, queue, nudges, audit: will work.',
      'Writes nothing: neither report.repository nor planning.issue_title is set.',
      '',
    ]);
    expect((await github.log()).filter(({ isWrite }) => isWrite)).toEqual([]);
  });

  it('says which permission is missing where, and both places where an owner gives it', async () => {
    await github.setInstallations([
      { id: 1, account: 'springboard', permissions: { metadata: 'read', issues: 'read', contents: 'read' } },
    ]);
    const { code, out } = await headwater(['check'], both);
    expect(code).toBe(0);
    expect(out).toContain(
      `no   permissions of springboard: Pull requests (read), Projects (read) not granted; the App asks for it at ${github.restUrl}/settings/apps/<app>/permissions, and then an owner of springboard accepts it at ${github.restUrl}/organizations/springboard/settings/installations/1\n`,
    );
  });

  it('says of each account that cannot be read what to do, and exits 3', async () => {
    const line =
      'vault: the App is not installed there and GITHUB_TOKEN is not set; install the App on vault, or set GITHUB_TOKEN.\n';
    const check = await headwater(['check'], alone);
    expect(check.code).toBe(3);
    expect(check.out).toContain(`no   ${line}`);
    expect(check.out).not.toContain('token:');
    expect(await headwater(['backfill'], alone)).toEqual({ code: 3, out: '', err: line });
    await github.setInstallations([
      { id: 1, account: 'springboard', suspended: true },
      { id: 2, account: 'trampoline' },
    ]);
    const suspended = await headwater(['backfill'], both);
    expect(suspended).toMatchObject({ code: 3, out: '' });
    expect(suspended.err).toMatch(/^springboard: the App's installation there is suspended; [^\n]+\n$/);
    expect((await headwater(['check'], both)).out).toContain(
      'installed on springboard (suspended), trampoline\n',
    );
  });

  it('measures an organisation without any personal token', async () => {
    const own = emptyFolder();
    const { code, out, err } = await headwater(['measure', '--org', 'Springboard'], {
      ...alone,
      ...placesIn(own),
    });
    expect([code, err]).toEqual([0, expect.stringContaining('springboard has 1 public')]);
    expect(out).toContain('Coverage 100 %');
    expect((await github.log()).map(({ credential }) => credential)).not.toContain('token');
    rmSync(own, { recursive: true, force: true });
  });

  it('exits 3 where GitHub does not know the App by this key, and 2 where the settings make no sense', async () => {
    const stranger = await headwater(['backfill'], { ...both, PRIVATE_KEY: newKeys().privateKey });
    expect(stranger).toMatchObject({ code: 3, out: '' });
    expect(stranger.err).toMatch(/^APP_ID is 12: GitHub does not accept that App [^\n]+\n$/);
    const check = await headwater(['check'], { ...both, APP_ID: '99' });
    expect(check.code).toBe(3);
    expect(check.out).toMatch(/^no {3}app: APP_ID is 99: [^\n]+ \(Integration not found\); /m);
    const process = await headwaterProcess(['backfill'], { ...both, PRIVATE_KEY: 'wrong' });
    expect([process.code, process.out]).toEqual([2, '']);
    expect(process.err).toMatch(/^PRIVATE_KEY is not an RSA private key; [^\n]+\n$/);
  });

  it('reads nothing and says so where there is neither App nor token', async () => {
    expect(await headwater(['backfill'], { ...alone, APP_ID: '', PRIVATE_KEY: '' })).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^GITHUB_TOKEN is not set; [^\n]* or set APP_ID and PRIVATE_KEY_PATH [^\n]*\n$/,
      ) as string,
    });
  });
});
