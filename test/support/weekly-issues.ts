/** Weekly issues as they come: an ordinary week, a quiet one, the first, one in which a sprint ended, the year's week 53. */
import { isoWeek, previousWindow, type Window } from '../../src/domain/calendar/week.ts';
import { GOALS, HEALTH } from '../../src/domain/report/headline.ts';
import type { EndedIteration, Evidence, KpiResult, Report, Trend } from '../../src/domain/report/report.ts';
import { trendWindows } from '../../src/domain/report/trend.ts';
import type { BesideReport } from '../../src/text/issue/weekly-issue.ts';
import { sampleReport, sampleRepository } from './reports.ts';

const AT = 'https://github.com/springboard';

interface Figure {
  value: number | null;
  previous: number | null;
  target?: number;
  sample_size?: number;
  evidence?: Evidence[];
  parts?: KpiResult['parts'];
  note?: string;
}

const NAMES: Record<string, [name: string, unit: string, group?: 'institution']> = {
  planned_pull_requests_closed: ['Planned pull requests closed', 'pull requests', 'institution'],
  returning_contributors_reviewed: ['Returning contributors reviewed', 'people', 'institution'],
  issues_triaged: ['Issues triaged', 'issues', 'institution'],
  new_maintainers_supported: ['New maintainers supported', 'people', 'institution'],
  releases_by_team: ['Releases by the team', 'releases', 'institution'],
  releases_supported: ['Releases supported by the team', 'releases', 'institution'],
  share_answered_within: ['Answered within 7 days', 'share'],
  unanswered: ['Waiting more than 7 days', 'pull requests'],
  time_to_first_response: ['Time to First Response', 'hours'],
  new_contributors: ['New Contributors', 'people'],
  occasional_contributors: ['Occasional Contributors', 'people'],
  institution_share: ['Reviews by the team', 'share'],
  top_person_share: ['Reviews by one person', 'share'],
  contributor_absence_factor: ['Contributor Absence Factor', 'people'],
};

/** TEXTS.md's week, in figures. */
const ORDINARY: Record<string, Figure> = {
  planned_pull_requests_closed: {
    value: 4,
    previous: 3,
    target: 6,
    sample_size: 6,
    parts: { merged: 4, closed: 0, directed: 1, foundational: 3, unlabelled: 0, reviewed_unplanned: 2 },
    evidence: [1701, 1698, 1650, 1644].map((number) => ({
      url: `${AT}/hub/pull/${number}`,
      why: 'merged 2026-11-24 10:00 UTC; planned 2026-11-18 08:00 UTC (body, foundational); review by the team 2026-11-23 09:30 UTC',
    })),
  },
  returning_contributors_reviewed: {
    value: 3,
    previous: 2,
    sample_size: 5,
    parts: { first_time: 2 },
    evidence: [{ url: `${AT}/proxy/pull/551`, why: 'reviewed for a contributor who had contributed before' }],
  },
  issues_triaged: { value: 11, previous: 7, sample_size: 11, parts: { state_change: 8, response: 3 } },
  new_maintainers_supported: { value: 0, previous: 0, target: 2 },
  releases_by_team: {
    value: 1,
    previous: 0,
    evidence: [{ url: `${AT}/hub/releases/tag/3.1.0`, why: 'tagged' }],
  },
  releases_supported: { value: 1, previous: 2, parts: { to_confirm: 1 } },
  share_answered_within: { value: 0.62, previous: 0.55, sample_size: 13 },
  unanswered: {
    value: 9,
    previous: 11,
    sample_size: 14,
    evidence: [
      { url: `${AT}/hub/pull/1721`, why: 'no maintainer has answered for 31 days', waited_days: 31 },
      { url: `${AT}/proxy/pull/551`, why: 'no maintainer has answered for 24 days', waited_days: 24 },
      { url: `${AT}/docs/pull/88`, why: 'no maintainer has answered for 19 days', waited_days: 19 },
    ],
  },
  time_to_first_response: { value: 57.6, previous: 86.4, sample_size: 40 },
  new_contributors: { value: 3, previous: 4 },
  occasional_contributors: { value: 5, previous: 6, parts: { new: 3, returning: 2 } },
  institution_share: {
    value: 0.21,
    previous: 0.19,
    sample_size: 770,
    parts: {
      reviews: { share: 0.21, by_team: 162, contributions: 770 },
      merges: { share: 0.18, by_team: 98, contributions: 542 },
      releases: { share: 0.25, by_team: 6, contributions: 24 },
    },
  },
  top_person_share: {
    value: 0.11,
    previous: 0.11,
    sample_size: 770,
    parts: {
      reviews: { share: 0.11, by_one: 85, contributions: 770 },
      merges: { share: 0.26, by_one: 141, contributions: 542 },
      releases: { share: 0.8, by_one: 8, contributions: 10 },
    },
  },
  contributor_absence_factor: {
    value: 5,
    previous: 5,
    sample_size: 542,
    parts: {
      merged_pull_requests: { factor: 5, people: 61, contributions: 542, by_nobody: 3 },
      reviews: { factor: 4, people: 22, contributions: 770, by_nobody: 0 },
    },
  },
};

