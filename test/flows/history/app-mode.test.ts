/** One community of three accounts: two have installed the App, the third is observed with a personal token. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InstallationOptions } from '../../support/stand-in/app.ts';
import { startStandIn, type LoggedRequest, type StandIn } from '../../support/stand-in.ts';
import { appClient } from '../../../src/github/transport/app-client.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { APP_ID, installedOn, KEYS } from '../../support/app.ts';
import { community, institution } from '../../support/builders.ts';
import { emptyTables, onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { keepUp, read } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const FIRST_NIGHT = '2025-11-20T00:00:00Z';
const OWNERS = ['springboard', 'trampoline', 'vault'];
const INSTALLED: InstallationOptions[] = [
  { id: 1, account: 'springboard' },
  { id: 2, account: 'trampoline', selected: ['trampoline/spawner'] },
];
const on = (day: string) => ({ now: () => new Date(day) });
/** All in one community: its first account by name, its others as organisations. */
const COMMUNITY = institution({
  communities: [community({ orgs: ['trampoline', 'vault'], repositories: ['springboard/hub'] })],
});
const simulated = {
  owners: OWNERS,
  repositories: 5,
  pullRequests: 200,
  seed: 5,
  start: '2025-01-01T00:00:00Z',
  end: END,
};

describe('app mode beside observer mode', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ simulated, app: installedOn(INSTALLED) });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const withApp = (standIn: StandIn, token: string | null, now: () => Date) =>
    appClient({
      app: { id: APP_ID, private_key: KEYS.privateKey },
      token,
      restUrl: standIn.restUrl,
      graphqlUrl: standIn.graphqlUrl,
      now,
      wait: async () => {},
    });
  const both = (day: string, standIn = github) => ({
    institution: COMMUNITY,
    github: withApp(standIn, standIn.token, on(day).now),
    ...on(day),
  });
  const byCredential = (log: LoggedRequest[]) => {
    const counts: Record<string, number> = {};
    for (const { credential } of log) counts[credential!] = (counts[credential!] ?? 0) + 1;
    return counts;
  };

  onEachDatabase('two nights', (open) => {
    it('store what the personal token alone would, for one listing and one request per installation more', async () => {
      const { db } = open();
      const nights = async (mode: (day: string) => Parameters<typeof keepUp>[3]) => {
        await emptyTables(db);
        await github.setView({ until: FIRST_NIGHT });
        await read(db, github, [], { institution: COMMUNITY, ...on(FIRST_NIGHT), ...mode(FIRST_NIGHT) });
        const first = await github.log();
        await github.reset();
        const summary = await keepUp(db, github, [], { institution: COMMUNITY, ...on(END), ...mode(END) });
        expect(summary).toMatchObject({ repositories: 4, incomplete: [], refused: [] });
        const second = await github.log();
        await github.reset();
        return { first, second, hash: await factsHash(db), summary };
      };
      const observed = await nights(() => ({}));
      const mixed = await nights(both);
      expect(mixed.hash).toBe(observed.hash);
      expect(mixed.summary.pull_requests).toBe(observed.summary.pull_requests);
      expect(byCredential(observed.first)).toEqual({ token: observed.first.length });

      const paid = byCredential(mixed.first);
      expect(Object.keys(paid).sort()).toEqual(['app', 'installation 1', 'installation 2', 'token']);
      expect(paid['app']).toBe(1 + 2);
      // Who may merge is asked for where the App is installed: once for each of the two accounts, on both nights.
      expect(mixed.first.length).toBe(observed.first.length + 3 + 2);
      // The probe of the second night is one question for each credential instead of one for all.
      expect(mixed.second.length).toBe(observed.second.length + 3 + 2 + 2);
      expect([...mixed.first, ...mixed.second].filter(({ isWrite }) => isWrite)).toEqual([]);

      const { rows } = await sql<{ owner: string; credential: string }>`
        select distinct split_part(repository, '/', 1) as owner, credential from api_calls
        where repository is not null order by owner`.execute(db);
      expect(rows).toEqual([
        { owner: 'springboard', credential: 'installation 1' },
        { owner: 'trampoline', credential: 'installation 2' },
        { owner: 'vault', credential: 'token' },
      ]);
    });
  });

  onOneDatabase('a person of the team who was never seen', (open) => {
    it.each([
      ['an installation that is not suspended', null, 'installation 2'],
      ['the personal token, where there is one', 'token', 'token'],
    ])('is asked for with %s', async (_, token, credential) => {
      const { db } = open();
      await github.setInstallations([{ id: 3, account: 'attic', suspended: true }, INSTALLED[1]!]);
      const named = institution({
        team: [{ github: 'never-seen-before', from: null, to: null }],
        communities: [community({ orgs: ['trampoline'], repositories: [] })],
      });
      const options = {
        ...on(END),
        institution: named,
        github: withApp(github, token && github.token, on(END).now),
      };
      expect(await read(db, github, [], options)).toMatchObject({ incomplete: [], refused: [] });
      await sql`update missing_logins set checked_at = '2025-12-01'`.execute(db);
      expect(await keepUp(db, github, [], options)).toMatchObject({ incomplete: [], refused: [] });
      const { rows } = await sql`
        select credential from api_calls where purpose = 'logins'`.execute(db);
      expect(rows).toEqual([{ credential }, { credential }]);
    });
  });

  onOneDatabase('tokens that run out', (open) => {
    it.each([
      ['a clock that goes on', () => new Date()],
      ['a clock that stands still', on(END).now],
    ])('in the middle of a run lose nothing, by %s', async (_, now) => {
      const { db } = open();
      await read(db, github, [], { institution: COMMUNITY, ...on(END) });
      const undisturbed = await factsHash(db);
      await emptyTables(db);
      const hasty = await startStandIn({ simulated, app: installedOn(INSTALLED, { tokenSeconds: 0.4 }) });
      try {
        await hasty.setFaults([{ kind: 'slow', milliseconds: 30 }]);
        const summary = await read(db, hasty, [], {
          institution: COMMUNITY,
          github: withApp(hasty, hasty.token, now),
          ...on(END),
        });
        expect(summary).toMatchObject({ incomplete: [], refused: [] });
        expect(await factsHash(db)).toBe(undisturbed);
        const tokens = (await hasty.log()).filter(({ path }) => path.endsWith('/1/access_tokens'));
        expect(tokens.length).toBeGreaterThan(1);
      } finally {
        await hasty.close();
      }
    });
  });

  onOneDatabase('an account that cannot be read', (open) => {
    const names = async (db: Database) =>
      (await sql<{ full_name: string }>`select full_name from repos order by 1`.execute(db)).rows.map(
        (row) => row.full_name,
      );
    const suspended = INSTALLED.map((one) => ({ ...one, suspended: one.id === 2 }));

    it('ends a backfill before anything is written, and says which and what to do', async () => {
      const { db } = open();
      const line = async (token: string | null) => {
        const failure: unknown = await read(db, github, [], {
          institution: COMMUNITY,
          github: withApp(github, token, on(END).now),
          ...on(END),
        }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(GitHubRefused);
        expect(await names(db)).toEqual([]);
        return (failure as Error).message;
      };
      expect(await line(null)).toBe(
        'vault: the App is not installed there and GITHUB_TOKEN is not set; install the App on vault, or set GITHUB_TOKEN.',
      );
      await github.setInstallations(suspended);
      expect(await line(github.token)).toMatch(/^trampoline: the App's installation there is suspended; /);
    });

    it('is left out by the nightly run, which keeps its history and reads the others', async () => {
      const { db } = open();
      await github.setView({ until: FIRST_NIGHT });
      await read(db, github, [], both(FIRST_NIGHT));
      const before = await names(db);
      const belonging = async () =>
        (await sql`select 1 from community_repos where until = 'infinity'`.execute(db)).rows.length;
      await github.setView({});
      await github.setInstallations(suspended);
      const summary = await keepUp(db, github, [], both(END));
      expect(summary.refused).toEqual([
        expect.stringMatching(/^trampoline: the App's installation there is suspended; /),
      ]);
      expect(summary).toMatchObject({ repositories: 2, incomplete: [] });
      expect(summary.pull_requests).toBeGreaterThan(5);
      expect(await names(db)).toEqual(before);
      expect(await belonging()).toBe(4);
      // Trouble with one account does not keep another one's new repository away.
      await sql`delete from community_repos where repo_id = (select id from repos where full_name = 'vault/proxy')`.execute(
        db,
      );
      const found = await keepUp(db, github, [], both(END));
      expect([found.repositories, found.refused.length, await belonging()]).toEqual([2, 1, 4]);
      // And when it is back, everything is.
      await github.setInstallations(INSTALLED);
      expect(await keepUp(db, github, [], both(END))).toMatchObject({ repositories: 4, refused: [] });
      const hash = await factsHash(db);
      await emptyTables(db);
      await read(db, github, [], { institution: COMMUNITY, ...on(END) });
      expect(await factsHash(db)).toBe(hash);
    });

    it('in the middle of a backfill is one line, however many repositories it has', async () => {
      const { db } = open();
      let suspending: Promise<void> | undefined;
      const summary = await read(db, github, [], {
        ...both(END),
        progress: ({ repository }) => {
          if (repository === 'springboard/hub') suspending ??= github.setInstallations(suspended);
        },
      });
      await suspending;
      expect(summary.refused).toEqual([
        expect.stringMatching(/^trampoline: the App's installation there is suspended; /),
      ]);
      const { rows } = await sql<{ full_name: string }>`
        select distinct full_name from repos join pull_requests on repo_id = repos.id order by 1`.execute(db);
      expect(rows.map((row) => row.full_name)).toEqual(['springboard/hub', 'vault/proxy']);
    });
  });

  onOneDatabase('private repositories', (open) => {
    it('of an account with the App are not measured: not listed, not named, not even once they were public', async () => {
      const { db } = open();
      const secretive = await startStandIn({
        simulated: { ...simulated, private: ['lab'] },
        app: installedOn([
          { id: 1, account: 'springboard' },
          { id: 2, account: 'trampoline' },
        ]),
      });
      try {
        const stored = async () =>
          (await sql<{ n: string }>`select full_name as n from repos order by 1`.execute(db)).rows.map(
            ({ n }) => n,
          );
        // The App is shown what the personal token is not.
        const seen = await withApp(secretive, null, on(END).now).query<{
          repository: { isPrivate: boolean };
        }>(
          '{ repository(owner: "springboard", name: "lab") { isPrivate } }',
          {},
          { purpose: 'counts', repository: 'springboard/lab', page_size: null },
        );
        expect(seen.data.repository.isPrivate).toBe(true);
        const orgs = ['springboard', 'trampoline'];
        const everything = institution({ communities: [community({ orgs, repositories: [] })] });
        const reading = (day: string) => ({ ...both(day, secretive), institution: everything });
        await read(db, secretive, [], reading(END));
        expect(await stored()).toEqual(['springboard/hub', 'trampoline/charts', 'trampoline/spawner']);
        expect(await keepUp(db, secretive, [], reading(END))).toMatchObject({ repositories: 3, refused: [] });

        const named = institution({
          communities: [community({ orgs: [], repositories: ['springboard/lab'] })],
        });
        await expect(
          read(db, secretive, [], { ...both(END, secretive), institution: named }),
        ).rejects.toThrow(
          /^springboard\/lab: it is private, and Headwater measures public repositories only; /,
        );

        await secretive.setView({ private: ['trampoline/spawner'] });
        const later = await keepUp(db, secretive, [], reading('2026-02-01T00:00:00Z'));
        expect(later).toMatchObject({ repositories: 2, refused: [] });
        const { rows } = await sql<{ until: Date }>`
          select c.until from community_repos c join repos r on r.id = c.repo_id
          where r.full_name = 'trampoline/spawner'`.execute(db);
        expect(rows).toEqual([{ until: new Date('2026-02-01T00:00:00Z') }]);

        await secretive.setView({});
        const one = institution({
          communities: [community({ orgs: [], repositories: ['trampoline/spawner'] })],
        });
        const byName = (day: string) => ({ ...both(day, secretive), institution: one });
        await emptyTables(db);
        await keepUp(db, secretive, [], byName(END));
        await secretive.setView({ private: ['trampoline/spawner'] });
        expect(await keepUp(db, secretive, [], byName('2026-02-01T00:00:00Z'))).toMatchObject({
          repositories: 0,
          refused: [expect.stringMatching(/^trampoline\/spawner: GitHub no longer shows it /)],
        });
      } finally {
        await secretive.close();
      }
    });
  });

  onOneDatabase('fifty repositories in which nothing has happened', (open) => {
    it('cost two requests for each credential that reads twenty-five of them', async () => {
      const { db } = open();
      const fifty = await startStandIn({
        simulated: {
          owners: ['springboard', 'vault'],
          pullRequests: 300,
          repositories: 50,
          seed: 2,
          end: END,
        },
        app: installedOn(INSTALLED),
      });
      try {
        const orgs = ['springboard', 'vault'];
        const reading = (day: string) => ({
          ...both(day, fifty),
          institution: institution({ communities: [community({ orgs, repositories: [] })] }),
        });
        await keepUp(db, fifty, [], reading(END));
        await fifty.reset();
        // An hour later: open pull requests are looked at once a night.
        const again = await keepUp(db, fifty, [], reading('2026-01-01T01:00:00Z'));
        expect(again).toMatchObject({ repositories: 50, quiet: 50, points: 4, refused: [] });
        expect(byCredential(await fifty.log())).toEqual({ app: 2, 'installation 1': 2, token: 2 });
      } finally {
        await fifty.close();
      }
    });
  });
});
