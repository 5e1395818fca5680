/** What changed in how people work together, and when: a step in a line may come of it, and no event says so. */

export interface DatedChange {
  /** When it took effect, or was first seen: an ISO instant in UTC. */
  at: string;
  /** null = the institution's own. */
  community: string | null;
  /** null = the whole community. */
  repository: string | null;
  kind: 'pull_requests' | 'pull_request_creation' | 'policy' | 'iterations';
  /** A policy's words; of sprints the number of days; else as the repository's settings have it. */
  value: string;
  /** null = it is new. */
  former: string | null;
}

/** What is marked where one community is drawn. */
export function changesOf(changes: readonly DatedChange[], community: string): DatedChange[] {
  return changes.filter((one) => one.community === null || one.community === community);
}