const LIMITS: Record<string, [low: number, high: number]> = {
  share_answered_within: [0.31, 0.86],
  time_to_first_response: [26, 110],
  institution_share: [0.18, 0.24],
  top_person_share: [0.09, 0.14],
};

function kpi(id: string, figure: Figure, community: string, window: Window): KpiResult {
  const [name, unit, group = 'health'] = NAMES[id]!;
  const { value, previous, target = null, sample_size = 0, evidence = [], parts = {}, note = null } = figure;
  const [low, high] = value === null ? [null, null] : (LIMITS[id] ?? [null, null]);
  return {
    ...{
      id,
      name,
      unit,
      group,
      community,
      value,
      previous,
      target,
      sample_size,
      low,
      high,
      parts,
      note,
      evidence,
    },
    censored: unit === 'hours' && sample_size > 0 ? 4 : 0,
    evidence_total: evidence.length,
    excluded: [],
    excluded_total: 0,
    cohort: window,
    definition: `sql/kpi/${id}.sql`,
  };
}

/** Ends with what the figures say of this window and the one before; `missing` of the oldest are not known. */
function trend({ id, community, unit, value, previous }: KpiResult, window: Window, missing: number): Trend {
  const points = trendWindows(window).map((at, index, all): Trend['points'][number] => {
    if (index >= all.length - 2) return { ...at, value: index === all.length - 1 ? value : previous };
    const wave = (1 + ((index * 7) % 5)) / 4;
    const made = (previous ?? 0) * wave;
    const known =
      unit === 'share'
        ? Math.min(1, Math.round(made * 1e4) / 1e4)
        : unit === 'hours'
          ? made
          : Math.round(made);
    return { ...at, value: index < missing || previous === null ? null : known };
  });
  return { id, community, unit, points };
}

export interface Week {
  week: string;
  figures?: Record<string, Figure>;
  communities?: string[];
  missing?: number;
  ended?: EndedIteration[];
  tags?: Report['data_quality']['tags'];
}

export function weekReport({
  week,
  figures = ORDINARY,
  communities,
  missing = 0,
  ended = [],
  tags = [],
}: Week): Report {
  const window = isoWeek(week);
  const names = communities ?? ['Springboard'];
  const kpis = names.flatMap((community) =>
    Object.entries(figures).map(([id, figure]) => kpi(id, figure, community, window)),
  );
  const headlines = [...GOALS, ...HEALTH].map(({ id }) => id);
  const sample = sampleReport();
  return {
    ...sample,
    window: { ...window, partial: false },
    as_of: `${window.end.slice(0, 10)}T06:20:00Z`,
    coverage: {
      pull_requests_stored: 2671,
      pull_requests_on_github: 2671,
      share: 1,
      gaps: [],
      checked_at: `${window.end.slice(0, 10)}T02:00:00Z`,
    },
    data_quality: { ...sample.data_quality, tags },
    kpis,
    trends: kpis.filter(({ id }) => headlines.includes(id)).map((one) => trend(one, window, missing)),
    iterations_ended: ended,
    team_dates: { entries: 3, dated: 3, differing: [] },
  };
}

const nothing = (over: Partial<Figure> = {}): Figure => ({ value: 0, previous: 0, ...over });
const QUIET: Record<string, Figure> = {
  ...Object.fromEntries(GOALS.map(({ id }) => [id, nothing()])),
  share_answered_within: { value: null, previous: null, note: 'no data' },
  time_to_first_response: { value: null, previous: null, note: 'no data' },
  unanswered: nothing(),
  new_contributors: nothing(),
  institution_share: { value: 0.21, previous: 0.21, sample_size: 770 },
};

const FIRST: Record<string, Figure> = Object.fromEntries(
  Object.entries(ORDINARY).map(([id, figure]) => [id, { ...figure, previous: null }]),
);

export const IN_THE_ISSUE: Pick<BesideReport, 'planning_labels' | 'queue'> = {
  planning_labels: { directed: ['app'], foundational: ['good-community-citizen'] },
  queue: null,
};

export const before = (week: string): BesideReport['previous'] => ({
  title: `Upstream health, week ${week}: Springboard`,
  url: 'https://github.com/field-station/meta/issues/41',
});

export const sprint = (iteration: number, end: string): EndedIteration => ({
  iteration,
  window: {
    ...previousWindow({ start: end, end: new Date(Date.parse(end) + 14 * 86_400_000).toISOString() }),
    end,
  },
  community: 'Springboard',
  done: 4,
  open: 3,
  unplanned: 2,
  items: {
    done: ORDINARY['planned_pull_requests_closed']!.evidence!,
    open: [1721, 1722, 1730].map((number) => ({
      url: `${AT}/hub/pull/${number}`,
      why: 'planned 2026-11-18, and still open',
    })),
    unplanned: [1709, 1711].map((number) => ({
      url: `${AT}/hub/pull/${number}`,
      why: 'reviewed by the team in the window, and no planning item had named it',
    })),
  },
});

