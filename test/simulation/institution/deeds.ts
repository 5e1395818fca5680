/** What can happen to an issue or pull request, in the simulator's own words: who did what when. */
import type { Review } from '../../../src/demo/community/community.ts';
import type { Person } from './people.ts';
import type { Place } from './places.ts';
import type { Tale } from './tale.ts';
import type { Text } from './words.ts';

export type Deed = { at: number; by: Person | null } & (
  | { what: 'comment'; text: Text | null }
  | { what: 'review'; state: Review['state']; inline: Remark[] }
  | { what: 'label' | 'unlabel'; label: string }
  | { what: 'assign' | 'unassign'; to: Person | null }
  /** What was pushed: `at` is the committer's date. */
  | { what: 'commit' }
  /** `closer`: the merged pull request or the commit that closed it; null = by hand. */
  | { what: 'close'; closer: Tale | 'commit' | null }
  | { what: 'rename'; from: string; to: string }
  | { what: 'transfer'; from: Place }
  | { what: 'duplicate'; of: Tale }
  /** Put on a board; `isRead`: on the one that the configuration names. */
  | { what: 'card'; isRead: boolean }
  /** Mentioned by another item. */
  | { what: 'reference'; source: Tale }
  | { what: 'sub_issue' | 'parent'; other: Tale }
  | { what: 'merge' | 'reopen' | 'ready' | 'draft' | 'milestone' | 'demilestone' | 'lock' | 'convert' }
);

/** A deed before it is said when it happened and who did it. */
export type WithoutWhen<T> = T extends unknown ? Omit<T, 'at' | 'by'> : never;

/** An inline comment; it can have been written before its review was submitted, or by somebody else. */
export interface Remark {
  at: number;
  by: Person | null;
}

/** A planning item names this pull request. */
export interface PlanningLink {
  /** Since when, as far as GitHub can tell; null = it cannot. */
  at: number | null;
  /** The issue that plans it; null = a card, which has no labels. */
  item: Tale | null;
}
