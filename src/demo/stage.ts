/** Who asks, and what of the community they are shown. */
import type { Actor, Community } from './community/community.ts';
import { withoutRepositories } from './community/reading.ts';
import { served, type Served } from './community/served.ts';
import type { Caller, Extension, Stage } from './extension.ts';

export interface Stages {
  callerOf(authorization: string, now: number): Caller | null;
  stageOf(caller: Caller | null, now: number): Stage;
  /** Forgets what was looked up in the community. */
  changed: () => void;
}

/** What was looked up in a community, by who is shown less of it. */
type Looks = Map<string, Served>;

export function stagesOf(
  community: Community,
  viewer: Actor,
  token: string,
  extensions: readonly Extension[],
): Stages {
  let known = new WeakMap<Community, Looks>();

  /** Private repositories are shown to whom the caller's credential says, and to nobody else. */
  function look(caller: Caller | null, now: number): Served {
    const shown = extensions.reduce(
      (seen, extension) => extension.shown?.(seen, caller, now) ?? seen,
      community,
    );
    const hidden = shown.repositories.filter(
      ({ isPrivate, nameWithOwner }) => isPrivate && !caller?.sees?.(nameWithOwner),
    );
    const looks: Looks = known.get(shown) ?? new Map<string, Served>();
    known.set(shown, looks);
    const key = hidden.map(({ id }) => id).join(' ');
    const found = looks.get(key) ?? served(withoutRepositories(shown, hidden));
    looks.set(key, found);
    return found;
  }

  const changed = () => void (known = new WeakMap());
  return {
    callerOf(authorization, now) {
      const [scheme, given] = authorization.split(' ');
      if (/^(bearer|token)$/i.test(scheme ?? '') && given === token) return { name: 'token' };
      for (const extension of extensions) {
        const caller = extension.callerOf?.(authorization, now);
        if (caller) return caller;
      }
      return null;
    },
    stageOf: (caller, now) => ({
      served: look(caller, now),
      community,
      caller,
      viewer: caller?.actor ?? viewer,
      now,
      changed,
    }),
    changed,
  };
}
