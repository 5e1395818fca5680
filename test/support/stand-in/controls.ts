/**
 * What a test tells GitHub and looks up in it: its moods, a GitHub App and its installations, views of other instants, posts,
 * and a log of every request. The same for a stand-in behind HTTP and for one in the test's own process.
 */
import type { Community } from '../../../src/demo/community/community.ts';
import type { Extension, LoggedRequest } from '../../../src/demo/extension.ts';
import { writtenPosts, type PostsOptions, type StoredPost } from '../../../src/demo/rest/posts.ts';
import { githubApp, type AppOptions, type InstallationOptions } from './app.ts';
import { writtenFiles, type StoredFile } from './files.ts';
import { faultSwitch, type Fault } from './faults.ts';
import { faulty } from './fault-answers.ts';
import { viewedCommunity, type View } from './view.ts';

export interface ControlOptions {
  community: Community;
  /** They are asked before those that are here anyway. */
  extensions?: Extension[];
  app?: AppOptions | undefined;
  posts?: PostsOptions | undefined;
}

export interface Controls {
  /** For the stand-in, in their order. */
  extensions: Extension[];
  /** Every request so far, oldest first. */
  log(): LoggedRequest[];
  setFaults(faults: Fault[]): void;
  setView(view: View): void;
  setInstallations(installations: InstallationOptions[]): void;
  posts: () => StoredPost[];
  files: () => StoredFile[];
  plant: (post: Pick<StoredPost, 'repository' | 'title' | 'body' | 'login'>) => void;
  /** Forgets log, faults, the view and changed installations. */
  reset(): void;
}

export function controlsOf({ community, extensions = [], app, posts }: ControlOptions): Controls {
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
  return {
    extensions: [
      ...extensions,
      ...(apps ? [apps.extension] : []),
      ...(written ? [written.extension] : []),
      ...(files ? [files.extension] : []),
      faulty(faults),
      own,
    ],
    log: () => log,
    setFaults: (wanted) => faults.set(wanted),
    setView: (view) => {
      shown = viewedCommunity(community, view);
    },
    setInstallations: (installations) => apps?.setInstallations(installations),
    posts: () => written?.kept ?? [],
    files: () => files?.kept ?? [],
    plant: (post) => written?.plant(post),
    reset: () => {
      log = [];
      faults.set([]);
      shown = community;
      apps?.setInstallations(app?.installations ?? []);
    },
  };
}
