/** A small report with everything that makes one hard to print: censored medians, nulls, long lists, hostile words. */
import type { Audit, KpiResult, Parts, Report, RepositoryQuality } from '../../src/domain/report/report.ts';

/** What a stranger may write where Headwater prints a name, a title or an error. */
export const HOSTILE = [
  '@octocat fixes #12 and springboard/hub#7, see https://github.com/springboard/hub/pull/7',
  '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>',
  '| a | b |\n\n# heading\n* item `code` **bold** [text](javascript:alert(1)) ![x](https://tracker.example/x.png)',
  '\u202Egnp.exe\u202C \u200B\u0000\u0007 GH-12 www.example.org ~~gone~~ $x$ \\',
  '</details></summary> --> ``` ]]>',
];

const URL = 'https://github.com/springboard/hub/pull';

const variant = (median: number | null, n: number, censored: number): Parts => ({
  median_hours: median,
  p90_hours: null,
  within_2_days: 0.4,
  within_7_days: 0.625,
  within_30_days: n === 0 ? null : 0.9,
  n,
  censored,
});

function kpi(over: Partial<KpiResult>): KpiResult {
  return {
    id: 'time_to_first_response',
    group: 'health',
    name: 'Time to First Response',
    unit: 'hours',
    community: 'Springboard',
    value: 5.4,
    sample_size: 12,
    censored: 3,
    low: 2.1,
    high: 30.25,
    previous: 72,
    target: null,
    cohort: { start: '2025-11-17T00:00:00Z', end: '2026-02-16T00:00:00Z' },
    parts: {
      any: variant(5.4, 12, 3),
      maintainer: variant(60, 12, 5),
      team: variant(null, 0, 0),
      responded_in_draft: 1,
      all: { any: variant(4, 40, 6), maintainer: variant(50.5, 40, 9), team: variant(null, 40, 40) },
    },
    note: null,
    evidence: [
      { url: `${URL}/31`, why: 'answered after 5.4 hours' },
      { url: `${URL}/30`, why: 'no answer for 9 days' },
    ],
    evidence_total: 2,
    excluded: [
      { url: `${URL}/22`, why: 'never ready for review' },
      { url: `${URL}/21`, why: 'never ready for review' },
    ],
    excluded_total: 2,
    definition: 'https://github.com/springboard/headwater/blob/main/sql/kpi/time_to_first_response.sql',
    ...over,
  };
}

export function sampleRepository(over: Partial<RepositoryQuality> = {}): RepositoryQuality {
  return {
    repository: 'springboard/hub',
    pull_requests_stored: 1998,
    pull_requests_on_github: 2000,
    issues_stored: 640,
    issues_on_github: 640,
    share: 0.999,
    newest_event: '2026-02-15T23:10:00Z',
    checked_at: '2026-02-16T02:00:00Z',
    gaps: ['2 pull requests that GitHub counts are not stored'],
    ghosts: 4,
    bot_share: 0.125,
    pull_requests_imported: 0,
    issues_imported: 0,
    late_arrivals: 0,
    late_items: [],
    timelines_incomplete: 1,
    continuations: 0,
    file_lists_unread: 0,
    file_lists_not_given: 0,
    unreadable_fields: 0,
    unfinished_streams: ['issues'],
    tags_without_performer: 0,
    ...over,
  };
}

