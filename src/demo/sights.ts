/** Whose request it is, and what of the community they are shown. */
import { viewedCommunity, type View } from './community-view.ts';
import { withoutRepositories, type Actor, type Community } from './community.ts';
import { isInstalledOn, type Caller, type InstallationOptions } from './github-app.ts';
import { githubGraphql } from './github-graphql.ts';
import { githubRest } from './github-rest.ts';

/** A credential that was accepted: each has points of its own. */
export interface Who {
  /** "token", "installation 123" or "app". */
  name: string;
  installation: InstallationOptions | null;
}

export interface Sight {
  graphql: ReturnType<typeof githubGraphql>;
  rest: ReturnType<typeof githubRest>;
}

/** @returns null where nobody is known by that */
export function whoIs(caller: Caller, authorization: string, token: string): Who | null {
  const [scheme, given] = authorization.split(' ');
  if (/^(bearer|token)$/i.test(scheme ?? '') && given === token) return { name: 'token', installation: null };
  if (caller?.kind === 'app') return { name: 'app', installation: null };
  if (caller?.kind !== 'installation') return null;
  return { name: `installation ${caller.installation.id}`, installation: caller.installation };
}

export interface Sights {
  /** Private repositories are shown to an App that is installed on them, and to nobody else. */
  of(who: Who): Sight;
  show(view: View): void;
}

export function sightsOf(community: Community, viewer: Actor): Sights {
  const see = (seen: Community): Sight => ({
    graphql: githubGraphql(seen, viewer),
    rest: githubRest(seen, viewer),
  });
  let shown = community;
  // GitHub's schema takes a while to build: the first request should not wait for it.
  let known = new Map([['', see(community)]]);
  return {
    of({ installation }) {
      const hidden = shown.repositories.filter(
        ({ isPrivate, nameWithOwner }) =>
          isPrivate && !(installation && isInstalledOn(installation, nameWithOwner)),
      );
      const key = hidden.map(({ id }) => id).join(' ');
      const sight = known.get(key) ?? see(withoutRepositories(shown, hidden));
      known.set(key, sight);
      return sight;
    },
    show(view) {
      const next = viewedCommunity(community, view);
      if (next === shown) return;
      shown = next;
      known = new Map();
    },
  };
}
