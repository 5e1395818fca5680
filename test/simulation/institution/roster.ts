/** The roster file of the simulated community, version by version, and the mentorships file of the institution. */
import { yaml } from '../yaml.ts';
import type { FileHistory } from '../../../src/demo/community/community.ts';
import { DAY_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { commitOf } from './commits.ts';
import type { RosterChange } from './decisions.ts';
import type { Person } from './people.ts';
import { fullName } from './places.ts';
import type { Simulation } from './simulation.ts';

export const ROSTER_PATH = 'people/contributors.yaml';
/** Commits of the roster have numbers that no item has. */
const FIRST_COMMIT = 900_000_000_000_000;

interface Line {
  name: string;
  handle: string;
  affiliation: string;
  teams?: string[];
  status?: 'active' | 'inactive';
}

export function rosterHistory({ roster, people }: Simulation): FileHistory {
  const entries = new Map<Person, Line>();
  const times = [...Map.groupBy(roster, ({ at }) => at)].toSorted(([a], [b]) => a - b);
  return {
    path: ROSTER_PATH,
    revisions: times.map(([at, changes], index) => {
      for (const change of changes) apply(entries, change);
      return {
        commit: commitOf(at, people.dualHats[0]!, FIRST_COMMIT + index, 'Update who is who'),
        text: rosterText([...entries.values()]),
      };
    }),
  };
}

/** Where somebody's entering can be looked at. */
export function rosterCommitUrl(simulation: Simulation, at: number): string {
  const times = [...new Set(simulation.roster.map((change) => change.at))].toSorted((a, b) => a - b);
  const { oid } = commitOf(at, null, FIRST_COMMIT + times.indexOf(at));
  return `https://github.com/${fullName(simulation.places.council)}/commit/${oid}`;
}

function apply(entries: Map<Person, Line>, { person, change, teams = ['council'] }: RosterChange): void {
  if (change === 'removed') {
    entries.delete(person);
    return;
  }
  const { login } = person.actor;
  entries.set(person, {
    name: login.replaceAll('-', ' '),
    // Handles are written as people remember them.
    handle: entries.size % 4 === 1 ? login.toUpperCase() : login,
    affiliation: 'Invented Lighthouse Society',
    ...(change === 'inactive' ? { status: 'inactive' } : teams.length > 0 ? { teams } : {}),
    ...(change === 'active' ? { status: 'active' } : {}),
  });
}

function rosterText(lines: Line[]): string {
  return `# Who is who. Teams: council and maintainers can merge; docs-circle and greeters help without.\n${yaml(lines)}`;
}

/** mentorships.yml: private to the institution. */
export function mentorshipsText({ mentorships }: Simulation): string {
  const login = (person: Person) => person.actor.login;
  return yaml(
    mentorships.map((one) => ({
      mentee: one.named,
      mentors: one.mentors.map(login),
      sponsors: one.sponsors.map(login),
      community: 'Lighthouse',
      repositories: one.places.map(fullName),
      goals: 'Reviews and releases on their own',
      opened: one.opened,
      rotates: instant(Date.parse(`${one.opened}T00:00:00Z`) + 120 * DAY_MS).slice(0, 10),
      steps: [
        {
          what: 'Review together',
          done: one.opened,
          evidence: `https://github.com/${fullName(one.places[0]!)}`,
        },
      ],
      ...(one.promotion && { promotion: { on: one.promotion.on, confirmed_by: one.promotion.confirmedBy } }),
      public: one.isPublic,
    })),
  );
}
