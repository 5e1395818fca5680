/** Reads history from a stand-in into a database, as `headwater backfill` does. */
import { backfill, type BackfillOptions } from '../../src/flows/history/backfill.ts';
import {
  beginRun,
  emptySummary,
  type ReadingOptions,
  type ReadingSummary,
} from '../../src/flows/history/history.ts';
import { importHistory, type ImportOptions, type ImportSummary } from '../../src/flows/import/import.ts';
import { readDirty, type ReadDirty } from '../../src/flows/live/read-dirty.ts';
import { sync, type SyncSummary } from '../../src/flows/history/sync.ts';
import { observerClient } from '../../src/github/transport/client.ts';
import { openGithubToSqlite } from '../../src/import/sqlite-export.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { community, institution } from './builders.ts';

export interface Address {
  restUrl: string;
  graphqlUrl: string;
  token: string;
}

/** No waiting in tests: what would have been waited for is added to the clock. */
export async function read(
  db: Database,
  github: Address,
  repositories: string[],
  over: Partial<BackfillOptions> = {},
  wait?: (milliseconds: number) => Promise<void>,
): Promise<ReadingSummary> {
  let skipped = 0;
  const now = () => new Date(Date.now() + skipped);
  const stop = over.stop ?? new AbortController().signal;
  return backfill({
    db,
    github: observerClient({
      ...github,
      now,
      wait:
        wait ??
        (async (milliseconds) => {
          skipped += milliseconds;
        }),
      stop,
    }),
    institution: institution({ communities: [community({ orgs: [], repositories })] }),
    repositories: null,
    since: null,
    full: false,
    now,
    stop,
    progress: () => {},
    ...over,
  });
}

/** As `headwater sync` does. */
export async function keepUp(
  db: Database,
  github: Address,
  repositories: string[],
  over: Partial<ReadingOptions> & { orgs?: string[] } = {},
): Promise<SyncSummary> {
  let skipped = 0;
  const { orgs = [], ...options } = over;
  const now = over.now ?? (() => new Date(Date.now() + skipped));
  const stop = over.stop ?? new AbortController().signal;
  return sync({
    db,
    github: observerClient({
      ...github,
      now,
      wait: async (milliseconds) => {
        skipped += milliseconds;
      },
      stop,
    }),
    institution: institution({ communities: [community({ orgs, repositories })] }),
    now,
    stop,
    progress: () => {},
    ...options,
  });
}

/** As the live App does, until nothing more is due. */
export async function readMarks(
  db: Database,
  github: Address,
  repositories: string[],
  { now, limit = 10_000 }: { now: () => Date; limit?: number },
): Promise<ReadDirty> {
  const stop = new AbortController().signal;
  const options: ReadingOptions = {
    db,
    github: observerClient({ ...github, now, wait: async () => {}, stop }),
    institution: institution({ communities: [community({ orgs: [], repositories })] }),
    now,
    stop,
    progress: () => {},
  };
  return readDirty(await beginRun(options, emptySummary()), { limit });
}

/** As `headwater import` does. */
export async function importFile(
  db: Database,
  path: string,
  repositories: string[],
  over: Partial<ImportOptions> & { orgs?: string[] } = {},
): Promise<ImportSummary> {
  const { orgs = [], ...options } = over;
  const file = openGithubToSqlite(path);
  try {
    return await importHistory({
      db,
      institution: institution({ communities: [community({ orgs, repositories })] }),
      file,
      pseudonymKey: null,
      now: () => new Date(),
      stop: new AbortController().signal,
      progress: () => {},
      ...options,
    });
  } finally {
    file.close();
  }
}
