/**
 * What the simulator lets happen to one issue or pull request, in its own words: who did what when. Both the community
 * that GitHub's stand-in serves and the truth about it are made from these, by ways that share nothing else.
 */
import type { Review } from '../../../src/demo/community/community.ts';
import { wholeSecond } from '../community/plan.ts';
import type { Deed, PlanningLink, Remark, WithoutWhen } from './deeds.ts';
import type { Expected } from './expectations.ts';
import type { Held, Person } from './people.ts';
import type { Place } from './places.ts';
import type { Text } from './words.ts';

export class Tale {
  readonly kind: 'pull' | 'issue';
  place: Place;
  readonly author: Person | null;
  readonly opened: number;
  /** As it was opened; a rename comes later. */
  readonly title: string;
  readonly deeds: Deed[] = [];
  /** What the body says, where that matters. */
  body: Text | null = null;
  isDraftAtFirst = false;
  /** Of pull requests: whether the title is that of a changelog or version pull request. */
  isChangelog = false;
  readonly planned: PlanningLink[] = [];
  scenario: string | null = null;
  expected: Expected = {};
  /** Given when the whole world is known. */
  number = 0;
  readonly #ends: number;

  constructor(
    kind: Tale['kind'],
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
  tell(time: number, by: Person | null, deed: WithoutWhen<Deed>): boolean {
    const at = wholeSecond(time);
    if (at > this.#ends) return false;
    this.deeds.push({ at, by, ...deed });
    return true;
  }

  comment(time: number, by: Person | null, text: Text | null = null): boolean {
    return this.tell(time, by, { what: 'comment', text });
  }

  review(
    time: number,
    by: Person | null,
    state: Review['state'] = 'COMMENTED',
    inline: Remark[] = [],
  ): boolean {
    return this.tell(time, by, { what: 'review', state, inline });
  }

  label(time: number, by: Person | null, label: string): boolean {
    return this.tell(time, by, { what: 'label', label });
  }

  merge(time: number, by: Person | null): boolean {
    return this.tell(time, by, { what: 'merge' });
  }

  close(time: number, by: Person | null, closer: Tale | 'commit' | null = null): boolean {
    return this.tell(time, by, { what: 'close', closer });
  }

  /** In the order of time; two in one second stay as they were told. */
  inOrder(): Deed[] {
    return this.deeds.toSorted((a, b) => a.at - b.at);
  }

  /** When it came to the repository where it is now. */
  arrived(): number {
    return this.deeds.findLast(({ what }) => what === 'transfer')?.at ?? this.opened;
  }

  /** The labels that it wears at the end. */
  labels(): Set<string> {
    const worn = new Set<string>();
    for (const deed of this.inOrder()) {
      if (deed.what === 'label') worn.add(deed.label);
      if (deed.what === 'unlabel') worn.delete(deed.label);
    }
    return worn;
  }
}

/** Whether some half-open spell holds the instant. */
export function holds(spells: readonly Held[], time: number): boolean {
  return spells.some(({ from, to }) => from <= time && time < to);
}
