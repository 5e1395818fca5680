/** What is to be read again: a delivery, or a person, says that something was touched; GitHub then says what it is now. */

export type Thing =
  | 'pull_request'
  | 'issue'
  | 'review_comments'
  | 'labels'
  | 'releases'
  | 'tags'
  | 'repository'
  | 'roster'
  | 'permissions'
  | 'planning'
  | 'board'
  | 'history';

export interface Mark {
  repo_id: string;
  thing: Thing;
  /** The item's number; of `review_comments` the pull request's; 0 where the thing has none. */
  number: number;
  /** ISO instant: the updated_at that an answer must have reached; null = any answer will do. */
  must_reach: string | null;
}

/** How long a mark waits after a reading that did not settle it: GitHub's copies lag by seconds, an outage lasts hours. */
const FIRST_WAIT_MS = 15_000;
/** Nothing waits longer than this; what is still marked by then is named among the gaps. */
export const LONGEST_WAIT_MS = 86_400_000;

/** @param attempts readings so far that did not settle it, this one included */
export function dueAfter(now: Date, attempts: number): Date {
  return new Date(now.getTime() + Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS));
}

/** Whether an answer is as new as the mark asks for. @param updatedAt ISO instant */
export function isReached({ must_reach }: Pick<Mark, 'must_reach'>, updatedAt: string): boolean {
  return must_reach === null || Date.parse(updatedAt) >= Date.parse(must_reach);
}

/** An item that was opened a moment ago may not show in every copy yet: for how many readings it is waited for. */
const READINGS_UNTIL_ABSENT = 4;

/**
 * What it means that GitHub does not show a marked item: `gone` where it was stored, since it had been shown; `lagging`
 * where it must have been there a moment ago; `nothing` where it was never seen and does not turn up.
 */
export function absence(
  { must_reach, attempts }: { must_reach: string | null; attempts: number },
  isStored: boolean,
): 'gone' | 'lagging' | 'nothing' {
  if (isStored) return 'gone';
  return must_reach !== null && attempts + 1 < READINGS_UNTIL_ABSENT ? 'lagging' : 'nothing';
}

/** One mark per repository, thing and number: with the greatest instant that any of them asks for. */
export function coalesced(marks: readonly Mark[]): Mark[] {
  const byKey = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.repo_id} ${mark.thing} ${mark.number}`;
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, mark);
    else if (known.must_reach === null || (mark.must_reach !== null && isReached(known, mark.must_reach)))
      byKey.set(key, { ...mark, must_reach: mark.must_reach ?? known.must_reach });
  }
  return [...byKey.values()];
}
