/** How long the recorded communities let things wait, in the parts that test/simulation/community/fitted.ts is made of. */
import type { Spread, Waiting } from '../community/fitted.ts';
import {
  aalenJohansen,
  kaplanMeier,
  type Curve,
  type Spell,
} from '../../../src/domain/statistics/survival.ts';
import { HOUR_MS } from './figure.ts';
import { GRID_HOURS, spread } from './middle.ts';
import type { Observed, ObservedRepository } from './observed.ts';
import { answerSpells, firstAnswer } from './waiting-figures.ts';

export type Part = (repository: ObservedRepository) => Observed[];

/**
 * The four archives without words end their pull requests sooner than the others. What ends within 2,000 hours is drawn
 * towards the beginning by this power, until the whole agrees with all of them.
 */
const SOONER = 1.5;
const STRETCHED_HOURS = 2_000;
/** The curve of all pull requests lies above the sum of the middles of its parts: others wait that much less. */
const ANSWERED_SOONER = 0.6;
/** The middle of the sums is more than the sum of the middles: what an issue waits for is that much longer. */
const LONGER_ISSUES = 1.3;
/** What comes first after ready, an answer or the end; and how long from the answer to the end. */
export function waiting(repositories: readonly ObservedRepository[], items: Part): Waiting {
  const spells = repositories.map((one) => answerSpells(items(one), one.end));
  const turned = spells.map((all) =>
    all.map(({ duration, outcome }): Spell => {
      if (outcome === 'censored') return { duration, outcome };
      return { duration, outcome: outcome === 'event' ? 'competing' : 'event' };
    }),
  );
  const after = repositories.map((one) =>
    items(one).flatMap((item): Spell[] => {
      const answered = firstAnswer(item);
      if (answered === null) return [];
      const until = Math.max(0, (item.closed ?? one.end) - Math.max(answered, item.opened));
      return [{ duration: until / HOUR_MS, outcome: item.closed === null ? 'censored' : 'event' }];
    }),
  );
  const curves = (all: Spell[][], of: (spells: readonly Spell[]) => Curve) =>
    spread(all.map((each) => ({ curve: of(each), size: each.length })));
  return {
    answered: curves(spells, aalenJohansen),
    closedFirst: curves(turned, aalenJohansen),
    closedAfter: curves(after, kaplanMeier),
  };
}

export function sooner({ closedAfter, ...rest }: Waiting): Waiting {
  const power = (hours: number) =>
    hours < STRETCHED_HOURS ? STRETCHED_HOURS * (hours / STRETCHED_HOURS) ** SOONER : hours;
  const hours = closedAfter.hours.map((each) => Math.max(GRID_HOURS[0]!, power(each)));
  return { ...rest, closedAfter: { ...closedAfter, hours } };
}

export function answeredSooner({ answered, ...rest }: Waiting): Waiting {
  return { ...rest, answered: times(answered, ANSWERED_SOONER) };
}

export function longer({ answered, closedFirst, closedAfter }: Waiting): Waiting {
  return {
    answered,
    closedFirst: times(closedFirst, LONGER_ISSUES),
    closedAfter: times(closedAfter, LONGER_ISSUES),
  };
}

function times({ share: most, hours }: Spread, factor: number): Spread {
  return { share: most, hours: hours.map((each) => each * factor) };
}
