/** What an institution or a community agreed on, and since when: no event tells it, so the configuration does. */
export interface DatedPolicy {
  /** As the configuration names it. */
  community: string;
  /** owner/name; null = the whole community. */
  repository: string | null;
  /** An ISO instant in UTC. */
  from: string;
  what: string;
}
