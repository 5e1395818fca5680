/** What is decided beside issues and pull requests: cards, the roster, overrides, mentorships, releases. */
import type { Held, Person } from './people.ts';
import type { Place } from './places.ts';
import type { Fixture } from './fixture.ts';
import type { Piece } from './fixture.ts';

/** A card on a board. `isRead`: on the board that the configuration names. */
export interface Card {
  at: number;
  by: Person | null;
  isRead: boolean;
  /** null = what it showed is hidden. */
  content: Fixture | { title: Piece[]; body: Piece[] } | null;
}

/** A change of the roster file. `baseline`: they stood in its first version. */
export interface RosterChange {
  at: number;
  person: Person;
  change: 'baseline' | 'added' | 'inactive' | 'active' | 'removed';
  /** Where the file says so: teams that make no maintainers are `docs-circle` and `greeters`. */
  teams?: string[];
}

/** The configuration decides who could merge in one repository; `to` null = for ever. Days. */
export interface Override {
  person: Person;
  place: Place;
  from: string;
  to: string | null;
}

export interface Mentorship {
  mentee: Person;
  /** How the file spells the mentee. */
  named: string;
  mentors: Person[];
  sponsors: Person[];
  places: Place[];
  /** Day. */
  opened: string;
  /** null = nobody has confirmed one. */
  promotion: { on: string; confirmedBy: string } | null;
  isPublic: boolean;
}

/** Somebody who becomes a maintainer for the first time, and what K4 must make of it. */
export interface Promotion {
  person: Person;
  at: number;
  as: 'external' | 'staff' | 'unattributed';
}

export interface ReleaseStory {
  place: Place;
  /** Released at, by the rule: tagger's date, else published, else the commit's date. */
  at: number;
  tag: string;
  isPrerelease: boolean;
  /** Who cut it, as far as anybody can tell; null = unknown. */
  performer: Person | null;
  /** How GitHub shows it. */
  shown: ReleaseTraces;
  /** What a person answered in the configuration. */
  answer: { by?: Person; supported?: boolean } | null;
  scenario: string | null;
  /** What it must count as in the iteration in which it was released, by its construction. */
  expected: 'by_team' | 'supported' | 'unknown' | 'neither' | null;
}

export interface ReleaseTraces {
  /** undefined = a lightweight tag; null = a tagger whom GitHub knows no account for. */
  tagger?: Person | null;
  /** undefined = no Release; null = by a bot, which GitHub shows as nobody. */
  releaseAuthor?: Person | null;
  commitAuthor: Person | null;
  isVersionBump: boolean;
}

/** Since when and until when the roster lists each person as one who can merge. */
export function rosterSpells(changes: readonly RosterChange[]): Map<Person, Held[]> {
  const spells = new Map<Person, Held[]>();
  for (const { at, person, change, teams } of changes.toSorted((a, b) => a.at - b.at)) {
    const own = spells.get(person) ?? [];
    spells.set(person, own);
    const open = own.find(({ to }) => to === Infinity);
    const isMaintainer = change !== 'inactive' && change !== 'removed' && makesMaintainers(teams);
    if (open && !isMaintainer) open.to = at;
    if (!open && isMaintainer) own.push({ from: at, to: Infinity });
  }
  return spells;
}

export const NOT_MAINTAINERS = ['docs-circle', 'greeters'];

/** Somebody without any team is not said to be something else: they count. */
function makesMaintainers(teams: readonly string[] = ['council']): boolean {
  return teams.length === 0 || teams.some((team) => !NOT_MAINTAINERS.includes(team));
}
