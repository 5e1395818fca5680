/** The catalogue of KPIs, in the order of the report: the institution's own, then the community's health. */
import { cameBack } from './came_back.ts';
import { casualReturningContributors } from './casual_returning_contributors.ts';
import { changeRequestDuration } from './change_request_duration.ts';
import { changeRequestAcceptanceRatio } from './change_request_acceptance_ratio.ts';
import { changeRequestClosureRatio } from './change_request_closure_ratio.ts';
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
import { shareAnsweredWithin } from './share_answered_within.ts';
import { timeToFirstResponse } from './time_to_first_response.ts';
import { timeToFirstReview } from './time_to_first_review.ts';
import { topPersonShare } from './top_person_share.ts';
import { unanswered } from './unanswered.ts';
import type { Kpi } from './kpi.ts';

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
