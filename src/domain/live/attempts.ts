/** How often a delivery that failed is tried again, and when. */

/** A database that restarts is back within minutes; what fails for hours fails for a reason of its own. */
const MOST_ATTEMPTS = 8;
const FIRST_WAIT_MS = 5_000;

/** @param attempts so far, this one included · @returns null = no more: it is parked */
export function afterFailure(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  return new Date(now.getTime() + FIRST_WAIT_MS * 4 ** Math.min(attempts - 1, 5));
}

/** Claimed that often without an end being noted, it takes its worker down with it. */
export function killsWorkers(attempts: number): boolean {
  return attempts > MOST_ATTEMPTS;
}
