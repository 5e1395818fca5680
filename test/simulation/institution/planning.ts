/** Where the institution plans, and since when what is planned. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { iterationAt, iterationNumber } from './calendar.ts';
import { pickPerson, type Person } from './people.ts';
import type { Tale } from './tale.ts';
import { stepOf, WRITINGS, type Way } from './ways.ts';
import { anySpelling, leavesReference, textOf, type Piece, type Spelling, type Text } from './words.ts';
import type { World } from './world.ts';

export const DIRECTED = 'app';
export const FOUNDATIONAL = 'good-citizen';

/** Which configured labels a planning issue wears in the end. */
export type Purpose = 'directed' | 'foundational' | 'both' | 'neither';

const LABELS: Record<Purpose, string[]> = {
  directed: [DIRECTED],
  foundational: [FOUNDATIONAL],
  both: [FOUNDATIONAL, DIRECTED],
  neither: [],
};

const USUAL_WAYS: readonly Way[] = ['new_issue', 'comment', 'edited_into_issue', 'pull_request_card'];

export interface Wish {
  way?: Way;
  purpose?: Purpose;
  spelling?: Spelling;
}

export class Planning {
  readonly world: World;
  readonly #iterationIssues = new Map<number, Tale>();

  constructor(world: World) {
    this.world = world;
  }

  /** From `time` on a planning item names the pull request, as far as GitHub can tell. */
  plan(pull: Tale, at: number, wish: Wish = {}): void {
    const time = wholeSecond(at);
    // Which of two plans of one second came first, nobody could tell.
    if (pull.planned.some((link) => link.at === time)) return;
    const chance = this.world.chance();
    const by = pickPerson(chance, this.world.people.membersAt(time));
    const way = this.#possible(pull, wish.way ?? chance.pick(USUAL_WAYS));
    const purpose =
      wish.purpose ?? chance.pick(['directed', 'foundational', 'foundational', 'neither'] as const);
    const as = wish.spelling ?? anySpelling(chance);
    const item = WRITINGS[way](stepOf(this, { pull, time, by, purpose, as }, chance));
    pull.planned.push({ at: time, item });
  }

  /** Nothing stands twice on one board. */
  #possible(pull: Tale, way: Way): Way {
    const hasCard = pull.deeds.some((deed) => deed.what === 'card' && deed.isRead);
    return way === 'pull_request_card' && hasCard ? 'comment' : way;
  }

  /** A planning issue names it, but nobody can tell since when: the versions that could are gone, and no reference was left. */
  planUnknown(pull: Tale, time: number, lastEdit: number | null): void {
    const chance = this.world.chance();
    const by = pickPerson(chance, this.world.people.membersAt(time));
    const item = this.issue(time - 3 * DAY_MS, by, ['What we would like to do:\n'], 'foundational');
    item.body!.additions.push({ at: time, pieces: ['- ', { to: pull, as: 'redirect' }, '\n'] });
    if (lastEdit !== null) item.body!.edits.push(lastEdit);
    item.body!.lostBefore = lastEdit ?? Infinity;
    pull.planned.push({ at: null, item });
  }

  issue(
    time: number,
    by: Person,
    pieces: Piece[],
    purpose: Purpose,
    title = 'Upstream: something to review',
  ): Tale {
    return this.#labelled(
      this.world.issue(this.world.places.planning, by, time, title),
      textOf(time, by, pieces),
      purpose,
    );
  }

  /** An issue of the institution's, outside the planning repository. */
  elsewhere(time: number, by: Person, pieces: Piece[], purpose: Purpose): Tale {
    const item = this.world.issue(this.world.places.infrastructure, by, time, 'Something that would help us');
    return this.#labelled(item, textOf(time, by, pieces), purpose);
  }

  #labelled(item: Tale, body: Text, purpose: Purpose): Tale {
    item.body = body;
    const { author, opened } = item;
    for (const label of LABELS[purpose]) item.label(opened, author, label);
    const chance = this.world.chance();
    if (chance.happens(0.2)) {
      // It had the other label for a while.
      const other = purpose === 'foundational' ? DIRECTED : FOUNDATIONAL;
      if (purpose === 'both') return item;
      item.label(opened + HOUR_MS, author, other);
      item.tell(opened + 30 * HOUR_MS, author, { what: 'unlabel', label: other });
    }
    return item;
  }

  /** The issue in whose comments that iteration's work is planned. */
  iterationIssue(time: number): Tale {
    const { calendar, people } = this.world;
    const n = iterationAt(calendar, time) ?? 0;
    const known = this.#iterationIssues.get(n);
    if (known) return known;
    const { start } = iterationNumber(calendar, n);
    const opened = n === 0 ? calendar.begins : start;
    const by = people.dualHats[0]!;
    const purpose = (['foundational', 'directed', 'both', 'neither'] as const)[n % 4]!;
    const title = `Upstream work, iteration ${n}`;
    const item = this.issue(opened, by, ['The upstream work of this iteration.\n'], purpose, title);
    this.#iterationIssues.set(n, item);
    return item;
  }

  /** GitHub notes the first mention of a pull request by an item, unless it was written in a way that avoids that. */
  refer(pull: Tale, source: Tale, time: number, by: Person, as: Spelling): void {
    if (!leavesReference(as)) return;
    const known = pull.deeds.find((deed) => deed.what === 'reference' && deed.source === source);
    if (known) known.at = Math.min(known.at, time);
    else pull.tell(time, by, { what: 'reference', source });
  }
}
