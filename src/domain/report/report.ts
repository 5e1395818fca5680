/** The report and the audit as data: exactly what `--format json` prints (INTERFACE.md), and what `text` renders. */
import type { Window } from '../calendar/week.ts';
import type { DatedChange } from './changes.ts';
import type { Scope } from './scope.ts';

/** One item behind a number, or one that was looked at and left out. */
export interface Evidence {
  url: string;
  why: string;
  /** How long somebody has waited here; only of what waits. */
  waited_days?: number;
}

/** Named sub-figures, nested where they come in variants or series. null = not reached, or no data. */
export interface Parts {
  [name: string]: number | null | Parts;
}

/** What a KPI's pure function makes of its rows, for one community. */
export interface KpiFigures {
  value: number | null;
  /** How many items the value rests on. */
  sample_size: number;
  /** How many of them are still open at as_of, where the value is an estimate over open items too. */
  censored: number;
  /** 95 % limits of `value`; null = none, or the band does not get there. */
  low: number | null;
  high: number | null;
  parts: Parts;
  /** Why a null is null, or what else a reader must know; null = nothing. */
  note: string | null;
  /** At most 200; `evidence_total` says how many there are. */
  evidence: Evidence[];
  evidence_total: number;
  excluded: Evidence[];
  excluded_total: number;
}

export interface KpiResult extends KpiFigures {
  id: string;
  /** The institution's own work and goals, or the community's health. */
  group: 'institution' | 'health';
  name: string;
  unit: string;
  community: string;
  /** The same figure for the window of equal length before this one, as it is known at the same as_of. */
  previous: number | null;
  /** What the institution wants the value to be (`targets` of the configuration), in the same unit; null = nothing is set. */
  target: number | null;
  /** The span whose items were looked at, half-open. */
  cohort: Window;
  /** The KPI's file in sql/kpi: its address, or its name where no address is known. */
  definition: string;
}

export interface Gap {
  repository: string;
  what: string;
}

export interface RepositoryCoverage {
  repository: string;
  pull_requests_stored: number;
  /** GitHub's own count at `checked_at`; null = never asked. */
  pull_requests_on_github: number | null;
  issues_stored: number;
  issues_on_github: number | null;
  /** Pull requests that are stored and whole ÷ those that GitHub counts; null = GitHub was never asked. */
  share: number | null;
  newest_event: string | null;
  checked_at: string | null;
  gaps: string[];
}

export interface Coverage {
  pull_requests_stored: number;
  pull_requests_on_github: number | null;
  share: number | null;
  gaps: Gap[];
  /** The newest time at which GitHub was asked for its counts, by as_of; null = never. */
  checked_at: string | null;
}

export interface RepositoryQuality extends RepositoryCoverage {
  /** Pull requests and issues whose author's account is gone. */
  ghosts: number;
  /** Pull requests opened by bots and AI reviewers ÷ all; null = no pull request. */
  bot_share: number | null;
  /** Known from an import alone: GitHub itself has not shown them yet. */
  pull_requests_imported: number;
  issues_imported: number;
  /** Items of which fewer timeline entries are stored than GitHub counts. */
  timelines_incomplete: number;
  /** Entries that had happened by as_of and came to light only after it. */
  late_arrivals: number;
  /** The numbers of the items that they belong to. */
  late_items: number[];
  /** Pages of long timelines and label lists still to be read. */
  continuations: number;
  /** Pull requests whose changed files are still to be read. */
  file_lists_unread: number;
  /** Pull requests of whose changed files GitHub gives no list, or not the whole one. */
  file_lists_not_given: number;
  unreadable_fields: number;
  /** Streams of GitHub's history that were begun and not finished, or never begun. */
  unfinished_streams: string[];
  tags_without_performer: number;
}

/** People as the configuration or a roster names them of whom the facts, or another source, say something else. */
export interface PersonQuality {
  github: string;
  what: string;
}

export interface TagQuality {
  repository: string;
  tag: string;
  what: string;
  /** Nobody can tell who released it. */
  is_question: boolean;
}

/** The file in which a community lists its people. */
export interface RosterQuality {
  community: string;
  repository: string;
  path: string;
  /** When the newest revision by as_of took effect; null = there was none. */
  newest_revision: string | null;
  gaps: string[];
}

export interface DataQuality {
  repositories: RepositoryQuality[];
  people: PersonQuality[];
  tags: TagQuality[];
  /** One per community whose configuration names a roster. */
  rosters: RosterQuality[];
}

/** What a figure would be if everybody on the team list had always been on the team. */
export interface UndatedFigure {
  id: string;
  name: string;
  unit: string;
  community: string;
  value: number | null;
  undated: number | null;
}

export interface TeamDates {
  /** Entries of the team list, and those that say since when. */
  entries: number;
  dated: number;
  /** Figures that the dates decide; empty = none would differ. */
  differing: UndatedFigure[];
}

/** A headline figure over equal windows, as all of them are known at the report's as_of. */
export interface Trend {
  id: string;
  community: string;
  unit: string;
  /** The oldest first; the last one is the report's own window. null = no figure. */
  points: (Window & { value: number | null })[];
}

/** What became of a sprint's plans by its end: one sprint, one community. */
export interface EndedIteration {
  iteration: number;
  window: Window;
  community: string;
  /** Planned pull requests that were closed through it: the value of that KPI for the sprint. */
  done: number;
  /** Planned before its end, and open then. */
  open: number;
  /** Reviewed by the team and named by no plan. */
  unplanned: number;
  /** At most 200 of each. */
  items: { done: Evidence[]; open: Evidence[]; unplanned: Evidence[] };
}

export interface Report {
  schema: 1;
  institution: string;
  window: Window & { partial: boolean };
  /** The number of the iteration that the window is; null = it is none. */
  iteration: number | null;
  as_of: string;
  /** What it is about: everything, or a part. */
  scope: Scope;
  coverage: Coverage;
  kpis: KpiResult[];
  /** Of the headline figures; empty where nobody asked for them. */
  trends: Trend[];
  /** What changed within the windows of the trends, the earliest first; empty where nobody asked for them. */
  changes: DatedChange[];
  /** Sprints whose end lies in the window; empty where nobody asked for them. */
  iterations_ended: EndedIteration[];
  team_dates: TeamDates;
  data_quality: DataQuality;
}

/** What webhooks brought, and what they missed. */
export interface DeliveriesQuality {
  arrived: number;
  /** Noticed to be missing, and asked for again. */
  missed: number;
  still_missing: number;
  /** Could not be handled. */
  parked: number;
  /** Came and are not handled yet. */
  waiting: number;
}

export interface Audit extends DataQuality {
  schema: 1;
  as_of: string;
  /** As a report lists them: those of repositories and rosters, too. */
  gaps: Gap[];
  /** null = none ever came: nothing is read from webhooks. */
  deliveries: DeliveriesQuality | null;
}
