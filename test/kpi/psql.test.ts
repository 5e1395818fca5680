import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { previousWindow } from '../../src/domain/calendar/week.ts';
import { kpiRows, kpiRowsOver, onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import { readSqlFolder } from '../../src/store/driver/sql-file.ts';
import {
  changedFile,
  comment,
  institution,
  issue,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { plan } from '../support/plans.ts';

const hasPsql = spawnSync('psql', ['--version']).status === 0;
const server = process.env['TEST_DATABASE_URL'];

const who = institution({
  team: [{ github: 'hubot', from: '2025-06-01T00:00:00Z', to: null }],
  office_hours: [{ title: 'Open hour', starts: '2026-01-06T15:00:00Z', minutes: 60, every: '1 week' }],
});

it('there is a file in sql/kpi for every KPI, and none without one', () => {
  expect(readSqlFolder('kpi').map(({ name }) => name)).toEqual(
    KPIS.map(({ id }) => `kpi/${id}.sql`).toSorted(),
  );
});

if (!hasPsql || !server) {
  if (process.env['CI']) throw new Error('psql and TEST_DATABASE_URL must be there in CI.');
  describe.skip('KPIs in psql (skipped: psql or TEST_DATABASE_URL is missing)', () => {});
} else {
  onOneDatabase('KPIs in psql', (open) => {
    it.each(KPIS.map(({ id }) => id))(
      '%s gives the same rows as in the report, wherever the analyst lives',
      async (id) => {
        const { db, url } = open();
        await store(
          db,
          {
            users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(4, 'monalisa')],
            pull_requests: [
              pullRequest(1, 1, '2026-01-01', { merged_at: '2026-01-06T00:00:00Z', merged_by_id: '2' }),
              pullRequest(2, 1, '2026-01-02'),
              pullRequest(3, null, '2026-01-03', { closed_at: '2026-01-11T23:30:00Z' }),
              pullRequest(6, 1, '2025-09-01'),
              pullRequest(7, 3, '2026-01-06'),
            ],
            issues: [
              issue(4, 1, '2026-01-05', { closed_at: '2026-01-07T00:00:00Z' }),
              issue(5, 1, '2026-01-04T23:30:00Z'),
              issue(8, 4, '2025-03-01'),
            ],
            pull_request_files: [changedFile(7, 'docs/index.md', 4), changedFile(7, 'hub/login.py', 3)],
            reviews: [review(1, 1, 2, '2026-01-05')],
            issue_comments: [comment(2, 4, 2, '2026-01-06')],
            tags: [
              {
                repo_id: '1',
                name: '1.0.0',
                target_oid: 'a',
                is_annotated: true,
                tagger_id: '2',
                tagged_at: '2026-01-06T00:00:00Z',
                commit_author_id: null,
                committed_at: null,
                is_version_bump: null,
              },
            ],
          },
          who,
        );
        await plan(db, [{ number: 50, opened: '2026-01-04', body: { 'springboard/hub#1': '2026-01-04' } }]);
        const window = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };
        const rows = await onOneSnapshot(db, (trx) => kpiRows(trx, id, window, window.end));
        // Several windows in one question are the same as one after the other.
        const windows = [previousWindow(window), window, { start: '2025-01-01T00:00:00Z', end: window.end }];
        const [over, alone] = await onOneSnapshot(db, async (trx) => [
          await kpiRowsOver(trx, id, windows, window.end),
          await Promise.all(windows.map((one) => kpiRows(trx, id, one, window.end))),
        ]);
        expect(over).toEqual(alone);
        const file = new URL(`../../sql/kpi/${id}.sql`, import.meta.url).pathname;
        // psql prints one JSON array of rows: the file's query, wrapped without touching it.
        const script = `\\pset tuples_only on\n\\pset format csv\n\\i ${file}\n`;
        const settings = [
          '-v',
          'window_start=2026-01-05',
          '-v',
          'window_end=2026-01-12',
          '-v',
          'as_of=2026-01-12',
        ];
        const printed = execFileSync(
          'psql',
          [url, '-X', '-q', ...settings, '-v', 'ON_ERROR_STOP=1', '-f', '-'],
          {
            input: `${script};\n`,
            encoding: 'utf8',
            env: { ...process.env, PGTZ: 'America/Caracas' },
          },
        );
        const lines = printed
          .trimEnd()
          .split('\n')
          .filter((line) => line !== '');
        expect(lines.length).toBe(rows.length);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          // Numbers, words and flags as psql prints them; instants are in the analyst's own time zone there.
          const values = Object.values(row).flat();
          const fits = (line: string) => {
            const said = new Set(line.split(/[,"{}]/).map(Number));
            return values.every((value: unknown) =>
              typeof value === 'string' ? line.includes(value) : typeof value !== 'number' || said.has(value),
            );
          };
          const place = lines.findIndex(fits);
          expect(place, `${JSON.stringify(row)} among\n${lines.join('\n')}`).toBeGreaterThanOrEqual(0);
          lines.splice(place, 1);
        }
      },
    );
  });
}
