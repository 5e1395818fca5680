/** Rosters and permissions for hand-worked cases, stored as the flows store them. */
import type { Roster } from '../../src/domain/people/institution.ts';
import { continued, type RosterEntry } from '../../src/domain/people/roster.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { savePermissions } from '../../src/store/people/permissions.ts';
import { rosterKey, saveRoster, storedRoster } from '../../src/store/people/roster.ts';
import { instant, REPO_ID, user } from './builders.ts';

export const ROSTER: Roster = {
  repository: 'springboard/team-compass',
  path: 'people.yaml',
  not_maintainers: ['security'],
};

/** A day and who was listed from then on: "octocat", "octocat inactive", "octocat security council". */
export type Revision = [at: string, ...listed: string[]];

export function entry(text: string): RosterEntry {
  const [who = '', ...words] = text.split(' ');
  return {
    who,
    is_inactive: words.includes('inactive'),
    teams: words.filter((word) => word !== 'inactive').toSorted(),
  };
}

/** The commits are named by their place: 0000000, 0000001, … */
export async function storeRoster(
  db: Database,
  revisions: readonly Revision[],
  roster = ROSTER,
): Promise<void> {
  const before = await storedRoster(db, rosterKey(roster));
  const from = before.revisions.length;
  const added = revisions.map(([at, ...listed], index) => ({
    oid: String(from + index).padStart(7, '0'),
    committed_at: instant(at),
    entries: listed.map(entry),
    problem: null,
  }));
  await saveRoster(
    { db },
    rosterKey(roster),
    before,
    { ...continued(before, added), head: added.at(-1)!.oid, full_name: roster.repository },
    instant(revisions.at(-1)![0]),
  );
}

/** A day and who could write then: "1" is the user 1, "1 admin" with that permission. */
export type Reading = [at: string, ...holders: string[]];

/** @param people logins by id */
export async function storePermissions(
  db: Database,
  readings: readonly Reading[],
  people: Record<number, string>,
  repoId = REPO_ID,
): Promise<void> {
  for (const [at, ...holders] of readings)
    await savePermissions(
      { db },
      repoId,
      holders.map((text) => {
        const [id = '', permission = 'write'] = text.split(' ');
        return { user: user(Number(id), people[Number(id)]!), permission };
      }),
      { now: instant(at), calls: [] },
    );
}
