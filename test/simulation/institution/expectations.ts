/** What scripted stories must come to, by their construction, and the words for it. */

/** Absent = not said. */
export interface Expected {
  /** K1: the iteration and what it counts as there; null = it counts nowhere and is not looked at. */
  planned?: { n: number; as: PlannedOutcome | PlannedExclusion; labelled?: LabelClass } | null;
  /** K1's line of unplanned pull requests that we reviewed. */
  unplanned?: number;
  /** K2: how its author stands in iteration n; null = not beside any of the three figures. */
  contributor?: { n: number; as: 'reviewed' | 'responded' | 'handled' | null };
  came_back?: { n: number; within_90_days: boolean; within_180_days: boolean };
  /** K3 */
  triaged?: { n: number; as: 'state_change' | 'response' } | null;
}

export type LabelClass = 'directed' | 'foundational' | 'unlabelled';

export type PlannedOutcome = 'merged' | 'closed' | 'withdrawn_after_review';
export type PlannedExclusion =
  | 'by_team'
  | 'by_maintainer'
  | 'not_human'
  | 'planning_time_unknown'
  | 'planned_after_end'
  | 'resolved_by_others'
  | 'untouched';
