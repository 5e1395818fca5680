/** Scripted pull requests of K1: how they end, and what the team did after they were planned. */
import type { Expected } from './expectations.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

type PlannedAs = NonNullable<Expected['planned']>['as'];

/** A pull request that is planned on day −2 and ends on day 6. */
function scenario(name: string, as: PlannedAs, tell: (pull: Fixture, scene: Scene) => void): Scenario {
  return {
    name,
    play(scene) {
      const pull = scene.planned();
      tell(pull, scene);
      scene.expect(pull, { planned: { n: scene.n, as } });
    },
  };
}

/** The only act of the team after planning; a maintainer outside the team merges two days later. */
function onlyAct(
  name: string,
  act: (pull: Fixture, time: number, scene: Scene) => void,
  as: PlannedAs = 'merged',
) {
  return scenario(`the only act is ${name}`, as, (pull, scene) => {
    act(pull, scene.on(4), scene);
    pull.merge(scene.on(6), scene.keeper());
  });
}

export const PLANNED_OUTCOMES: readonly Scenario[] = [
  scenario('planned, reviewed and merged by us', 'merged', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
    pull.add(scene.on(3), pull.author, { what: 'commit' });
    const merger = scene.mergingMember(scene.on(6));
    pull.review(scene.on(5), merger, 'APPROVED');
    pull.merge(scene.on(6), merger);
  }),
  scenario('planned, reviewed by us, merged by others', 'merged', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'APPROVED');
    pull.merge(scene.on(6), scene.keeper());
  }),
  scenario('planned, reviewed by us, merged by a bot', 'merged', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'APPROVED');
    pull.merge(scene.on(6), scene.simulation.people.ciBot);
  }),
  scenario('planned, reviewed and closed by us', 'closed', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
    pull.close(scene.on(6), scene.member(scene.on(6)));
  }),
  scenario('planned, reviewed by us, closed by others', 'closed', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
    pull.close(scene.on(6), scene.keeper());
  }),
  scenario('planned, reviewed, withdrawn by its author', 'withdrawn_after_review', (pull, scene) => {
    pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
    pull.close(scene.on(6), pull.author);
  }),
  scenario('planned, untouched by us, merged by others', 'resolved_by_others', (pull, scene) => {
    pull.review(scene.on(3), scene.keeper(), 'APPROVED');
    pull.merge(scene.on(6), scene.keeper());
  }),
  scenario('planned, untouched by us, closed by others', 'resolved_by_others', (pull, scene) => {
    pull.close(scene.on(6), scene.keeper());
  }),
  scenario('planned, untouched, withdrawn by its author', 'untouched', (pull, scene) => {
    pull.comment(scene.on(5), pull.author);
    pull.close(scene.on(6), pull.author);
  }),
  {
    name: 'planned and reviewed, still open',
    play(scene) {
      const pull = scene.planned();
      pull.review(scene.on(2), scene.member(scene.on(2)), 'CHANGES_REQUESTED');
      scene.expect(pull, { planned: null });
    },
  },
  onlyAct('a review', (pull, time, scene) => pull.review(time, scene.member(time), 'COMMENTED')),
  onlyAct('a comment', (pull, time, scene) => pull.comment(time, scene.member(time))),
  onlyAct('an inline comment', (pull, time, scene) => {
    pull.review(time, scene.keeper(), 'COMMENTED', [{ at: time, by: scene.member(time) }]);
  }),
  onlyAct('a label', (pull, time, scene) => pull.label(time, scene.member(time), 'enhancement')),
  onlyAct('a commit', (pull, time, scene) => pull.add(time, scene.member(time), { what: 'commit' })),
  scenario('the only act is the merge', 'merged', (pull, scene) => {
    pull.merge(scene.on(6), scene.mergingMember(scene.on(6)));
  }),
  scenario('the only act is the close', 'closed', (pull, scene) => {
    pull.close(scene.on(6), scene.member(scene.on(6)));
  }),
  onlyAct(
    'a review that was never submitted',
    (pull, time, scene) => pull.review(time, scene.member(time), 'PENDING'),
    'resolved_by_others',
  ),
  onlyAct(
    'a label taken off',
    (pull, time, scene) => {
      pull.label(scene.on(-10), scene.keeper(), 'question');
      pull.add(time, scene.member(time), { what: 'unlabel', label: 'question' });
    },
    'resolved_by_others',
  ),
  onlyAct(
    'an assignment',
    (pull, time, scene) => {
      const member = scene.member(time);
      pull.add(time, member, { what: 'assign', to: member });
    },
    'resolved_by_others',
  ),
  scenario('a draft that was finished', 'merged', (pull, scene) => {
    pull.isDraftAtFirst = true;
    pull.add(scene.on(1), pull.author, { what: 'ready' });
    pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
    pull.merge(scene.on(6), scene.keeper());
  }),
  scenario('reopened and ended again in this iteration', 'merged', (pull, scene) => {
    pull.close(scene.on(-1), scene.keeper());
    pull.add(scene.on(1), pull.author, { what: 'reopen' });
    pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
    pull.merge(scene.on(6), scene.keeper());
  }),
  {
    name: 'closed by us in the iteration before, reopened, closed by others',
    play(scene) {
      const pull = scene.pull(scene.on(-30));
      scene.planning.plan(pull, scene.on(-20));
      pull.close(scene.on(-8), scene.member(scene.on(-8)));
      pull.add(scene.on(-5), pull.author, { what: 'reopen' });
      pull.close(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'closed' } });
    },
  },
  {
    name: 'planned while it was closed',
    play(scene) {
      const pull = scene.pull(scene.on(-30));
      pull.close(scene.on(-20), scene.keeper());
      scene.planning.plan(pull, scene.on(-10));
      pull.add(scene.on(-4), pull.author, { what: 'reopen' });
      const merger = scene.mergingMember(scene.on(6));
      pull.review(scene.on(5), merger, 'APPROVED');
      pull.merge(scene.on(6), merger);
      scene.expect(pull, { planned: { n: scene.n, as: 'merged' } });
    },
  },
  {
    name: 'closed, reopened and open since',
    play(scene) {
      const pull = scene.planned();
      pull.close(scene.on(3), scene.member(scene.on(3)));
      pull.add(scene.on(5), pull.author, { what: 'reopen' });
      scene.expect(pull, { planned: null });
    },
  },
];
