/** Scripted issues of K3: by whom they were opened, and when the first act of the team fell. */
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { sessionsIn } from './calendar.ts';
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';
import { issue, labelled } from './triage-scene.ts';

const by = (author: (scene: Scene) => Fixture['author']) => (scene: Scene) =>
  scene.issue(scene.on(-4), { author: author(scene) });

export const TRIAGE_AUTHORS: readonly Scenario[] = [
  issue(
    'an issue opened by a maintainer',
    'state_change',
    labelled,
    by((scene) => scene.keeper()),
  ),
  issue(
    'an issue opened by a deleted account',
    'state_change',
    labelled,
    by(() => null),
  ),
  issue(
    'an issue opened by the account ghost',
    'state_change',
    labelled,
    by(({ simulation }) => simulation.people.nobodies[2]!),
  ),
  issue(
    'an issue opened by the team',
    null,
    labelled,
    by((scene) => scene.member(scene.on(-4))),
  ),
  issue(
    'an issue opened by an app',
    null,
    labelled,
    by(({ simulation }) => simulation.people.updatesBot),
  ),
  issue(
    'an issue opened by a bot that looks like a person',
    null,
    labelled,
    by(({ simulation }) => simulation.people.configuredBot),
  ),
  issue(
    'an issue opened by somebody who had left',
    'state_change',
    labelled,
    by((scene) => scene.chance.pick(scene.simulation.people.formerAt(scene.on(-4)))),
  ),
  {
    name: 'the author joins the team and labels their own',
    about: 'joining',
    play(scene) {
      const { who, at } = scene.turn!;
      const fixture = scene.issue(at - DAY_MS, { author: who });
      fixture.label(at + HOUR_MS, who, 'bug');
      fixture.comment(at + 2 * HOUR_MS, who);
      scene.expect(fixture, { triaged: null });
    },
  },
  {
    name: 'triaged in the iteration before, again in this one',
    play(scene) {
      const fixture = scene.issue(scene.on(-10));
      labelled(fixture, scene.on(-8), scene);
      fixture.close(scene.on(-7), scene.keeper());
      fixture.add(scene.on(1), fixture.author, { what: 'reopen' });
      fixture.close(scene.on(3), scene.member(scene.on(3)));
      scene.expect(fixture, { triaged: scene.n > 1 ? { n: scene.n - 1, as: 'state_change' } : null });
    },
  },
  {
    name: 'triaged in the first second of the iteration',
    play(scene) {
      const fixture = scene.issue(scene.on(-4));
      labelled(fixture, scene.start, scene);
      scene.expect(fixture, { triaged: { n: scene.n, as: 'state_change' } });
    },
  },
  {
    name: 'triaged in office hours',
    play(scene) {
      const [session] = sessionsIn(scene);
      for (const [index, minute] of [7, 25, 41].entries()) {
        const fixture = scene.issue(scene.on(-4));
        const time = session!.at + minute * 60_000;
        if (index === 0) fixture.comment(time, scene.member(time));
        else labelled(fixture, time, scene);
        scene.expect(fixture, { triaged: { n: scene.n, as: index === 0 ? 'response' : 'state_change' } });
      }
      // Ten minutes late.
      const late = scene.issue(scene.on(-4));
      labelled(late, session!.until + 600_000, scene);
      scene.expect(late, { triaged: { n: scene.n, as: 'state_change' } });
    },
  },
];
