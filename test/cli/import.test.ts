import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { simulatedCommunity } from '../simulation/community/community.ts';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { emptyFolder, headwater, headwaterProcess, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { factsHash } from '../support/facts-hash.ts';
import { GITHUB_TO_SQLITE, inSqlite, writeGithubToSqlite } from '../support/github-to-sqlite.ts';

let folder: string;
let path: string;
let database: string;
beforeEach(async () => {
  folder = emptyFolder();
  database = await databaseForCommands();
  path = join(folder, 'github.db');
  configure('orgs: [springboard]');
});
const configure = (scope: string) =>
  writeFileSync(
    join(folder, 'headwater.yml'),
    `institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, ${scope} }]\n`,
  );
const places = () => ({ ...placesIn(folder), DATABASE_URL: database });
const run = (...words: string[]) => headwater(words, places());
const look = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
  const store = await openDatabase(database, 'a test');
  return work(store.db).finally(() => store.close());
};
/** Without the JSON lines of the progress. */
const notes = (err: string) => err.split('\n').filter((line) => line !== '' && !line.startsWith('{'));

/** Two issues of one repository, one of another, a fork's and a private one's; one comment; a pull request not to be used. */
const SMALL = `${GITHUB_TO_SQLITE};
  insert into repos (id, node_id, full_name, private, fork, created_at) values
    (7, 'R_7', 'springboard/hub', 0, 0, '2020-01-01T00:00:00Z'), (8, 'R_8', 'elsewhere/hub', 0, 0, '2020-01-01T00:00:00Z'),
    (9, 'R_9', 'springboard/fork', 0, 1, '2020-01-01T00:00:00Z'), (10, 'R_10', 'springboard/private', 1, 0, '2020-01-01T00:00:00Z');
  insert into users (id, login, node_id, type, email) values (1, 'octocat', 'U_1', 'User', 'octocat@mail.example');
  insert into issues (id, node_id, number, title, user, state, created_at, updated_at, closed_at, body, repo, type) values
    (21, 'I_1', 1, 'How?', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, 'octocat@mail.example asks', 7, 'issue'),
    (22, 'I_2', 2, 'Why?', 5, 'closed', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z', '2026-01-04T00:00:00Z', null, 7, 'issue'),
    (23, 'PR_3', 3, 'Fix it', 1, 'open', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z', null, null, 7, 'pull'),
    (24, 'I_4', 4, 'No date', 1, 'open', null, '2026-01-04T00:00:00Z', null, null, 7, 'issue'),
    (31, 'I_5', 1, 'Elsewhere', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, null, 8, 'issue'),
    (32, 'I_6', 1, 'In a fork', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, null, 9, 'issue'),
    (33, 'I_7', 1, 'In private', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, null, 10, 'issue');
  insert into issue_comments (id, user, created_at, updated_at, body, issue) values
    (41, 1, '2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z', 'octocat@mail.example', 21),
    (42, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'x', 23);
  drop table pull_requests; drop table labels_pull_requests`;

