/** `npm run soak`: the property tests, the faults and the kills with many more cases, and another seed every day. */
import { spawnSync } from 'node:child_process';

const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const seed = process.argv[2] ?? day;
console.log(`Soak with seed ${seed}; \`npm run soak -- ${seed}\` repeats it.`);
const { status } = spawnSync(
  'vitest',
  [
    'run',
    'test/properties',
    'test/domain/attention/properties.test.ts',
    'test/flows/history/killed.test.ts',
    'test/flows/history/concurrent.test.ts',
    'test/flows/kpis/institution.test.ts',
    'test/live/private.test.ts',
    'test/live/permutations.test.ts',
    'test/live/serve.test.ts',
    'test/live/front.test.ts',
    'test/outbox/deliver.test.ts',
    'test/simulation/nudges/recorded.test.ts',
    '--testTimeout=1700000',
  ],
  {
    stdio: 'inherit',
    env: { ...process.env, SOAK: seed },
  },
);
process.exit(status ?? 1);