export function sampleReport(over: Partial<Report> = {}): Report {
  const plain = { low: null, high: null, censored: 0, parts: {}, excluded: [], excluded_total: 0 };
  return {
    schema: 1,
    changes: [],
    institution: 'Field Station',
    window: { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z', partial: false },
    iteration: null,
    as_of: '2026-02-16T08:00:00Z',
    scope: { community: null, repository: null },
    coverage: {
      pull_requests_stored: 1998,
      pull_requests_on_github: 2000,
      share: 0.999,
      gaps: [{ repository: 'springboard/hub', what: '2 pull requests that GitHub counts are not stored' }],
      checked_at: '2026-02-16T02:00:00Z',
    },
    kpis: [
      kpi({
        ...plain,
        id: 'planned_pull_requests_closed',
        group: 'institution',
        name: 'Planned pull requests closed',
        unit: 'pull requests',
        value: 1,
        sample_size: 2,
        previous: 0,
        cohort: { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' },
        parts: { merged: 1, closed: 0, directed: 1, foundational: 0, resolved_by_others: 1 },
        evidence: [
          {
            url: `${URL}/18`,
            why: 'merged 2026-02-12 10:00 UTC; planned 2026-02-09 08:00 UTC; review by the team',
          },
        ],
        evidence_total: 1,
        excluded: [{ url: `${URL}/17`, why: 'planned, and resolved by others' }],
        excluded_total: 1,
      }),
      kpi({
        ...plain,
        id: 'institution_share',
        name: 'Reviews by the team',
        unit: 'share',
        value: 0.34,
        low: 0.31,
        high: 0.37,
        sample_size: 1200,
        previous: 0.33,
        parts: { reviews: { share: 0.34, by_team: 408, contributions: 1200 } },
        evidence: [],
        evidence_total: 0,
      }),
      kpi({
        id: 'share_answered_within',
        name: 'Answered within 7 days',
        unit: 'share',
        value: 0.625,
        low: 0.3057,
        high: 0.8632,
        censored: 0,
        sample_size: 8,
        previous: 1,
        parts: {
          any: { within_2_days: 0.5, within_7_days: 0.75, within_30_days: null },
          turned_7_days_old: 8,
        },
      }),
      kpi({
        ...plain,
        id: 'unanswered',
        name: 'Waiting more than 7 days',
        unit: 'pull requests',
        value: 2,
        previous: 0,
        sample_size: 9,
        cohort: { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' },
        parts: { open: 9, answered: 7 },
        evidence: [
          { url: `${URL}/19`, why: 'no maintainer has answered for 62 days', waited_days: 61.5 },
          { url: `${URL}/30`, why: 'no maintainer has answered for 9 days', waited_days: 9 },
        ],
      }),
      kpi({}),
      kpi({
        id: 'issue_time_to_close',
        name: 'Issue Time to Close',
        value: null,
        note: 'not reached',
        low: 900,
        high: null,
        previous: null,
        excluded: [],
        excluded_total: 0,
        parts: { all: { median_hours: null, p90_hours: null, n: 12, censored: 8 } },
      }),
      kpi({
        ...plain,
        id: 'contributor_absence_factor',
        name: 'Contributor Absence Factor',
        unit: 'people',
        value: null,
        note: 'no data',
        previous: null,
        sample_size: 0,
        evidence: [],
        evidence_total: 0,
      }),
    ],
    trends: [],
    iterations_ended: [],
    team_dates: {
      entries: 3,
      dated: 2,
      differing: [
        {
          id: 'releases_by_team',
          name: 'Releases by the team',
          unit: 'releases',
          community: 'Springboard',
          value: 1,
          undated: 15,
        },
      ],
    },
    data_quality: {
      repositories: [
        sampleRepository(),
        sampleRepository({
          repository: 'springboard/website',
          pull_requests_stored: 0,
          pull_requests_on_github: 0,
          share: 1,
          newest_event: null,
          bot_share: null,
          gaps: [],
          ghosts: 0,
          timelines_incomplete: 0,
          late_arrivals: 0,
          late_items: [],
          unfinished_streams: [],
        }),
      ],
      people: [{ github: 'hubot', what: 'on the team, and no act of theirs is stored' }],
      tags: [],
      rosters: [],
    },
    ...over,
  };
}

/** The same report with hostile words wherever a stranger's words can stand. */
export function hostileReport(): Report {
  const report = sampleReport();
  const words = (index: number) => HOSTILE[index % HOSTILE.length] ?? '';
  return {
    ...report,
    institution: words(1),
    scope: { community: null, repository: null },
    coverage: { ...report.coverage, gaps: HOSTILE.map((what) => ({ repository: what, what })) },
    kpis: report.kpis.map((result, index) => ({
      ...result,
      community: words(2),
      name: words(index),
      note: words(index + 1),
      definition: words(index + 2),
      evidence: HOSTILE.map((why) => ({ url: `${URL}/1)[x](javascript:alert(1)) | <b>`, why })),
      evidence_total: HOSTILE.length,
      excluded: HOSTILE.map((why) => ({ url: why, why })),
      excluded_total: HOSTILE.length,
    })),
    team_dates: {
      ...report.team_dates,
      differing: report.team_dates.differing.map((figure) => ({
        ...figure,
        name: words(3),
        community: words(4),
      })),
    },
    data_quality: {
      repositories: [sampleRepository({ repository: words(2), gaps: HOSTILE })],
      people: HOSTILE.map((what) => ({ github: what, what })),
      tags: HOSTILE.map((what) => ({ repository: what, tag: what, what, is_question: true })),
      rosters: HOSTILE.map((what) => ({
        community: what,
        repository: what,
        path: what,
        newest_revision: null,
        gaps: [what],
      })),
    },
  };
}

export function sampleAudit(): Audit {
  const { data_quality, coverage, as_of } = sampleReport();
  const elsewhere = { repository: 'people', what: '1 value that cannot be stored as GitHub gives it' };
  const deliveries = { arrived: 1_204, missed: 3, still_missing: 1, parked: 1, waiting: 0 };
  return { schema: 1, as_of, gaps: [...coverage.gaps, elsewhere], ...data_quality, deliveries };
}

/** The same figures for as many communities, each a little different. */
export function reportOf(communities: number): Report {
  const report = sampleReport();
  return {
    ...report,
    kpis: Array.from({ length: communities }, (_, index) =>
      report.kpis.map((result) => ({
        ...result,
        community: `Community ${index + 1}`,
        value: result.value === null || result.unit === 'share' ? result.value : result.value + index,
      })),
    ).flat(),
  };
}
