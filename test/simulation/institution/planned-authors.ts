/** Scripted pull requests of K1: whose they are, and what their authors could do when they opened them. */
import { DAY_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import type { RosterChange } from './decisions.ts';
import type { Person } from './people.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

const HALF_A_YEAR_MS = 180 * DAY_MS;

/** Planned, reviewed by us and merged, but its author is nobody of the community. */
function openedBy(
  name: string,
  author: (scene: Scene) => Fixture['author'],
  as: 'by_team' | 'by_maintainer' | 'not_human',
): Scenario {
  return {
    name,
    play(scene) {
      const who = author(scene);
      const pull = scene.planned({ author: who });
      pull.review(scene.on(3), scene.member(scene.on(3), who), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as } });
    },
  };
}

/** The author merges somebody else's pull request in the same repository this long after opening their own. */
function mergesLater(name: string, after: number, as: 'merged' | 'by_maintainer'): Scenario {
  return {
    name,
    needs_days: 190,
    play(scene) {
      const pull = scene.planned();
      pull.review(scene.on(2), scene.member(scene.on(2)), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      const at = pull.opened + after;
      scene.pull(at - 3 * DAY_MS).merge(at, pull.author);
      scene.expect(pull, { planned: { n: scene.n, as } });
    },
  };
}

/** The pull request of somebody of whom the roster says this. */
function inRoster(name: string, changes: (scene: Scene, person: Person) => RosterChange[]): Scenario {
  return {
    name,
    play(scene) {
      const author = scene.newcomer();
      scene.simulation.roster.push(...changes(scene, author));
      reviewedAndMerged(scene, scene.planned({ author }));
    },
  };
}

function rosterBegins({ simulation }: Scene): number {
  return simulation.calendar.rosterBegins;
}

function reviewedAndMerged(scene: Scene, pull: Fixture): void {
  pull.review(scene.on(3), scene.member(scene.on(3), pull.author), 'APPROVED');
  pull.merge(scene.on(6), scene.keeper());
  scene.expect(pull, { planned: { n: scene.n, as: 'merged' } });
}

export const PLANNED_AUTHORS: readonly Scenario[] = [
  openedBy('opened by the team', (scene) => scene.member(scene.on(-12)), 'by_team'),
  openedBy(
    'opened by a maintainer of the roster',
    ({ simulation }) => simulation.people.keepers[0]!,
    'by_maintainer',
  ),
  openedBy(
    'opened by a maintainer who is seen merging',
    (scene) => seenMerging(scene, scene.place),
    'by_maintainer',
  ),
  openedBy('opened by an app', ({ simulation }) => simulation.people.updatesBot, 'not_human'),
  openedBy(
    'opened by a bot that looks like a person',
    ({ simulation }) => simulation.people.configuredBot,
    'not_human',
  ),
  openedBy('opened by a deleted account', () => null, 'not_human'),
  openedBy('opened by nobody', ({ simulation, n }) => simulation.people.nobodies[n % 3]!, 'not_human'),
  {
    name: 'opened by somebody who had left the team',
    play(scene) {
      const who = scene.chance.pick(
        scene.simulation.people
          .formerAt(scene.on(-12))
          .filter((person) => !scene.simulation.people.dualHats.includes(person)),
      );
      reviewedAndMerged(scene, scene.planned({ author: who }));
    },
  },
  {
    name: 'the author enters the roster before it ends',
    play(scene) {
      const pull = scene.planned();
      scene.simulation.roster.push({ at: scene.on(4), person: pull.author!, change: 'added' });
      reviewedAndMerged(scene, pull);
    },
  },
  inRoster('the author is in a team that makes no maintainers', (scene, person) => [
    { at: rosterBegins(scene), person, change: 'baseline', teams: ['docs-circle'] },
  ]),
  inRoster('the author has become inactive', (scene, person) => [
    { at: rosterBegins(scene), person, change: 'baseline' },
    { at: scene.on(-60), person, change: 'inactive' },
  ]),
  inRoster('the author was inactive and becomes active again', (scene, person) => [
    { at: rosterBegins(scene), person, change: 'baseline' },
    { at: scene.on(-60), person, change: 'inactive' },
    { at: scene.on(1), person, change: 'active' },
  ]),
  inRoster('the author was taken off the roster', (scene, person) => [
    { at: rosterBegins(scene), person, change: 'baseline' },
    { at: scene.on(-60), person, change: 'removed' },
  ]),
  {
    name: 'the author merges elsewhere only',
    play(scene) {
      const open = scene.simulation.places.inScope.filter(
        (place) => place !== scene.place && !place.isArchived,
      );
      const author = seenMerging(scene, scene.chance.pick(open));
      reviewedAndMerged(scene, scene.planned({ author }));
    },
  },
  {
    name: 'the author was a maintainer until the configuration ended it',
    play(scene) {
      const author = seenMerging(scene, scene.place);
      const to = instant(scene.on(-14)).slice(0, 10);
      scene.simulation.overrides.push({ person: author, place: scene.place, from: '2023-01-01', to });
      reviewedAndMerged(scene, scene.planned({ author }));
    },
  },
  {
    name: 'the author is a maintainer because the configuration says so',
    play(scene) {
      const pull = scene.planned();
      scene.simulation.overrides.push({
        person: pull.author!,
        place: scene.place,
        from: '2023-01-01',
        to: null,
      });
      pull.review(scene.on(3), scene.member(scene.on(3)), 'APPROVED');
      pull.merge(scene.on(6), scene.keeper());
      scene.expect(pull, { planned: { n: scene.n, as: 'by_maintainer' } });
    },
  },
  mergesLater('the author merges there exactly 180 days later', HALF_A_YEAR_MS, 'by_maintainer'),
  mergesLater('the author merges there 180 days and a second later', HALF_A_YEAR_MS + 1_000, 'merged'),
  mergesLater('the author merges there soon afterwards', 40 * DAY_MS, 'by_maintainer'),
];

/** Somebody outside the team who merges there, long ago for the first time and a month before this scene for the last. */
function seenMerging(scene: Scene, place: Scene['place']) {
  const who = scene.newcomer();
  for (const at of [scene.simulation.calendar.begins + 2 * DAY_MS, scene.on(-40)])
    scene.pull(at - DAY_MS, { place }).merge(at, who);
  return who;
}
