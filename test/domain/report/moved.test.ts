import { expect, it } from 'vitest';
import { moversOf } from '../../../src/domain/report/moved.ts';
import { previousReport, reportKey } from '../../../src/domain/outbox/report-post.ts';
import { ANSWERED_IN_TIME, NOT_ANSWERED_IN_TIME } from '../../../src/domain/kpis/share_answered_within.ts';
import { isoWeek } from '../../../src/domain/calendar/week.ts';
import { weekReport } from '../../support/weekly-issues.ts';

const item = (number: number) => ({ url: `https://github.com/springboard/hub/pull/${number}`, why: 'x' });

it('what moves a figure most is what is rarest, one item a figure, and nothing that stayed as it was', () => {
  const { kpis, ...report } = weekReport({
    week: '2026-W48',
    figures: {
      // One of 4 + 3: 1 / √7 = 0.38 standard errors.
      planned_pull_requests_closed: { value: 4, previous: 3, evidence: [item(1), item(2)] },
      // One of 1 + 0: a whole one.
      releases_by_team: { value: 1, previous: 0, evidence: [item(3)] },
      // One of 40 + 60: 0.1.
      issues_triaged: { value: 40, previous: 60, evidence: [item(4)] },
      new_maintainers_supported: { value: 2, previous: 2, evidence: [item(5)] },
      // 3.92 / 13 / (0.86 − 0.31) = 0.55; the first item is a release's already.
      share_answered_within: {
        ...{ value: 0.62, previous: 0.55, sample_size: 13 },
        evidence: [
          { ...item(8), why: NOT_ANSWERED_IN_TIME },
          { ...item(3), why: ANSWERED_IN_TIME },
          { ...item(6), why: ANSWERED_IN_TIME },
        ],
      },
      // What one item does to a median cannot be told.
      time_to_first_response: { value: 1, previous: 100, sample_size: 5, evidence: [item(7)] },
    },
  });
  expect(moversOf({ ...report, kpis }).map(({ item, kpi }) => [kpi.id, item.url.split('/').at(-1)])).toEqual([
    ['releases_by_team', '3'],
    ['share_answered_within', '6'],
    ['planned_pull_requests_closed', '1'],
  ]);
});

it('an item is named only where it speaks for the way its figure went', () => {
  const waiting = (number: number, waited_days: number) => ({ ...item(number), waited_days });
  const moved = (figures: NonNullable<Parameters<typeof weekReport>[0]['figures']>) =>
    moversOf(weekReport({ week: '2026-W48', figures })).map(({ item }) => Number(item.url.split('/').at(-1)));
  const unanswered = [waiting(1, 400), waiting(2, 15), waiting(3, 9)];
  // Of three that wait one has passed 7 days in this week.
  expect(moved({ unanswered: { value: 3, previous: 2, evidence: unanswered } })).toEqual([3]);
  expect(moved({ unanswered: { value: 3, previous: 5, evidence: unanswered } })).toEqual([]);
  expect(moved({ issues_triaged: { value: 1, previous: 4, evidence: [item(4)] } })).toEqual([]);
  const share = { sample_size: 13, evidence: [{ ...item(5), why: NOT_ANSWERED_IN_TIME }] };
  expect(moved({ share_answered_within: { ...share, value: 0.5, previous: 0.6 } })).toEqual([5]);
  expect(moved({ share_answered_within: { ...share, value: 0.6, previous: 0.5 } })).toEqual([]);
  // Reviews of the team do not lower its share.
  expect(
    moved({ institution_share: { value: 0.17, previous: 0.18, sample_size: 276, evidence: [item(6)] } }),
  ).toEqual([]);
});

it('the issue before is the newest of an earlier window', () => {
  const posted = ['2026-W46', '2026-W47', '2026-W49'].map((week) => ({
    key: reportKey('springboard/meta', isoWeek(week)),
    title: week,
    url: '',
  }));
  const before = (week: string) =>
    previousReport(
      [...posted, { key: 'queue springboard/meta 12', title: 'queue', url: '' }],
      reportKey('springboard/meta', isoWeek(week)),
    )?.title ?? null;
  expect(before('2026-W48')).toBe('2026-W47');
  expect(before('2026-W49')).toBe('2026-W47');
  expect(before('2027-W01')).toBe('2026-W49');
  expect(before('2026-W46')).toBeNull();
});
