/**
 * The headwater.yml of the demo: an institution that depends on two simulated communities. In the large one there is
 * much to be seen of a community's health; in the small one the institution plans, reviews, triages and releases.
 */
import { parse, stringify } from 'yaml';
import { institutionConfiguration, institutionTruth, type InstitutionOptions } from './institution.ts';
import type { StandInOptions } from './stand-in.ts';
import { SIMULATED_AI_REVIEWER, SIMULATED_BOT, SIMULATED_TEAM } from './simulated-people.ts';

const LARGE = 'springboard';
const PULL_REQUESTS = 2_400;
const SMALL: InstitutionOptions = { size: 'small', seed: 1 };

export interface Demo {
  standIn: StandInOptions;
  /** Text of a headwater.yml. */
  configuration: string;
  /** ISO instant: the end of an iteration in which something of everything happened. */
  now: string;
}

export function demo(): Demo {
  const now = institutionTruth(SMALL).iterations.at(-1)!.end;
  return {
    standIn: {
      simulated: { owner: LARGE, pullRequests: PULL_REQUESTS, seed: 1, end: now },
      institution: SMALL,
    },
    configuration: demoConfiguration(),
    now,
  };
}

interface File {
  institution: { team: object[]; ai_reviewers: string[] };
  communities: object[];
  mentorships?: string;
}

function demoConfiguration(): string {
  const file = parse(institutionConfiguration(SMALL)) as File;
  // The ledger is a file of its own, which the demo does not write.
  delete file.mentorships;
  const team = SIMULATED_TEAM.map(({ login, from, to }) => ({
    github: login,
    from,
    ...(to === null ? {} : { to }),
  }));
  return stringify({
    ...file,
    institution: {
      ...file.institution,
      team: [...file.institution.team, ...team],
      ai_reviewers: [...file.institution.ai_reviewers, SIMULATED_AI_REVIEWER],
    },
    communities: [...file.communities, { name: 'Springboard', orgs: [LARGE], bots: [SIMULATED_BOT] }],
  });
}
