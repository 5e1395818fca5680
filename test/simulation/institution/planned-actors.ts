/** Scripted pull requests of K1: who of us acts, and the days on which people join and leave the team. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

/** Opened on day −12, planned on day −2, reviewed by `by` on day 3, merged by a maintainer on day 6. */
function reviewedBy(
  name: string,
  by: (scene: Scene, time: number) => Parameters<Fixture['review']>[1],
): Scenario {
  return {
    name,
    play(scene) {
      const pull = scene.planned();
      pull.review(scene.on(3), by(scene, scene.on(3)), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'resolved_by_others' } });
    },
  };
}

export const PLANNED_ACTORS: readonly Scenario[] = [
  reviewedBy('reviewed by somebody who had left', (scene, time) =>
    scene.chance.pick(scene.simulation.people.formerAt(time)),
  ),
  reviewedBy('reviewed by a bot', ({ simulation }) => simulation.people.configuredBot),
  reviewedBy('reviewed by an AI reviewer', ({ simulation }) => simulation.people.aiReviewer),
  reviewedBy('reviewed by a deleted account', () => null),
  {
    name: 'reviewed by somebody who had not joined yet',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 8 * DAY_MS);
      scene.planning.plan(pull, at - 5 * DAY_MS);
      pull.review(at - 1_000, who, 'APPROVED');
      pull.merge(at, scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'resolved_by_others' } });
    },
  },
  {
    name: 'reviewed in the first second of a membership',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 8 * DAY_MS);
      scene.planning.plan(pull, at - 5 * DAY_MS);
      pull.review(at, who, 'APPROVED');
      pull.merge(at + HOUR_MS, scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'merged' } });
    },
  },
  {
    name: 'reviewed in the first second after a membership',
    about: 'leaving',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 8 * DAY_MS);
      scene.planning.plan(pull, at - 5 * DAY_MS);
      pull.review(at, who, 'APPROVED');
      pull.merge(at + HOUR_MS, scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'resolved_by_others' } });
    },
  },
  {
    name: 'the author joins the team and reviews their own',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 6 * DAY_MS, { author: who });
      scene.planning.plan(pull, at - 2 * DAY_MS);
      pull.review(at + 2 * HOUR_MS, who, 'COMMENTED');
      pull.merge(at + 5 * HOUR_MS, scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'resolved_by_others' } });
    },
  },
  {
    name: 'the author joins the team, somebody else of us reviews',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const pull = scene.pull(at - 6 * DAY_MS, { author: who });
      scene.planning.plan(pull, at - 2 * DAY_MS);
      pull.review(at + HOUR_MS, scene.member(at, who), 'APPROVED');
      pull.merge(at + 5 * HOUR_MS, scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'merged' } });
    },
  },
];
