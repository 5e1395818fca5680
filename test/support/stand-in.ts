/**
 * The stand-in for GitHub as tests use it: communities recorded, simulated and made by hand, with GitHub's moods, a GitHub
 * App and its installations, views of other instants, and a log of every request.
 */
import { joinedCommunities } from '../../src/demo/community/reading.ts';
import type { Community } from '../../src/demo/community/community.ts';
import type { Extension, LoggedRequest } from '../../src/demo/extension.ts';
import type { PostsOptions, StoredPost } from '../../src/demo/rest/posts.ts';
import type { Environment } from '../../src/config/settings.ts';
import { startStandIn as start, type StandInAddress } from '../../src/demo/stand-in.ts';
import { simulatedCommunity, type SimulatedOptions } from '../simulation/community/community.ts';
import { institutionCommunity, type InstitutionOptions } from '../simulation/institution.ts';
import { recordedCommunity } from './recorded/community.ts';
import type { AppOptions, InstallationOptions } from './stand-in/app.ts';
import { controlsOf } from './stand-in/controls.ts';
import type { StoredFile } from './stand-in/files.ts';
import type { Fault } from './stand-in/faults.ts';
import type { View } from './stand-in/view.ts';

export type { LoggedRequest } from '../../src/demo/extension.ts';

/** Plain data but for `communities` and `extensions`, so that it can be handed to another process. */
export interface StandInOptions {
  /** Paths of ghd/1 files. */
  recorded?: string[];
  simulated?: SimulatedOptions;
  institution?: InstitutionOptions;
  /** Made by hand: for a stand-in in one's own process. */
  communities?: Community[];
  /** Likewise. They are asked before those that are here anyway. */
  extensions?: Extension[];
  token?: string;
  /** A GitHub App, whose installations have tokens of their own. */
  app?: AppOptions;
  /** Issues, comments and files can be written, and read in REST, in these repositories ("owner/name"). */
  posts?: PostsOptions;
  pointsPerHour?: number;
  windowSeconds?: number;
  port?: number;
}

export interface StandIn extends StandInAddress {
  /** Every request so far, oldest first. */
  log(): Promise<LoggedRequest[]>;
  setFaults(faults: Fault[]): Promise<void>;
  /** From now on the community is as this view shows it; `{}` = as it is. */
  setView(view: View): Promise<void>;
  /** From now on the App is installed there, and nowhere else. */
  setInstallations(installations: InstallationOptions[]): Promise<void>;
  /** Forgets log, faults, spent points, the view and changed installations. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** In one's own process what stands there can be looked at, too. */
export interface StandInWithPosts extends StandIn {
  /** What was written and planted, in its order. */
  posts(): StoredPost[];
  /** Files that were written. */
  files(): StoredFile[];
  /** Somebody else's post. */
  plant(post: Pick<StoredPost, 'repository' | 'title' | 'body' | 'login'>): void;
}

/** What a command is told, to observe this GitHub with a personal token. */
export function observing({ token, restUrl, graphqlUrl }: StandInAddress): Environment {
  return { GITHUB_TOKEN: token, GITHUB_API_URL: restUrl, GITHUB_GRAPHQL_URL: graphqlUrl };
}

export async function startStandIn({
  recorded = [],
  simulated,
  institution,
  communities = [],
  extensions = [],
  app,
  posts,
  ...options
}: StandInOptions): Promise<StandInWithPosts> {
  const community = joinedCommunities([
    ...communities,
    ...(recorded.length > 0 ? [recordedCommunity(recorded)] : []),
    ...(simulated ? [simulatedCommunity(simulated)] : []),
    ...(institution ? [institutionCommunity(institution)] : []),
  ]);
  const controls = controlsOf({ community, extensions, app, posts });
  const { restUrl, graphqlUrl, token, refillBudgets, close } = await start({
    ...options,
    communities: [community],
    extensions: controls.extensions,
  });
  return {
    restUrl,
    graphqlUrl,
    token,
    log: async () => controls.log(),
    setFaults: async (wanted) => controls.setFaults(wanted),
    setView: async (view) => controls.setView(view),
    setInstallations: async (installations) => controls.setInstallations(installations),
    posts: controls.posts,
    files: controls.files,
    plant: controls.plant,
    reset: async () => {
      controls.reset();
      refillBudgets();
    },
    close,
  };
}
