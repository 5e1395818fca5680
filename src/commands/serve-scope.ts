/** Which part of everything the words of an address mean. */
import { EVERYTHING, type CommunityPlaces, type Scope } from '../domain/report/scope.ts';
import { WantedError, type ScopeWords } from '../web/api/parameters.ts';
import { instantOf } from './instant.ts';
import { UsageError } from './failure.ts';

/** More names than that are no help. */
const NAMED = 12;

/**
 * @throws WantedError for what is not measured, or not shown: a private repository is told apart from none by nothing
 */
export function scopeOf({ community, repository }: ScopeWords, places: readonly CommunityPlaces[]): Scope {
  const found = (names: readonly string[], wanted: string) =>
    names.find((name) => name === wanted) ??
    names.find((name) => name.toLowerCase() === wanted.toLowerCase()) ??
    null;
  const scope = { ...EVERYTHING };
  const names = places.map((place) => place.community);
  if (community !== undefined) {
    scope.community = found(names, community);
    if (scope.community === null)
      throw new WantedError(
        `community is "${community.slice(0, 40)}"; write ${names.length > NAMED ? `one of the ${names.length} that the configuration names` : `one of ${names.join(', ')}`}.`,
      );
  }
  if (repository !== undefined) {
    const within = places.filter((place) => scope.community === null || place.community === scope.community);
    scope.repository = found(
      within.flatMap(({ repositories }) => repositories),
      repository,
    );
    if (scope.repository === null)
      throw new WantedError(
        `repository is "${repository.slice(0, 80)}"; none of that name is measured ${scope.community === null ? 'here' : `in ${scope.community}`}.`,
      );
  }
  return scope;
}

/** @throws WantedError, also for what is to come: what is open would seem to wait until then */
export function asOfIn({ as_of }: ScopeWords, now: Date): string | null {
  if (as_of === undefined) return null;
  const asOf = instantIn(as_of);
  if (Date.parse(asOf) > now.getTime())
    throw new WantedError(
      `as_of is "${as_of}", which is to come; write a day that has begun, or leave it out for what is known now.`,
    );
  return asOf;
}

function instantIn(text: string): string {
  try {
    return instantOf('as_of', text);
  } catch (error) {
    if (error instanceof UsageError) throw new WantedError(error.message);
    throw error;
  }
}
