/** Who may see pages that are not public. */
import { loginKey } from './identities.ts';
import type { NamedPerson } from './institution.ts';

/** An account that GitHub vouched for. */
export interface Account {
  /** GitHub's number. */
  id: string;
  login: string;
}

/** team = on the team list, which is asked with each request; repository = GitHub let it read the institution's repository. */
export type MaySeeBecause = 'team' | 'repository';

const HOUR_MS = 3_600_000;
/** After that GitHub is asked again: who reads by a repository's permission may have lost it meanwhile. */
export const SESSION_MS: Record<MaySeeBecause, number> = { team: 12 * HOUR_MS, repository: HOUR_MS };

/** @param now ISO instant */
export function isOnTeam(team: readonly NamedPerson[], { id, login }: Account, now: string): boolean {
  const at = Date.parse(now);
  return team.some(({ github, from, to }) => {
    const isNamed = /^\d+$/.test(github) ? github === id : loginKey(github) === loginKey(login);
    return isNamed && (from === null || Date.parse(from) <= at) && (to === null || at < Date.parse(to));
  });
}

/** What GitHub shows of a repository to one account. */
export interface ShownRepository {
  is_private: boolean;
  may_write: boolean;
}

/** Whoever is shown a private one belongs to the institution; a public one is shown to everybody, so that it takes more there. */
export function isInside({ is_private, may_write }: ShownRepository): boolean {
  return is_private || may_write;
}
