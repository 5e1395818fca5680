/**
 * The headwater.yml of the demo: an institution that depends on two simulated communities. In the large one there is
 * much to be seen of a community's health; in the small one the institution plans, reviews, triages and releases.
 */
import { parse, stringify } from 'yaml';
import { joinedCommunities } from '../../../src/demo/community/reading.ts';
import { DATA_FORMAT, type DemoData } from '../../../src/demo/data/data-file.ts';
import { writtenCommunity } from '../../../src/demo/data/graph.ts';
import { viewedCommunity } from '../../support/stand-in/view.ts';
import { simulatedCommunity } from '../community/community.ts';
import { SIMULATED_AI_REVIEWER, SIMULATED_BOT, SIMULATED_TEAM } from '../community/people.ts';
import {
  institutionCommunity,
  institutionConfiguration,
  institutionTruth,
  type InstitutionOptions,
} from '../institution.ts';

const LARGE = 'springboard';
const PULL_REQUESTS = 2_400;
const SMALL: InstitutionOptions = { size: 'small', seed: 1 };

export function demoData(): DemoData {
  const now = institutionTruth(SMALL).iterations.at(-1)!.end;
  const community = joinedCommunities([
    simulatedCommunity({ owner: LARGE, pullRequests: PULL_REQUESTS, seed: 1, end: now }),
    institutionCommunity(SMALL),
  ]);
  return {
    format: DATA_FORMAT,
    now,
    configuration: demoConfiguration(),
    community: writtenCommunity(viewedCommunity(community, { until: now })),
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
