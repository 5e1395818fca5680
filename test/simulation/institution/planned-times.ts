/** Scripted pull requests of K1: the order of planning, act and end, to the second. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import type { Expected } from './expectations.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

type PlannedAs = NonNullable<Expected['planned']>['as'];

function scenario(
  name: string,
  as: PlannedAs,
  play: (scene: Scene) => Fixture,
  more: { later?: number; needs_days?: number } = {},
): Scenario {
  const { later = 0, ...rest } = more;
  return {
    name,
    ...rest,
    play: (scene) => scene.expect(play(scene), { planned: { n: scene.n + later, as } }),
  };
}

/** Planned and reviewed before, merged at this very second. */
function mergedAt(time: (scene: Scene) => number): (scene: Scene) => Fixture {
  return (scene) => {
    const at = time(scene);
    const pull = scene.pull(at - 12 * DAY_MS);
    scene.planning.plan(pull, at - 4 * DAY_MS);
    pull.review(at - 2 * DAY_MS, scene.member(at - 2 * DAY_MS), 'APPROVED');
    pull.merge(at, scene.keeper());
    return pull;
  };
}

export const PLANNED_TIMES: readonly Scenario[] = [
  scenario('planned after the end', 'planned_after_end', (scene) => {
    const pull = scene.pull(scene.on(-12));
    pull.review(scene.on(2), scene.member(scene.on(2)), 'APPROVED');
    pull.merge(scene.on(5), scene.keeper());
    scene.planning.plan(pull, scene.on(7), {
      form: scene.chance.pick(['comment', 'new_issue', 'pull_request_card']),
    });
    return pull;
  }),
  scenario('the link was edited in after the end', 'planned_after_end', (scene) => {
    const pull = scene.pull(scene.on(-12));
    pull.comment(scene.on(2), scene.member(scene.on(2)));
    pull.merge(scene.on(5), scene.keeper());
    const form = scene.chance.pick(['edited_into_issue', 'edited_into_comment'] as const);
    scene.planning.plan(pull, scene.on(7), { form });
    return pull;
  }),
  scenario('planned in the second of the end', 'planned_after_end', (scene) => {
    const pull = scene.pull(scene.on(-12));
    const end = scene.on(5);
    pull.comment(scene.on(2), scene.member(scene.on(2)));
    pull.merge(end, scene.keeper());
    scene.planning.plan(pull, end, { form: 'new_issue' });
    return pull;
  }),
  scenario('planning time unknown: all versions are lost', 'planning_time_unknown', (scene) => {
    const pull = scene.pull(scene.on(-12));
    scene.planning.planUnknown(pull, scene.on(-2), null);
    pull.comment(scene.on(3), scene.member(scene.on(3)));
    pull.merge(scene.on(6), scene.keeper());
    return pull;
  }),
  scenario(
    'planning time unknown: only a version after the end is left',
    'planning_time_unknown',
    (scene) => {
      const pull = scene.pull(scene.on(-12));
      scene.planning.planUnknown(pull, scene.on(-2), scene.on(8));
      pull.label(scene.on(3), scene.member(scene.on(3)), 'enhancement');
      pull.merge(scene.on(6), scene.keeper());
      return pull;
    },
  ),
  scenario('our only act was before planning', 'resolved_by_others', (scene) => {
    const pull = scene.pull(scene.on(-12));
    pull.review(scene.on(-4), scene.member(scene.on(-4)), 'APPROVED');
    scene.planning.plan(pull, scene.on(1));
    pull.merge(scene.on(6), scene.keeper());
    return pull;
  }),
  scenario('our only act was in the second of planning', 'resolved_by_others', (scene) => {
    const pull = scene.pull(scene.on(-12));
    const time = scene.on(1);
    scene.planning.plan(pull, time, { form: 'new_issue' });
    pull.review(time, scene.member(time), 'APPROVED');
    pull.merge(scene.on(6), scene.keeper());
    return pull;
  }),
  scenario('our act was a second after planning', 'merged', (scene) => {
    const pull = scene.pull(scene.on(-12));
    const time = scene.on(1);
    scene.planning.plan(pull, time, { form: 'new_issue' });
    pull.comment(time + 1_000, scene.member(time));
    pull.merge(scene.on(6), scene.keeper());
    return pull;
  }),
  scenario('our act was in the second of the end', 'merged', (scene) => {
    const pull = scene.planned();
    const end = scene.on(6);
    pull.review(end, scene.member(end), 'APPROVED');
    pull.merge(end, scene.keeper());
    return pull;
  }),
  scenario('our only act was after the end', 'resolved_by_others', (scene) => {
    const pull = scene.planned();
    pull.merge(scene.on(6), scene.keeper());
    pull.comment(scene.on(6) + DAY_MS, scene.member(scene.on(7)));
    return pull;
  }),
  scenario(
    'ended in the first second of the iteration',
    'merged',
    mergedAt(({ start }) => start),
  ),
  scenario(
    'ended in the last second of the iteration',
    'merged',
    mergedAt(({ end }) => end - 1_000),
  ),
  scenario(
    'ended in the second after the iteration',
    'merged',
    mergedAt(({ end }) => end),
    {
      later: 1,
      needs_days: 15,
    },
  ),
  scenario('planned in one iteration, ended two later', 'merged', mergedLater, { later: 2, needs_days: 40 }),
  scenario('planned twice, long before and after our act', 'merged', (scene) => {
    const pull = scene.pull(scene.on(-12));
    scene.planning.plan(pull, scene.on(-3));
    pull.review(scene.on(2), scene.member(scene.on(2)), 'APPROVED');
    scene.planning.plan(pull, scene.on(2) + HOUR_MS, { form: 'comment' });
    pull.merge(scene.on(6), scene.keeper());
    return pull;
  }),
];

function mergedLater(scene: Scene): Fixture {
  const pull = scene.planned();
  pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
  pull.review(scene.on(20), scene.keeper(), 'APPROVED');
  pull.merge(scene.on(33), scene.keeper());
  return pull;
}
