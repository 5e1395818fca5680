/**
 * The catalogue of KPIs, in the order of the report: the institution's own, then the community's health. A KPI is two files: sql/kpi/<id>.sql says what
 * is counted and gives the rows, kpis/<id>.ts makes one community's figures of them.
 */
import { wholeSecond } from '../calendar/instant.ts';
import type { KpiFigures, KpiResult } from '../report/report.ts';
import { trailing, type Window } from '../calendar/week.ts';
import type { Kpi } from './definition.ts';
import { withGround, type Ground } from './ground.ts';
import { cameBack } from './came_back.ts';
import { casualReturningContributors } from './casual_returning_contributors.ts';
import { changeRequestDuration } from './change_request_duration.ts';
import { changeRequestAcceptanceRatio } from './change_request_acceptance_ratio.ts';
import { changeRequestClosureRatio } from './change_request_closure_ratio.ts';
import { ciWaitingForApproval } from './ci_waiting_for_approval.ts';
import { contributorAbsenceFactor } from './contributor_absence_factor.ts';
import { conversionRate } from './conversion_rate.ts';
import { elephantFactor } from './elephant_factor.ts';
import { institutionShare } from './institution_share.ts';
import { issuesTriaged } from './issues_triaged.ts';
import { issueTimeToClose } from './issue_time_to_close.ts';
import { issueTimeToFirstResponse } from './issue_time_to_first_response.ts';
import { maintainers } from './maintainers.ts';
import { newContributors } from './new_contributors.ts';
import { newMaintainersSupported } from './new_maintainers_supported.ts';
import { occasionalContributors } from './occasional_contributors.ts';
import { plannedPullRequestsClosed } from './planned_pull_requests_closed.ts';
import { pullRequestKind } from './pull_request_kind.ts';
import { releaseFrequency } from './release_frequency.ts';
import { releasesByTeam } from './releases_by_team.ts';
import { releasesSupported } from './releases_supported.ts';
import { retention } from './retention.ts';
import { returningContributorsReviewed } from './returning_contributors_reviewed.ts';
import { reviewCycles } from './review_cycles.ts';
import { shareAnsweredWithin } from './share_answered_within.ts';
import { timeToFirstResponse } from './time_to_first_response.ts';
import { timeToFirstReview } from './time_to_first_review.ts';
import { topPersonShare } from './top_person_share.ts';
import { unanswered } from './unanswered.ts';
import { waitingTimeBySide } from './waiting_time_by_side.ts';

export const KPIS: readonly Kpi[] = [
  plannedPullRequestsClosed,
  returningContributorsReviewed,
  cameBack,
  issuesTriaged,
  newMaintainersSupported,
  releasesByTeam,
  releasesSupported,
  casualReturningContributors,
  maintainers,
  shareAnsweredWithin,
  unanswered,
  timeToFirstResponse,
  timeToFirstReview,
  changeRequestDuration,
  reviewCycles,
  waitingTimeBySide,
  ciWaitingForApproval,
  issueTimeToFirstResponse,
  issueTimeToClose,
  changeRequestClosureRatio,
  changeRequestAcceptanceRatio,
  pullRequestKind,
  newContributors,
  occasionalContributors,
  retention,
  conversionRate,
  releaseFrequency,
  institutionShare,
  topPersonShare,
  contributorAbsenceFactor,
  elephantFactor,
];

/** One community's figures: null where they have nothing to rest on. */
export function figuresOn(ground: Ground | undefined, kpi: Kpi, rows: readonly object[]): KpiFigures {
  return withGround(kpi.figures(rows as never), kpi.needs ?? [], ground);
}

/** Where a KPI's rows are defined, inside the project and inside what is installed of it. */
export function definitionFile(kpi: Pick<Kpi, 'id'>): string {
  return `sql/kpi/${kpi.id}.sql`;
}

/**
 * The address of a KPI's definition, or its file's name where nobody has said under which address the files can be read.
 * @param base of the project's files, or of the folder sql/kpi; null = nobody has said
 */
export function definitionAddress(kpi: Pick<Kpi, 'id'>, base: string | null): string {
  const file = definitionFile(kpi);
  return base === null ? file : `${base.replace(/(\/sql(\/kpi)?)?\/*$/, '')}/${file}`;
}

export interface KpiPlace {
  community: string;
  window: Window;
  /** The value of the window before, at the same as_of. */
  previous: number | null;
  /** What the institution wants the value to be; null = nothing is set. */
  target?: number | null;
  /** null = nobody has said where the definitions can be read. */
  definitions?: string | null;
}

function cohortOf({ trailing_days, cohort_ends_days_before = 0 }: Kpi, window: Window): Window {
  const cohort = trailing(window, trailing_days);
  const end = Date.parse(window.end) - cohort_ends_days_before * 86_400_000;
  return cohort_ends_days_before === 0 ? cohort : { ...cohort, end: wholeSecond(end) };
}

/** A line of the report: the figures, and what they are figures of. */
export function kpiResult(kpi: Kpi, figures: KpiFigures, place: KpiPlace): KpiResult {
  const { value, sample_size, censored, low, high, ...rest } = figures;
  return {
    id: kpi.id,
    group: kpi.group ?? 'health',
    name: kpi.name,
    unit: kpi.unit,
    community: place.community,
    value,
    sample_size,
    censored,
    low,
    high,
    previous: place.previous,
    target: place.target ?? null,
    cohort: cohortOf(kpi, place.window),
    definition: definitionAddress(kpi, place.definitions ?? null),
    ...rest,
  };
}
