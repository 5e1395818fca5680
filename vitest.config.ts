import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/**
 * Three lanes. What a file imports decides which one it is in, so that no list of them all goes stale:
 *
 * - unit: no database, no process, no server: all of them in seconds;
 * - thorough: simulated years, recorded communities, properties, kills, browsers, packaging;
 * - quick: everything else, which is what a contributor needs before a commit: every KPI, a flow of each kind on the
 *   embedded database, the command line's errors.
 */
const THOROUGH = globSync([
  'test/{browser,demo,oracles,properties,simulation}/**/*.test.ts',
  'test/flows/**/{institution,killed,concurrent,recorded-history,recorded-sync,as-of,import,app-mode,changed-files}.test.ts',
  'test/house/{action,dockerfile,packaging,packed,partitions}.test.ts',
  'test/cli/{process,import,secrets,echoing-github}.test.ts',
  'test/live/{serve,front,permutations}.test.ts',
]);
const BEYOND_UNIT =
  /support\/((?:prepare-)?databases|command-line|stand-in|reading|serving|recorded|oracles)|node:child_process/;

function laneOf(file: string): 'unit' | 'quick' | 'thorough' {
  if (THOROUGH.includes(file)) return 'thorough';
  return BEYOND_UNIT.test(readFileSync(file, 'utf8')) ? 'quick' : 'unit';
}

const files = globSync('test/**/*.test.ts');
const lane = (name: 'unit' | 'quick' | 'thorough', globalSetup: string[]) => ({
  extends: true as const,
  test: {
    name,
    include: files.filter((file) => laneOf(file) === name),
    globalSetup,
    // Pure rules leave nothing behind, and loading the same modules for each file takes longer than all the tests.
    isolate: name !== 'unit',
  },
});
const databases = ['test/support/prepare-databases.ts'];
const report = process.env['VITEST_JSON'];

export default defineConfig({
  test: {
    projects: [lane('unit', []), lane('quick', databases), lane('thorough', databases)],
    // A limit is for what hangs, not for what is slow: two runs at once on two cores must pass.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two embedded databases of 300 MB and their threads are what two cores carry well.
    maxWorkers: 2,
    env: { TZ: 'America/Caracas' },
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
