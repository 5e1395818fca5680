/**
 * The stand-in for GitHub as tests use it: communities recorded, simulated and made by hand, with GitHub's moods, a GitHub
 * App and its installations, views of other instants, and a log of every request.
 */
import { joinedCommunities } from '../../src/demo/community/reading.ts';
import type { Community } from '../../src/demo/community/community.ts';
import type { Extension, LoggedRequest } from '../../src/demo/extension.ts';
import { writtenPosts, type PostsOptions, type StoredPost } from '../../src/demo/rest/posts.ts';
import type { Environment } from '../../src/config/settings.ts';
import { startStandIn as start, type StandInAddress } from '../../src/demo/stand-in.ts';
import { simulatedCommunity, type SimulatedOptions } from '../simulation/community/community.ts';
import { institutionCommunity, type InstitutionOptions } from '../simulation/institution.ts';
import { recordedCommunity } from './recorded/community.ts';
import { githubApp, type AppOptions, type InstallationOptions } from './stand-in/app.ts';
import { writtenFiles, type StoredFile } from './stand-in/files.ts';
import { faultSwitch, type Fault } from './stand-in/faults.ts';
import { faulty } from './stand-in/fault-answers.ts';
import { viewedCommunity, type View } from './stand-in/view.ts';

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
  const faults = faultSwitch();
  const apps = app ? githubApp(app) : null;
  const written = posts ? writtenPosts(posts) : null;
  const files = posts ? writtenFiles(posts.repositories) : null;
  let shown = community;
  let log: LoggedRequest[] = [];
  const own: Extension = {
    shown: (seen) => (seen === community ? shown : seen),
    answered: (request) => log.push(request),
  };
  const standIn = await start({
    ...options,
    communities: [community],
    extensions: [
      ...extensions,
      ...(apps ? [apps.extension] : []),
      ...(written ? [written.extension] : []),
      ...(files ? [files.extension] : []),
      faulty(faults),
      own,
    ],
  });
  return {
    restUrl: standIn.restUrl,
    graphqlUrl: standIn.graphqlUrl,
    token: standIn.token,
    log: async () => log,
    setFaults: async (wanted) => faults.set(wanted),
    setView: async (view) => {
      shown = viewedCommunity(community, view);
    },
    setInstallations: async (installations) => apps?.setInstallations(installations),
    posts: () => written?.kept ?? [],
    files: () => files?.kept ?? [],
    plant: (post) => written?.plant(post),
    reset: async () => {
      log = [];
      faults.set([]);
      shown = community;
      apps?.setInstallations(app?.installations ?? []);
      standIn.refillBudgets();
    },
    close: () => standIn.close(),
  };
}
