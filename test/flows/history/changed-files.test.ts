/** Which files pull requests change: read whole, read again when something was pushed, and never for nothing. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangedFile, Community, PullRequest } from '../../../src/demo/community/community.ts';
import { viewedCommunity } from '../../support/stand-in/view.ts';
import { simulatedCommunity } from '../../simulation/community/community.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { emptyBatch, type ContinuationRow } from '../../../src/domain/history/facts.ts';
import { computeAudit } from '../../../src/flows/kpis/audit.ts';
import { observerClient } from '../../../src/github/transport/client.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { fileListRows } from '../../../src/github/changed-files/file-lists.ts';
import { commit } from '../../../src/store/history/commit.ts';
import { saveContinuations } from '../../../src/store/history/continuations.ts';
import { saveContinued } from '../../../src/store/history/continued.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { saveFileLists } from '../../../src/store/changed-files/file-lists.ts';
import { changedFile, community, institution, pullRequest, store } from '../../support/builders.ts';
import { emptyTables, onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { keepUp, read } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
// One of its pull requests changes more than a hundred files.
const SIMULATED = { pullRequests: 160, repositories: 2, seed: 6, start: '2025-01-01T00:00:00Z', end: END };
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
const on = (day: string) => ({ now: () => new Date(day) });

interface StoredFile {
  repository: string;
  number: number;
  path: string;
  additions: number;
  deletions: number;
}

const stored = async (db: Database): Promise<StoredFile[]> =>
  (
    await sql<StoredFile>`
      select r.full_name as repository, f.number, f.path, f.additions, f.deletions
      from pull_request_files f join repos r on r.id = f.repo_id
      order by r.full_name, f.number, f.path collate "C"`.execute(db)
  ).rows;

function pullRequestsOf({ repositories }: Community): PullRequest[] {
  return repositories.flatMap(({ pullRequests }) =>
    Array.from({ length: pullRequests.count }, (_, index) => pullRequests.at(index)),
  );
}

function filesOf(community: Community): StoredFile[] {
  const files = pullRequestsOf(community).flatMap(({ repository, number, files = [] }) =>
    files.map(({ path, additions, deletions }: ChangedFile) => ({
      repository: repository.nameWithOwner,
      number,
      path,
      additions,
      deletions,
    })),
  );
  const key = ({ repository, number, path }: StoredFile) =>
    `${repository} ${String(number).padStart(6, '0')} ${path}`;
  return files.sort((a, b) => Buffer.compare(Buffer.from(key(a)), Buffer.from(key(b))));
}

describe('changed files', () => {
  const simulated = simulatedCommunity(SIMULATED);
  // Just before one of the last pushes.
  const pushes = pullRequestsOf(simulated)
    .flatMap(({ files = [] }) => files.flatMap(({ pushedAt }) => pushedAt ?? []))
    .sort();
  const lastNight = new Date(Date.parse(pushes.at(-20)!) - 1_000).toISOString().replace('.000Z', 'Z');
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ simulated: SIMULATED });
  });
  beforeEach(() => github.reset());
  afterAll(() => github.close());

  const asked = async () =>
    (await github.log()).filter(({ operation }) => operation === 'ChangedFiles').length;
  const gaps = async (db: Database) =>
    (
      await computeAudit(db, {
        institution: institution({ communities: [community({ orgs: [], repositories: REPOSITORIES })] }),
        asOf: '2027-01-01T00:00:00Z',
      })
    ).repositories.map(({ share, gaps, file_lists_not_given }) => ({ share, gaps, file_lists_not_given }));
  const nothingMissing = { share: 1, gaps: [], file_lists_not_given: 0 };

  onEachDatabase('of a community', (open) => {
    it('are stored as GitHub has them, those beyond the first hundred too, for a point per hundred', async () => {
      const { db } = open();
      const files = filesOf(simulated);
      const most = Math.max(...pullRequestsOf(simulated).map(({ changedFiles }) => changedFiles));
      expect([
        most > 200,
        files.some(({ path }) => /[<@\n\u202E"]|(a-very-long-folder.){9}/.test(path)),
      ]).toEqual([true, true]);
      const summary = await read(db, github, REPOSITORIES, on(END));
      expect(summary.incomplete).toEqual([]);
      expect(await stored(db)).toEqual(files);
      expect(await gaps(db)).toEqual([nothingMissing, nothingMissing]);
      // 107 pull requests in one repository and 53 in the other.
      const calls = (await github.log()).filter(({ operation }) => operation === 'ChangedFiles');
      expect(calls.map(({ points }) => points)).toEqual([1, 1, 1]);
    });

    it('are read again after a push, and stay what they were for reports of the time before', async () => {
      const { db } = open();
      const before = viewedCommunity(simulated, { until: lastNight });
      await github.setView({ until: lastNight });
      await read(db, github, REPOSITORIES, on(lastNight));
      expect(await stored(db)).toEqual(filesOf(before));
      await github.setView({});
      await keepUp(db, github, REPOSITORIES, on(END));
      expect(await stored(db)).toEqual(filesOf(simulated));

      const pushed = pullRequestsOf(before).filter(
        ({ repository, number, changedFiles }) =>
          (simulated.repositories.find(({ id }) => id === repository.id)!.byNumber(number) as PullRequest)
            .changedFiles !== changedFiles,
      );
      expect(pushed.length).toBeGreaterThan(0);
      // Others were updated, too: where the files are the same, the first reading counts on.
      const { rows: former } = await sql<{ repository: string; number: number }>`
        select r.full_name as repository, f.number from former_file_lists f join repos r on r.id = f.repo_id
        order by 1, 2`.execute(db);
      expect(former).toEqual(
        pushed
          .map(({ repository, number }) => ({ repository: repository.nameWithOwner, number }))
          .sort((a, b) => a.repository.localeCompare(b.repository) || a.number - b.number),
      );
      for (const { repository, number, files } of pushed) {
        const { rows } = await sql<{ path: string }>`
          select c.path from repos r, derived.changed_files_at(r.id, ${number}, ${lastNight}::timestamptz) c
          where r.full_name = ${repository.nameWithOwner} order by c.path collate "C"`.execute(db);
        expect(rows.map(({ path }) => path)).toEqual(files!.map(({ path }) => path).sort());
      }
    });
  });

  /** The process has the n-th answer, and dies before anything of it is stored. */
  function dyingAt(last: number): GitHubClient {
    const client = observerClient({ ...github, now: () => new Date(END), wait: async () => {} });
    let answers = 0;
    return {
      ...client,
      async query<T>(...question: Parameters<GitHubClient['query']>) {
        const answer = await client.query<T>(...question);
        if (question[2].purpose === 'changed_files' && ++answers === last) throw new Error('no power');
        return answer;
      },
    };
  }

  onOneDatabase('when the reading is disturbed', (open) => {
    const small = { pageSize: { first: 20, most: 20 } };

    it('are asked for one page again at most after a process died with the answer in its hands', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, { ...on(END), ...small });
      const [whole, pages] = [await factsHash(db), await asked()];
      expect(pages).toBeGreaterThan(5);
      for (const last of [1, 4, pages]) {
        await emptyTables(db);
        await github.reset();
        const died = read(db, github, REPOSITORIES, { ...on(END), ...small, github: dyingAt(last) });
        await expect(died).rejects.toThrow('no power');
        await read(db, github, REPOSITORIES, { ...on(END), ...small });
        expect(await factsHash(db)).toBe(whole);
        expect(await asked()).toBeLessThanOrEqual(pages + 1);
      }
    });

    it('are asked for in smaller pages where GitHub cannot answer, and the next run begins with these', async () => {
      const { db } = open();
      await github.setFaults([{ kind: 'bad-gateway', operation: 'ChangedFiles', every: 1, times: 3 }]);
      const summary = await read(db, github, REPOSITORIES, on(END));
      expect(summary.incomplete).toEqual([]);
      expect(await stored(db)).toEqual(filesOf(simulated));
      const { rows } = await sql<{ page_size: number; outcome: string }>`
        select page_size, outcome from api_calls where purpose = 'changed_files' order by id`.execute(db);
      expect(rows.slice(0, 4)).toEqual([
        { page_size: 100, outcome: 'too heavy: 502' },
        { page_size: 50, outcome: 'too heavy: 502' },
        { page_size: 25, outcome: 'too heavy: 502' },
        { page_size: 12, outcome: 'ok' },
      ]);
      const { rows: kept } = await sql<{ page_size: number }>`
        select max(page_size) as page_size from cursors where stream = 'changed_files'
          and repo_id = (select repo_id from pull_requests group by 1 order by count(*) desc limit 1)`.execute(
        db,
      );
      expect(kept[0]!.page_size).toBeLessThan(25);
    });

    it('keep nothing else back where GitHub cannot give them at all, are said to be missing, and are read later', async () => {
      const { db } = open();
      await read(db, github, REPOSITORIES, on(END));
      const whole = await factsHash(db);
      await emptyTables(db);
      await github.setFaults([{ kind: 'bad-gateway', operation: 'ChangedFiles', every: 1 }]);
      const summary = await read(db, github, REPOSITORIES, on(END));
      expect(summary).toMatchObject({
        pull_requests: 160,
        incomplete: [
          'springboard/hub: changed files of 107 pull requests unread',
          'springboard/spawner: changed files of 53 pull requests unread',
        ],
      });
      expect(await gaps(db)).toEqual([
        { share: 1, gaps: ['changed files of 107 pull requests not read'], file_lists_not_given: 0 },
        { share: 1, gaps: ['changed files of 53 pull requests not read'], file_lists_not_given: 0 },
      ]);
      await github.setFaults([]);
      expect((await keepUp(db, github, REPOSITORIES, on(END))).incomplete).toEqual([]);
      expect(await factsHash(db)).toBe(whole);
    });

    it('of one pull request that GitHub answers with an error are asked for in five runs, and then noted', async () => {
      const { db } = open();
      await github.setFaults([{ kind: 'unreadable-field', field: 'files', operation: 'ChangedFiles' }]);
      await read(db, github, ['springboard/hub'], on(END));
      const nights: [number, number][] = [];
      for (let night = 0; night < 6; night++) {
        await github.setFaults([{ kind: 'unreadable-field', field: 'files', operation: 'ChangedFiles' }]);
        const { incomplete, requests } = await keepUp(db, github, ['springboard/hub'], on(END));
        nights.push([incomplete.length, requests]);
      }
      // Two of the 107 failed at first, one a page; one of them went on to, four nights long.
      expect(nights.map(([incomplete]) => incomplete)).toEqual([1, 1, 1, 0, 0, 0]);
      expect(nights.at(-1)).toEqual([0, 1]);
      expect((await gaps(db))[0]).toMatchObject({ gaps: [], file_lists_not_given: 1 });
      // Updated again, or all of it read again, they are asked for once more.
      await github.setFaults([]);
      await read(db, github, ['springboard/hub'], { ...on(END), full: true });
      expect((await gaps(db))[0]).toMatchObject(nothingMissing);
    });

    it('of more than GitHub can go on with do not end the run: they are noted like others that it cannot give', async () => {
      const { db } = open();
      await github.setFaults([{ kind: 'bad-gateway', operation: 'Continuations', every: 1 }]);
      expect(await read(db, github, REPOSITORIES, on(END))).toMatchObject({
        pull_requests: 160,
        incomplete: ['springboard/hub: changed files of 1 pull requests unread'],
      });
      for (let night = 0; night < 4; night++) await keepUp(db, github, REPOSITORIES, on(END));
      expect(await gaps(db)).toEqual([{ ...nothingMissing, file_lists_not_given: 1 }, nothingMissing]);
      expect(await keepUp(db, github, REPOSITORIES, on(END))).toMatchObject({ quiet: 2, requests: 1 });
    });

    it('that fall short of GitHub’s count are read again', async () => {
      const { db } = open();
      // Of a list of several pages, one page comes with a file left out.
      await github.setFaults([{ kind: 'null-node', operation: 'Continuations', times: 1 }]);
      const { incomplete } = await read(db, github, REPOSITORIES, on(END));
      expect(incomplete).toEqual([expect.stringContaining('changed files of 1 pull requests unread')]);
      await github.setFaults([]);
      await read(db, github, REPOSITORIES, on(END));
      expect(await stored(db)).toEqual(filesOf(simulated));
    });
  });

  onOneDatabase('that GitHub does not list', (open) => {
    const facts = { pull_requests: [pullRequest(1, null, '2025-12-01'), pullRequest(2, null, '2025-12-02')] };
    const wanted = facts.pull_requests.map(({ node_id, number, updated_at }) => ({
      node_id,
      number,
      updated_at,
    }));
    const node = (over: object) =>
      ({
        __typename: 'PullRequest',
        updatedAt: '2025-12-03T00:00:00Z',
        changedFiles: 3,
        files: null,
        ...over,
      }) as never;
    const unread = async () =>
      (
        await sql<{ number: number }>`select number from derived.unread_file_lists order by 1`.execute(
          open().db,
        )
      ).rows.map(({ number }) => number);
    const save = (nodes: never[], errors: Parameters<typeof fileListRows>[3] = []) =>
      saveFileLists(open(), '1', fileListRows('1', wanted, nodes, errors), {
        page_size: 100,
        now: END,
        calls: [],
      });

    it('are noted where it says so without an error, and asked for again where there was one', async () => {
      await store(open().db, facts);
      await save(
        [node({}), node({})],
        [{ path: ['nodes', 1, 'files', 'nodes'], message: 'timed out', type: null }],
      );
      expect(await unread()).toEqual([2]);
    });

    it('stay what they were where it gave them before, and are not replaced by an older answer', async () => {
      const { db } = open();
      await store(db, facts);
      const list = (path: string) => ({ pageInfo: {}, nodes: [{ path, additions: 1, deletions: 0 }] });
      const one = { changedFiles: 1 };
      await save([node({ ...one, files: list('new') }), node({ ...one, files: list('kept') })]);
      await save([
        node({ ...one, files: list('old'), updatedAt: '2025-12-02T00:00:00Z' }),
        node({ updatedAt: '2025-12-04T00:00:00Z' }),
      ]);
      expect((await stored(db)).map(({ path }) => path)).toEqual(['new', 'kept']);
      expect(await unread()).toEqual([]);
    });

    it('beyond 3,000 of one pull request are not asked for: the list is whole with those', async () => {
      const { db } = open();
      await store(db, facts);
      const continued: ContinuationRow = {
        repo_id: '1',
        node_id: 'PR_1',
        connection: 'files',
        item_kind: 'pull_request',
        number: 1,
        after_cursor: 'a',
      };
      const files = Array.from({ length: 3_000 }, (_, index) => changedFile(1, `po/${index}.po`, 1));
      const batch = (some: typeof files) => ({ ...emptyBatch(), pull_request_files: some });
      await saveFileLists(
        { db },
        '1',
        {
          batch: batch(files.slice(0, 100)),
          lists: [{ repo_id: '1', number: 1, updated_at: END, changed_files: 3_400 }],
          continuations: [continued],
          failed: [],
        },
        { page_size: 100, now: END, calls: [] },
      );
      expect(await unread()).toEqual([1, 2]);
      await commit({ db }, { repo_id: '1', now: END }, (writing) => saveContinuations(writing, [continued]));
      await saveContinued(
        { db },
        '1',
        [continued],
        { batch: batch(files.slice(100)), continuations: [continued] },
        { calls: [], now: END },
      );
      expect(await unread()).toEqual([2]);
      expect(await db.selectFrom('continuations').selectAll().execute()).toEqual([]);
    });
  });
});
