/** A part of a repository that GitHub does not give: it alone is missing, is said once, is a gap, and comes back. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { exitOf } from '../../../src/commands/backfill.ts';
import { readQuality } from '../../../src/flows/kpis/quality.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { emptyTables, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { frontOf, type Asked, type Front, type Replace, type Replaced } from '../../support/front.ts';
import { keepUp, read } from '../../support/reading.ts';

const END = '2026-02-16T00:00:00Z';
const LATER = '2026-02-17T00:00:00Z';
const OWN = ['springboard/hub', 'springboard/spawner'];
const at = (instant: string) => ({ now: () => new Date(instant) });

const aboutHub = ({ path, variables }: Asked) =>
  path.startsWith('/repos/springboard/hub/') || variables['name'] === 'hub';
const refusal = (path: (string | number)[], message: string, type?: string) => ({
  errors: [{ ...(type ? { type } : {}), path, message }],
});
/** GraphQL's list of one stream refused in every form in which GitHub has been seen, or is free, to refuse it. */
const onPage =
  (operation: string, data: unknown, message: string, type?: string): Replace =>
  (asked) =>
    asked.operation === operation && aboutHub(asked)
      ? { body: { data, ...refusal(['repository', 'page'], message, type) } }
      : null;

/** One entry of hub's list is null, as where GitHub's copies are behind. */
const nullNodes =
  (operation: string): Replace =>
  async (asked, real) => {
    if (asked.operation !== operation || !aboutHub(asked)) return null;
    const answer = (await real()) as { data: { repository: { page: { nodes: unknown[] } } } };
    answer.data.repository.page.nodes[0] = null;
    return { body: answer };
  };

const OFF: [what: string, part: string, replace: Replace][] = [
  [
    'pull requests (inline comments answer 404)',
    'review_comments',
    (asked) =>
      asked.path.includes('/hub/pulls/comments') ? { status: 404, body: { message: 'Not Found' } } : null,
  ],
  [
    'inline comments, by 403',
    'review_comments',
    (asked) =>
      asked.path.includes('/hub/pulls/comments')
        ? { status: 403, body: { message: 'Resource not accessible by personal access token' } }
        : null,
  ],
  [
    'inline comments, by 410',
    'review_comments',
    (asked) =>
      asked.path.includes('/hub/pulls/comments') ? { status: 410, body: { message: 'Gone' } } : null,
  ],
  [
    'issues, as FORBIDDEN',
    'issues',
    onPage('Issues', { repository: null }, 'Issues are disabled for this repo', 'FORBIDDEN'),
  ],
  [
    'issues, without a type',
    'issues',
    onPage('Issues', { repository: null }, 'Issues are disabled for this repo'),
  ],
  [
    'pull requests, as NOT_FOUND',
    'pull_requests',
    onPage('PullRequests', { repository: null }, 'Pull requests are disabled', 'NOT_FOUND'),
  ],
  [
    'labels, beside the id',
    'labels',
    onPage('Labels', { repository: { id: 'R', page: null } }, 'Resource not accessible', 'FORBIDDEN'),
  ],
  [
    'releases, beside the id, without a type',
    'releases',
    onPage('Releases', { repository: { id: 'R', page: null } }, 'Releases are unavailable'),
  ],
  [
    'tags',
    'tags',
    onPage('Tags', { repository: { id: 'R', page: null } }, 'Refs are unavailable', 'FORBIDDEN'),
  ],
];

