/** The small things that everything refers to: ids, accounts, other items, commits. */
import { hash } from '../chance.ts';
import type { Actor, Commit, ItemReference } from '../../../src/demo/community/community.ts';
import { instant } from '../community/plan.ts';
import type { Person } from './people.ts';
import { fullName } from './places.ts';
import type { Fixture } from './fixture.ts';

/** Beyond the ids of simulated communities, which may be served beside this one. */
const FIRST_PLACE = 1_000;
const IDS_PER_ITEM = 1_000;

/** Ids of one item's entries, one after the other: unique within everything simulated. */
export class Ids {
  readonly first: number;
  #next: number;

  constructor(place: number, number: number) {
    this.first = (FIRST_PLACE + place) * 10_000_000_000 + number * IDS_PER_ITEM;
    this.#next = this.first;
  }

  next(): number {
    return ++this.#next;
  }
}

export function actorOf(person: Person | null): Actor | null {
  return person?.actor ?? null;
}

export function referenceTo(fixture: Fixture): ItemReference {
  return { repository: fullName(fixture.place), number: fixture.number };
}

export function commitOf(
  time: number,
  by: Person | null,
  id: number,
  messageHeadline = 'Make it work',
): Commit {
  const at = instant(time);
  const oid = [1, 2, 3, 4, 5].map((part) =>
    hash(id % 2 ** 31, Math.floor(id / 2 ** 31), part, 8)
      .toString(16)
      .padStart(8, '0'),
  );
  // GitHub knows an account of people only.
  const user = by?.actor.__typename === 'User' ? by.actor : null;
  return {
    __typename: 'Commit',
    id: `C_inst_${id}`,
    oid: oid.join(''),
    authoredDate: at,
    committedDate: at,
    author: { date: at, user },
    messageHeadline,
  };
}
