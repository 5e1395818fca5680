/** Scripted contributors of K2: what they had opened before, what we did, and whether they came back. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

type As = 'reviewed' | 'responded' | 'handled' | null;

/** `tell` gives the pull request that decides. */
function contributor(name: string, as: As, tell: (scene: Scene) => Fixture, needs_days?: number): Scenario {
  return {
    name,
    ...(needs_days === undefined ? {} : { needs_days }),
    play: (scene) => scene.expect(tell(scene), { contributor: { n: scene.n, as } }),
  };
}

/** Opened on day −3 after an earlier one; then something happens on day 2. */
function returned(scene: Scene, gap = 40 * DAY_MS, earlierPlace = scene.place): Fixture {
  const author = scene.newcomer();
  const pull = scene.pull(scene.on(-3), { author });
  scene.pull(pull.opened - gap, { author, place: earlierPlace });
  return pull;
}

function act(
  name: string,
  as: As,
  tell: (pull: Fixture, time: number, scene: Scene) => void,
  start: (scene: Scene) => Fixture = returned,
): Scenario {
  return contributor(name, as, (scene) => {
    const pull = start(scene);
    tell(pull, scene.on(2), scene);
    return pull;
  });
}

const reviewed = (name: string, as: As, start?: (scene: Scene) => Fixture): Scenario =>
  act(name, as, (pull, time, scene) => pull.review(time, scene.member(time), 'COMMENTED'), start);

/** Somebody new, reviewed on day 2, who opens another one this long afterwards. */
function comesBack(name: string, after: number, within_90_days: boolean, within_180_days: boolean): Scenario {
  return {
    name,
    needs_days: 185,
    play(scene) {
      const pull = scene.pull(scene.on(-3));
      const time = scene.on(2);
      pull.review(time, scene.member(time), 'APPROVED');
      // A second review in the same iteration starts no second clock.
      pull.review(time + 3 * HOUR_MS, scene.member(time), 'COMMENTED');
      scene.pull(time + after, { author: pull.author, place: scene.simulation.places.inScope.at(-1)! });
      scene.expect(pull, { came_back: { n: scene.n, within_90_days, within_180_days } });
    },
  };
}

export const RETURNING: readonly Scenario[] = [
  reviewed('opened exactly 14 days after an earlier one', 'reviewed', (scene) =>
    returned(scene, 14 * DAY_MS),
  ),
  reviewed('opened a second less than 14 days after an earlier one', null, (scene) =>
    returned(scene, 14 * DAY_MS - 1_000),
  ),
  reviewed('the earlier one was in another repository', 'reviewed', (scene) =>
    returned(
      scene,
      30 * DAY_MS,
      scene.simulation.places.inScope.find((place) => place !== scene.place),
    ),
  ),
  reviewed('the earlier one was in the single repository of another owner', 'reviewed', (scene) =>
    returned(scene, 30 * DAY_MS, scene.simulation.places.inScope.at(-1)),
  ),
  reviewed('the earlier one was outside the scope', null, (scene) =>
    returned(scene, 30 * DAY_MS, scene.chance.pick(scene.simulation.places.outOfScope)),
  ),
  reviewed('the first pull request of a newcomer', null, (scene) => scene.pull(scene.on(-3))),
  contributor('an old pull request, reviewed after a long time', 'reviewed', (scene) => {
    const author = scene.newcomer();
    const pull = scene.pull(scene.on(-90), { author });
    scene.pull(pull.opened - 20 * DAY_MS, { author }).close(scene.on(-95), author);
    pull.review(scene.on(2), scene.member(scene.on(2)), 'COMMENTED');
    return pull;
  }),
  act('a review that was dismissed', 'reviewed', (pull, time, scene) => {
    pull.review(time, scene.member(time), 'DISMISSED');
  }),
  act('a review that was never submitted to the author', null, (pull, time, scene) => {
    pull.review(time, scene.member(time), 'PENDING');
  }),
  act('only an inline comment', 'reviewed', (pull, time, scene) => {
    pull.review(time, scene.keeper(), 'COMMENTED', [{ at: time, by: scene.member(time) }]);
  }),
  act('only a comment', 'responded', (pull, time, scene) => pull.comment(time, scene.member(time))),
  act('only a merge', 'handled', (pull, time, scene) => pull.merge(time, scene.mergingMember(time))),
  act('a comment and a merge', 'responded', (pull, time, scene) => {
    pull.comment(time - HOUR_MS, scene.member(time));
    pull.merge(time, scene.mergingMember(time));
  }),
  act('a review by a maintainer who is not ours', null, (pull, time, scene) => {
    pull.review(time, scene.keeper(), 'APPROVED');
    pull.merge(time, scene.keeper());
  }),
  act('a review by a bot', null, (pull, time, { simulation }) =>
    pull.review(time, simulation.people.configuredBot),
  ),
  act('a review by a former member', null, (pull, time, scene) => {
    pull.review(time, scene.chance.pick(scene.simulation.people.formerAt(time)), 'APPROVED');
  }),
  contributor('reviewed here, commented there', 'reviewed', (scene) => {
    const pull = returned(scene);
    const other = scene.pull(scene.on(-2), { author: pull.author });
    other.comment(scene.on(1), scene.member(scene.on(1)));
    pull.review(scene.on(4), scene.member(scene.on(4)), 'COMMENTED');
    return pull;
  }),
  contributor('reviewed in the first second of the iteration', 'reviewed', (scene) => {
    const pull = returned(scene);
    pull.review(scene.start, scene.member(scene.start), 'COMMENTED');
    return pull;
  }),
  contributor(
    'reviewed in the second after the iteration',
    null,
    (scene) => {
      const pull = returned(scene);
      pull.review(scene.end, scene.member(scene.end), 'COMMENTED');
      return pull;
    },
    15,
  ),
  contributor(
    'an inline comment, written days before its review was submitted',
    'reviewed',
    (scene) => {
      const pull = returned(scene);
      const by = scene.member(scene.on(13));
      pull.review(scene.on(16), by, 'COMMENTED', [{ at: scene.on(12), by }]);
      return pull;
    },
    20,
  ),
  {
    name: 'the author joins the team and reviews what they had opened',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 2 * DAY_MS, { author: who });
      scene.pull(at - 30 * DAY_MS, { author: who });
      pull.review(at + HOUR_MS, who, 'COMMENTED');
    },
  },
  comesBack('came back after exactly 90 days', 90 * DAY_MS, true, true),
  comesBack('came back after 90 days and a second', 90 * DAY_MS + 1_000, false, true),
  comesBack('came back after exactly 180 days', 180 * DAY_MS, false, true),
  comesBack('came back after 180 days and a second', 180 * DAY_MS + 1_000, false, false),
  comesBack('came back in the second of the review', 0, false, false),
];
