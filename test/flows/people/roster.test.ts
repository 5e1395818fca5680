/** A roster in a repository, read over HTTP with its history, and what is known of people by it at dates between. */
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { pseudonymOf } from '../../../src/domain/people/pseudonyms.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { forget } from '../../../src/store/people/opt-out.ts';
import { readQuality } from '../../../src/flows/kpis/quality.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { fileHistory } from '../../support/files.ts';
import { keepUp, read } from '../../support/reading.ts';

const END = '2026-01-01T00:00:00Z';
const REPOSITORIES = ['springboard/hub'];
const PATH = 'docs/_data/people.yaml';
const KEY = 'a key of the institution';
const who = institution({
  communities: [
    community({
      orgs: [],
      repositories: REPOSITORIES,
      bots: ['springboard-bot'],
      roster: { repository: 'Springboard/spawner', path: PATH, not_maintainers: ['security'] },
    }),
  ],
});

/** octocat is there from the beginning, hubot comes with the second, goes with the third, and octocat becomes inactive. */
const REVISIONS: [string, string, string | null][] = [
  [
    'a',
    '2023-03-01',
    '- { name: The Octocat, handle: "@OctoCat", email: octocat@github.example }\n- { name: No handle }\n',
  ],
  [
    'b',
    '2023-06-01',
    '- { handle: octocat }\n- { handle: "Hubot", teams: [council] }\n- { handle: springboard-bot }\n',
  ],
  ['c', '2023-07-01', '- handle: @hubot\n'],
  [
    'd',
    '2023-09-01',
    '- { handle: octocat, status: inactive }\n- { handle: tidal-willow, teams: [security] }\n- { handle: nobody-at-all }\n',
  ],
];

