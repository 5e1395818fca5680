/** The pages that are no report: their figures are the report's own, or the same KPIs over other windows. */
import type { Configuration } from '../config/configuration.ts';
import { agesOf, reasonsOf } from '../domain/attention/ages.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { periodsBefore } from '../domain/kpis/incidence.ts';
import type { Report } from '../domain/report/report.ts';
import {
  quartersBefore,
  type People,
  type Releases,
  type Responsiveness,
  type View,
} from '../domain/report/views.ts';
import {
  computePeople,
  computeQuarterChanges,
  computeReleases,
  type computeIncidence,
  type ViewRequest,
} from '../flows/kpis/views.ts';
import type { Database } from '../store/driver/database.ts';
import type { CommandContext } from './context.ts';

/** What of the report stands on the page of waiting times. */
const ANSWERS = [
  ...['share_answered_within', 'unanswered', 'time_to_first_response', 'time_to_first_review'],
  ...['waiting_time_by_side', 'review_cycles', 'ci_waiting_for_approval', 'issue_time_to_first_response'],
];

export function responsivenessOf(
  report: Report,
  attention: AttentionList,
  curves: Awaited<ReturnType<typeof computeIncidence>>,
): Responsiveness {
  const { institution, as_of, scope, changes } = report;
  const window = { start: report.window.start, end: report.window.end };
  return {
    ...{ schema: 1, institution, window, as_of, scope, changes },
    periods: periodsBefore(window),
    communities: curves.map(({ community, pairs, ci_waiting_now }) => ({
      ...{ community, pairs, ci_waiting_now },
      kpis: report.kpis.filter((kpi) => kpi.community === community && ANSWERS.includes(kpi.id)),
      trends: report.trends.filter((trend) => trend.community === community && ANSWERS.includes(trend.id)),
    })),
    ages: agesOf(attention),
    missing: reasonsOf(attention),
  };
}

export async function peopleOf(db: Database, request: ViewRequest): Promise<People> {
  const communities = await computePeople(db, request);
  const changes = await computeQuarterChanges(db, request);
  return { ...viewOf(request), changes, quarters: quartersBefore(request.window), communities };
}

export async function releasesOf(db: Database, request: ViewRequest): Promise<Releases> {
  const communities = await computeReleases(db, request);
  const changes = await computeQuarterChanges(db, request);
  return { ...viewOf(request), changes, quarters: quartersBefore(request.window), communities };
}

export function viewRequest(
  { settings }: Pick<CommandContext, 'settings'>,
  { institution, iterations, policies, targets, definitions }: Configuration,
  of: Pick<ViewRequest, 'window' | 'asOf' | 'scope'>,
): ViewRequest {
  const dated = { iterations: iterations ?? null, policies };
  return { institution, targets, definitions: definitions ?? settings.public_url, dated, ...of };
}

function viewOf({ institution, window, asOf, scope }: ViewRequest): Omit<View, 'changes'> {
  return { schema: 1, institution: institution.name, window, as_of: asOf, scope };
}