describe('headwater import', () => {
  it('says what it took, what it left and why, and the second time that nothing is new', async () => {
    inSqlite(path, SMALL);
    const first = await run('import', path);
    expect([first.code, first.out]).toEqual([0, '']);
    const left = [
      '1 comment left out, since the issue or pull request is not stored.',
      '1 pull request left out: the issues do not say whether they were merged; fetch them with `github-to-sqlite pull-requests`.',
      '1 row without number, date or state left out (the first: issues 24: created_at is NULL).',
      '1 author not among the users of the file: unknown until GitHub is read.',
      'The file does not have the table pull_requests.',
      'Left out, since private repositories are not measured: springboard/private.',
      'Left out, since a fork is measured only where its name is configured: springboard/fork.',
      'Left out, since no community has them: elsewhere/hub.',
      'Until GitHub itself has been read they count as stored and not whole: run `headwater backfill`.',
    ];
    expect(notes(first.err)).toEqual([
      'Imported 0 pull requests, 2 issues and 1 comment of 1 repository from github.db, as it was on 2026-01-05.',
      ...left,
    ]);
    const before = await look(factsHash);
    const second = await run('import', path);
    expect(second.code).toBe(0);
    expect(notes(second.err)).toEqual([
      'Imported 0 pull requests, 0 issues and 0 comments of 1 repository from github.db, as it was on 2026-01-05.',
      '3 rows had been imported before: nothing is new.',
      ...left,
    ]);
    expect(await look(factsHash)).toBe(before);
    const { rows } = await look((db) =>
      sql`select file, captured_at, repos, users, pull_requests, issues, issue_comments from imports`.execute(
        db,
      ),
    );
    // The name alone: where it lay is nobody's business. One of the two comments is that of a pull request.
    expect(rows).toEqual([
      {
        file: 'github.db',
        captured_at: new Date('2026-01-05'),
        repos: 1,
        users: 1,
        pull_requests: 0,
        issues: 2,
        issue_comments: 2,
      },
    ]);
    const audit = await run('audit', '--format', 'json', '--strict');
    expect(audit.code).toBe(4);
    expect(JSON.parse(audit.out)).toMatchObject({
      repositories: [
        {
          repository: 'springboard/hub',
          issues_stored: 2,
          issues_imported: 2,
          gaps: [
            'GitHub had not been asked for its counts by then',
            '2 issues known from an import alone; run `headwater backfill`',
          ],
        },
      ],
    });
  });

  it.each([
    ["'False', 'False'", /^Imported 0 pull requests, 2 issues/, null],
    ["'0', 'no'", /^Imported 0 pull requests, 2 issues/, null],
    ['0.0, 0.0', /^Imported 0 pull requests, 2 issues/, null],
    [
      "'true', 0",
      /^Imported 0 pull requests, 0 issues/,
      'since private repositories are not measured: springboard/hub, springboard/private.',
    ],
    [
      "0, 'True'",
      /^Imported 0 pull requests, 0 issues/,
      'a fork is measured only where its name is configured: springboard/hub, springboard/fork.',
    ],
    [
      'null, 0',
      /^Imported 0 pull requests, 0 issues/,
      'since the file does not say of springboard/hub (whether it is private): fetch',
    ],
    [
      "'?', null",
      /^Imported 0 pull requests, 0 issues/,
      'does not say of springboard/hub (whether it is private, nor whether it is a fork): fetch',
    ],
  ])(
    'reads a repository with private, fork = %s as what it says, and says why it is left out',
    async (values, first, why) => {
      inSqlite(
        path,
        `${SMALL}; delete from repos where id = 7; insert into repos (id, node_id, full_name, private, fork, created_at)
      select 7, 'R_7', 'springboard/hub', ${values}, '2020-01-01 00:00:00'`,
      );
      const { code, err } = await run('import', path);
      expect(code).toBe(0);
      expect(notes(err)[0]).toMatch(first);
      if (why !== null) expect(err).toContain(why);
      expect(err).not.toContain('no community has them: springboard/hub');
    },
  );

  it.each([
    [
      'update repos set full_name = null where id = 7',
      'the file does not name them in its table repos: number 7; fetch that with',
    ],
    ['delete from repos where id = 7', 'the file does not name them in its table repos: number 7; fetch'],
    [
      'alter table repos drop column fork',
      'the file does not say of springboard/hub (whether it is a fork), springboard/fork (whether it is a fork)',
    ],
    ['alter table repos drop column private', 'springboard/hub (whether it is private), '],
  ])('says why nothing is taken where the file does not say enough of it: %s', async (damage, why) => {
    inSqlite(path, `${SMALL}; ${damage}`);
    const { code, err } = await run('import', path);
    expect([code, notes(err)[0]]).toEqual([
      0,
      expect.stringMatching(/^Imported 0 pull requests, 0 issues and 0 comments of 0 repositories/),
    ]);
    expect(err).toContain(why);
    expect(err).not.toContain('no community has them: number');
  });

  it('counts what is stored: an item once, and none of a year that no calendar has', async () => {
    inSqlite(
      path,
      `${SMALL}; insert into issues (id, node_id, number, title, user, state, created_at, updated_at, repo, type, pull_request)
        select 51, 'I_51', 1, 'Again', user, state, created_at, updated_at, repo, type, '{}' from issues where id = 21;
      update issues set created_at = '0000-01-01T00:00:00Z' where id = 22`,
    );
    const { err } = await run('import', path);
    expect(notes(err)[0]).toMatch(/^Imported 0 pull requests, 1 issue and 1 comment of 1 repository/);
    expect(err).toContain('the first: issues 22: created_at is "0000-01-01T00:00:00Z"');
    const { rows } = await look((db) => sql`select number from issues`.execute(db));
    expect(rows).toEqual([{ number: 1 }]);
  });

  it('reads dates, numbers and references as other tools write them, and names the first row that makes no sense', async () => {
    inSqlite(
      path,
      `${SMALL}; create table text_issues (id text, node_id text, number text, repo text, title text, user text, state text,
        created_at text, updated_at text, closed_at text, body text, type text);
      insert into text_issues select cast(id as text), node_id, number || '.0', repo, title, ' ' || user, state,
        replace(replace(created_at, 'T', ' '), 'Z', ''), replace(updated_at, 'Z', '+0000'), datetime(closed_at), body, type from issues;
      insert into text_issues select null, 'I_n', 77, 7, 'x', 1, 'open', 'yesterday', '2026-01-01', null, null, 'issue';
      drop table issues; create view issues as select * from text_issues`,
    );
    const { code, err } = await run('import', path);
    expect([code, notes(err)[0]]).toEqual([
      0,
      expect.stringMatching(/^Imported 0 pull requests, 2 issues and 1 comment of 1/),
    ]);
    expect(err).toContain(
      '2 rows without number, date or state left out (the first: issues 24: created_at is NULL).',
    );
    const { rows } = await look((db) =>
      sql`select number, created_at, updated_at, closed_at, author_id::int from issues order by 1`.execute(
        db,
      ),
    );
    expect(rows).toEqual([
      {
        number: 1,
        created_at: new Date('2026-01-01'),
        updated_at: new Date('2026-01-02'),
        closed_at: null,
        author_id: 1,
      },
      {
        number: 2,
        created_at: new Date('2026-01-03'),
        updated_at: new Date('2026-01-04'),
        closed_at: new Date('2026-01-04'),
        author_id: null,
      },
    ]);
  });

  it('takes a fork that the configuration names, and never a private repository', async () => {
    inSqlite(path, SMALL);
    configure('repositories: [Springboard/Fork, springboard/private]');
    const { err } = await run('import', path);
    expect(notes(err)[0]).toMatch(/^Imported 0 pull requests, 1 issue and 0 comments of 1 repository/);
    expect(err).toContain('Left out, since private repositories are not measured: springboard/private.');
    expect(err).toContain('Left out, since no community has them: springboard/hub, elsewhere/hub.');
  });

  it('says which repositories the first versions do not number, and knows those that are stored', async () => {
    inSqlite(path, SMALL);
    await run('import', path);
    const first = join(folder, 'first.db');
    inSqlite(
      first,
      `${SMALL}; drop table repos; update issues set repo = case repo when 7 then 'Springboard/Hub' else 'springboard/old' end;
       update issues set number = 12 where id = 21; update issue_comments set id = 43 where id = 41`,
    );
    const { err } = await run('import', first);
    expect(notes(err)[0]).toMatch(
      /^Imported 0 pull requests, 1 issue and 1 comment of 1 repository from first\.db/,
    );
    expect(err).toContain(
      'springboard/old: fetch the number with `github-to-sqlite repos`, or backfill first.',
    );
  });

  it('changes nothing where the file cannot be imported, and says why in one line', async () => {
    const run = (...words: string[]) => headwater(words, placesIn(folder));
    writeFileSync(path, 'repository,number\n');
    const { code, out, err } = await run('import', path);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(
      `${path} is not a SQLite database, or it is encrypted; give the path of a database that github-to-sqlite made.\n`,
    );
    inSqlite(join(folder, 'other.db'), 'create table stars (user integer, repo integer)');
    expect(await run('import', join(folder, 'other.db'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(
        /^[^\n]+ has no table of pull requests, issues or comments [^\n]+\n$/,
      ) as string,
    });
    expect(await run('import')).toEqual({
      code: 2,
      out: '',
      err: "missing required argument 'file'; see `headwater --help`.\n",
    });
    expect(existsSync(join(folder, 'db'))).toBe(false);
  });

  it('leaves the file as it was, and keeps nothing of it but what it says it keeps', async () => {
    writeGithubToSqlite(
      path,
      simulatedCommunity({ pullRequests: 60, repositories: 2, seed: 4, end: '2026-01-01T00:00:00Z' }),
    );
    const before = readFileSync(path);
    expect((await run('import', path)).code).toBe(0);
    expect(readFileSync(path).equals(before)).toBe(true);
    const dump = await look(async (db) => {
      const { rows } = await sql<{ name: string }>`
        select tablename::text as name from pg_tables where schemaname = 'public'`.execute(db);
      const texts: string[] = [];
      for (const { name } of rows) {
        const { rows: found } = await sql<{
          said: string;
        }>`select x::text as said from ${sql.table(name)} x`.execute(db);
        texts.push(...found.map(({ said }) => said));
      }
      return texts.join('\n');
    });
    expect(dump).toContain('springboard/hub');
    expect(dump).not.toContain('mail.example');
    expect(dump).not.toContain('words words');
    expect(dump).not.toContain(folder);
  });
});

describe('the process of an import', () => {
  const rowsOf = (rows: number, bytes: number) => `${GITHUB_TO_SQLITE};
    insert into repos (id, node_id, full_name, private, fork, created_at) values (7, 'R_7', 'springboard/hub', 0, 0, '2020-01-01T00:00:00Z');
    insert into users (id, login, node_id, type) values (1, 'octocat', 'U_1', 'User'), (2, 'hubot', 'U_2', 'User');
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 300)
    insert into issues (id, node_id, number, title, user, state, created_at, updated_at, repo, type)
      select i, 'I_' || i, i, 'Question ' || i, 1, 'open', '2025-01-01T00:00:00Z', '2025-01-01T00:00:00Z', 7, 'issue' from n;
    with recursive n(i) as (select 1 union all select i + 1 from n where i < ${rows})
    insert into issue_comments (id, user, created_at, updated_at, body, issue)
      select i, 1 + i % 2, '2025-02-01T00:00:00Z', '2025-02-01T00:00:00Z', printf('%0${bytes}d', i), 1 + i % 300 from n`;

  it('can be killed in the middle: the next one ends with the same rows', async () => {
    inSqlite(path, rowsOf(22_000, 10));
    expect((await headwaterProcess(['import', path], places())).code).toBe(0);
    const undisturbed = await look(factsHash);
    const elsewhere = { ...placesIn(folder), DATABASE_URL: await databaseForCommands() };
    const killed = await headwaterProcess(['import', path], elsewhere, (said, kill) => {
      if (said.includes('"stream":"issue_comments"')) kill('SIGKILL');
    });
    expect(killed.code).toBe(-1);
    const { err } = await headwaterProcess(['import', path], elsewhere);
    expect(notes(err)[0]).toMatch(
      /^Imported 0 pull requests, 0 issues and [1-9][\d,]+ comments of 1 repository/,
    );
    expect(notes(err)[1]).toMatch(/^[1-9][\d,]+ rows had been imported before\.$/);
    const store = await openDatabase(elsewhere.DATABASE_URL, 'a test');
    expect(await factsHash(store.db).finally(() => store.close())).toBe(undisturbed);
  });

  it('reads 160 MB with 64 MB of memory for what it holds', async () => {
    inSqlite(path, rowsOf(40_000, 4_000));
    const { code, err } = await headwaterProcess(['import', path], {
      ...placesIn(folder),
      NODE_OPTIONS: '--max-old-space-size=64',
    });
    expect([code, notes(err)[0]]).toEqual([
      0,
      'Imported 0 pull requests, 300 issues and 40,000 comments of 1 repository from github.db, as it was on 2025-02-01.',
    ]);
    // Nothing of Node's own either, such as a warning that its SQLite is experimental.
    expect(notes(err)).toHaveLength(3);
  });
});
