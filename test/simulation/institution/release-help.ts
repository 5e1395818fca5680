/** Scripted releases of K6: cut by others, with or without our help. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import type { ReleaseStory } from './decisions.ts';
import { pickPerson, type Person } from './people.ts';
import { mentorship } from './promotions.ts';
import {
  shown,
  tagged,
  type ReleaseScenario,
  type ReleaseScene,
  type Slot,
  type Added,
} from './release-scene.ts';
import type { Fixture } from './fixture.ts';

/** Cut by a maintainer outside the team, after this. */
function helped(
  name: string,
  expected: ReleaseStory['expected'],
  help: (scene: ReleaseScene, by: Person) => void,
  more: { supported?: boolean; spoils?: 'previous' | 'next' } = {},
): ReleaseScenario {
  const { supported, ...rest } = more;
  return {
    name,
    expected,
    ...rest,
    play(scene: ReleaseScene): Added {
      const performer = scene.slot.place.keepers[0]!;
      help(scene, performer);
      const answer = supported === undefined ? null : { by: performer, supported };
      return { performer, shown: tagged(performer), answer };
    },
  };
}

const member = ({ simulation, chance }: ReleaseScene, time: number, except: Person[] = []) =>
  pickPerson(chance, simulation.people.membersAt(time), except);
/** The pull request that changes the version or the changelog, by one of us unless it says by whom; open for five days. */
function changelog(
  scene: ReleaseScene,
  merged: number,
  { author = member(scene, merged - 5 * DAY_MS), title = changelogTitle(scene, scene.slot.version) } = {},
): Fixture {
  const { simulation, slot } = scene;
  const pull = simulation.pull(slot.place, author, merged - 5 * DAY_MS, title);
  pull.isChangelog = true;
  pull.merge(merged, slot.place.keepers[1]!);
  return pull;
}

function changelogTitle({ chance }: ReleaseScene, version: string): string {
  return chance.pick([
    `Changelog for ${version}`,
    `Bump version to ${version}`,
    `Release ${version}`,
    UNVERSIONED,
  ]);
}

const UNVERSIONED = 'Update CHANGELOG.md';

function releaseIssue({ simulation, slot, chance }: ReleaseScene, author: Person): Fixture {
  const title = chance.pick([`Release ${slot.version}`, `Plan the release of v${slot.version}`]);
  return simulation.issue(slot.place, author, slot.at - 12 * DAY_MS, title);
}

export const RELEASE_HELP: readonly ReleaseScenario[] = [
  helped('we wrote the changelog', 'supported', (scene) => {
    changelog(scene, scene.slot.at - 2 * HOUR_MS);
  }),
  helped('we approved the changelog', 'supported', (scene, by) => {
    const pull = changelog(scene, scene.slot.at - DAY_MS, { author: by });
    pull.review(pull.opened + DAY_MS, member(scene, pull.opened + DAY_MS), 'APPROVED');
  }),
  helped('we only commented on the changelog', 'neither', (scene, by) => {
    const pull = changelog(scene, scene.slot.at - DAY_MS, { author: by });
    pull.review(pull.opened + DAY_MS, member(scene, pull.opened + DAY_MS), 'COMMENTED');
    pull.comment(pull.opened + DAY_MS + HOUR_MS, member(scene, pull.opened + DAY_MS));
  }),
  helped('somebody who had left approved the changelog', 'neither', (scene, by) => {
    const pull = changelog(scene, scene.slot.at - DAY_MS, { author: by });
    pull.review(
      pull.opened + DAY_MS,
      scene.chance.pick(scene.simulation.people.formerAt(pull.opened)),
      'APPROVED',
    );
  }),
  helped(
    'the changelog came after the tag',
    'neither',
    (scene) => {
      // It names no version: the next release may be meant as well.
      changelog(scene, scene.slot.at + HOUR_MS, { title: UNVERSIONED });
    },
    { spoils: 'next' },
  ),
  helped('the changelog was never merged', 'neither', (scene) => {
    const { simulation, slot } = scene;
    const pull = simulation.pull(
      slot.place,
      member(scene, slot.at - 4 * DAY_MS),
      slot.at - 4 * DAY_MS,
      'Update changelog',
    );
    pull.isChangelog = true;
    pull.close(slot.at - 2 * DAY_MS, slot.place.keepers[1]!);
  }),
  helped(
    'the changelog was that of the release before',
    'neither',
    (scene) => {
      changelog(scene, scene.slot.since - HOUR_MS, { title: `Changelog for ${scene.slot.before}` });
    },
    { spoils: 'previous' },
  ),
  helped('we opened the release issue', 'supported', (scene) => {
    releaseIssue(scene, member(scene, scene.slot.at - 12 * DAY_MS));
  }),
  helped('the release issue was assigned to us', 'supported', (scene, by) => {
    const issue = releaseIssue(scene, by);
    issue.add(issue.opened + DAY_MS, by, { what: 'assign', to: member(scene, issue.opened + DAY_MS) });
  }),
  helped('we closed the release issue before the tag', 'supported', (scene, by) => {
    const issue = releaseIssue(scene, by);
    issue.close(scene.slot.at - HOUR_MS, member(scene, scene.slot.at - HOUR_MS));
  }),
  helped('we closed the release issue after the tag', 'neither', (scene, by) => {
    const issue = releaseIssue(scene, by);
    issue.close(scene.slot.at + HOUR_MS, member(scene, scene.slot.at + HOUR_MS));
  }),
  helped('we were not there', 'neither', (scene, by) => {
    changelog(scene, scene.slot.at - DAY_MS, { author: by }).review(
      scene.slot.at - 2 * DAY_MS,
      scene.slot.place.keepers[1]!,
      'APPROVED',
    );
  }),
  shown('cut by somebody whom we mentor there', 'supported', (scene) =>
    mentored(scene, scene.slot.place, []),
  ),
  shown('cut by somebody whom we sponsor there', 'supported', (scene) => {
    const outsider = scene.slot.place.keepers[1]!;
    return mentored(scene, scene.slot.place, [outsider]);
  }),
  shown('cut by somebody whom we mentor elsewhere', 'neither', (scene) =>
    mentored(
      scene,
      scene.simulation.places.inScope.find((place) => place !== scene.slot.place)!,
      [],
    ),
  ),
  helped('a person says that we helped', 'supported', () => {}, { supported: true }),
  helped(
    'a person says that it was no help',
    'neither',
    (scene) => {
      changelog(scene, scene.slot.at - 2 * HOUR_MS);
    },
    { supported: false },
  ),
];

/** Cut by somebody new who learns it; with `mentors`, those teach and one of us is the sponsor. */
function mentored({ simulation, slot }: ReleaseScene, place: Slot['place'], mentors: Person[]): Added {
  const performer = simulation.people.newcomer();
  const record = mentorship(simulation, performer, place, instant(slot.at - 40 * DAY_MS).slice(0, 10));
  simulation.mentorships.push(mentors.length > 0 ? { ...record, mentors } : record);
  return { performer, shown: tagged(performer) };
}
