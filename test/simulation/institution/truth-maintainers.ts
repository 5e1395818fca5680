/** K4 by its definition: everybody who ever became a maintainer, once, at the earliest sign of it. */
import { DAY_MS } from '../community/item.ts';
import { rosterSpells } from './decisions.ts';
import type { Person } from './people.ts';
import { rosterCommitUrl } from './roster.ts';
import { urlOf } from './truth-items.ts';
import { dayOf, type Roles } from './truth-roles.ts';

const A_MONTH_MS = 30 * DAY_MS;

export interface Newcomer {
  person: Person;
  at: number;
  as: 'external' | 'staff' | 'unattributed';
  url: string;
}

export function newMaintainers(roles: Roles): Newcomer[] {
  const { simulation } = roles;
  const became = new Map<Person, { at: number; url: string }>();
  const note = (person: Person, at: number, url: string) => {
    const known = became.get(person);
    if (known === undefined || at < known.at) became.set(person, { at, url });
  };
  for (const { by, at, pull } of roles.merges) note(by, at, urlOf(pull));
  // Who could merge by the roster's first version has a spell that begins with it, long before any iteration.
  for (const [person, spells] of rosterSpells(simulation.roster))
    for (const { from } of spells) note(person, from, rosterCommitUrl(simulation, from));
  return [...became].map(([person, { at, url }]) => ({
    person,
    at,
    url,
    as: attribution(roles, person, at),
  }));
}

function attribution(roles: Roles, person: Person, at: number): Newcomer['as'] {
  const isSupported = roles.simulation.mentorships.some(
    ({ mentee, sponsors, opened, promotion }) =>
      mentee === person && sponsors.length > 0 && promotion !== null && at >= dayOf(opened) + A_MONTH_MS,
  );
  if (!isSupported) return 'unattributed';
  return roles.isTeam(person, at) ? 'staff' : 'external';
}
