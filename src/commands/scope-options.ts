/** `--community NAME` and `--repo owner/name`: what the addresses of the pages narrow to, for the command line. */
import type { Institution } from '../domain/people/institution.ts';
import { EVERYTHING, type Scope } from '../domain/report/scope.ts';
import type { Database } from '../store/driver/database.ts';
import { loadPeople } from '../store/people/people.ts';
import { communityPlaces } from '../store/repositories/scope.ts';
import { WantedError } from '../web/api/parameters.ts';
import { UsageError } from './exit.ts';
import { repositoryName } from './repository-name.ts';
import { scopeOf } from './serve-scope.ts';

export interface ScopeOptions {
  /** As the configuration names it, in whatever letter case. */
  community?: string;
  /** owner/name */
  repo?: string;
}

export function isNarrowed({ community, repo }: ScopeOptions): boolean {
  return (community ?? repo) !== undefined;
}

/** What can be said of the words before anything is opened. @throws UsageError */
export function checkScope({ community, repo }: ScopeOptions): void {
  if (community?.trim() === '') throw new UsageError('--community is empty; write the name of a community.');
  if (repo !== undefined) repositoryName(repo);
}

/** @throws UsageError for what is not measured */
export async function scopeWanted(
  db: Database,
  institution: Institution,
  options: ScopeOptions,
): Promise<Scope> {
  if (!isNarrowed(options)) return EVERYTHING;
  const { community, repo: repository } = options;
  await loadPeople(db, institution);
  const words = {
    ...(community !== undefined && { community }),
    ...(repository !== undefined && { repository }),
  };
  try {
    return scopeOf(words, await communityPlaces(db));
  } catch (error) {
    // The words of an address, for the command line.
    if (error instanceof WantedError)
      throw new UsageError(
        error.message.replace(/^community/, '--community').replace(/^repository/, '--repo'),
      );
    throw error;
  }
}
