import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { emptyBatch, type FactBatch } from '../../src/domain/history/facts.ts';
import { openGithubToSqlite, type GithubToSqlite } from '../../src/import/sqlite-export.ts';
import { CHUNK_ROWS } from '../../src/import/sqlite-export-chunks.ts';
import { EXPORT_TABLES } from '../../src/import/sqlite-export-shape.ts';
import { emptyFolder } from '../support/command-line.ts';
import { GITHUB_TO_SQLITE, inSqlite } from '../support/github-to-sqlite.ts';

const opened: GithubToSqlite[] = [];
afterEach(() => {
  for (const file of opened.splice(0)) file.close();
});

/** The newest tables, and what these statements do to them. */
function fileWith(statements: string, tables = GITHUB_TO_SQLITE): GithubToSqlite {
  const path = join(emptyFolder(), 'github.db');
  inSqlite(path, `${tables}; ${statements}`);
  const file = openGithubToSqlite(path);
  opened.push(file);
  return file;
}

const REPO = `insert into repos (id, node_id, full_name, private, fork, created_at, archived, default_branch)
  values (7, 'R_7', 'Springboard/Hub', 0, 0, '2020-01-01T00:00:00Z', 0, 'main');`;
const USERS = `insert into users (id, login, node_id, type, email) values
  (1, 'octocat', 'U_1', 'User', 'octocat@mail.example'), (2, 'dependabot[bot]', 'BOT_2', 'Bot', null), (10137, 'ghost', 'U_g', 'User', null);`;

function all(
  file: GithubToSqlite,
  repoIds = new Map([
    ['7', '7'],
    ['springboard/hub', '7'],
  ]),
) {
  const batch = emptyBatch();
  const troubles: Record<string, number> = {};
  for (const table of EXPORT_TABLES)
    for (const chunk of file.chunks(table, repoIds)) {
      for (const part of chunk.batches.values())
        for (const [name, rows] of Object.entries(part))
          (batch[name as keyof FactBatch] as object[]).push(...(rows as object[]));
      for (const [name, times] of Object.entries(chunk.troubles))
        troubles[name] = (troubles[name] ?? 0) + times;
    }
  return { ...batch, troubles };
}

