/** The outbox against a forgetful GitHub, with a clock that waiting moves. */
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import type { Delivery } from '../../src/flows/outbox/settle.ts';
import { githubWrites } from '../../src/github/outbox/writer.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { ForgetfulGitHub, US, type Mishap } from './forgetful-github.ts';

export interface Scene {
  github: ForgetfulGitHub;
  clock: { at: number };
  run: Delivery;
  deliver: () => Promise<number>;
}

let scenes = 0;

/** Each has a writer of its own, so that many can follow each other in one database. */
export function sceneAt(
  db: Database,
  start: string,
  {
    owner = null,
    mishaps = [],
    lag_ms = 0,
    isStillWanted,
  }: {
    /** Whose repositories may be written to; null = anybody's. */
    owner?: string | null;
    mishaps?: readonly Mishap[];
    lag_ms?: number;
    isStillWanted?: (key: string, now: string) => Promise<boolean>;
  } = {},
): Scene {
  const clock = { at: Date.parse(start) };
  const name = `installation of scene ${++scenes}`;
  const github = new ForgetfulGitHub(() => clock.at, mishaps, lag_ms);
  const run: Delivery = {
    db,
    writes: githubWrites({ restUrl: 'https://api.github.test', fetch: github.fetch }),
    writerFor: async (repository) =>
      owner === null || repository.startsWith(`${owner}/`)
        ? {
            name,
            author: { login: US.login, id: String(US.id) },
            authorization: async () => 'token x',
          }
        : null,
    now: () => new Date(clock.at),
    wait: async (ms) => {
      clock.at += ms;
    },
    stop: new AbortController().signal,
    ...(isStillWanted && { isStillWanted: (key) => isStillWanted(key, new Date(clock.at).toISOString()) }),
  };
  return { github, clock, run, deliver: () => deliverPosts(run, { patience_ms: 24 * 3_600_000 }) };
}

export function nowOf({ clock }: Scene): string {
  return new Date(clock.at).toISOString();
}
