/** Scripted issues of K3: the first thing that somebody of the team did about them, and what does not count. */
import { HOUR_MS } from '../community/item.ts';
import type { Person } from './people.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Tale } from './tale.ts';
import { issue, labelled } from './triage-scene.ts';

/** Somebody of the team does something that changes the issue's state. */
function first(name: string, tell: (issue: Tale, time: number, by: Person, scene: Scene) => void): Scenario {
  return issue(name, 'state_change', (tale, time, scene) => tell(tale, time, scene.member(time), scene));
}

export const TRIAGE_ACTS: readonly Scenario[] = [
  first('a label', (tale, time, who) => tale.label(time, who, 'bug')),
  first('a label taken off', (tale, time, who, scene) => {
    tale.label(scene.on(-2), scene.keeper(), 'question');
    tale.tell(time, who, { what: 'unlabel', label: 'question' });
  }),
  first('an assignment to oneself', (tale, time, who) => tale.tell(time, who, { what: 'assign', to: who })),
  first('a milestone', (tale, time, who) => tale.tell(time, who, { what: 'milestone' })),
  first('closed by hand', (tale, time, who) => tale.close(time, who)),
  first('closed as a duplicate', (tale, time, who, scene) => {
    tale.tell(time, who, { what: 'duplicate', of: scene.issue(scene.on(-30)) });
    tale.close(time, who);
  }),
  first('a better title', (tale, time, who) => {
    tale.tell(time, who, { what: 'rename', from: tale.title, to: 'Login fails behind a proxy' });
  }),
  first('converted to a discussion', (tale, time, who) => {
    tale.tell(time, who, { what: 'convert' });
    tale.close(time, who);
  }),
  first('transferred to another repository', (tale, time, who, scene) => {
    const from = tale.place;
    tale.place = scene.world.places.inScope.find((place) => place !== from)!;
    tale.tell(time, who, { what: 'transfer', from });
  }),
  first('put on the board', (tale, time, who, { world }) => world.card(time, who, tale)),
  issue('a comment', 'response', (tale, time, scene) => tale.comment(time, scene.member(time))),
  issue('a comment before a label', 'response', (tale, time, scene) => {
    tale.comment(time, scene.member(time));
    labelled(tale, time + 1_000, scene);
  }),
  issue('a comment and a label in the same second', 'state_change', (tale, time, scene) => {
    tale.comment(time, scene.member(time));
    labelled(tale, time, scene);
  }),
  issue('a bot was there first', 'response', (tale, time, scene) => {
    const { configuredBot, ciBot } = scene.world.people;
    tale.comment(tale.opened + 30_000, configuredBot);
    tale.label(tale.opened + 40_000, ciBot, 'needs info');
    tale.comment(time, scene.member(time));
  }),
  issue('others were there first', 'state_change', (tale, time, scene) => {
    tale.comment(scene.on(-2), scene.keeper());
    tale.label(scene.on(-1), scene.keeper(), 'bug');
    tale.close(time, scene.member(time));
  }),
  issue('a comment on what was closed long ago', 'response', (tale, time, scene) => {
    tale.close(scene.on(-2), tale.author);
    tale.comment(time, scene.member(time));
  }),
  issue('unassigned, taken off a milestone, locked and reopened only', null, (tale, time, scene) => {
    const keeper = scene.keeper();
    tale.tell(scene.on(-3), keeper, { what: 'assign', to: keeper });
    tale.tell(scene.on(-3), keeper, { what: 'milestone' });
    tale.close(scene.on(-2), keeper);
    const who = scene.member(time);
    tale.tell(time, who, { what: 'unassign', to: keeper });
    tale.tell(time + 60_000, who, { what: 'demilestone' });
    tale.tell(time + 120_000, who, { what: 'reopen' });
    tale.tell(time + 180_000, who, { what: 'lock' });
  }),
  issue('closed by a pull request that we merged', null, (tale, time, scene) => {
    const pull = scene.pull(scene.on(1));
    const who = scene.mergingMember(time);
    tale.tell(scene.on(1), pull.author, { what: 'reference', source: pull });
    pull.merge(time, who);
    tale.close(time, who, pull);
  }),
  issue('closed by a commit', null, (tale, time, scene) =>
    tale.close(time, scene.mergingMember(time), 'commit'),
  ),
  issue('put on a board that is not read', null, (tale, time, scene) => {
    scene.world.card(time, scene.member(time), tale, false);
  }),
  issue('put on the board by somebody else', null, (tale, time, scene) => {
    scene.world.card(time, scene.chance.pick([scene.keeper(), scene.world.people.ciBot, null]), tale);
  }),
  issue('a former member', null, (tale, time, scene) => {
    const who = scene.chance.pick(scene.world.people.formerAt(time));
    tale.label(time, who, 'bug');
    tale.comment(time + HOUR_MS, who);
  }),
  issue('a member to be', null, (tale, time, scene) => {
    // Whoever is the last to join is not there yet, but for the last weeks.
    const [who] = scene.world.people.futureAt(time).toReversed();
    if (who) tale.comment(time, who);
  }),
];
