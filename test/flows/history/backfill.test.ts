import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { NotConfigured } from '../../../src/flows/repositories/discover.ts';
import { GitHubRefused, GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { read } from '../../support/reading.ts';

const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];

describe('backfill', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ simulated: { pullRequests: 160, repositories: 2, seed: 5 } });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const operations = async () => (await github.log()).map((request) => request.operation ?? request.path);

  onEachDatabase('reading', (open) => {
    it('stores everything, and reading it all again changes nothing', async () => {
      const { db } = open();
      const summary = await read(db, github, REPOSITORIES);
      expect(summary).toMatchObject({
        repositories: 2,
        pull_requests: 160,
        issues: 80,
        incomplete: [],
        refused: [],
        stopped: false,
      });
      const before = await factsHash(db);
      const again = await read(db, github, REPOSITORIES, { full: true });
      expect(again.pull_requests).toBe(160);
      expect(await factsHash(db)).toBe(before);
    });

    it('stopped after any page and taken up again, it ends with the same rows and asks for one page again at most', async () => {
      const { db } = open();
      const small = { first: 10, most: 10 };
      await read(db, github, REPOSITORIES, { pageSize: small });
      const undisturbed = await factsHash(db);
      const asked = (await operations()).length;
      for (const pages of [1, 7, 13, 30]) {
        await github.reset();
        await sql`truncate cursors, continuations, pull_requests, issues, issue_comments, reviews, review_comments, labels,
          item_labels, timeline_events, pull_request_files, pull_request_file_lists, former_file_lists, releases, tags, users,
          user_logins, repos, pull_request_facts, draft_spells, item_closures, responses, merge_months, timeline_gaps`.execute(
          db,
        );
        const stop = new AbortController();
        let seen = 0;
        const progress = () => {
          if (++seen === pages) stop.abort();
        };
        const cut = await read(db, github, REPOSITORIES, { pageSize: small, stop: stop.signal, progress });
        expect(cut.stopped).toBe(true);
        await read(db, github, REPOSITORIES, { pageSize: small });
        expect(await factsHash(db)).toBe(undisturbed);
        // Looking up the repositories (2) and their counts (1 or 2) comes again; of the pages, one.
        expect((await operations()).length).toBeLessThanOrEqual(asked + 5);
      }
    });
  });

  onOneDatabase('when GitHub has trouble', (open) => {
    let undisturbed: string;
    const storedAnyway = async (summary: Awaited<ReturnType<typeof read>>) => {
      expect(summary).toMatchObject({ pull_requests: 160, issues: 80, incomplete: [], refused: [] });
      expect(await factsHash(open().db)).toBe(undisturbed);
    };
    beforeEach(async () => {
      await read(open().db, github, REPOSITORIES);
      undisturbed = await factsHash(open().db);
      await sql`truncate pull_requests, issues, cursors, timeline_events, reviews, issue_comments, review_comments, api_calls`.execute(
        open().db,
      );
      await github.reset();
    });

    it('halves the page until GitHub can answer, remembers the size, and grows again slowly', async () => {
      await github.setFaults([{ kind: 'resource-limits', abovePageSize: 9 }]);
      await storedAnyway(await read(open().db, github, REPOSITORIES));
      const { rows } = await sql<{ most: number; fell: number }>`
        select max(page_size) filter (where outcome = 'ok') as most,
          count(*) filter (where outcome like 'too heavy%')::int as fell
        from api_calls where purpose in ('pull_requests', 'issues')`.execute(open().db);
      expect(rows[0]!.most).toBeLessThanOrEqual(9);
      expect(rows[0]!.fell).toBeGreaterThan(2);
      const { rows: kept } = await sql<{ page_size: number }>`
        select page_size from cursors where stream = 'pull_requests'`.execute(open().db);
      expect(kept.every(({ page_size }) => page_size <= 9)).toBe(true);
    });

    it.each([
      'bad-gateway',
      'gateway-timeout',
      'truncated-body',
      'connection-reset',
      'rate-limited',
      'rate-limit',
      'secondary-limit',
    ] as const)('loses nothing when every fourth answer is a %s', async (kind) => {
      await github.setFaults([{ kind, every: 4 }]);
      await storedAnyway(await read(open().db, github, REPOSITORIES));
      expect((await github.log()).some(({ status, operation }) => status !== 200 || operation)).toBe(true);
    });

    it('keeps a field that GitHub could not read apart, says so, and takes it back when it can be read', async () => {
      await github.setFaults([
        { kind: 'unreadable-field', field: 'mergedBy', every: 1, times: 1, operation: 'PullRequests' },
      ]);
      const summary = await read(open().db, github, REPOSITORIES);
      expect(summary.incomplete).toEqual(['springboard/hub: 1 unreadable fields']);
      const { rows } = await sql<{ stream: string; path: string; known: boolean }>`
        select u.stream, u.path, p.number is not null as known
        from unreadable_fields u left join pull_requests p using (repo_id, number)`.execute(open().db);
      expect(rows).toEqual([{ stream: 'pull_requests', path: 'mergedBy', known: true }]);
      await github.setFaults([]);
      await storedAnyway(await read(open().db, github, REPOSITORIES, { full: true }));
    });

    it('an item that GitHub leaves out is a gap until it can be read, never a silent one', async () => {
      await github.setFaults([{ kind: 'null-node', every: 1, times: 1, operation: 'PullRequests' }]);
      const summary = await read(open().db, github, REPOSITORIES);
      expect(summary.pull_requests).toBe(159);
      expect(summary.incomplete).toEqual([
        expect.stringMatching(/^springboard\/hub: \d+ of \d+ pull requests, 1 unreadable fields$/),
      ]);
      await github.setFaults([]);
      await storedAnyway(await read(open().db, github, REPOSITORIES, { full: true }));
    });

    it('waits when the points of the hour are used up', async () => {
      const poor = await startStandIn({
        simulated: { pullRequests: 160, repositories: 2, seed: 5 },
        pointsPerHour: 5,
        windowSeconds: 1,
      });
      try {
        const started = Date.now();
        const wait = async (milliseconds: number) => {
          await new Promise((resolve) => setTimeout(resolve, milliseconds));
        };
        await storedAnyway(await read(open().db, poor, REPOSITORIES, {}, wait));
        expect(Date.now() - started).toBeGreaterThan(2_000);
        expect(
          (await poor.log()).filter(({ points, operation }) => operation && points === 0).length,
        ).toBeLessThanOrEqual(2);
      } finally {
        await poor.close();
      }
    });

    it('gives up in one clear line when GitHub stays away, and keeps what it has', async () => {
      await github.setFaults([{ kind: 'connection-reset', every: 1, operation: 'Issues' }]);
      const failure = await read(open().db, github, REPOSITORIES).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(GitHubUnavailable);
      expect(String(failure)).toMatch(/springboard\/hub: .*goes on from here/);
      await github.setFaults([]);
      await read(open().db, github, REPOSITORIES);
      expect(await factsHash(open().db)).toBe(undisturbed);
    });
  });

  onOneDatabase('when it is asked for what cannot be', (open) => {
    const tables = async () => {
      const { rows } = await sql<{ n: number }>`
        select ((select count(*) from repos) + (select count(*) from communities) + (select count(*) from cursors))::int as n`.execute(
        open().db,
      );
      return rows[0]!.n;
    };

    it('refuses a bad token and writes nothing', async () => {
      const failure = await read(open().db, { ...github, token: 'wrong' }, REPOSITORIES).catch(
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(GitHubRefused);
      expect(String(failure)).toContain('GITHUB_TOKEN');
      expect(await tables()).toBe(0);
    });

    it('refuses repositories of which GitHub has none and writes nothing', async () => {
      await expect(read(open().db, github, ['springboard/nope', 'springboard/none'])).rejects.toThrow(
        /^springboard\/nope: GitHub does not find it/,
      );
      expect(await tables()).toBe(0);
    });

    it('reads the others where GitHub does not have one of them, and says so', async () => {
      const { refused, closed, pull_requests } = await read(open().db, github, [
        'springboard/nope',
        ...REPOSITORIES,
      ]);
      expect(refused).toEqual([expect.stringMatching(/^springboard\/nope: GitHub does not find it/)]);
      expect([closed, pull_requests]).toEqual([0, 160]);
    });

    it('refuses a repository that the configuration does not name and asks GitHub nothing', async () => {
      const wish = read(open().db, github, REPOSITORIES, { repositories: ['springboard/proxy'] });
      await expect(wish).rejects.toBeInstanceOf(NotConfigured);
      expect(await github.log()).toEqual([]);
    });

    it('reads one repository alone when it is asked to, and a part of history with its own cursor', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, {
        repositories: ['Springboard/SPAWNER'],
        since: '2025-06-01T00:00:00Z',
      });
      const { rows } = await sql<{ repository: string; oldest: string; stream: string[] }>`
        select r.full_name as repository, (min(p.created_at) >= '2025-06-01')::text as oldest,
          (select array_agg(c.stream order by 1) from cursors c where c.repo_id = r.id and c.stream like 'pull%') as stream
        from repos r join pull_requests p on p.repo_id = r.id group by r.id, r.full_name`.execute(db);
      expect(rows).toEqual([
        {
          repository: 'springboard/spawner',
          oldest: 'true',
          stream: ['pull_requests since 2025-06-01T00:00:00Z'],
        },
      ]);
    });

    it('asks GitHub for nothing but reading', async () => {
      await read(open().db, github, REPOSITORIES);
      expect((await github.log()).filter((request) => request.isWrite)).toEqual([]);
    });
  });
});
