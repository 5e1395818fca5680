/** Scripted pull requests of K1: in which forms they were planned, under which labels, and what only looks like a plan. */
import { HOUR_MS } from '../community/item.ts';
import type { Expected } from './expectations.ts';
import type { Wish } from './planning.ts';
import { DIRECTED, FOUNDATIONAL } from './planning-items.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';
import { FORMS } from './forms.ts';
import { SPELLINGS, textOf } from './words.ts';

type Label = NonNullable<NonNullable<Expected['planned']>['labelled']>;

/** Planned on day −2 in this form, reviewed by us and merged. */
function planned(name: string, wish: Wish, labelled?: Label): Scenario {
  return {
    name,
    play(scene) {
      const pull = scene.pull(scene.on(-12));
      scene.planning.plan(pull, scene.on(-2), wish);
      end(scene, pull, labelled);
    },
  };
}

function end(scene: Scene, pull: Fixture, labelled?: Label): void {
  pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
  pull.merge(scene.on(6), scene.keeper());
  scene.expect(pull, { planned: { n: scene.n, as: 'merged', ...(labelled && { labelled }) } });
}

/** Reviewed by us and merged; whatever names it is no planning item. */
function unplanned(name: string, names: (pull: Fixture, scene: Scene) => void): Scenario {
  return {
    name,
    play(scene) {
      const pull = scene.pull(scene.on(-12));
      names(pull, scene);
      pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: null, unplanned: scene.n });
    },
  };
}

export const PLANNED_FORMS: readonly Scenario[] = [
  ...FORMS.map((form) => planned(`planned by ${form}`, { form })),
  ...SPELLINGS.map((spelling) => planned(`spelt ${spelling}`, { form: 'new_issue', spelling })),
  planned('a directed plan', { form: 'new_issue', purpose: 'directed' }, 'directed'),
  planned('a foundational plan', { form: 'edited_into_issue', purpose: 'foundational' }, 'foundational'),
  planned('a plan that is both', { form: 'new_issue', purpose: 'both' }, 'directed'),
  planned('a plan that is neither', { form: 'new_issue', purpose: 'neither' }, 'unlabelled'),
  planned('a card has no labels', { form: 'pull_request_card' }, 'unlabelled'),
  planned('a sub-issue has labels of its own', { form: 'new_sub_issue', purpose: 'directed' }, 'directed'),
  {
    name: 'several plans: the earliest decides',
    play(scene) {
      const pull = scene.pull(scene.on(-12));
      scene.planning.plan(pull, scene.on(1), { form: 'new_issue', purpose: 'directed' });
      scene.planning.plan(pull, scene.on(-3), { form: 'new_issue', purpose: 'foundational' });
      scene.planning.plan(pull, scene.on(0), { form: 'pull_request_card' });
      end(scene, pull, 'foundational');
    },
  },
  {
    name: 'labelled only after the end',
    play(scene) {
      const pull = scene.pull(scene.on(-12));
      scene.planning.plan(pull, scene.on(-2), { form: 'new_issue', purpose: 'neither' });
      const { item } = pull.planned[0]!;
      item!.label(scene.on(9), item!.author, FOUNDATIONAL);
      item!.label(scene.on(10), item!.author, DIRECTED);
      item!.add(scene.on(11), item!.author, { what: 'unlabel', label: DIRECTED });
      end(scene, pull, 'foundational');
    },
  },
  unplanned('unplanned, reviewed by us', () => {}),
  unplanned('named by an issue that plans nothing', (pull, scene) => {
    const issue = scene.issue(scene.on(-5));
    pull.add(scene.on(-5), issue.author, { what: 'reference', source: issue });
  }),
  unplanned('named by an issue of the institution that is no part of the plan', (pull, scene) => {
    const time = scene.on(-5);
    const issue = scene.planning.elsewhere(
      time,
      scene.member(time),
      ['Compare ', { to: pull, as: 'url' }],
      'directed',
    );
    pull.add(time, issue.author, { what: 'reference', source: issue });
  }),
  unplanned('named by a pull request of the planning repository', (pull, scene) => {
    const { planning } = scene.simulation.places;
    const time = scene.on(-5);
    const other = scene.simulation.pull(planning, scene.member(time), time, 'Describe how we plan');
    other.body = textOf(time, other.author, ['As in ', { to: pull, as: 'url' }]);
    pull.add(time, other.author, { what: 'reference', source: other });
  }),
  unplanned('on a board that is not read', (pull, scene) => {
    scene.simulation.card(scene.on(-5), scene.member(scene.on(-5)), pull, false);
  }),
  {
    name: 'reviewed first, planned an hour later',
    play(scene) {
      const pull = scene.pull(scene.on(-12));
      const time = scene.on(2);
      pull.review(time, scene.member(time), 'CHANGES_REQUESTED');
      scene.planning.plan(pull, time + HOUR_MS, { form: 'new_issue' });
      end(scene, pull);
      scene.expect(pull, { unplanned: scene.n });
    },
  },
  {
    name: 'planned, reviewed and merged outside the scope',
    play(scene) {
      const pull = scene.planned({ place: scene.chance.pick(scene.simulation.places.outOfScope) });
      pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: null });
    },
  },
];
