/**
 * `npm run soak`: the property tests, the faults and the kills with many more cases, and another seed every day.
 *
 *   npm run soak                    every part
 *   npm run soak -- live            one of them; also several
 *   npm run soak -- live 20261124   the same cases again
 */
import { spawnSync } from 'node:child_process';

const PARTS: Record<string, string[]> = {
  properties: ['test/properties', 'test/domain/attention/properties.test.ts'],
  history: ['test/flows/history/killed.test.ts', 'test/flows/history/concurrent.test.ts'],
  // Installs the image's packages from the registry.
  image: ['test/house/dockerfile.test.ts'],
  institution: ['test/flows/kpis/institution.test.ts'],
  pages: ['test/browser/pages.test.ts', 'test/web/recorded-numbers.test.ts'],
  private: ['test/live/private.test.ts', 'test/live/installed.test.ts', 'test/live/own-edits.test.ts'],
  permutations: ['test/live/permutations.test.ts'],
  front: ['test/live/front.test.ts', 'test/live/floods.test.ts'],
  // Needs Debian's pgbouncer beside PostgreSQL.
  live: ['test/live/kills.test.ts', 'test/live/replicas.test.ts'],
  nudges: ['test/simulation/nudges'],
  outbox: ['test/outbox/deliver.test.ts', 'test/outbox/section.test.ts', 'test/outbox/file.test.ts'],
};

const words = process.argv.slice(2);
const seed =
  words.find((word) => /^\d+$/.test(word)) ?? new Date().toISOString().slice(0, 10).replaceAll('-', '');
const wanted = words.filter((word) => word !== seed);
const unknown = wanted.find((word) => !Object.hasOwn(PARTS, word));
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const parts = wanted.length > 0 ? wanted : Object.keys(PARTS);
console.log(`Soak with seed ${seed}: \`npm run soak -- ${[...wanted, seed].join(' ')}\` repeats it.`);
const files = parts.flatMap((part) => PARTS[part]!);
const { status } = spawnSync('vitest', ['run', ...files, '--testTimeout=1700000'], {
  stdio: 'inherit',
  // What both drivers do alike is tried on the one that several processes can share.
  env: { ...process.env, SOAK: seed, ...(process.env['TEST_DATABASE_URL'] ? { ONLY_POSTGRESQL: '1' } : {}) },
});
process.exit(status ?? 1);
