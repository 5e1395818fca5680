import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/soak/**'],
    globalSetup: ['test/support/prepare-databases.ts'],
    // A limit is for what hangs, not for what is slow: two runs at once on two cores must pass.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // Two embedded databases of 300 MB and their threads are what two cores carry well.
    maxWorkers: 2,
    env: { TZ: 'America/Caracas' },
  },
});
