/** Scripted releases of K5: who cut them, and what GitHub shows of that. */
import { shown, tagged, type ReleaseScenario, type ReleaseScene } from './release-scene.ts';

const merging = ({ simulation, slot }: ReleaseScene) =>
  simulation.people.dualHats.find((person) => simulation.people.membersAt(slot.at).includes(person))!;

export const RELEASE_PERFORMERS: readonly ReleaseScenario[] = [
  shown('tagged by the team', 'by_team', (scene) => {
    const performer = merging(scene);
    return { performer, shown: tagged(performer) };
  }),
  shown('tagged by somebody who had left the team', 'neither', ({ simulation, slot, chance }) => {
    const performer = chance.pick(simulation.people.formerAt(slot.at));
    return { performer, shown: tagged(performer) };
  }),
  shown('published by the team, tagged by somebody else', 'by_team', (scene) => {
    const performer = merging(scene);
    const [other] = scene.slot.place.keepers;
    return { performer, shown: { ...tagged(other!), releaseAuthor: performer } };
  }),
  shown('published by the team on a commit of somebody else', 'by_team', (scene) => {
    const performer = merging(scene);
    return {
      performer,
      shown: { releaseAuthor: performer, commitAuthor: scene.slot.place.keepers[0]!, isVersionBump: false },
    };
  }),
  shown('published by a bot that looks like a person', 'by_team', (scene) => {
    const performer = merging(scene);
    return {
      performer,
      shown: { ...tagged(performer), releaseAuthor: scene.simulation.people.configuredBot },
    };
  }),
  shown('published and tagged by CI after our commit that changes the version', 'by_team', (scene) => {
    const performer = merging(scene);
    return { performer, shown: { releaseAuthor: null, commitAuthor: performer, isVersionBump: true } };
  }),
  shown(
    'tagged by a bot that looks like a person on our commit that changes the version',
    'by_team',
    (scene) => {
      const performer = merging(scene);
      const { configuredBot } = scene.simulation.people;
      return { performer, shown: { tagger: configuredBot, commitAuthor: performer, isVersionBump: true } };
    },
  ),
  shown('tagged by CI on a commit that changes the version', 'neither', ({ slot }) => {
    const [performer] = slot.place.keepers;
    return { performer: performer!, shown: { commitAuthor: performer!, isVersionBump: true } };
  }),
  shown('an unknown tagger on our commit that changes the version', 'by_team', (scene) => {
    const performer = merging(scene);
    return { performer, shown: { tagger: null, commitAuthor: performer, isVersionBump: true } };
  }),
  shown('published and tagged by CI', 'unknown', (scene) => ({
    performer: null,
    shown: { releaseAuthor: null, commitAuthor: merging(scene), isVersionBump: false },
  })),
  shown('tagged by CI', 'unknown', ({ slot }) => ({
    performer: null,
    shown: { commitAuthor: slot.place.keepers[0]!, isVersionBump: false },
  })),
  shown('an unknown tagger', 'unknown', ({ slot }) => ({
    performer: null,
    shown: { tagger: null, commitAuthor: slot.place.keepers[0]!, isVersionBump: false },
  })),
  shown('a commit that changes the version, by a bot', 'unknown', ({ simulation }) => ({
    performer: null,
    shown: { releaseAuthor: null, commitAuthor: simulation.people.ciBot, isVersionBump: true },
  })),
  shown('an unknown tagger; a person says it was one of us', 'by_team', (scene) => {
    const performer = merging(scene);
    return {
      performer,
      shown: { tagger: null, commitAuthor: scene.slot.place.keepers[0]!, isVersionBump: false },
      answer: { by: performer },
    };
  }),
  shown('published by CI; a person says who it was', 'neither', ({ slot }) => {
    const [performer, other] = slot.place.keepers;
    return {
      performer: performer!,
      shown: { releaseAuthor: null, commitAuthor: other!, isVersionBump: false },
      answer: { by: performer! },
    };
  }),
];