describe('a roster', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 40, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: END },
    });
  });
  beforeEach(async () => {
    await github.reset();
    await show(REVISIONS);
  });
  afterAll(() => github.close());

  const show = (revisions: [string, string, string | null][], over = {}) =>
    github.setView({ files: { 'springboard/spawner': [fileHistory(PATH, revisions)] }, ...over });
  const backfilled = (db: Database, over = {}) =>
    read(db, github, REPOSITORIES, { institution: who, now: () => new Date(END), ...over });
  const synced = (db: Database, day = END, over = {}) =>
    keepUp(db, github, REPOSITORIES, { institution: who, now: () => new Date(day), ...over });
  const asked = async () =>
    (await github.log())
      .map(({ operation, points }) => `${operation} ${points}`)
      .filter((line) => /Roster|Login/.test(line));
  /** Who of those three could merge in springboard/hub on that day, by the roster. */
  const listed = async (db: Database, day: string, asOf = END) => {
    const { rows } = await sql<{ login: string }>`
      select u.login from derived.maintainer_sources(${asOf}) m join users u on u.id = m.user_id
      where m.source = 'roster' and m.active_during @> ${`${day}T00:00:00Z`}::timestamptz order by 1`.execute(
      db,
    );
    return rows.map(({ login }) => login);
  };
  const listings = async (db: Database) =>
    (
      await sql<{ line: string }>`
        select concat_ws(' ', who, since::date::text, case when until < 'infinity' then until::date::text end,
          left(since_oid, 1), case when is_baseline then 'baseline' end) as line
        from roster_listings order by since, who collate "C", is_inactive`.execute(db)
    ).rows.map(({ line }) => line);

  onEachDatabase('of four revisions', (open) => {
    it('tells who was a maintainer at any date between, and says in one line which revision it skips', async () => {
      const { db } = open();
      const { warnings, refused } = await backfilled(db);
      expect(refused).toEqual([]);
      expect(warnings).toEqual([
        expect.stringMatching(
          /^springboard\/spawner: docs\/_data\/people\.yaml as of 2023-07-01 \(c000000\) is skipped: line 1 is not valid YAML: .+\.$/,
        ),
      ]);
      expect(await listed(db, '2023-02-28')).toEqual([]);
      expect(await listed(db, '2023-03-01')).toEqual(['octocat']);
      expect(await listed(db, '2023-05-31')).toEqual(['octocat']);
      expect(await listed(db, '2023-06-01')).toEqual(['hubot', 'octocat']);
      // Of July nothing can be read: June stands.
      expect(await listed(db, '2023-08-31')).toEqual(['hubot', 'octocat']);
      expect(await listed(db, '2023-09-01')).toEqual([]);
      // As it was known in June, nobody had gone.
      expect(await listed(db, '2023-09-01', '2023-06-15T00:00:00Z')).toEqual(['hubot', 'octocat']);
      // One request for the history, one for the four texts, one for the logins that were never seen.
      expect(await asked()).toEqual(['RosterHistory 1', 'RosterTexts 1', 'Logins 1']);
      const { rows } =
        await sql`select * from roster_listings where position('@' in roster_listings::text) > 0`.execute(db);
      expect(rows).toEqual([]);
    });

    it('is asked for with one small request where nothing has changed, and read on from where it was read', async () => {
      const { db } = open();
      await show(REVISIONS.slice(0, 2));
      await backfilled(db);
      await github.reset();
      await show(REVISIONS.slice(0, 2));
      await synced(db);
      expect(await asked()).toEqual(['RosterHistory 1']);
      await github.reset();
      await show(REVISIONS);
      const { warnings } = await synced(db, '2026-01-02T00:00:00Z');
      expect(warnings).toHaveLength(1);
      // The newest commit, the rest up to the known one, two texts, and the two new logins.
      expect(await asked()).toEqual(['RosterHistory 1', 'RosterHistory 1', 'RosterTexts 1', 'Logins 1']);
      const nightly = await listings(db);
      await sql`truncate roster_readings, roster_revisions, roster_listings`.execute(db);
      await synced(db);
      expect(await listings(db)).toEqual(nightly);
      expect(nightly).toEqual([
        'octocat 2023-03-01 2023-09-01 a baseline',
        'hubot 2023-06-01 2023-09-01 b',
        'springboard-bot 2023-06-01 2023-09-01 b',
        'nobody-at-all 2023-09-01 d',
        'octocat 2023-09-01 d',
        'tidal-willow 2023-09-01 d',
      ]);
      expect(await synced(db)).toMatchObject({ warnings: [] });
    });
  });

  onOneDatabase('that changes', (open) => {
    it('by a history that was rewritten is read anew, and what is older than the last look is a gap of what was said before', async () => {
      const { db } = open();
      await backfilled(db);
      await show([
        ['a', '2023-03-01', REVISIONS[0]![2]],
        ['e', '2023-06-02', '- { handle: hubot }\n'],
      ]);
      await synced(db, '2026-01-03T00:00:00Z');
      expect(await listings(db)).toEqual(['octocat 2023-03-01 2023-06-02 a baseline', 'hubot 2023-06-02 e']);
      const gaps = async (asOf: string) =>
        (await onOneSnapshot(db, (trx) => readQuality(trx, asOf))).coverage.gaps.filter(({ what }) =>
          /roster/.test(what),
        );
      expect(await gaps('2026-01-02T00:00:00Z')).toEqual([
        {
          repository: 'springboard/spawner',
          what: 'a revision of the roster of that time came to light only on 2026-01-03',
        },
      ]);
      expect(await gaps('2023-06-01T00:00:00Z')).toEqual([]);
      expect(await gaps('2026-01-03T00:00:00Z')).toEqual([]);
    });

    it('by being taken away lists nobody from then on', async () => {
      const { db } = open();
      await show([...REVISIONS.slice(0, 2), ['f', '2023-08-01', null]]);
      await backfilled(db);
      expect(await listed(db, '2023-07-31')).toEqual(['hubot', 'octocat']);
      expect(await listed(db, '2023-08-01')).toEqual([]);
    });

    it('so that its newest revision cannot be read is a gap until it is mended', async () => {
      const { db } = open();
      await show(REVISIONS.slice(0, 3));
      await backfilled(db);
      const { quality, coverage } = await onOneSnapshot(db, (trx) => readQuality(trx, END));
      expect(quality.rosters).toEqual([
        {
          community: 'Springboard',
          repository: 'springboard/spawner',
          path: PATH,
          newest_revision: '2023-07-01T00:00:00Z',
          gaps: [
            expect.stringMatching(/^the roster as of 2023-07-01 cannot be read \(line 1 is not valid YAML/),
          ],
        },
      ]);
      expect(coverage.gaps).toHaveLength(1);
      await show(REVISIONS);
      await synced(db);
      expect((await onOneSnapshot(db, (trx) => readQuality(trx, END))).coverage.gaps).toEqual([]);
    });

    it('by its place in the configuration is read from there', async () => {
      const { db } = open();
      await backfilled(db);
      const elsewhere = structuredClone(who);
      elsewhere.communities[0]!.roster!.path = 'nowhere.yaml';
      const { warnings } = await synced(db, END, { institution: elsewhere });
      expect(warnings).toEqual([
        "Springboard/spawner: no commit of the default branch touches nowhere.yaml; correct the roster's path in the configuration.",
      ]);
      expect(await listed(db, '2023-06-01')).toEqual([]);
      elsewhere.communities[0]!.roster!.repository = 'springboard/nowhere';
      const { refused } = await synced(db, END, { institution: elsewhere });
      expect(refused).toEqual([expect.stringMatching(/^springboard\/nowhere: GitHub does not find it/)]);
    });

    it('is too large, or no text at all, in one line each', async () => {
      const { db } = open();
      await show([
        REVISIONS[0]!,
        ['b', '2023-06-01', `- handle: hubot\n${'#'.repeat(512_000)}`],
        ['c', '2023-07-01', '- handle: hubot\n\0'],
      ]);
      const { warnings } = await backfilled(db);
      expect(warnings.map((line) => line.split('skipped: ')[1])).toEqual([
        'it is larger than 512 kB.',
        'it is not a text file in UTF-8.',
      ]);
      expect(await listed(db, '2025-01-01')).toEqual(['octocat']);
    });
  });

  onOneDatabase('and its people', (open) => {
    it('are known under the login that they had, when they have another one now', async () => {
      const { db } = open();
      // tidal-willow has acted; hubot has another login when the roster is read, and GitHub knows nothing of the old one.
      await show([['a', '2023-03-01', '- handle: tidal-willow\n- handle: hubot\n']]);
      await backfilled(db);
      await show(
        [
          ['a', '2023-03-01', '- handle: tidal-willow\n- handle: hubot\n'],
          ['b', '2025-12-01', '- handle: tidal-willow\n- handle: hubot-the-second\n'],
        ],
        { logins: { hubot: 'hubot-the-second' } },
      );
      await synced(db, '2026-01-02T00:00:00Z');
      const { rows } = await sql<{ spans: number }>`
        select cardinality(array(select unnest(active_during)))::int as spans
        from derived.maintainer_sources('2026-01-02Z') m join user_logins l on l.user_id = m.user_id and l.login_key = 'hubot'
        where source = 'roster'`.execute(db);
      expect(rows).toEqual([{ spans: 1 }]);
    });

    it('whom GitHub does not know are named in the quality report, from when that was seen until they are there', async () => {
      const { db } = open();
      await backfilled(db);
      const missing = async (asOf: string) =>
        (await onOneSnapshot(db, (trx) => readQuality(trx, asOf))).quality.people.filter(
          ({ github }) => github === 'nobody-at-all',
        );
      expect(await missing(END)).toEqual([
        { github: 'nobody-at-all', what: 'named under roster, and GitHub knows no such login' },
      ]);
      expect(await missing('2025-12-31T00:00:00Z')).toEqual([
        { github: 'nobody-at-all', what: 'named under roster, and never seen in what is stored' },
      ]);
      await github.reset();
      await show(REVISIONS, { logins: { 'amber-maintainer': 'nobody-at-all' } });
      await synced(db, '2026-01-07T23:59:59Z');
      expect(await asked()).toEqual(['RosterHistory 1']);
      await synced(db, '2026-01-08T00:00:01Z');
      expect(await asked()).toEqual(['RosterHistory 1', 'RosterHistory 1', 'Logins 1']);
      expect(await missing('2026-01-08T00:00:01Z')).toEqual([]);
      expect(await missing(END)).toHaveLength(1);
    });

    it('as the configuration names them are looked up once, by login; an id needs no looking up', async () => {
      const { db } = open();
      await show([]);
      const named = {
        ...who,
        team: ['no-such-person', 'Amber-Maintainer', '583231'].map((github) => ({
          github,
          from: null,
          to: null,
        })),
      };
      await backfilled(db, { institution: named });
      expect((await asked()).filter((line) => /Login/.test(line))).toHaveLength(1);
      const { rows } = await sql`select login_key from missing_logins`.execute(db);
      expect(rows).toEqual([{ login_key: 'no-such-person' }]);
      await github.reset();
      await synced(db, END, { institution: named });
      expect((await asked()).filter((line) => /Login/.test(line))).toEqual([]);
    });

    it('who turn up under a login that GitHub did not know are theirs from then on', async () => {
      const { db } = open();
      await show([['a', '2023-03-01', '- handle: nobody-at-all\n']]);
      await backfilled(db);
      expect(await listed(db, '2025-01-01')).toEqual([]);
      // As when a comment of theirs is read.
      await sql`insert into users (id, login, type) values (5, 'Nobody-at-all', 'User')`.execute(db);
      await sql`insert into user_logins (login_key, user_id) values ('nobody-at-all', 5)`.execute(db);
      await synced(db, '2026-01-02T00:00:00Z');
      expect(await listed(db, '2025-01-01', '2026-01-02')).toEqual(['Nobody-at-all']);
      expect(await listed(db, '2025-01-01', END)).toEqual([]);
    });

    it('who opted out are kept under their pseudonym alone, before and when it is read again', async () => {
      const { db } = open();
      await backfilled(db);
      const { rows } = await sql<{
        id: string;
      }>`select user_id::text as id from user_logins where login_key = 'octocat'`.execute(db);
      const pseudonym = pseudonymOf(rows[0]!.id, KEY);
      await forget(db, rows[0]!.id, pseudonym, END);
      const named = async () => (await listings(db)).filter((line) => line.includes('octocat'));
      expect(await named()).toEqual([]);
      expect(await listed(db, '2023-04-01')).toEqual([pseudonym.login]);
      await show([...REVISIONS, ['g', '2025-12-01', '- handle: Octocat\n']]);
      await synced(db, '2026-01-02T00:00:00Z', { pseudonymKey: KEY });
      expect(await named()).toEqual([]);
      expect(await listed(db, '2025-12-02', '2026-01-02')).toEqual([pseudonym.login]);
      const { rows: logins } = await sql`select 1 from user_logins where login_key = 'octocat'`.execute(db);
      expect(logins).toEqual([]);
    });

    it('who opted out and are named in the configuration are asked about once a week, their login kept nowhere', async () => {
      const { db } = open();
      const named = { institution: { ...who, team: [{ github: 'Octocat', from: null, to: null }] } };
      // Without the login that GitHub does not know, which is asked about once a week, too.
      const revisions = REVISIONS.slice(0, 2);
      await show(revisions);
      await backfilled(db, named);
      const { rows } = await sql<{
        id: string;
      }>`select user_id::text as id from user_logins where login_key = 'octocat'`.execute(db);
      await forget(db, rows[0]!.id, pseudonymOf(rows[0]!.id, KEY), END);
      const askedOn = async (day: string, shown = revisions) => {
        await github.reset();
        await show(shown);
        await synced(db, `${day}T00:00:00Z`, { ...named, pseudonymKey: KEY });
        return (await asked()).filter((line) => /Login/.test(line)).length;
      };
      expect(await askedOn('2026-01-02')).toBe(1);
      expect(await askedOn('2026-01-03')).toBe(0);
      expect(await askedOn('2026-01-08')).toBe(0);
      expect(await askedOn('2026-01-09')).toBe(1);
      const { rows: kept } = await sql<{ login_key: string; was_missing: boolean }>`
        select login_key, found_at > observed_at as was_missing from missing_logins
        where login_key !~ '^[a-z]'`.execute(db);
      expect(kept).toEqual([
        { login_key: expect.stringMatching(/^#[0-9a-f]{64}$/) as string, was_missing: false },
      ]);
      // A new revision of the roster must know whose login it is, so that it is not kept.
      expect(await askedOn('2026-01-10', [...revisions, ['g', '2026-01-09', '- handle: Octocat\n']])).toBe(1);
      expect((await listings(db)).filter((line) => line.includes('octocat'))).toEqual([]);
    });
  });
});
