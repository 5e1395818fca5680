/**
 * The demo: two communities as the recorded ones are like, and an institution that plans, reviews, triages, mentors and
 * releases in them, in a measure that a few people can do.
 */
import type { Actor, Community } from '../../../src/demo/community/community.ts';
import { joinedCommunities } from '../../../src/demo/community/reading.ts';
import { DATA_FORMAT, type DemoData } from '../../../src/demo/data/data-file.ts';
import { readCommunity, writtenCommunity } from '../../../src/demo/data/graph.ts';
import { viewedCommunity } from '../../support/stand-in/view.ts';
import { simulatedCommunity } from '../community/community.ts';
import { SIMULATED_BOT } from '../community/people.ts';
import { consentFile } from './consent.ts';
import { CONSENTING, isMember, MEMBERS, NOW, ROSTER, SPRINGBOARD, START, TIDEPOOL } from './cast.ts';
import { demoConfiguration, MENTORSHIPS_PATH, NUDGES_PATH, nudgesFile } from './configuration.ts';
import { Edits, pullRequestsOf } from './edits.ts';
import { holdOfficeHours } from './office-hours.ts';
import { demoRepository, planningRepository } from './planning.ts';
import { shareReleases } from './releases.ts';
import { mentorshipsFile, promoted, rosterFile, rosterOf } from './roster.ts';

export function demoData(): DemoData {
  const community = inMemory(
    simulatedCommunity({
      seed: 5,
      // Two of the six repositories are the smaller community's.
      owners: [SPRINGBOARD, SPRINGBOARD, TIDEPOOL, SPRINGBOARD, TIDEPOOL, SPRINGBOARD],
      repositories: 6,
      pullRequests: 1_200,
      issues: 700,
      leastSeats: 4,
      isPlain: true,
      start: START,
      end: NOW,
    }),
  );
  const { repositories } = community;
  const edits = new Edits();
  const isPerson = (actor: Actor | null) => actor?.__typename === 'User' && actor.login !== SIMULATED_BOT;
  const ofSpringboard = repositories.filter(({ owner }) => owner.login === SPRINGBOARD);
  const before = rosterOf(repositories, isPerson);
  const cannotMerge = (actor: Actor | null) =>
    isPerson(actor) && !isMember(actor) && !before.some((one) => one.actor.id === actor!.id);
  const mentee = promoted(ofSpringboard, cannotMerge);
  const planning = planningRepository(repositories, cannotMerge, edits);
  shareReleases(repositories, edits);
  holdOfficeHours(repositories, isPerson, edits);
  const members = [...before, mentee];
  const consenting = repositories.find(({ nameWithOwner }) => nameWithOwner === CONSENTING)!;
  const mergers = pullRequestsOf(consenting).map(({ mergedBy }) => mergedBy);
  consenting.files = [consentFile(mergers.find((actor) => isPerson(actor) && !isMember(actor))!)];
  const council = demoRepository(970_002, SPRINGBOARD, ROSTER.repository.split('/')[1]!, {
    files: [rosterFile(members)],
  });
  return {
    format: DATA_FORMAT,
    now: NOW,
    files: {
      'headwater.yml': demoConfiguration(members),
      [MENTORSHIPS_PATH]: mentorshipsFile(mentee),
      [NUDGES_PATH]: nudgesFile(),
    },
    community: writtenCommunity(
      viewedCommunity(joinedCommunities([community, { ...NOBODY, repositories: [planning, council] }]), {
        until: NOW,
      }),
    ),
  };
}

const NOBODY = { actor: () => undefined, node: () => undefined };

/** Plain lists that can be changed, with the team under the demo's names. */
function inMemory(community: Community): Community {
  const written = structuredClone(writtenCommunity(community));
  for (const [place, actor] of written.actors.entries()) {
    const member = MEMBERS.find((one) => one.actor.id === actor.id);
    if (member) written.actors[place] = member.actor;
  }
  return readCommunity(written);
}
