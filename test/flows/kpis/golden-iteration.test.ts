/** One contribution through sprint planning, from the planning issue to the tag: read over HTTP, reported for its iteration. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { iterationWindow } from '../../../src/domain/calendar/iteration.ts';
import { computeReport } from '../../../src/flows/kpis/report.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { community, institution } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';
import {
  annotatedTag,
  commit,
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

const upstream = ORG('springboard', 10);
const station = ORG('field-station', 11);
const [octocat, hubot, abigail] = [person(1, 'octocat'), person(2, 'hubot'), person(3, 'abigail')];
const who = institution({
  name: 'Field Station',
  team: [
    { github: 'Octocat', from: '2025-01-01T00:00:00Z', to: null },
    { github: 'hubot', from: '2025-01-01T00:00:00Z', to: null },
  ],
  communities: [community()],
  planning_labels: { directed: ['app'], foundational: ['good-citizen'] },
  planning_repository: 'field-station/planning',
});

/** @param olderInTheOrg whether the contributor had opened a pull request in another repository two weeks before */
function world(olderInTheOrg: boolean) {
  const bump = commit('2026-07-16T10:00:00Z', hubot, 'Bump to 7.1.0');
  const spawner = repository(
    upstream,
    'spawner',
    100,
    [
      pull(918, abigail, '2026-06-20', {
        timeline: [
          review('2026-07-14T09:00:00Z', octocat),
          event('MergedEvent', '2026-07-14T09:30:00Z', octocat),
          event('ClosedEvent', '2026-07-14T09:30:00Z', octocat, { closer: null }),
        ],
      }),
      pull(927, octocat, '2026-07-15', {
        title: 'Changelog for 7.1.0',
        timeline: [event('MergedEvent', '2026-07-16T09:00:00Z', hubot)],
      }),
    ],
    { tags: [annotatedTag('7.1.0', '2026-07-16T10:05:00Z', hubot, bump)] },
  );
  const hub = repository(upstream, 'hub', 101, [
    pull(5, abigail, olderInTheOrg ? '2026-06-06' : '2026-06-07'),
  ]);
  const planning = repository(station, 'planning', 102, [
    issue(8667, octocat, '2026-07-08T08:00:00Z', {
      title: 'Get the spawner fix in',
      labels: ['app'],
      text: 'The users of the app wait for https://github.com/springboard/spawner/pull/918.',
      timeline: [event('LabeledEvent', '2026-07-08T08:00:00Z', octocat, { label: label('app') })],
    }),
  ]);
  return handMade([spawner, hub, planning], [octocat, hubot, abigail]);
}

async function iteration46(db: Database, github: StandIn) {
  await read(db, github, [], {
    institution: who,
    planning: { repository: 'field-station/planning', board: null, host: 'github.com' },
    now: () => new Date('2026-07-22T01:00:00Z'),
  });
  const window = iterationWindow({ anchor: '2024-10-16', days: 14 }, 46);
  const report = await computeReport(db, { institution: who, window, asOf: '2026-07-22T00:00:00Z' });
  return (id: string) => {
    const found = report.kpis.find((kpi) => kpi.id === id);
    if (!found) throw new Error(`there is no ${id}`);
    return found;
  };
}

onEachDatabase('iteration 46', (open) => {
  let withOlder: StandIn;
  let without: StandIn;
  beforeAll(async () => {
    withOlder = await startStandIn({ communities: [world(true)] });
    without = await startStandIn({ communities: [world(false)] });
  });
  afterAll(async () => {
    await withOlder.close();
    await without.close();
  });

  it('counts the planned pull request once, as directed, and the contributor who came again', async () => {
    const kpi = await iteration46(open().db, withOlder);
    const planned = kpi('planned_pull_requests_closed');
    expect(planned).toMatchObject({
      value: 1,
      parts: { merged: 1, directed: 1, foundational: 0, unlabelled: 0 },
      evidence: [{ url: 'https://github.com/springboard/spawner/pull/918' }],
    });
    expect(planned.evidence[0]?.why).toContain('field-station/planning#8667');
    expect(kpi('returning_contributors_reviewed')).toMatchObject({
      value: 1,
      evidence: [{ url: 'https://github.com/springboard/spawner/pull/918' }],
    });
  });

  it('counts the release once, as the team’s own', async () => {
    const kpi = await iteration46(open().db, withOlder);
    expect(kpi('releases_by_team')).toMatchObject({
      value: 1,
      parts: { finals: 1, prereleases: 0, by_others: 0, unknown: 0 },
      evidence: [
        {
          url: 'https://github.com/springboard/spawner/releases/tag/7.1.0',
          why: 'released by hubot, who made the tag',
        },
      ],
    });
    expect(kpi('releases_supported')).toMatchObject({ value: 0, parts: { by_team: 1 } });
  });

  it('without an older pull request nobody came again', async () => {
    const kpi = await iteration46(open().db, without);
    expect(kpi('planned_pull_requests_closed').value).toBe(1);
    expect(kpi('returning_contributors_reviewed')).toMatchObject({ value: 0, parts: { first_time: 1 } });
  });

  it('nothing was written to GitHub', async () => {
    await iteration46(open().db, withOlder);
    const log = await withOlder.log();
    expect(log.length).toBeGreaterThan(5);
    expect(log.filter(({ isWrite }) => isWrite)).toEqual([]);
  });
});
