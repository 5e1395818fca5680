/** What pages show beside the report, as data: how quickly people are answered, who is here, what waits to be released. */
import type { AgeRow, ReasonRow } from '../attention/ages.ts';
import { trailing, windowsUpTo, type Window } from '../calendar/week.ts';
import type { IncidencePair } from '../kpis/incidence.ts';
import type { DatedChange } from './changes.ts';
import type { Evidence, KpiResult, Trend } from './report.ts';
import type { Scope } from './scope.ts';

/** Of every view. */
export interface View {
  schema: 1;
  institution: string;
  /** Whose end all of it looks back from. */
  window: Window;
  as_of: string;
  scope: Scope;
  /** What changed within the windows of the trends, the earliest first. */
  changes: DatedChange[];
}

export interface Responsiveness extends View {
  /** Two spans of 90 days, the later one ending with the window. */
  periods: { now: Window; before: Window };
  communities: {
    community: string;
    pairs: IncidencePair[];
    /** Of the report. */
    kpis: KpiResult[];
    trends: Trend[];
    /** At as_of: the report's own is at its window's end. */
    ci_waiting_now: KpiResult;
  }[];
  /** What is open now: whose turn it is and for how long, and what is missing. */
  ages: AgeRow[];
  missing: ReasonRow[];
}

/** KPIs of the last quarter, each with its figures over the quarters before. */
export interface CommunityQuarters {
  community: string;
  kpis: KpiResult[];
  trends: Trend[];
}

export const OPENER_KINDS = ['people', 'agents', 'ai_reviewers', 'bots', 'gone'] as const;

export interface OpenedBy {
  kind: (typeof OPENER_KINDS)[number];
  pull_requests: number;
  evidence: Evidence[];
}

export interface People extends View {
  /** Eight spans of 91 days, the oldest first; the last one ends with the window. */
  quarters: Window[];
  communities: (CommunityQuarters & { opened_by: OpenedBy[] })[];
}

export interface ReleasingRepository {
  repository: string;
  url: string;
  /** Its last final release; null = it never had one. */
  last: { tag: string; url: string; at: string; days: number } | null;
  /** Pull requests merged since then; null = nothing was ever released. */
  unreleased: number | null;
  /** These pull requests, the newest first, at most 200. */
  evidence: Evidence[];
  compare_url: string | null;
  /** Logins, by name: who made a final release in the last 365 days. */
  released_before: string[];
  /** Logins, by name: who can merge now. */
  can_merge: string[];
}

export interface Releases extends View {
  quarters: Window[];
  communities: (CommunityQuarters & { repositories: ReleasingRepository[] })[];
}

export const QUARTERS = 8;
const QUARTER_DAYS = 91;

/** The oldest first; the last one ends where the window does. */
export function quartersBefore({ end }: Window): Window[] {
  return windowsUpTo(trailing({ start: end, end }, QUARTER_DAYS), QUARTERS);
}
