/** Why a post cannot be written, where the cause lies outside and can pass: then it is tried again, within bounds. */

export const OUTSIDE_CAUSES = [
  /** The App is not installed there, or suspended. */
  'not_installed',
  'no_permission',
  /** GitHub shows no such place: the App was not given that repository, say. */
  'not_found',
  'archived',
  'issues_off',
  'locked',
  /** It failed for about a day. */
  'failing',
] as const;
export type OutsideCause = (typeof OUTSIDE_CAUSES)[number];

/** Once this many days have passed since it was first wanted, nobody waits for it any more. */
export const TRIED_AGAIN_DAYS = 28;
/** Between two tries that nothing but time has brought about. */
export const TRIED_AGAIN_AFTER_HOURS = 20;
/** At once, oldest first; the rest has its turn the next time. */
export const TRIED_AGAIN_AT_ONCE = 50;

/**
 * Of an answer that refuses, by its status and GitHub's own words.
 * @returns null = trying again would change nothing
 */
export function outsideCauseOf(status: number, message: string): OutsideCause | null {
  if (status === 401) return 'no_permission';
  if (status === 410 && /disabled/i.test(message)) return 'issues_off';
  if (status !== 403) return null;
  if (/archived/i.test(message)) return 'archived';
  if (/locked/i.test(message)) return 'locked';
  return /not accessible|permission|must have|suspended/i.test(message) ? 'no_permission' : null;
}