describe('a row of github-to-sqlite', () => {
  it('becomes a pull request: bodies are measured, what the list does not say stays unknown', () => {
    const { pull_requests, users, item_labels, troubles } = all(
      fileWith(`${REPO} ${USERS}
        insert into pull_requests (id, node_id, number, state, title, user, body, created_at, updated_at, closed_at, merged_at, draft, base, repo, merged_by)
        values (9007199254740993, 'PR_a', 5, 'closed', 'Fix it', 2, 'ask me at octocat@mail.example, please', '2026-01-01T10:00:00Z',
          '2026-01-04T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-03T00:00:00Z', 0, 'f04deebe', 7, null);
        insert into labels (id, name) values (31, 'bug'), (32, 'docs');
        insert into labels_pull_requests (labels_id, pull_requests_id) values (31, 9007199254740993), (32, 9007199254740993)`),
    );
    expect(pull_requests).toEqual([
      {
        repo_id: '7',
        number: 5,
        id: '9007199254740993',
        node_id: 'PR_a',
        title: 'Fix it',
        author_id: '2',
        state: 'MERGED',
        is_draft: false,
        created_at: '2026-01-01T10:00:00.000Z',
        updated_at: '2026-01-04T00:00:00.000Z',
        closed_at: '2026-01-03T00:00:00.000Z',
        merged_at: '2026-01-03T00:00:00.000Z',
        merged_by_id: null,
        additions: null,
        deletions: null,
        changed_files: null,
        base_ref: null,
        ai_disclosure: null,
        body_length: 38,
        body_words: 5,
        timeline_count: null,
      },
    ]);
    // REST's "[bot]" is not part of the login, and the display name is not taken from a file.
    expect(users).toEqual([{ id: '2', node_id: 'BOT_2', login: 'dependabot', name: null, type: 'Bot' }]);
    expect(item_labels.map(({ number, label }) => [number, label])).toEqual([
      [5, 'bug'],
      [5, 'docs'],
    ]);
    expect(troubles).toEqual({ unusable: 0, merge_unknown: 0, people_unknown: 0 });
  });

  it('becomes an issue; the pull requests among the issues do not', () => {
    const file = fileWith(`${REPO} ${USERS}
      insert into issues (id, node_id, number, title, user, state, created_at, updated_at, closed_at, body, state_reason, pull_request, repo, type) values
        (21, 'I_1', 1, 'How?', 1, 'closed', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', null, 'not_planned', null, 7, 'issue'),
        (22, 'I_2', 2, 'Why?', 10137, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, 'x', null, null, 7, 'issue'),
        (23, 'PR_5', 5, 'Fix it', 1, 'closed', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', null, null, 'springboard/hub/pulls/5', 7, 'pull'),
        (24, 'PR_6', 6, 'Fix that', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, null, null, 'springboard/hub/pulls/6', 7, 'pull');
      insert into pull_requests (id, node_id, number, state, title, user, created_at, updated_at, repo)
        values (33, 'PR_5', 5, 'open', 'Fix it', 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 7)`);
    const { issues, pull_requests } = all(file);
    expect(
      issues.map(({ number, author_id, state, state_reason }) => [number, author_id, state, state_reason]),
    ).toEqual([
      [1, '1', 'CLOSED', 'NOT_PLANNED'],
      [2, null, 'OPEN', null],
    ]);
    expect(pull_requests.map(({ number }) => number)).toEqual([5]);
    // #6 alone: whether it will have been merged, no row says.
    expect(file.repositories).toMatchObject([{ full_name: 'Springboard/Hub', only_among_issues: 1 }]);
  });

  it('tells whether a pull request was merged, in its own column or in what a search gave; else it is left out', () => {
    const closed = `'closed', 't', 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z'`;
    const columns = 'id, node_id, number, repo, state, title, user, created_at, updated_at, closed_at';
    const { pull_requests, troubles } = all(
      fileWith(`${REPO} ${USERS} alter table pull_requests add column pull_request text;
        insert into pull_requests (${columns}, merged_at, pull_request) values
          (1, 'PR_1', 1, 7, ${closed}, '2026-01-02T00:00:00Z', null), (2, 'PR_2', 2, 7, ${closed}, null, null),
          (3, 'PR_3', 3, 7, ${closed}, null, '{"url": "x", "merged_at": "2026-01-02T00:00:00Z"}'),
          (4, 'PR_4', 4, 7, ${closed}, null, '{"url": "x", "merged_at": null}'),
          (5, 'PR_5', 5, 7, ${closed}, null, '{"url": "x"}')`),
    );
    expect(pull_requests.map(({ number, state }) => [number, state])).toEqual([
      [1, 'MERGED'],
      [2, 'CLOSED'],
      [3, 'MERGED'],
      [4, 'CLOSED'],
    ]);
    expect(troubles).toMatchObject({ merge_unknown: 1, unusable: 0 });
  });

  it('knows who merged by number, or by the whole person as the first versions kept it', () => {
    const { pull_requests, troubles } = all(
      fileWith(`${REPO} ${USERS}
        insert into pull_requests (id, node_id, number, repo, state, title, user, created_at, updated_at, closed_at, merged_at, merged_by) values
          (1, 'PR_1', 1, 7, 'closed', 't', 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', 2),
          (2, 'PR_2', 2, 7, 'closed', 't', 77, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z',
            '{"login": "octocat", "id": 1}')`),
    );
    expect(pull_requests.map(({ author_id, merged_by_id }) => [author_id, merged_by_id])).toEqual([
      ['1', '2'],
      // 77 is not among the users.
      [null, '1'],
    ]);
    expect(troubles).toMatchObject({ people_unknown: 1 });
  });

  it('becomes a comment, placed by its issue, else by its address in the API or on the web', () => {
    const { issue_comments, troubles } = all(
      fileWith(`${REPO} ${USERS}
        insert into issues (id, number, repo) values (21, 1, 7), (99, 4, 8);
        insert into issue_comments (id, user, created_at, updated_at, body, issue, issue_url, html_url) values
          (1, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'two words', 21, 'https://api.github.com/repos/old/name/issues/1', null),
          (2, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '', null, 'https://api.github.com/repos/springboard/hub/issues/12', null),
          (3, null, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '', null, null, 'https://github.com/Springboard/Hub/pull/13#issuecomment-3'),
          (4, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '', 99, 'https://api.github.com/repos/springboard/hub/issues/1', null),
          (5, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '', null, 'https://api.github.com/repos/springboard/other/issues/1', null),
          (6, 1, 'yesterday', '2026-01-02T00:00:00Z', '', 21, null, null)`),
    );
    expect(issue_comments.map(({ id, number, author_id }) => [id, number, author_id])).toEqual([
      ['1', 1, '1'],
      ['2', 12, '1'],
      ['3', 13, null],
    ]);
    expect(issue_comments[0]).toMatchObject({ body_length: 9, body_words: 2, repo_id: '7' });
    // 4 and 5 belong to other repositories; 6 has no date, and issue 1 nothing but its number.
    expect(troubles).toMatchObject({ unusable: 2 });
  });

  it('is left out where it makes no sense, and counted', () => {
    const good = {
      number: '1',
      state: `'open'`,
      created_at: `'2026-01-01T00:00:00Z'`,
      closed_at: 'null',
      node_id: `'I'`,
      title: `'t'`,
    };
    const bad = [
      { number: '0' },
      { number: 'null' },
      { number: `'x'` },
      { number: '99999999999' },
      { state: `'closed'` },
      { state: `'merged'` },
      { created_at: `'2026-13-01T00:00:00Z'` },
      { created_at: `'2026-01-01'` },
      { created_at: '1767225600' },
      { node_id: `''` },
      { title: 'null' },
    ].map((over) => ({ ...good, ...over }));
    const rows = [good, ...bad].map(
      (row, at) =>
        `(${at + 1}, ${row.node_id}, ${row.number}, ${row.title}, 1, ${row.state}, ${row.created_at}, '2026-01-02T00:00:00Z', ${row.closed_at}, 7, 'issue')`,
    );
    const { issues, troubles } = all(
      fileWith(`${REPO} ${USERS}
        insert into issues (id, node_id, number, title, user, state, created_at, updated_at, closed_at, repo, type) values ${rows.join(', ')}`),
    );
    expect(issues).toHaveLength(1);
    expect(troubles).toMatchObject({ unusable: bad.length });
  });
});

