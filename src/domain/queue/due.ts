/** Which iteration's list is due, where it stands, and how long its outcome is looked at again. */
import { iterationAt, iterationWindow, type Iterations } from '../calendar/iteration.ts';
import type { Window } from '../calendar/week.ts';

/** The list is ready this long before the sprint is planned, on its first day. */
const READY_BEFORE_MS = 2 * 86_400_000;
/** What came to light late still changes the outcome. */
const OUTCOME_SETTLES_MS = 7 * 86_400_000;

/** The coming iteration once its list is due, else the one under way; null = the first one is still far off. */
export function dueIteration(iterations: Iterations, now: Date): number | null {
  const current = iterationAt(iterations, now.toISOString());
  const next = (current ?? 0) + 1;
  const { start } = iterationWindow(iterations, next);
  return Date.parse(start) - now.getTime() <= READY_BEFORE_MS ? next : current;
}

/** By the day on which it begins, not by its number: numbers may be counted anew, days stay. */
export function queueKey(repository: string, { start }: Window): string {
  return `queue ${repository.toLowerCase()} ${start.slice(0, 10)}`;
}

/** Whether its outcome is to be said now. */
export function isOutcomeDue({ end }: Window, now: Date): boolean {
  const passed = now.getTime() - Date.parse(end);
  return passed >= 0 && passed < OUTCOME_SETTLES_MS;
}
