/** Which part of what is measured is looked at. */
export interface Scope {
  /** As the configuration names it; null = all. */
  community: string | null;
  /** owner/name as GitHub spells it today: as if the communities consisted of it alone; null = all. */
  repository: string | null;
}

export const EVERYTHING: Scope = { community: null, repository: null };

/** A community with the repositories that it consists of, private ones left out. */
export interface CommunityPlaces {
  community: string;
  repositories: string[];
}

/** For what is placed already. */
export function isWithin(
  scope: Scope,
  { community, repository }: { community: string; repository: string },
): boolean {
  return (
    (scope.community === null || scope.community === community) &&
    (scope.repository === null || scope.repository === repository)
  );
}
