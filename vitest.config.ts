import { globSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * Three lanes. What a file imports decides whether it is a unit test, so that no list of those goes stale:
 *
 * - unit: no database, no process, no server: all of them in seconds;
 * - quick: what a contributor needs before a commit beside that: every KPI, a flow of each kind on the embedded
 *   database, the command line's errors;
 * - thorough: everything else: simulated years, recorded communities, properties, kills, browsers, packaging.
 */
/** Pure, but of thousands of texts or entries. */
const PURE_BUT_SLOW = [
  'test/config/plain-yaml.test.ts',
  'test/demo/demo-data.test.ts',
  'test/store/driver/new-cluster.test.ts',
  'test/text/hostile.test.ts',
  'test/text/length.test.ts',
];
const QUICK = globSync([
  ...PURE_BUT_SLOW,
  'test/views/*.test.ts',
  // Every KPI; what cuts across them is thorough.
  ...readdirSync('sql/kpi').map((file) => `test/kpi/${file.replace('.sql', '.test.ts')}`),
  'test/kpi/{contributors,issues,psql,ratios,spread}.test.ts',
  'test/store/{comments,facts}.test.ts',
  'test/store/{live,releases}/*.test.ts',
  'test/flows/history/releases-read.test.ts',
  'test/flows/{kpis/golden-iteration,people/opt-out,repositories/settings}.test.ts',
  'test/live/handling.test.ts',
  'test/outbox/weekly-issue.test.ts',
  'test/cli/{far-ends,usage}.test.ts',
  'test/github/**/*.test.ts',
  'test/import/sqlite-export.test.ts',
]);
const BEYOND_UNIT =
  /support\/((?:prepare-)?databases|command-line|stand-in|reading|serving|recorded|oracles|shown-community)|node:child_process|recordedFiles/;

function laneOf(file: string): 'unit' | 'quick' | 'thorough' {
  if (/^test\/(browser|properties|simulation)\//.test(file)) return 'thorough';
  if (!PURE_BUT_SLOW.includes(file) && !BEYOND_UNIT.test(readFileSync(file, 'utf8'))) return 'unit';
  return QUICK.includes(file) ? 'quick' : 'thorough';
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

// Each file's worker reads the same modules: what Node compiled of them is kept for the next, as the command line does.
process.env['NODE_COMPILE_CACHE'] ??= resolve('node_modules/.cache/headwater/tests');

export default defineConfig({
  ssr: { resolve: { conditions: ['node'] } },
  resolve: {
    alias: [
      // The Markdown parser as its users run it: its development build asserts at every character.
      { find: /^micromark$/, replacement: resolve('node_modules/micromark/index.js') },
      // The one that Node gives to our modules: objects of two copies do not know each other.
      { find: /^graphql$/, replacement: resolve('node_modules/graphql/index.js') },
    ],
  },
  test: {
    projects: [lane('unit', []), lane('quick', databases), lane('thorough', databases)],
    // Node reads our TypeScript itself: once a worker, instead of once a file.
    server: { deps: { external: [/\/headwater\/src\//, /\/src\/.*\.ts$/] } },
    // A limit is for what hangs, not for what is slow: two runs at once on two cores must pass.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Two embedded databases of 300 MB and their threads are what two cores carry well. With a server much is waiting: for
    // processes that start, are killed and taken over.
    maxWorkers: process.env['ONLY_POSTGRESQL'] ? 3 : 2,
    env: { TZ: 'America/Caracas' },
    ...(report ? { reporters: ['default', 'json'], outputFile: { json: report } } : {}),
  },
});