onOneDatabase('where GitHub does not give', (open) => {
  let github: StandIn;
  let front: Front;
  let whole: string;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 40, issues: 20, repositories: 2, seed: 4, end: END },
    });
    front = await frontOf(github);
  });
  beforeEach(async () => {
    front.replace(null);
    whole ??= await (async () => {
      await read(open().db, front, OWN, at(END));
      const hash = await factsHash(open().db);
      await emptyTables(open().db);
      return hash;
    })();
  });
  afterAll(async () => {
    await front.close();
    await github.close();
  });
  const gaps = async (db: Database, instant: string) =>
    (await onOneSnapshot(db, (trx) => readQuality(trx, instant))).coverage.gaps.map(({ what }) => what);

  it.each(OFF)(
    '%s, a backfill reads all else, and a sync gets it when it is back',
    async (_, part, replace) => {
      const { db } = open();
      front.replace(replace);
      const summary = await read(db, front, OWN, at(END));
      expect(summary.refused).toEqual([]);
      expect(summary.warnings).toEqual([
        expect.stringMatching(/^springboard\/hub: GitHub does not give its .* \(.*\); all else/),
      ]);
      expect(exitOf(summary)).toBe(0);
      const { rows } = await sql<{ stream: string }>`
      select stream from cursors join repos on id = repo_id where finished_at is null and stream <> 'changed_files' and full_name = 'springboard/hub'`.execute(
        db,
      );
      expect(rows.map(({ stream }) => stream)).toEqual([part]);
      const told = (await gaps(db, LATER)).filter((gap) => gap.includes('GitHub does not give'));
      expect(told).toEqual([expect.stringContaining(part.replace('_', ' '))]);
      // Another night without it: said once more, asked for once.
      front.log.length = 0;
      const again = await keepUp(db, front, OWN, at(LATER));
      expect([again.refused, again.warnings.length, exitOf(again)]).toEqual([[], 1, 0]);
      // And it is back.
      front.replace(null);
      const back = await keepUp(db, front, OWN, at('2026-02-18T00:00:00Z'));
      expect([back.refused, back.warnings, back.incomplete]).toEqual([[], [], []]);
      expect(await factsHash(db)).toBe(whole);
      expect((await gaps(db, '2026-02-18T00:00:01Z')).filter((gap) => gap.includes('does not give'))).toEqual(
        [],
      );
    },
  );

  it.each(OFF)('%s from one night to the other, a sync keeps what it has', async (_, part, replace) => {
    const { db } = open();
    await read(db, front, OWN, at(END));
    front.replace(replace);
    // Long enough for everything to be held against GitHub again.
    const summary = await keepUp(db, front, OWN, at('2026-02-26T00:00:00Z'));
    expect([summary.refused, exitOf(summary)]).toEqual([[], 0]);
    expect(summary.warnings).toEqual([expect.stringContaining('GitHub does not give its')]);
    expect(await factsHash(db)).toBe(whole);
    front.replace(null);
    expect(await keepUp(db, front, OWN, at('2026-02-27T00:00:00Z'))).toMatchObject({
      warnings: [],
      incomplete: [],
    });
    expect([await factsHash(db), part]).toEqual([whole, part]);
  });

  it.each<[string, Replaced]>([
    ['but 500', { status: 500, body: { message: 'Server Error' } }],
    ['but half an answer', { body: '{"data":{"repository":{"page":' }],
    ['but an empty body', { body: '' }],
  ])('issues of one repository, %s, all else is read and the run can be repeated', async (_, answer) => {
    const { db } = open();
    front.replace((asked) => (asked.operation === 'Issues' && aboutHub(asked) ? answer : null));
    const summary = await read(db, front, OWN, at(END));
    expect(summary.warnings).toEqual([
      expect.stringMatching(/^springboard\/hub: GitHub does not give its issues \(.*\); all else is read/),
    ]);
    expect([summary.refused, exitOf(summary)]).toEqual([[], 1]);
    front.replace(null);
    await read(db, front, OWN, at(END));
    expect(await factsHash(db)).toBe(whole);
  });

  it('issues any more but an empty list, a sync keeps those that it has, and takes them up again', async () => {
    const { db } = open();
    await read(db, front, OWN, at(END));
    const empty = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
    front.replace(async (asked, real) => {
      if (asked.operation === 'Issues' || asked.operation === 'RollCallIssues')
        return aboutHub(asked) ? { body: { data: { repository: { id: 'R', page: empty } } } } : null;
      if (asked.operation !== 'Probe') return null;
      const answer = (await real()) as { data: { nodes: { nameWithOwner: string; issues: object }[] } };
      for (const node of answer.data.nodes)
        if (node.nameWithOwner === 'springboard/hub') node.issues = { totalCount: 0, nodes: [] };
      return { body: answer };
    });
    for (const night of [LATER, '2026-02-26T00:00:00Z']) {
      const summary = await keepUp(db, front, OWN, at(night));
      expect(summary.warnings).toEqual([
        expect.stringMatching(/does not give its issues \(it lists none any more, and \d+ are stored/),
      ]);
      expect([summary.refused, exitOf(summary)]).toEqual([[], 0]);
      expect(await factsHash(db)).toBe(whole);
    }
    front.replace(null);
    expect(await keepUp(db, front, OWN, at('2026-02-27T00:00:00Z'))).toMatchObject({
      warnings: [],
      incomplete: [],
    });
    expect(await factsHash(db)).toBe(whole);
  });

  it('what the configuration no longer names, the gap goes with the name', async () => {
    const { db } = open();
    const first = await read(db, front, [...OWN, 'springboard/nope'], at(END));
    expect([first.refused.length, exitOf(first)]).toEqual([1, 0]);
    expect((await gaps(db, LATER)).join()).toContain('it cannot be read: Could not resolve to a Repository');
    await keepUp(db, front, OWN, at(LATER));
    expect((await gaps(db, '2026-02-18T00:00:00Z')).join()).not.toContain('it cannot be read');
  });

  it('a count, and the part of the probe, the others are counted', async () => {
    const { db } = open();
    const noIssues: Replace = async (asked, real) => {
      if (asked.operation === 'Repository' && aboutHub(asked) && asked.variables['issues'] !== false)
        return {
          body: { data: { repository: null }, ...refusal(['repository', 'issues'], 'Issues are disabled') },
        };
      if (asked.operation === 'Issues' && aboutHub(asked))
        return {
          body: { data: { repository: null }, ...refusal(['repository', 'page'], 'Issues are disabled') },
        };
      if (asked.operation === 'Probe' && asked.variables['issues'] !== false) {
        const answer = (await real()) as { data: { nodes: ({ nameWithOwner: string } | null)[] } };
        const place = answer.data.nodes.findIndex((node) => node?.nameWithOwner === 'springboard/hub');
        if (place < 0) return null;
        answer.data.nodes[place] = null;
        return { body: { ...answer, ...refusal(['nodes', place, 'issues'], 'Issues are disabled') } };
      }
      return null;
    };
    front.replace(noIssues);
    for (const summary of [await read(db, front, OWN, at(END)), await keepUp(db, front, OWN, at(LATER))]) {
      expect(summary.refused).toEqual([]);
      expect(summary.warnings).toEqual([
        'springboard/hub: GitHub does not give its issues (Issues are disabled); all else is read, and every run asks again.',
      ]);
    }
    const { rows } =
      await sql`select issues, pull_requests > 0 as counted from repository_counts join repos on id = repo_id
      where full_name = 'springboard/hub'`.execute(db);
    expect(rows).toEqual([
      { issues: null, counted: true },
      { issues: null, counted: true },
    ]);
    front.replace(null);
    expect(await keepUp(db, front, OWN, at('2026-02-18T00:00:00Z'))).toMatchObject({
      warnings: [],
      incomplete: [],
    });
    expect(await factsHash(db)).toBe(whole);
  });

  it.each<[string, string, Replace]>([
    ['the list of pull requests', 'pull requests', nullNodes('RollCallPullRequests')],
    ['the list of issues', 'issues', nullNodes('RollCallIssues')],
    [
      'a repository, without a reason',
      'pull requests',
      (asked) =>
        asked.operation === 'RollCallPullRequests' && aboutHub(asked)
          ? { body: { data: { repository: null } } }
          : null,
    ],
  ])('%s whole, the other repository is held against GitHub all the same', async (_, what, replace) => {
    const { db } = open();
    await read(db, front, OWN, at(END));
    front.replace(replace);
    front.log.length = 0;
    const summary = await keepUp(db, front, OWN, at('2026-03-08T00:00:00Z'));
    expect(summary.warnings).toEqual([
      expect.stringMatching(new RegExp(`^springboard/hub: GitHub does not give its ${what} \\(`)),
    ]);
    expect(exitOf(summary)).toBe(1);
    const called = front.log.filter(({ operation }) => operation?.startsWith('RollCall'));
    expect(called.map(({ variables }) => variables['name'])).toContain('spawner');
    expect(await factsHash(db)).toBe(whole);
  });

  it('one repository any more, blocked or gone, the other is read, and its history stays', async () => {
    const { db } = open();
    await read(db, front, OWN, at(END));
    front.replace(async (asked, real) => {
      if (asked.operation !== 'Probe') return null;
      const answer = (await real()) as { data: { nodes: ({ nameWithOwner: string } | null)[] } };
      const place = answer.data.nodes.findIndex((node) => node?.nameWithOwner === 'springboard/hub');
      if (place >= 0) answer.data.nodes[place] = null;
      return { body: { ...answer, ...refusal(['nodes', place], 'Repository access blocked', 'FORBIDDEN') } };
    });
    const summary = await keepUp(db, front, OWN, at(LATER));
    expect(summary.refused).toEqual([
      'springboard/hub: GitHub refused (Repository access blocked); its history stays.',
    ]);
    expect([summary.repositories, exitOf(summary)]).toEqual([1, 0]);
    expect(await factsHash(db)).toBe(whole);
    expect((await gaps(db, '2026-02-17T00:00:01Z')).join()).toContain('Repository access blocked');
    front.replace(null);
    expect(await keepUp(db, front, OWN, at('2026-02-18T00:00:00Z'))).toMatchObject({
      repositories: 2,
      refused: [],
    });
  });

  it('a field that a question asks for, the rest is read and the run ends with 3, in one line', async () => {
    const { db } = open();
    front.replace((asked) =>
      asked.operation === 'Releases'
        ? {
            body: {
              errors: [
                {
                  message: "Field 'isDraft' doesn't exist on type 'Release'",
                  extensions: { code: 'undefinedField' },
                },
              ],
            },
          }
        : null,
    );
    const summary = await read(db, front, OWN, at(END));
    expect(summary.warnings).toEqual(
      OWN.map(
        (name) =>
          `${name}: GitHub does not give its releases (it does not know the field Release.isDraft that the question Releases asks for; update Headwater, or this GitHub where it is your own); all else is read, and every run asks again.`,
      ),
    );
    expect(exitOf(summary)).toBe(3);
    const { rows } = await sql<{ tags: number }>`select count(*)::int as tags from tags`.execute(db);
    expect(rows[0]!.tags).toBeGreaterThan(0);
  });
});
