/** What the institution writes in its planning repository and beside it. */
import { HOUR_MS } from '../community/item.ts';
import { iterationAt, iterationNumber } from './calendar.ts';
import type { Person } from './people.ts';
import type { Piece, Spelling, Fixture, Text } from './fixture.ts';
import { leavesReference, textOf } from './words.ts';
import type { Simulation } from './simulation.ts';

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

export class PlanningItems {
  readonly simulation: Simulation;
  readonly #iterationIssues = new Map<number, Fixture>();

  constructor(simulation: Simulation) {
    this.simulation = simulation;
  }

  issue(
    time: number,
    by: Person,
    pieces: Piece[],
    purpose: Purpose,
    title = 'Upstream: something to review',
  ): Fixture {
    return this.#labelled(
      this.simulation.issue(this.simulation.places.planning, by, time, title),
      textOf(time, by, pieces),
      purpose,
    );
  }

  /** An issue of the institution's, outside the planning repository. */
  elsewhere(time: number, by: Person, pieces: Piece[], purpose: Purpose): Fixture {
    const item = this.simulation.issue(
      this.simulation.places.infrastructure,
      by,
      time,
      'Something that would help us',
    );
    return this.#labelled(item, textOf(time, by, pieces), purpose);
  }

  #labelled(item: Fixture, body: Text, purpose: Purpose): Fixture {
    item.body = body;
    const { author, opened } = item;
    for (const label of LABELS[purpose]) item.label(opened, author, label);
    const chance = this.simulation.chance();
    if (chance.happens(0.2)) {
      // It had the other label for a while.
      const other = purpose === 'foundational' ? DIRECTED : FOUNDATIONAL;
      if (purpose === 'both') return item;
      item.label(opened + HOUR_MS, author, other);
      item.add(opened + 30 * HOUR_MS, author, { what: 'unlabel', label: other });
    }
    return item;
  }

  /** The issue in whose comments that iteration's work is planned. */
  iterationIssue(time: number): Fixture {
    const { calendar, people } = this.simulation;
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
  refer(pull: Fixture, source: Fixture, time: number, by: Person, as: Spelling): void {
    if (!leavesReference(as)) return;
    const known = pull.actions.find((action) => action.what === 'reference' && action.source === source);
    if (known) known.at = Math.min(known.at, time);
    else pull.add(time, by, { what: 'reference', source });
  }
}
