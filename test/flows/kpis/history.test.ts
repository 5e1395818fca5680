/** What the weekly issue adds to a report: each point of a trend is a report of its own, and a sprint that ended is its KPI. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { iterationWindow } from '../../../src/domain/calendar/iteration.ts';
import { isoWeek } from '../../../src/domain/calendar/week.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import { community, institution } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';
import {
  event,
  handMade,
  issue,
  label,
  ORG,
  person,
  pull,
  repository,
  review,
} from '../../support/hand-made.ts';
import { read } from '../../support/reading.ts';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';

const upstream = ORG('springboard', 10);
const station = ORG('field-station', 11);
const [octocat, abigail, basil] = [person(1, 'octocat'), person(3, 'abigail'), person(4, 'basil')];
const who = institution({
  name: 'Field Station',
  team: [{ github: 'octocat', from: '2025-01-01T00:00:00Z', to: null }],
  communities: [community()],
  planning_labels: { directed: ['app'], foundational: [] },
  planning_repository: 'field-station/planning',
});
const ITERATIONS = { anchor: '2024-10-16', days: 14 };
/** Iteration 46 ends on Wednesday of week 30. */
const AS_OF = '2026-07-27T06:00:00Z';

/** Of iteration 46: 1 planned and merged, 2 planned and still open at its end, 3 reviewed without a plan. */
function world() {
  const hub = repository(upstream, 'hub', 100, [
    pull(1, abigail, '2026-06-20', {
      timeline: [
        review('2026-07-14T09:00:00Z', octocat),
        event('MergedEvent', '2026-07-14T09:30:00Z', octocat),
        event('ClosedEvent', '2026-07-14T09:30:00Z', octocat, { closer: null }),
      ],
    }),
    // Closed two days after the sprint's end: open at it.
    pull(2, basil, '2026-06-25', {
      timeline: [event('ClosedEvent', '2026-07-24T09:30:00Z', basil, { closer: null })],
    }),
    pull(3, basil, '2026-07-01', { timeline: [review('2026-07-10T09:00:00Z', octocat)] }),
    // Planned only in the sprint after.
    pull(4, abigail, '2026-07-20'),
  ]);
  const planning = repository(station, 'planning', 102, [
    issue(8, octocat, '2026-07-08T08:00:00Z', {
      title: 'This sprint',
      labels: ['app'],
      text: 'https://github.com/springboard/hub/pull/1 and springboard/hub#2',
      timeline: [event('LabeledEvent', '2026-07-08T08:00:00Z', octocat, { label: label('app') })],
    }),
    issue(9, octocat, '2026-07-23T08:00:00Z', { title: 'The next sprint', text: 'springboard/hub#4' }),
  ]);
  return handMade([hub, planning], [octocat, abigail, basil]);
}

onOneDatabase('a report with its history', (open) => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({ communities: [world()] });
  });
  // Each test begins with an empty database.
  beforeEach(async () => {
    await read(open().db, github, [], {
      institution: who,
      planning: { repository: 'field-station/planning', board: null, host: 'github.com' },
      now: () => new Date(AS_OF),
    });
  });
  afterAll(() => github.close());
  const report = (week: string, history = true) =>
    computeReport(open().db, {
      institution: who,
      window: isoWeek(week),
      asOf: AS_OF,
      iterations: ITERATIONS,
      history,
    });

  it('says of each of twelve weeks what a report on that week says', { timeout: 120_000 }, async () => {
    const { trends } = await report('2026-W30');
    expect(trends.map(({ points }) => points.length)).toEqual(Array.from({ length: 10 }, () => 12));
    expect(trends.flatMap(({ points }) => points).some(({ value }) => (value ?? 0) > 0)).toBe(true);
    for (let index = 0; index < 12; index++) {
      const week = `2026-W${19 + index}`;
      const { kpis } = await report(week, false);
      for (const { id, points } of trends)
        expect(points[index], `${id} ${week}`).toEqual({
          ...isoWeek(week),
          value: kpis.find((kpi) => kpi.id === id)!.value,
        });
    }
  });

  it('says what became of the plans of a sprint in the week in which it ends, and in no other', async () => {
    const at = 'https://github.com/springboard/hub/pull';
    const { iterations_ended } = await report('2026-W30');
    expect(iterations_ended).toMatchObject([
      {
        iteration: 46,
        window: iterationWindow(ITERATIONS, 46),
        community: 'Springboard',
        done: 1,
        open: 1,
        unplanned: 1,
        items: {
          done: [{ url: `${at}/1` }],
          open: [{ url: `${at}/2`, why: 'planned 2026-07-08, and still open' }],
          unplanned: [{ url: `${at}/3` }],
        },
      },
    ]);
    expect((await report('2026-W29')).iterations_ended).toEqual([]);
    expect((await report('2026-W30', false)).iterations_ended).toEqual([]);
  });
});
