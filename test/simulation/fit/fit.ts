import type { Row, Simulated } from './comparison.ts';
import type { ObservedRepository } from './observed.ts';
import type { Scaled } from './scale.ts';

/** What is recorded, what is simulated, and how they compare. */
export interface Fit {
  recorded: ObservedRepository[];
  simulated: Simulated;
  groups: { title: string; rows: Row[] }[];
  growing: Scaled[];
}
