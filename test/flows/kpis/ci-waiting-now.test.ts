/** Whose workflows wait for an approval is told as of now, too: the last full week may have ended before anybody looked. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { EVERYTHING } from '../../../src/domain/report/scope.ts';
import { computeIncidence } from '../../../src/flows/kpis/views.ts';
import { responsivenessOf } from '../../../src/commands/serve-views.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { responsiveness } from '../../../src/text/pages/responsiveness.ts';
import { institution, pullRequest, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { itemsAt } from '../../support/page-numbers.ts';

const WEEK = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };

onOneDatabase('workflows that wait for an approval', (open) => {
  it('are none that was looked at in the week, and one of two on the day after it, for 36 hours', async () => {
    const { db } = open();
    await store(db, {
      users: [user(1, 'octocat')],
      pull_requests: [pullRequest(1, 1, '2026-01-10'), pullRequest(2, 1, '2026-01-10')],
    });
    await sql`insert into open_states (repo_id, number, since, head_oid, head_since, knows_threads, knows_checks)
      select 1, n, '2026-01-12T06:00:00Z', 'abc', '2026-01-10T00:00:00Z', true, true
      from generate_series(1, 2) n`.execute(db);
    await sql`insert into waiting_runs (repo_id, number, suite_id, since, created_at)
      values (1, 2, 'CS_1', '2026-01-12T06:00:00Z', '2026-01-11T00:00:00Z')`.execute(db);
    const asOf = '2026-01-12T12:00:00Z';
    const about = { institution: institution(), window: WEEK, asOf, scope: EVERYTHING };
    const curves = await computeIncidence(db, {
      ...about,
      targets: {},
      definitions: null,
      dated: { iterations: null, policies: [] },
    });
    expect(curves[0]!.ci_waiting_now).toMatchObject({
      value: 1,
      sample_size: 2,
      previous: null,
      parts: { median_hours: 36, longest_hours: 36, never_looked_at: 0 },
      cohort: { start: '2026-01-11T12:00:00Z', end: asOf },
    });
    const report = await computeReport(db, about);
    const view = responsivenessOf(report, { schema: 1, now: asOf, items: [] }, curves);
    const inWeek = view.communities[0]!.kpis.find(({ id }) => id === 'ci_waiting_for_approval')!;
    expect([inWeek.value, inWeek.note]).toEqual([null, 'never looked at']);
    const html = responsiveness(view);
    expect(html).toContain('>1 pull request</a> of 2 that were looked at: half of them for 36 hours or less');
    expect(itemsAt(html, 'items-0-ci_waiting_for_approval-now')).toEqual({
      urls: ['https://github.com/springboard/hub/pull/2'],
      total: 1,
    });
  });
});
