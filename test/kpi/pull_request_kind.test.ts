import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { weeklyReport } from '../../src/text/report/weekly-report.ts';
import { kpiResult } from '../../src/domain/kpis/kpi.ts';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { changedFile, event, institution, pullRequest, REPO_ID, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';
import { sampleReport } from '../support/reports.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(5, 'updates', { type: 'Bot' })];
const who = institution({ team: [{ github: 'hubot', from: null, to: null }] });
const label = (number: number, name: string) => ({ repo_id: REPO_ID, number, label: name });

onEachDatabase('pull_request_kind', (open) => {
  const week = (asOf?: string) => figuresOf(open().db, 'pull_request_kind', '2026-01-05', '2026-01-12', asOf);

  it('counts each pull request once, by where most of its changed lines are', async () => {
    // #1: 30 lines of code, 90 of its tests, 10 of docs: tests that come with code are part of it, 120 to 10: code.
    // #2: 40 lines of docs, 39 of code: docs. #3: tests alone. #4: no file known, labelled ci: infra.
    // #5: nothing known. 3 of the 4 whose kind is known are not code: 0.75.
    await store(
      open().db,
      {
        users,
        pull_requests: [1, 2, 3, 4, 5].map((number) => pullRequest(number, 1, `2026-01-0${number + 4}`)),
        pull_request_files: [
          changedFile(1, 'hub/login.py', 30),
          changedFile(1, 'hub/tests/test_login.py', 90),
          changedFile(1, 'docs/login.md', 10),
          changedFile(2, 'docs/index.md', 40),
          changedFile(2, 'hub/login.py', 39),
          changedFile(3, 'hub/tests/test_login.py', 5),
        ],
        item_labels: [label(2, 'bug'), label(4, 'ci')],
      },
      who,
    );
    const figures = await week();
    expect(figures).toMatchObject({
      value: 3 / 4,
      sample_size: 4,
      note: 'the kind of 1 of 5 is not known',
      parts: { share: 3 / 4, code: 1, docs: 1, tests: 1, infra: 1, translation: 0, unknown_kind: 1 },
      evidence_total: 4,
      evidence: [
        { why: 'infra: labelled ci' },
        { why: 'tests: hub/tests/test_login.py' },
        { why: 'docs: docs/index.md' },
        { why: 'code: hub/login.py and 1 more file' },
      ],
      excluded_total: 1,
      excluded: [{ why: 'its files have not been read, and no label names a kind' }],
    });
    expect(numbers(figures.evidence)).toEqual([4, 3, 2, 1]);
  });

  it('asks a label where two kinds weigh the same, and goes by the fixed order where no label says it', async () => {
    // Docs and infra, 10 lines each: #1 is labelled as infra; #2 is not, and docs come first; the label of #3 is of
    // neither. #4: a lock file of 2,000 lines weighs one, the two lines of code weigh two. 3 ÷ 4.
    const even = (number: number) => [
      changedFile(number, 'docs/index.md', 10),
      changedFile(number, 'tox.ini', 10),
    ];
    await store(
      open().db,
      {
        users,
        pull_requests: [1, 2, 3, 4].map((number) => pullRequest(number, 1, '2026-01-06')),
        pull_request_files: [
          ...[1, 2, 3].flatMap(even),
          changedFile(4, 'hub/login.py', 2),
          changedFile(4, 'package-lock.json', 2_000),
        ],
        item_labels: [label(1, 'maintenance'), label(3, 'i18n')],
      },
      who,
    );
    expect(await week()).toMatchObject({
      value: 3 / 4,
      parts: { code: 1, docs: 2, infra: 1, translation: 0, unknown_kind: 0 },
    });
  });

  it('counts the team and ghosts in the series all, bots nowhere, and only what was opened in the window', async () => {
    // #1 community, #2 team, #3 a ghost: the community's 0 of 1 is not code, everybody's 2 of 3.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-05'),
          pullRequest(2, 2, '2026-01-11T23:59:59Z'),
          pullRequest(3, null, '2026-01-06'),
          pullRequest(4, 5, '2026-01-06'),
          pullRequest(5, 1, '2026-01-12'),
          pullRequest(6, 1, '2026-01-04T23:59:59Z'),
        ],
        pull_request_files: [
          changedFile(1, 'hub/login.py', 1),
          ...[2, 3, 4, 5, 6].map((number) => changedFile(number, 'po/fr.po', 1)),
        ],
      },
      who,
    );
    const figures = await week('2026-02-01');
    expect(figures).toMatchObject({ value: 0, sample_size: 1, low: 0, note: null });
    expect([part(figures, 'all.share'), part(figures, 'all.translation')]).toEqual([2 / 3, 2]);
  });

  it('says no data where nothing was opened, and no kind known where nothing is known', async () => {
    await store(open().db, { users, pull_requests: [pullRequest(2, 1, '2025-01-06')] }, who);
    expect(await week()).toMatchObject({ value: null, note: 'no data' });
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2026-01-06')] }, who);
    expect(await week()).toMatchObject({ value: null, note: 'no kind known', excluded_total: 1 });
  });

  it('knows the labels of that time: not those put on later, and those taken off since', async () => {
    const facts = {
      users,
      pull_requests: [pullRequest(1, 1, '2026-01-05'), pullRequest(2, 1, '2026-01-05')],
      item_labels: [label(1, 'docs')],
      timeline_events: [
        event('a', 1, 'LABELED_EVENT', 2, '2026-01-20', { label: 'docs' }),
        event('b', 2, 'LABELED_EVENT', 2, '2026-01-06', { label: 'tests' }),
        event('c', 2, 'UNLABELED_EVENT', 2, '2026-01-20', { label: 'tests' }),
      ],
    };
    await store(open().db, facts, who);
    expect((await week('2026-01-12')).parts).toMatchObject({ docs: 0, tests: 1, unknown_kind: 1 });
    expect((await week('2026-02-01')).parts).toMatchObject({ docs: 1, tests: 0, unknown_kind: 1 });
  });

  it('knows the files of that time: a push that came later does not change what was said', async () => {
    const { db } = open();
    await store(
      db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-05')],
        pull_request_files: [changedFile(1, 'hub/login.py', 5)],
      },
      who,
    );
    await sql`insert into pull_request_file_lists (repo_id, number, updated_at, since, changed_files)
      values (1, 1, '2026-01-20T00:00:00Z', '2026-01-20T00:00:00Z', 1)`.execute(db);
    await sql`insert into former_file_lists (repo_id, number, since, files) values
      (1, 1, '2026-01-06T00:00:00Z', '[{"path": "docs/login.md", "additions": 3, "deletions": 0}]'),
      (1, 1, '2026-01-10T00:00:00Z', '[{"path": "po/fr.po", "additions": 3, "deletions": 0}]')`.execute(db);
    // Before the first reading stands what that reading gave.
    const why = async (asOf: string) => (await week(asOf)).evidence[0]?.why;
    expect(await why('2026-01-05T12:00:00Z')).toBe('docs: docs/login.md');
    expect(await why('2026-01-09')).toBe('docs: docs/login.md');
    expect(await why('2026-01-10')).toBe('translation: po/fr.po');
    expect(await why('2026-01-20')).toBe('code: hub/login.py');
  });

  it('shows a hostile path as the plain words that it is', async () => {
    const path = 'docs/@octocat fixes #1 | `x` [a](https://example.org)\n<script>alert(1)</script>\u202E.md';
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        pull_request_files: [changedFile(1, path, 5)],
      },
      who,
    );
    const kpi = KPIS.find(({ id }) => id === 'pull_request_kind')!;
    const window = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };
    const result = kpiResult(kpi, await week(), { community: 'Springboard', window, previous: null });
    expect(result.evidence[0]?.why).toBe(`docs: ${path}`);
    const text = weeklyReport(sampleReport({ kpis: [result] }));
    expect(text).toContain(
      'docs: docs/@\u200Boctocat fixes \u200B\\#\u200B1 \\| \\`x\\` \\[a\\](https:\u200B//example.org) \\<script\\>alert(1)\\</script\\>.md',
    );
  });
});
