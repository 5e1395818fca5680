/**
 * What the simulator lets happen to one issue or pull request, in its own words: who did what when. Both the community
 * that GitHub's stand-in serves and the truth about it are made from these, by ways that share nothing else.
 */
import type { Review } from '../../../src/demo/community/community.ts';
import { wholeSecond } from '../community/plan.ts';
import type { Expected } from './expectations.ts';
import type { Held, Person } from './people.ts';
import type { Place } from './places.ts';

export type Action = { at: number; by: Person | null } & (
  | { what: 'comment'; text: Text | null }
  | { what: 'review'; state: Review['state']; inline: Remark[] }
  | { what: 'label' | 'unlabel'; label: string }
  | { what: 'assign' | 'unassign'; to: Person | null }
  /** What was pushed: `at` is the committer's date. */
  | { what: 'commit' }
  /** `closer`: the merged pull request or the commit that closed it; null = by hand. */
  | { what: 'close'; closer: Fixture | 'commit' | null }
  | { what: 'rename'; from: string; to: string }
  | { what: 'transfer'; from: Place }
  | { what: 'duplicate'; of: Fixture }
  /** Put on a board; `isRead`: on the one that the configuration names. */
  | { what: 'card'; isRead: boolean }
  /** Mentioned by another item. */
  | { what: 'reference'; source: Fixture }
  | { what: 'sub_issue' | 'parent'; other: Fixture }
  | { what: 'merge' | 'reopen' | 'ready' | 'draft' | 'milestone' | 'demilestone' | 'lock' | 'convert' }
);

/** A action before it is said when it happened and who did it. */
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
  item: Fixture | null;
}

/** How an item is written down. GitHub's redirect host exists to name items without leaving a reference on them. */
export type Spelling =
  | 'url'
  | 'short'
  | 'other_letters'
  | 'files'
  | 'issue_comment'
  | 'discussion'
  | 'query'
  | 'markdown'
  | 'angle'
  | 'parenthesis'
  | 'redirect'
  | 'markdown_redirect';

export interface Mention {
  to: Fixture;
  as: Spelling;
}

export type Piece = string | Mention;

/** It grows: what was added stays. Every addition and every edit that adds nothing is a version of its own. */
export interface Text {
  created: number;
  by: Person | null;
  additions: { at: number; pieces: Piece[] }[];
  edits: number[];
  /** Versions older than this were deleted from the history. */
  lostBefore: number;
}

export class Fixture {
  readonly kind: 'pull' | 'issue';
  place: Place;
  readonly author: Person | null;
  readonly opened: number;
  /** As it was opened; a rename comes later. */
  readonly title: string;
  readonly actions: Action[] = [];
  /** What the body says, where that matters. */
  body: Text | null = null;
  isDraftAtFirst = false;
  /** Of pull requests: whether the title is that of a changelog or version pull request. */
  isChangelog = false;
  readonly planned: PlanningLink[] = [];
  scenario: string | null = null;
  expected: Expected = {};
  /** Given when the whole simulation is known. */
  number = 0;
  readonly #ends: number;

  constructor(
    kind: Fixture['kind'],
    place: Place,
    author: Person | null,
    opened: number,
    title: string,
    ends: number,
  ) {
    this.kind = kind;
    this.place = place;
    this.author = author;
    this.opened = wholeSecond(opened);
    this.title = title;
    this.#ends = ends;
  }

  /** @returns false when that is after everything that is known: it has not happened */
  add(time: number, by: Person | null, action: WithoutWhen<Action>): boolean {
    const at = wholeSecond(time);
    if (at > this.#ends) return false;
    this.actions.push({ at, by, ...action });
    return true;
  }

  comment(time: number, by: Person | null, text: Text | null = null): boolean {
    return this.add(time, by, { what: 'comment', text });
  }

  review(
    time: number,
    by: Person | null,
    state: Review['state'] = 'COMMENTED',
    inline: Remark[] = [],
  ): boolean {
    return this.add(time, by, { what: 'review', state, inline });
  }

  label(time: number, by: Person | null, label: string): boolean {
    return this.add(time, by, { what: 'label', label });
  }

  merge(time: number, by: Person | null): boolean {
    return this.add(time, by, { what: 'merge' });
  }

  close(time: number, by: Person | null, closer: Fixture | 'commit' | null = null): boolean {
    return this.add(time, by, { what: 'close', closer });
  }

  /** In the order of time; two in one second stay as they were added. */
  inOrder(): Action[] {
    return this.actions.toSorted((a, b) => a.at - b.at);
  }

  /** When it came to the repository where it is now. */
  arrived(): number {
    return this.actions.findLast(({ what }) => what === 'transfer')?.at ?? this.opened;
  }

  /** The labels that it wears at the end. */
  labels(): Set<string> {
    const worn = new Set<string>();
    for (const action of this.inOrder()) {
      if (action.what === 'label') worn.add(action.label);
      if (action.what === 'unlabel') worn.delete(action.label);
    }
    return worn;
  }
}

/** Whether some half-open spell holds the instant. */
export function holds(spells: readonly Held[], time: number): boolean {
  return spells.some(({ from, to }) => from <= time && time < to);
}
