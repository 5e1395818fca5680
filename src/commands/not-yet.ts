/** Commands that the interface promises and a later version brings. */
import { UsageError } from './exit.ts';

export const NOT_YET: Record<string, string> = {
  queue: 'the review queue',
};

/** @param what as typed: "queue", "report --iteration" */
export function notYet(what: string): never {
  throw new UsageError(`headwater ${what} is not in this version yet; README.md, Commands, lists what is.`);
}
