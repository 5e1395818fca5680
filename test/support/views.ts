/** The pages beside the report, with every place filled in which a stranger's words can stand. */
import { ASKERS, type Incidence } from '../../src/domain/kpis/incidence.ts';
import {
  quartersBefore,
  type People,
  type Releases,
  type Responsiveness,
} from '../../src/domain/report/views.ts';
import { hostileWeek } from './weekly-issues.ts';

const curve: Incidence = {
  n: 4,
  censored: 1,
  median_hours: 30,
  median_low: 10,
  median_high: null,
  within_2_days: 0.5,
  within_7_days: 0.75,
  within_30_days: null,
  points: [
    { hours: 10, reached: 0.25, low: 0.05, high: 0.6 },
    { hours: 30, reached: 0.5, low: 0.1, high: 0.8 },
  ],
  evidence: [],
  evidence_total: 0,
};

const ON_GITHUB = { url: 'https://github.com/springboard/hub/pull/1', why: 'merged' };

/** @param words at least a few; each place takes the next one */
export function hostileViews(words: readonly string[]): {
  responsiveness: Responsiveness;
  people: People;
  releases: Releases;
} {
  let next = 0;
  const word = () => words[next++ % words.length]!;
  const [report] = hostileWeek(words);
  const { as_of, window, kpis } = report;
  const quarters = quartersBefore(window);
  const community = word();
  const changes = words.slice(0, 6).map((text, index) => ({
    at: quarters[index]!.start,
    community,
    repository: text,
    kind: 'policy' as const,
    value: text,
    former: null,
  }));
  const view = {
    schema: 1 as const,
    institution: word(),
    window,
    as_of,
    scope: report.scope,
    changes,
  };
  const trends = kpis.map(({ id, unit }) => ({
    id,
    community,
    unit,
    points: quarters.map((quarter, index) => ({ ...quarter, value: index })),
  }));
  return {
    responsiveness: {
      ...view,
      periods: { now: quarters[7]!, before: quarters[6]! },
      communities: [
        {
          community,
          pairs: ASKERS.map((asker) => ({
            id: 'time_to_first_response',
            name: word(),
            asker,
            now: { ...curve, evidence: [{ url: word(), why: word() }, ON_GITHUB], evidence_total: 4 },
            before: { ...curve, median_hours: null },
          })),
          kpis,
          trends,
          ci_waiting_now: { ...kpis[0]!, value: 2, parts: { median_hours: 3, longest_hours: 4 } },
        },
      ],
      ages: [
        {
          ...{
            side: 'MAINTAINER',
            under_2_days: 1,
            from_2_to_7_days: 2,
            from_7_to_30_days: 3,
            over_30_days: 4,
          },
          items: [
            { url: word(), reason: 'first_response', days: 31 },
            { url: ON_GITHUB.url, reason: 'first_response', days: 3 },
          ],
        },
      ],
      missing: [{ reason: 'first_response', pull_requests: 10 }],
    },
    people: {
      ...view,
      quarters,
      communities: [
        {
          community,
          kpis,
          trends,
          opened_by: [
            {
              kind: 'bots',
              pull_requests: 2,
              evidence: [
                { url: 'https://github.com/springboard/hub/pull/1', why: word() },
                { url: word(), why: word() },
              ],
            },
          ],
        },
      ],
    },
    releases: {
      ...view,
      quarters,
      communities: [
        {
          community,
          kpis,
          trends,
          repositories: words.slice(0, 30).map((repository, index) => ({
            repository,
            url: index % 2 === 0 ? 'https://github.com/springboard/hub' : word(),
            last: { tag: word(), url: word(), at: as_of, days: 3 },
            unreleased: index,
            evidence: [{ url: word(), why: word() }, ON_GITHUB],
            compare_url: word(),
            released_before: [word(), word()],
            can_merge: words.slice(0, 9),
          })),
        },
      ],
    },
  };
}