const UNATTRIBUTED = ['7.1.0', '@hub/core@2.0.0'].map((tag) => ({
  repository: 'springboard/hub',
  tag,
  what: 'who released it? the tagger is not a person on GitHub',
  is_question: true,
}));

/** Behind the figure of the first response: more items than an issue lists. */
function withItems(report: Report, items: number): Report {
  const evidence = Array.from({ length: items }, (_, index) => ({
    url: `${AT}/hub/pull/${1700 + index}`,
    why: `answered after ${index + 2} days`,
    waited_days: index + 1,
  }));
  const kpis = report.kpis.map((kpi) =>
    kpi.id === 'time_to_first_response' ? { ...kpi, evidence, evidence_total: items } : kpi,
  );
  return { ...report, kpis };
}

/** By the name of their golden file. */
export const WEEKS: Record<string, [report: Report, beside: BesideReport]> = {
  ordinary: [
    weekReport({ week: '2026-W48' }),
    {
      ...IN_THE_ISSUE,
      previous: before('2026-W47'),
      queue: {
        iteration: 55,
        url: 'https://github.com/field-station/planning/issues/301',
        items: [
          { url: `${AT}/docs/pull/88`, why: 'first contribution, waits 19 days' },
          { url: `${AT}/hub/pull/1721`, why: 'first contribution, waits 31 days' },
        ],
      },
    },
  ],
  quiet: [
    weekReport({ week: '2026-W34', figures: QUIET }),
    { ...IN_THE_ISSUE, previous: before('2026-W33') },
  ],
  first: [
    weekReport({ week: '2026-W48', figures: FIRST, tags: UNATTRIBUTED }),
    { ...IN_THE_ISSUE, previous: null },
  ],
  'sprint-ended': [
    weekReport({ week: '2026-W49', missing: 4, ended: [sprint(55, '2026-12-02T00:00:00Z')] }),
    { ...IN_THE_ISSUE, previous: before('2026-W48') },
  ],
  long: [
    withItems(weekReport({ week: '2026-W48' }), 8),
    {
      ...IN_THE_ISSUE,
      previous: before('2026-W47'),
      whole: {
        kind: 'file',
        path: 'headwater/reports/2026-W48.md',
        url: 'https://github.com/field-station/meta/blob/main/headwater/reports/2026-W48.md',
      },
    },
  ],
  'week-53': [weekReport({ week: '2026-W53' }), { ...IN_THE_ISSUE, previous: before('2026-W52') }],
};

/** An issue in which every name, title, reason and path is one of these. */
export function hostileWeek(words: readonly string[]): [report: Report, beside: BesideReport] {
  let next = 0;
  const word = () => words[next++ % words.length]!;
  const items = (of: Evidence[]) => of.map((item) => ({ ...item, why: word() }));
  const report = weekReport({ week: '2026-W48', ended: [sprint(55, '2026-12-02T00:00:00Z')] });
  const community = word();
  const sample = sampleRepository();
  return [
    {
      ...report,
      institution: word(),
      kpis: report.kpis.map((one) => ({
        ...one,
        community,
        name: word(),
        note: word(),
        evidence: items([...one.evidence, { url: `${AT}/hub/pull/1`, why: '' }]),
        evidence_total: one.evidence_total + 1,
        parts: { ...one.parts, repositories: { [word()]: { people: 1 } } },
      })),
      trends: report.trends.map((one) => ({ ...one, community })),
      iterations_ended: report.iterations_ended.map((one) => ({
        ...one,
        community,
        items: {
          done: items(one.items.done),
          open: items(one.items.open),
          unplanned: items(one.items.unplanned),
        },
      })),
      coverage: { ...report.coverage, gaps: words.map((what) => ({ repository: word(), what })) },
      team_dates: {
        ...report.team_dates,
        differing: [{ id: 'x', name: word(), unit: 'issues', community: word(), value: 1, undated: 2 }],
      },
      data_quality: {
        repositories: words.map((repository) => ({ ...sample, repository, gaps: [word()] })),
        people: words.map((github) => ({ github, what: word() })),
        tags: words.map((tag) => ({ repository: word(), tag, what: word(), is_question: true })),
        rosters: words.map((path) => ({
          community: word(),
          repository: word(),
          path,
          newest_revision: null,
          gaps: [word()],
        })),
      },
    },
    {
      previous: { title: word(), url: 'https://github.com/field-station/meta/issues/1' },
      queue: {
        iteration: 55,
        url: 'https://github.com/field-station/planning/issues/3',
        items: words.slice(0, 4).map((why) => ({ url: `${AT}/hub/pull/1`, why })),
      },
      planning_labels: { directed: [word()], foundational: [word()] },
    },
  ];
}
