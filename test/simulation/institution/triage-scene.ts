/** What the scripted issues of K3 have in common. */
import type { Scenario, Scene } from './scene.ts';
import type { Tale } from './tale.ts';

type As = 'state_change' | 'response' | null;

/** Opened on day −4 by somebody new; then something happens on day 3. */
export function issue(
  name: string,
  as: As,
  tell: (issue: Tale, time: number, scene: Scene) => void,
  start: (scene: Scene) => Tale = (scene) => scene.issue(scene.on(-4)),
): Scenario {
  return {
    name,
    play(scene) {
      const tale = start(scene);
      tell(tale, scene.on(3), scene);
      scene.expect(tale, { triaged: as && { n: scene.n, as } });
    },
  };
}

/** By somebody of the team who is not the author. */
export const labelled = (tale: Tale, time: number, scene: Scene) => {
  tale.label(time, scene.member(time, tale.author), 'bug');
};
