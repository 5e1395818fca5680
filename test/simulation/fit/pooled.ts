/**
 * What the recorded communities say together. A community's weight is the square root of what was measured on it: the
 * large ones are surer, but none speaks for all.
 */
import { ARRIVAL_FIGURES } from './arrival-figures.ts';
import { CONVERSATION_FIGURES } from './conversation-figures.ts';
import type { Figure } from './figure.ts';
import { HAZARD_FIGURES } from './hazard-figures.ts';
import type { ObservedRepository } from './observed.ts';
import { PEOPLE_FIGURES } from './people-figures.ts';
import { RELEASE_FIGURES } from './release-figures.ts';
import { WAITING_FIGURES } from './waiting-figures.ts';
import { weightedQuantile } from './statistics.ts';

export const GROUPS: { title: string; figures: Figure[] }[] = [
  { title: 'Arrival', figures: ARRIVAL_FIGURES },
  { title: 'People', figures: PEOPLE_FIGURES },
  { title: 'Waiting', figures: WAITING_FIGURES },
  { title: 'Conversation', figures: CONVERSATION_FIGURES },
  { title: 'Releases', figures: RELEASE_FIGURES },
  { title: 'Made common on purpose', figures: HAZARD_FIGURES },
];

export interface Pool {
  /** How many repositories it was measured on. */
  n: number;
  lowest: number;
  lowerQuartile: number;
  /** The weighted median. */
  middle: number;
  upperQuartile: number;
  highest: number;
  each: { name: string; value: number }[];
}

export function weightOf(size: number): number {
  return Math.sqrt(size);
}

/** Repositories that did not keep what it needs are left out. */
export function pool(figure: Figure, repositories: readonly ObservedRepository[]): Pool {
  const each = repositories
    .filter(({ keeps }) => !figure.needs || keeps.has(figure.needs))
    .map((one) => ({ name: one.name, value: figure.of(one), weight: weightOf(figure.size(one)) }))
    .filter(({ value, weight }) => !Number.isNaN(value) && weight > 0);
  const values = each.map(({ value }) => value);
  return {
    n: each.length,
    lowest: Math.min(...values),
    lowerQuartile: weightedQuantile(each, 0.25),
    middle: weightedQuantile(each, 0.5),
    upperQuartile: weightedQuantile(each, 0.75),
    highest: Math.max(...values),
    each: each.map(({ name, value }) => ({ name, value })),
  };
}
