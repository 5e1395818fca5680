import { expect, it } from 'vitest';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { saveSettings } from '../../../src/store/repositories/settings.ts';
import { institution, pullRequest, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const who = institution();
const window = { start: '2026-01-05T00:00:00Z', end: '2026-01-12T00:00:00Z' };

onOneDatabase('settings of a repository', (open) => {
  it('are named in the report of the window in which they changed, and in no other', async () => {
    // Seen on the 1st: everybody. Seen again on the 3rd: no change. Seen on the 7th: collaborators only.
    const { db } = open();
    await store(db, { users: [user(1, 'octocat')], pull_requests: [pullRequest(1, 1, '2026-01-01')] }, who);
    const seen = (value: string, at: string) =>
      saveSettings(db, new Map([['1', { pull_requests: 'on', pull_request_creation: value }]]), at);
    await seen('all', '2026-01-01T00:00:00Z');
    await seen('all', '2026-01-03T00:00:00Z');
    await seen('collaborators_only', '2026-01-07T00:00:00Z');
    const gaps = async (asOf: string, of = window) =>
      (await computeReport(db, { institution: who, window: of, asOf })).coverage.gaps.filter(({ what }) =>
        what.includes('who may open'),
      );
    expect(await gaps('2026-01-12T00:00:00Z')).toEqual([
      {
        repository: 'springboard/hub',
        what: 'who may open a pull request changed to collaborators only (everybody before), first seen on 2026-01-07: figures before and after it are not alike',
      },
    ]);
    expect(await gaps('2026-01-06T00:00:00Z')).toEqual([]);
    expect(await gaps('2026-02-01T00:00:00Z', { start: window.end, end: '2026-01-19T00:00:00Z' })).toEqual(
      [],
    );
  });
});
