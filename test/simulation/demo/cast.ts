/** Who is who and what is where in the demo: an invented institution, two communities beside it, and their calendar. */
import type { Actor } from '../../../src/demo/community/community.ts';
import { DAY_MS } from '../community/item.ts';
import { TEAM } from '../community/people.ts';

export const INSTITUTION = 'field-station';
export const PLANNING = `${INSTITUTION}/planning`;
/** Where its weekly issue is opened. */
export const REPORT = `${INSTITUTION}/meta`;
/** The larger community, and its repository of people and decisions. */
export const SPRINGBOARD = 'springboard';
export const ROSTER = { repository: `${SPRINGBOARD}/council`, path: 'people/contributors.yaml' };
/** The smaller one, and the one repository whose maintainers want reminders. */
export const TIDEPOOL = 'tidepool';
export const CONSENTING = `${TIDEPOOL}/charts`;

export const ITERATION_DAYS = 14;
/** A Wednesday: the first day of an iteration, and so of every other one. */
export const ANCHOR = '2025-01-08';
/** The end of an iteration. */
export const NOW = '2026-01-07T00:00:00Z';
export const START = '2024-07-01T00:00:00Z';

export const ITERATION_MS = ITERATION_DAYS * DAY_MS;
/** Iterations in which the institution plans: a year of them, and the last one ends now. */
export const ITERATIONS = Array.from({ length: 26 }, (_, index) => {
  const end = Date.parse(NOW) - (25 - index) * ITERATION_MS;
  return { number: index + 1, start: end - ITERATION_MS, end };
});

/** On Thursdays of the first week, 15:00 UTC. */
export const OFFICE_HOURS = { starts: '2025-01-09T15:00:00Z', minutes: 60 };

export interface Member {
  actor: Actor;
  /** First day on the team; since ever, if absent. */
  from?: string;
}

/** The simulation's team under the names of the demo. The last one was a contributor first. */
export const MEMBERS: readonly Member[] = [
  { actor: { ...TEAM[0]!, login: 'octocat', name: 'The Octocat' } },
  { actor: { ...TEAM[1]!, login: 'hubot', name: 'Hubot' }, from: '2024-09-01' },
  { actor: { ...TEAM[2]!, login: 'monalisa', name: 'Mona Lisa' }, from: '2025-08-18' },
];

export function isMember(actor: Actor | null): boolean {
  return actor !== null && MEMBERS.some((one) => one.actor.id === actor.id);
}

export const octocat = MEMBERS[0]!.actor;
export const hubot = MEMBERS[1]!.actor;

export const AFFILIATIONS = ['Harbour University', 'Delta Lab', 'Cedar Institute', 'Quill Foundation'];
