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
    // Marked where figures are drawn over time: within the span of the drawing, once it was seen.
    const marks = async (asOf: string, of = window) =>
      (await computeReport(db, { institution: who, window: of, asOf, history: true })).changes;
    const mark = {
      ...{ at: '2026-01-07T00:00:00Z', community: 'Springboard', repository: 'springboard/hub' },
      ...{ kind: 'pull_request_creation', value: 'collaborators_only', former: 'all' },
    };
    expect(await marks('2026-01-12T00:00:00Z')).toEqual([mark]);
    expect(await marks('2026-01-06T00:00:00Z')).toEqual([]);
    expect(
      await marks('2026-03-30T00:00:00Z', { start: '2026-03-16T00:00:00Z', end: '2026-03-23T00:00:00Z' }),
    ).toEqual([mark]);
    expect(
      await marks('2026-04-06T00:00:00Z', { start: '2026-03-30T00:00:00Z', end: '2026-04-06T00:00:00Z' }),
    ).toEqual([]);
    expect(await gaps('2026-01-06T00:00:00Z')).toEqual([]);
    expect(await gaps('2026-02-01T00:00:00Z', { start: window.end, end: '2026-01-19T00:00:00Z' })).toEqual(
      [],
    );
  });

  it('policies and sprints are marked from the day that the configuration names, and of nothing private', async () => {
    const { db } = open();
    await store(db, { users: [user(1, 'octocat')], pull_requests: [pullRequest(1, 1, '2026-01-01')] }, who);
    const policy = (from: string, repository: string | null) => ({
      ...{ community: 'Springboard', repository, from: `${from}T00:00:00Z`, what: 'two reviews' },
    });
    const report = await computeReport(db, {
      institution: who,
      window,
      asOf: '2026-01-12T00:00:00Z',
      history: true,
      // Fourteen days from the 7th of January on, seven before.
      iterations: { anchor: '2025-01-01', days: 7, changes: [{ anchor: '2026-01-07', days: 14 }] },
      policies: [
        policy('2026-01-10', 'SpringBoard/Hub'),
        policy('2025-12-01', null),
        policy('2026-01-09', 'springboard/secret'),
        policy('2026-01-12', null),
        { ...policy('2025-12-02', null), community: 'Elsewhere' },
      ],
    });
    expect(
      report.changes.map(({ at, kind, repository, value, former }) => [at, kind, repository, value, former]),
    ).toEqual([
      ['2025-12-01T00:00:00Z', 'policy', null, 'two reviews', null],
      ['2026-01-07T00:00:00Z', 'iterations', null, '14', '7'],
      ['2026-01-10T00:00:00Z', 'policy', 'springboard/hub', 'two reviews', null],
    ]);
  });
});
