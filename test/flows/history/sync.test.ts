import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { community, institution } from '../../support/builders.ts';
import { emptyTables, onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { keepUp, read } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const LAST_NIGHT = '2025-11-20T00:00:00Z';
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
/** The clock of both readings; the second comes a night after the first. */
const on = (day: string) => ({ now: () => new Date(day) });

describe('sync', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 300, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: END },
    });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const asked = async () => (await github.log()).filter(({ path }) => path !== '/rate_limit');

  onEachDatabase('a night later', (open) => {
    it('ends with the rows of a fresh reading of everything, and reads only what was updated', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, { ...on(END) });
      const fresh = await factsHash(db);
      await emptyTables(db);

      await github.setView({ until: LAST_NIGHT });
      await read(db, github, REPOSITORIES, { ...on(LAST_NIGHT) });
      await github.setView({});
      const summary = await keepUp(db, github, REPOSITORIES, on('2025-11-25T00:00:00Z'));
      expect(summary).toMatchObject({ quiet: 0, incomplete: [], refused: [] });
      expect(summary.pull_requests).toBeGreaterThan(20);
      expect(summary.pull_requests).toBeLessThan(150);
      expect(await factsHash(db)).toBe(fresh);
    });

    it('asks one question and changes no fact where nothing has happened', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      await keepUp(db, github, REPOSITORIES, on(END));
      const before = await factsHash(db);
      await github.reset();
      const summary = await keepUp(db, github, REPOSITORIES, on(END));
      expect(summary).toMatchObject({ quiet: 2, requests: 1, points: 1 });
      expect(await asked()).toHaveLength(1);
      expect(await factsHash(db)).toBe(before);
    });
  });

  onOneDatabase('what leaves no trace in the order of changes', (open) => {
    const quietly = async () => {
      await read(open().db, github, REPOSITORIES, on(END));
      await keepUp(open().db, github, REPOSITORIES, on(END));
    };

    it('finds a comment that did not touch its issue within a week, and says in which figures it was missing', async () => {
      const { db } = open();
      await quietly();
      const { rows } = await sql<{ id: string; number: number }>`
        select 'IC_sim_' || c.id as id, number from issue_comments c
        where exists (select 1 from issues i where i.repo_id = c.repo_id and i.number = c.number)
        order by c.id limit 1`.execute(db);
      const hidden = rows[0]!;
      const whole = await factsHash(db);
      await emptyTables(db);
      await github.setView({ hidden: [hidden.id] });
      await quietly();
      expect(await factsHash(db)).not.toBe(whole);
      await github.setView({});
      await keepUp(db, github, REPOSITORIES, on('2026-01-05T00:00:00Z'));
      expect(await factsHash(db)).not.toBe(whole);
      await keepUp(db, github, REPOSITORIES, on('2026-01-09T00:00:00Z'));
      expect(await factsHash(db)).toBe(whole);
      const { rows: late } = await sql`select kind, number, found_at from late_arrivals`.execute(db);
      expect(late).toEqual([
        { kind: 'comment', number: hidden.number, found_at: new Date('2026-01-09T00:00:00Z') },
      ]);
    });

    it('marks what was deleted, counts it until then, and takes it back when it returns', async () => {
      const { db } = open();
      await quietly();
      const before = await factsHash(db);
      await github.setView({ deleted: ['springboard/hub#1', 'springboard/hub#2'] });
      const seen = await keepUp(db, github, REPOSITORIES, on('2026-01-02T00:00:00Z'));
      expect(seen).toMatchObject({ incomplete: [], quiet: 1 });
      const { rows } = await sql`select number, observed_at from deleted_items order by number`.execute(db);
      expect(rows.map((row) => (row as { number: number }).number)).toEqual([1, 2]);
      const at = async (asOf: string) =>
        (
          await sql<{ items: number }>`
            select (select count(*) from derived.pull_requests_at(${asOf}, ${asOf}))::int
              + (select count(*) from derived.issues_at(${asOf}, ${asOf}))::int as items`.execute(db)
        ).rows[0]!.items;
      expect((await at('2026-01-01T12:00:00Z')) - (await at('2026-01-03T00:00:00Z'))).toBe(2);
      expect(await keepUp(db, github, REPOSITORIES, on('2026-01-02T00:00:00Z'))).toMatchObject({ quiet: 2 });
      await github.setView({});
      await keepUp(db, github, REPOSITORIES, on('2026-01-03T00:00:00Z'));
      expect(await factsHash(db)).toBe(before);
    });

    it('takes no repository for one that left where GitHub cannot show it in its owner’s list, and says so', async () => {
      const { db } = open();
      const orgs = ['springboard'];
      const present = async () =>
        (
          await sql<{ n: number }>`select count(*)::int as n from community_repos
            where since = '-infinity' and until = 'infinity'`.execute(db)
        ).rows[0]!.n;
      await keepUp(db, github, [], { orgs, ...on(END) });
      expect(await present()).toBe(2);
      await github.setFaults([{ kind: 'null-node', operation: 'Owner' }]);
      const institutions = institution({ communities: [community({ orgs, repositories: [] })] });
      const { refused } = await read(db, github, [], {
        ...on('2026-01-02T00:00:00Z'),
        institution: institutions,
      });
      expect(refused).toEqual([expect.stringMatching(/^springboard: GitHub does not list all/)]);
      expect(await present()).toBe(2);
      await github.setFaults([]);
      await read(db, github, [], { ...on('2026-01-03T00:00:00Z'), institution: institutions });
      const { rows } = await sql`select * from unread_parts`.execute(db);
      expect(rows).toEqual([]);
    });

    it('keeps the history of repositories and people through renames', async () => {
      const { db } = open();
      await quietly();
      const count = async () =>
        (await sql<{ n: number }>`select count(*)::int as n from pull_requests`.execute(db)).rows[0]!.n;
      const before = await count();
      await github.setView({
        renamed: { 'springboard/hub': 'springboard/hub-of-hubs' },
        logins: { 'amber-maintainer': 'umber-maintainer' },
      });
      await keepUp(
        db,
        github,
        ['springboard/hub-of-hubs', 'springboard/spawner'],
        on('2026-01-02T00:00:00Z'),
      );
      expect(await count()).toBe(before);
      const { rows } = await sql`select full_name from repos order by full_name`.execute(db);
      expect(rows).toEqual([{ full_name: 'springboard/hub-of-hubs' }, { full_name: 'springboard/spawner' }]);
    });
  });

  onOneDatabase('fifty repositories in which nothing has happened', (open) => {
    it('cost three requests and three points an hour later; open pull requests are looked at once a night', async () => {
      const fifty = await startStandIn({
        simulated: { pullRequests: 300, repositories: 50, seed: 2, end: END },
      });
      try {
        await keepUp(open().db, fifty, [], { orgs: ['springboard'], ...on(END) });
        const before = await factsHash(open().db);
        await fifty.reset();
        const later = (hour: string) => keepUp(open().db, fifty, [], { orgs: ['springboard'], ...on(hour) });
        expect(await later('2026-01-01T01:00:00Z')).toMatchObject({
          ...{ repositories: 50, quiet: 50, requests: 3, points: 3, refused: [] },
        });
        expect(await factsHash(open().db)).toBe(before);
        const night = await later('2026-01-02T00:00:00Z');
        expect(night).toMatchObject({ repositories: 50, quiet: 50, refused: [] });
        // At most one more for each repository in which something is open.
        expect(night.requests).toBeGreaterThan(3);
        expect(night.requests).toBeLessThanOrEqual(53);
        expect(await factsHash(open().db)).toBe(before);
      } finally {
        await fifty.close();
      }
    });
  });

  onOneDatabase('an organisation', (open) => {
    it('is asked for its list of repositories only when that is another one', async () => {
      const { db } = open();
      await keepUp(db, github, [], { orgs: ['springboard'], ...on(END) });
      await github.reset();
      const again = await keepUp(db, github, [], { orgs: ['springboard'], ...on(END) });
      expect(again).toMatchObject({ repositories: 2, quiet: 2, requests: 1 });
    });
  });
});
