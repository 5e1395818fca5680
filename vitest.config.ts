import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/soak/**'],
    globalSetup: ['test/support/prepare-databases.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two embedded databases of 300 MB and their threads are what two cores carry well.
    maxWorkers: 2,
    env: { TZ: 'America/Caracas' },
  },
});
