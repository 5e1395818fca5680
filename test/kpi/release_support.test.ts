/** Which pull requests and issues belong to a release: by their titles, and by when they came. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { event, issue, pullRequest, store, tag, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';

const PREPARES: [tag: string, title: string][] = [
  ['7.1.0', 'Changelog for 7.1.0'],
  ['7.1.0', 'Add change log'],
  ['7.1.0', 'docs: release notes'],
  ['7.1.0', 'Bump to 7.1.0'],
  ['7.1.0', 'Release v7.1.0.'],
  ['7.1.0', 'Release hub-7.1.0'],
  ['7.1.0', 'Prepare 7.1'],
  ['7.1.0', 'Bump version'],
  ['7.1.0', 'Preparing the next release'],
  ['7.1.0', 'chore(release): version bump'],
  ['7.1.0', 'Bump the version from 7.0.5 to 7.1.0'],
  ['v7.1.0-rc.1', 'Changelog of 7.1.0rc1'],
  ['7.1.0.dev0', 'Bump to 7.1.0-dev0'],
  ['hub-7.1.0', 'Release 7.1.0'],
  ['docs/1.0(b)', 'Prepare 1.0(b)'],
];
const DOES_NOT_PREPARE: [tag: string, title: string][] = [
  ['7.1.0', 'Changelog for 17.1.0'],
  ['7.1.0', 'Changelog for 7.1.01'],
  ['7.1.0', 'Changelog for 7.1.0.1'],
  ['7.1.0', 'Changelog for 7.1.0rc1'],
  ['7.1.0', 'Changelog for 7.1.0-rc.1'],
  ['7.1.0', 'Changelog for 7.0.5, late'],
  ['7.1.0', 'Bump to 7x1x0'],
  ['7.1.0', 'Bump proxy from 7.0.0 to 7.1.0'],
  ['7.1.0', 'Update dependency proxy to v7.1.0'],
  ['7.1.0', 'Fix the release workflow'],
  ['7.1.0', 'Bump the timeout'],
  ['7.1.0', 'Prerelease version of the guide'],
  ['7.1', 'Changelog for 7.1.2'],
];
const RUNS: [tag: string, title: string, boolean][] = [
  ['7.1.0', 'Release 7.1.0', true],
  ['7.1.0', '7.1: release plan', true],
  ['7.1.0', 'Time to publish v7.1.0?', true],
  ['7.1.0', 'Next release', false],
  ['7.1.0', 'Release 7.1.0rc1', false],
  ['7.1.0', 'Crash in 7.1.0', false],
];

onEachDatabase('the titles of', (open) => {
  const judged = async (rule: 'prepares_release' | 'runs_release', cases: (readonly [string, string])[]) => {
    const { rows } = await sql<{ tag: string; title: string; is: boolean }>`
      select tag, title, derived.${sql.raw(rule)}(title, derived.version_pattern(tag)) as is
      from json_to_recordset(${JSON.stringify(cases.map(([tag, title]) => ({ tag, title })))}::json)
        as c(tag text, title text)`.execute(open().db);
    return rows.map((row) => [row.tag, row.title, row.is]);
  };

  it('changelog and version pull requests speak of the release, and of no other version', async () => {
    const cases = [...PREPARES, ...DOES_NOT_PREPARE];
    expect(await judged('prepares_release', cases)).toEqual(
      cases.map(([tag, title], index) => [tag, title, index < PREPARES.length]),
    );
  });

  it('release issues speak of releasing and of the version', async () => {
    expect(
      await judged(
        'runs_release',
        RUNS.map(([tag, title]) => [tag, title]),
      ),
    ).toEqual(RUNS);
  });
});

onEachDatabase('the items of', (open) => {
  const AS_OF = '2026-02-01T00:00:00Z';
  const users = [user(1, 'octocat')];
  const found = async (view: 'version_pull_requests' | 'release_issues', asOf = AS_OF) => {
    const { rows } = await sql<{ found: string }>`
      select tag || ' #' || number as found
      from derived.${sql.raw(view)}('2026-01-01', '2026-02-01', ${asOf}::timestamptz) order by 1`.execute(
      open().db,
    );
    return rows.map((row) => row.found);
  };
  const merged = (number: number, title: string, at: string) =>
    pullRequest(number, 1, '2025-11-01', { title, merged_at: at, merged_by_id: '1' });

  describe('a release', () => {
    it('are the pull requests merged after the final one before, up to its own second', async () => {
      // 1.0.0 on 2026-01-10, then 1.1.0rc1, then 1.1.0 on 2026-01-20. #1 is 1.0.0's last second, #2 comes after it and
      // belongs to what follows, #3 is 1.1.0's last second, #4 comes too late, #5 speaks of nothing.
      await store(open().db, {
        users,
        tags: [
          tag('1.0.0', 1, '2026-01-10'),
          tag('1.1.0rc1', 1, '2026-01-15'),
          tag('1.1.0', 1, '2026-01-20'),
        ],
        pull_requests: [
          merged(1, 'Changelog', '2026-01-10T00:00:00Z'),
          merged(2, 'Release notes', '2026-01-10T00:00:01Z'),
          merged(3, 'Bump to 1.1.0', '2026-01-20T00:00:00Z'),
          merged(4, 'Bump to 1.1.0', '2026-01-20T00:00:01Z'),
          merged(5, 'Fix a typo', '2026-01-11T00:00:00Z'),
          pullRequest(6, 1, '2026-01-11', { title: 'Changelog' }),
        ],
      });
      expect(await found('version_pull_requests')).toEqual([
        ...['1.0.0 #1', '1.1.0 #2', '1.1.0 #3', '1.1.0rc1 #2'],
      ]);
    });

    it('are the issues opened after the final one before, up to its own second', async () => {
      await store(open().db, {
        users,
        tags: [tag('1.0.0', 1, '2025-12-10'), tag('1.1.0', 1, '2026-01-20')],
        issues: [
          issue(1, 1, '2025-12-10', { title: 'Release 1.1.0' }),
          issue(2, 1, '2025-12-10T00:00:01Z', { title: 'Release 1.1.0' }),
          issue(3, 1, '2026-01-20', { title: 'Release 1.1.0' }),
          issue(4, 1, '2026-01-20T00:00:01Z', { title: 'Release 1.1.0' }),
          issue(5, 1, '2026-01-15', { title: 'A question' }),
        ],
      });
      expect(await found('release_issues')).toEqual(['1.1.0 #2', '1.1.0 #3']);
    });

    it('are known by the titles that they had at as_of, and until they were gone', async () => {
      // #1 was renamed on 2026-01-25 and again on 2026-01-27; #2 is a changelog since 2026-01-25; #3 was deleted then.
      await store(open().db, {
        users,
        tags: [tag('1.1.0', 1, '2026-01-20')],
        pull_requests: [
          merged(1, 'Third title', '2026-01-12T00:00:00Z'),
          merged(2, 'Changelog', '2026-01-12T00:00:00Z'),
          merged(3, 'Changelog', '2026-01-12T00:00:00Z'),
        ],
        timeline_events: [
          event('a', 1, 'RENAMED_TITLE_EVENT', 1, '2026-01-25', {
            previous_title: 'Changelog',
            current_title: 'Second title',
          }),
          event('b', 1, 'RENAMED_TITLE_EVENT', 1, '2026-01-27', {
            previous_title: 'Second title',
            current_title: 'Third title',
          }),
          event('c', 2, 'RENAMED_TITLE_EVENT', 1, '2026-01-25', {
            previous_title: 'Words',
            current_title: 'Changelog',
          }),
        ],
      });
      await sql`insert into deleted_items values (1, 3, '2026-01-25T00:00:00Z')`.execute(open().db);
      expect(await found('version_pull_requests', '2026-01-24T23:59:59Z')).toEqual(['1.1.0 #1', '1.1.0 #3']);
      expect(await found('version_pull_requests', '2026-01-25T00:00:00Z')).toEqual(['1.1.0 #2']);
    });
  });
});
