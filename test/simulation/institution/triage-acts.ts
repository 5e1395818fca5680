/** Scripted issues of K3: the first thing that somebody of the team did about them, and what does not count. */
import { HOUR_MS } from '../community/item.ts';
import type { Person } from './people.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';
import { issue, labelled } from './triage-scene.ts';

/** Somebody of the team does something that changes the issue's state. */
function first(
  name: string,
  tell: (issue: Fixture, time: number, by: Person, scene: Scene) => void,
): Scenario {
  return issue(name, 'state_change', (fixture, time, scene) =>
    tell(fixture, time, scene.member(time), scene),
  );
}

export const TRIAGE_ACTS: readonly Scenario[] = [
  first('a label', (fixture, time, who) => fixture.label(time, who, 'bug')),
  first('a label taken off', (fixture, time, who, scene) => {
    fixture.label(scene.on(-2), scene.keeper(), 'question');
    fixture.add(time, who, { what: 'unlabel', label: 'question' });
  }),
  first('an assignment to oneself', (fixture, time, who) =>
    fixture.add(time, who, { what: 'assign', to: who }),
  ),
  first('a milestone', (fixture, time, who) => fixture.add(time, who, { what: 'milestone' })),
  first('closed by hand', (fixture, time, who) => fixture.close(time, who)),
  first('closed as a duplicate', (fixture, time, who, scene) => {
    fixture.add(time, who, { what: 'duplicate', of: scene.issue(scene.on(-30)) });
    fixture.close(time, who);
  }),
  first('a better title', (fixture, time, who) => {
    fixture.add(time, who, { what: 'rename', from: fixture.title, to: 'Login fails behind a proxy' });
  }),
  first('converted to a discussion', (fixture, time, who) => {
    fixture.add(time, who, { what: 'convert' });
    fixture.close(time, who);
  }),
  first('transferred to another repository', (fixture, time, who, scene) => {
    const from = fixture.place;
    fixture.place = scene.simulation.places.inScope.find((place) => place !== from)!;
    fixture.add(time, who, { what: 'transfer', from });
  }),
  first('put on the board', (fixture, time, who, { simulation }) => simulation.card(time, who, fixture)),
  issue('a comment', 'response', (fixture, time, scene) => fixture.comment(time, scene.member(time))),
  issue('a comment before a label', 'response', (fixture, time, scene) => {
    fixture.comment(time, scene.member(time));
    labelled(fixture, time + 1_000, scene);
  }),
  issue('a comment and a label in the same second', 'state_change', (fixture, time, scene) => {
    fixture.comment(time, scene.member(time));
    labelled(fixture, time, scene);
  }),
  issue('a bot was there first', 'response', (fixture, time, scene) => {
    const { configuredBot, ciBot } = scene.simulation.people;
    fixture.comment(fixture.opened + 30_000, configuredBot);
    fixture.label(fixture.opened + 40_000, ciBot, 'needs info');
    fixture.comment(time, scene.member(time));
  }),
  issue('others were there first', 'state_change', (fixture, time, scene) => {
    fixture.comment(scene.on(-2), scene.keeper());
    fixture.label(scene.on(-1), scene.keeper(), 'bug');
    fixture.close(time, scene.member(time));
  }),
  issue('a comment on what was closed long ago', 'response', (fixture, time, scene) => {
    fixture.close(scene.on(-2), fixture.author);
    fixture.comment(time, scene.member(time));
  }),
  issue('unassigned, taken off a milestone, locked and reopened only', null, (fixture, time, scene) => {
    const keeper = scene.keeper();
    fixture.add(scene.on(-3), keeper, { what: 'assign', to: keeper });
    fixture.add(scene.on(-3), keeper, { what: 'milestone' });
    fixture.close(scene.on(-2), keeper);
    const who = scene.member(time);
    fixture.add(time, who, { what: 'unassign', to: keeper });
    fixture.add(time + 60_000, who, { what: 'demilestone' });
    fixture.add(time + 120_000, who, { what: 'reopen' });
    fixture.add(time + 180_000, who, { what: 'lock' });
  }),
  issue('closed by a pull request that we merged', null, (fixture, time, scene) => {
    const pull = scene.pull(scene.on(1));
    const who = scene.mergingMember(time);
    fixture.add(scene.on(1), pull.author, { what: 'reference', source: pull });
    pull.merge(time, who);
    fixture.close(time, who, pull);
  }),
  issue('closed by a commit', null, (fixture, time, scene) =>
    fixture.close(time, scene.mergingMember(time), 'commit'),
  ),
  issue('put on a board that is not read', null, (fixture, time, scene) => {
    scene.simulation.card(time, scene.member(time), fixture, false);
  }),
  issue('put on the board by somebody else', null, (fixture, time, scene) => {
    scene.simulation.card(
      time,
      scene.chance.pick([scene.keeper(), scene.simulation.people.ciBot, null]),
      fixture,
    );
  }),
  issue('a former member', null, (fixture, time, scene) => {
    const who = scene.chance.pick(scene.simulation.people.formerAt(time));
    fixture.label(time, who, 'bug');
    fixture.comment(time + HOUR_MS, who);
  }),
  issue('a member to be', null, (fixture, time, scene) => {
    // Whoever is the last to join is not there yet, but for the last weeks.
    const [who] = scene.simulation.people.futureAt(time).toReversed();
    if (who) fixture.comment(time, who);
  }),
];
