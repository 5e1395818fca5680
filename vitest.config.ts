import { defineConfig } from 'vitest/config';

/** No database, no network, no files but its own: all of them in seconds. */
const UNIT = ['test/{domain,config,text,house}/**', 'test/github/**'];
/** What a contributor needs before a commit: every KPI, one flow of each kind, the command line's errors. */
const QUICK = ['test/{kpi,views,store,flows,cli}/**'];

const tests = (folders: string[]) => folders.map((folder) => `${folder}/*.test.ts`);

export default defineConfig({
  test: {
    // A limit is for what hangs, not for what is slow: two runs at once on two cores must pass.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two embedded databases of 300 MB and their threads are what two cores carry well.
    maxWorkers: 2,
    env: { TZ: 'America/Caracas' },
  },
});
