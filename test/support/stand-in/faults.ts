import type { Asked } from '../../../src/demo/extension.ts';
import { chanceOf } from '../../simulation/chance.ts';

/** Ways in which GitHub has been seen to fail. */
export type FaultKind =
  | 'bad-gateway'
  | 'gateway-timeout'
  | 'resource-limits'
  | 'rate-limited'
  | 'rate-limit'
  | 'secondary-limit'
  | 'unreadable-field'
  | 'null-node'
  | 'withheld'
  | 'truncated-body'
  | 'connection-reset'
  | 'slow'
  | 'withdrawn-field';

/**
 * One fault and the requests it strikes: of those it is `on`, every n-th (`every: 1` = all), or at a seeded `rate`;
 * neither = all. At most `times` of them.
 */
export interface Fault {
  kind: FaultKind;
  every?: number;
  rate?: number;
  seed?: number;
  times?: number;
  on?: 'graphql' | 'rest';
  /** Only operations whose name, or paths that, contain this. */
  operation?: string;
  /** Only GraphQL queries with a page above this size whose nodes have connections of their own. */
  abovePageSize?: number;
  /** secondary-limit: seconds in `retry-after`; absent = GitHub does not say. */
  retryAfterSeconds?: number;
  /** rate-limited and rate-limit: seconds until the reset that the answer names; 1 if absent. */
  resetAfterSeconds?: number;
  /** slow: how long the answer waits; 1,000 if absent. gateway-timeout: likewise, 0 if absent. */
  milliseconds?: number;
  /**
   * unreadable-field: which field of a node is null; "author" if absent. withheld: which of the answer's own fields, by its alias.
   * withdrawn-field: "Type.field", which there is not.
   */
  field?: string;
}

export interface FaultSwitch {
  set(faults: Fault[]): void;
  list(): Fault[];
  /** The faults that strike this request: any `slow` ones, and the first of the others. */
  strike(target: Asked): Fault[];
}

export function faultSwitch(initial: Fault[] = []): FaultSwitch {
  let armed: { fault: Fault; asked: number; struck: number }[] = [];
  const set = (faults: Fault[]) => {
    armed = faults.map((fault) => ({ fault, asked: 0, struck: 0 }));
  };
  set(initial);
  return {
    set,
    list: () => armed.map(({ fault }) => fault),
    strike: (target) => {
      const striking: Fault[] = [];
      for (const [place, one] of armed.entries()) {
        if (!concerns(one.fault, target)) continue;
        one.asked += 1;
        if (one.struck >= (one.fault.times ?? Infinity) || !isDue(one.fault, one.asked, place)) continue;
        if (one.fault.kind !== 'slow' && striking.some(({ kind }) => kind !== 'slow')) continue;
        one.struck += 1;
        striking.push(one.fault);
      }
      return striking;
    },
  };
}

function concerns({ on, operation, abovePageSize, kind, field }: Fault, target: Asked): boolean {
  if (kind === 'withdrawn-field' && !target.asksFor?.(field ?? '')) return false;
  if (on !== undefined && on !== target.on) return false;
  if (operation !== undefined && !target.name.includes(operation)) return false;
  if (abovePageSize !== undefined && target.pageSize <= abovePageSize) return false;
  return target.on === 'graphql' || !GRAPHQL_ONLY.has(kind);
}

const GRAPHQL_ONLY = new Set<FaultKind>([
  'resource-limits',
  'rate-limit',
  'unreadable-field',
  'null-node',
  'withheld',
]);

function isDue({ every, rate, seed }: Fault, asked: number, place: number): boolean {
  if (rate !== undefined) return chanceOf(seed ?? 1, place, asked).happens(rate);
  return every === undefined || asked % every === 0;
}
