/** The curve that a page draws, and the ages of what is open: worked out by hand. */
import { describe, expect, it } from 'vitest';
import { agesOf, reasonsOf } from '../../../src/domain/attention/ages.ts';
import type { AttentionItem } from '../../../src/domain/attention/items.ts';
import { incidenceOf, periodsBefore } from '../../../src/domain/kpis/incidence.ts';
import type { LatencyRow } from '../../../src/domain/kpis/latency.ts';
import { quartersBefore } from '../../../src/domain/report/views.ts';

const row = (
  any_hours: number,
  any_outcome: LatencyRow['any_outcome'],
  over: Partial<LatencyRow> = {},
): LatencyRow => ({
  url: 'https://github.com/springboard/hub/pull/1',
  opened_at: new Date('2026-01-05T00:00:00Z'),
  author_role: 'community',
  in_cohort: true,
  left_out: null,
  mergers_known: true,
  turned_2: true,
  turned_7: true,
  turned_30: false,
  any_hours,
  any_business_hours: any_hours,
  any_outcome,
  any_within: any_outcome === 'answered' && any_hours <= 48 ? 2 : null,
  maintainer_hours: any_hours,
  maintainer_outcome: any_outcome,
  maintainer_within: null,
  team_hours: any_hours,
  team_outcome: any_outcome,
  team_within: null,
  responded_in_draft: false,
  by_agent: false,
  ...over,
});

describe('the curve of a period', () => {
  it('has a step at each answer, up to 30 days; what waits or was closed is in it', () => {
    // Of 4: answered after 10 hours (1/4), closed after 20, answered after 100: of the 2 left one, so 1/4 + 2/4 · 1/2 = 1/2;
    // the last waits for 200. Somebody of the team, and one that was opened before, are not in it.
    const curve = incidenceOf([
      row(10, 'answered'),
      row(20, 'closed'),
      row(100, 'answered'),
      row(200, 'open'),
      row(1, 'answered', { author_role: 'team' }),
      row(1, 'answered', { in_cohort: false, turned_2: false, turned_7: false }),
    ]);
    expect(curve).toMatchObject({
      n: 4,
      censored: 1,
      median_hours: 100,
      within_2_days: 0.25,
      within_30_days: null,
    });
    expect(curve.points.map(({ hours, reached }) => [hours, reached])).toEqual([
      [10, 0.25],
      [100, 0.5],
    ]);
    for (const { low, high, reached } of curve.points)
      expect([low! < reached, high! > reached]).toEqual([true, true]);
    expect(incidenceOf([row(721, 'answered')]).points).toEqual([]);
    expect(incidenceOf([])).toMatchObject({ n: 0, median_hours: null, points: [] });
  });

  it('of hundreds of answers keeps as many steps as a screen shows, the last one among them', () => {
    const { points } = incidenceOf(Array.from({ length: 500 }, (_, index) => row(index + 1, 'answered')));
    expect(points.length).toBeLessThanOrEqual(120);
    expect(points.at(-1)!.hours).toBe(500);
    expect(points.at(-1)!.reached).toBeCloseTo(1, 9);
  });
});

it('periods and quarters end with the window, and share no day', () => {
  const window = { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' };
  expect(periodsBefore(window)).toEqual({
    now: { start: '2025-11-18T00:00:00Z', end: '2026-02-16T00:00:00Z' },
    before: { start: '2025-08-20T00:00:00Z', end: '2025-11-18T00:00:00Z' },
  });
  const quarters = quartersBefore(window);
  expect(quarters.length).toBe(8);
  expect(quarters.at(-1)).toEqual({ start: '2025-11-17T00:00:00Z', end: window.end });
  for (const [index, { start }] of quarters.entries())
    if (index > 0) expect(start).toBe(quarters[index - 1]!.end);
});

it('ages are counted from the turn, each span without its end, the longest first', () => {
  const item = (
    number: number,
    side: AttentionItem['side'],
    since: string,
    reason: AttentionItem['reason'],
  ) => ({ url: addressOf(number), side, since, reason }) as AttentionItem;
  const addressOf = (number: number) => `https://github.com/octocat/hub/pull/${number}`;
  const list = {
    schema: 1 as const,
    now: '2026-02-16T00:00:00Z',
    items: [
      item(1, 'MAINTAINER', '2026-02-14T12:00:00Z', 'first_response'),
      item(2, 'MAINTAINER', '2026-02-14T00:00:00Z', 'first_response'),
      item(3, 'MAINTAINER', '2026-02-09T00:00:00Z', 're_review'),
      item(4, 'AUTHOR', '2026-01-17T00:00:00Z', 'changes'),
    ],
  };
  const aged = (number: number, days: number, reason: string) => ({ url: addressOf(number), reason, days });
  expect(agesOf(list)).toEqual([
    {
      side: 'AUTHOR',
      ...{ under_2_days: 0, from_2_to_7_days: 0, from_7_to_30_days: 0, over_30_days: 1 },
      items: [aged(4, 30, 'changes')],
    },
    {
      side: 'MAINTAINER',
      ...{ under_2_days: 1, from_2_to_7_days: 1, from_7_to_30_days: 1, over_30_days: 0 },
      items: [aged(3, 7, 're_review'), aged(2, 2, 'first_response'), aged(1, 1.5, 'first_response')],
    },
  ]);
  expect(reasonsOf(list)).toEqual([
    { reason: 'first_response', pull_requests: 2 },
    { reason: 'changes', pull_requests: 1 },
    { reason: 're_review', pull_requests: 1 },
  ]);
});