describe('a database of github-to-sqlite', () => {
  it('of the first versions names repositories where later ones number them', () => {
    const file = fileWith(`${USERS}
      drop table repos; drop table pull_requests; drop table issues;
      create table issues (id integer primary key, node_id text, repo text, number integer, title text, user integer, state text,
        created_at text, updated_at text, closed_at text, body text, type text, pull_request text);
      insert into issues values (21, 'I_1', 'Springboard/Hub', 1, 'How?', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, 'x', 'issue', null);
      insert into issue_comments (id, user, created_at, updated_at, body, issue)
        values (1, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '', 21)`);
    expect(file.repositories).toEqual([
      {
        references: ['springboard/hub'],
        full_name: 'Springboard/Hub',
        row: null,
        items: 1,
        only_among_issues: 0,
      },
    ]);
    expect(file.missing).toEqual(['the table repos', 'the table pull_requests', 'issues.state_reason']);
    const { issues, issue_comments } = all(file);
    expect([issues.length, issue_comments.length, issue_comments[0]!.number]).toEqual([1, 1, 1]);
  });

  it('is read as far as it goes: tables and columns that are missing are named', () => {
    const file = fileWith(`${REPO}
      drop table users; drop table issue_comments; drop table issues_labels;
      alter table pull_requests drop column merged_at; alter table issues drop column body;
      insert into issues (id, node_id, number, title, user, state, created_at, updated_at, repo, type)
        values (21, 'I_1', 1, 'How?', 1, 'open', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 7, 'issue')`);
    expect(file.missing).toEqual([
      'the table users',
      'the columns of pull_requests (merged_at or pull_request)',
      'issues.body',
      'the table issue_comments',
    ]);
    const { issues, users, troubles } = all(file);
    expect(issues).toMatchObject([{ number: 1, author_id: null, body_length: 0 }]);
    expect([users, troubles['people_unknown']]).toEqual([[], 1]);
  });

  it('without issues, pull requests and comments is refused', () => {
    expect(() => fileWith('drop table issues; drop table pull_requests; drop table issue_comments')).toThrow(
      /github\.db has no table of pull requests, issues or comments as github-to-sqlite makes them; give the path/,
    );
    expect(() => fileWith('create table stars (user integer, repo integer)', '')).toThrow(/has no table of/);
  });

  it('is read some thousand rows at a time, however many there are, and others are passed over', () => {
    const rows = 5 * CHUNK_ROWS;
    const file = fileWith(`${REPO} ${USERS}
      insert into issues (id, number, repo) values (21, 1, 7), (22, 1, 8);
      with recursive n(id) as (select 1 union all select id + 1 from n where id < ${rows})
      insert into issue_comments (id, user, created_at, updated_at, body, issue)
        select id, 1, '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', 'x', 21 + id % 2 from n`);
    const ids = new Map([['7', '7']]);
    const chunks = [...file.chunks('issue_comments', ids)];
    const sizes = chunks.map(({ batches }) => batches.get('7')?.issue_comments.length ?? 0);
    expect(Math.max(...sizes)).toBe(CHUNK_ROWS);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(rows / 2);
    expect(chunks.at(-1)!.looked).toBe(rows);
    // Nothing runs ahead: after the first chunk, as many rows were looked at as it took to fill it.
    expect(file.chunks('issue_comments', ids).next().value!.looked).toBe(2 * CHUNK_ROWS);
  });
});
