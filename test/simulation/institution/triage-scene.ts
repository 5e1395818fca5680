/** What the scripted issues of K3 have in common. */
import type { Scenario, Scene } from './scene.ts';
import type { Fixture } from './fixture.ts';

type As = 'state_change' | 'response' | null;

/** Opened on day −4 by somebody new; then something happens on day 3. */
export function issue(
  name: string,
  as: As,
  tell: (issue: Fixture, time: number, scene: Scene) => void,
  start: (scene: Scene) => Fixture = (scene) => scene.issue(scene.on(-4)),
): Scenario {
  return {
    name,
    play(scene) {
      const fixture = start(scene);
      tell(fixture, scene.on(3), scene);
      scene.expect(fixture, { triaged: as && { n: scene.n, as } });
    },
  };
}

/** By somebody of the team who is not the author. */
export const labelled = (fixture: Fixture, time: number, scene: Scene) => {
  fixture.label(time, scene.member(time, fixture.author), 'bug');
};
