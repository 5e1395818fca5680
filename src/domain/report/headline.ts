/** The figures that stand at the head of a report, and which way each of them is better. */
import type { KpiResult } from './report.ts';

export type Better = 'higher' | 'lower' | null;

export interface Headline {
  id: string;
  /** null = neither: it is watched, not pushed. */
  better: Better;
}

/** What the institution wants to do for its communities. */
export const GOALS: readonly Headline[] = [
  { id: 'planned_pull_requests_closed', better: 'higher' },
  { id: 'returning_contributors_reviewed', better: 'higher' },
  { id: 'issues_triaged', better: 'higher' },
  { id: 'new_maintainers_supported', better: 'higher' },
  { id: 'releases_by_team', better: 'higher' },
  { id: 'releases_supported', better: 'higher' },
];

/** How a community is. */
export const HEALTH: readonly Headline[] = [
  { id: 'share_answered_within', better: 'higher' },
  { id: 'time_to_first_response', better: 'lower' },
  { id: 'unanswered', better: 'lower' },
  { id: 'institution_share', better: null },
];

/** In the order of the results. */
export function communitiesOf(kpis: readonly KpiResult[]): string[] {
  return [...new Set(kpis.map(({ community }) => community))];
}

export type Movement = 'better' | 'worse' | 'same';

/** @returns null where one of the two values is missing, or where neither way is better */
export function movement(kpi: KpiResult, better: Better): Movement | null {
  if (kpi.value === null || kpi.previous === null || better === null) return null;
  if (kpi.value === kpi.previous) return 'same';
  return kpi.value > kpi.previous === (better === 'higher') ? 'better' : 'worse';
}
