/**
 * GitHub at its worst, by seeded chance: whatever mixture of faults strikes a backfill and the sync of the next night, the
 * rows end as if nothing had happened; and where a run ends early or incomplete, it says so.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fault, FaultKind } from '../support/stand-in/faults.ts';
import { startStandIn, type StandIn } from '../support/stand-in.ts';
import type { ReadingSummary } from '../../src/flows/history/history.ts';
import { GitHubRefused, GitHubUnavailable } from '../../src/github/transport/failures.ts';
import { emptyTables, onOneDatabase } from '../support/databases.ts';
import { factsHash } from '../support/facts-hash.ts';
import { keepUp, read } from '../support/reading.ts';
import { runs } from '../support/runs.ts';

const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];
const FIRST_NIGHT = '2025-09-01T00:00:00Z';
const SECOND_NIGHT = '2025-09-02T00:00:00Z';
const KINDS: FaultKind[] = [
  'bad-gateway',
  'gateway-timeout',
  'resource-limits',
  'rate-limited',
  'rate-limit',
  'secondary-limit',
  'unreadable-field',
  'null-node',
  'truncated-body',
  'connection-reset',
  'slow',
];

const fault: fc.Arbitrary<Fault> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    rate: fc.constantFrom(0.05, 0.2, 0.5),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    on: fc.constantFrom('graphql' as const, 'rest' as const, undefined),
    retryAfterSeconds: fc.constantFrom(1, undefined),
    abovePageSize: fc.constantFrom(0, 3, undefined),
    field: fc.constantFrom('author', 'timelineItems', 'labels', 'mergedBy'),
  })
  .map(({ on, retryAfterSeconds, abovePageSize, ...rest }) => ({
    ...rest,
    milliseconds: 2,
    ...(on && { on }),
    ...(retryAfterSeconds && { retryAfterSeconds }),
    ...(abovePageSize && { abovePageSize }),
  }));

let github: StandIn;
let undisturbed: string;
beforeAll(async () => {
  github = await startStandIn({
    simulated: {
      pullRequests: 44,
      repositories: 2,
      seed: 9,
      start: '2025-01-01T00:00:00Z',
      end: '2026-01-01T00:00:00Z',
    },
  });
});
afterAll(() => github.close());

onOneDatabase('a backfill and the sync after it', (open) => {
  const size = { pageSize: { first: 8, most: 12 } };
  const nights = [
    (night: string) => read(open().db, github, REPOSITORIES, { ...size, now: () => new Date(night) }),
    (night: string) => keepUp(open().db, github, REPOSITORIES, { ...size, now: () => new Date(night) }),
  ] as const;

  /** @returns whether the run says that it has everything */
  async function claimsToBeWhole(run: () => Promise<ReadingSummary>): Promise<boolean> {
    try {
      const { incomplete, refused } = await run();
      return incomplete.length + refused.length === 0;
    } catch (error) {
      // A clear refusal, in one line.
      if (!(error instanceof GitHubUnavailable || error instanceof GitHubRefused)) throw error;
      expect(error.message).toMatch(/^[^\n]+$/);
      return false;
    }
  }

  it('end with the rows of undisturbed ones, or say what is missing', { timeout: 1_500_000 }, async () => {
    await github.setView({ until: FIRST_NIGHT });
    await nights[0](FIRST_NIGHT);
    const first = await factsHash(open().db);
    await github.setView({});
    await nights[1](SECOND_NIGHT);
    undisturbed = await factsHash(open().db);
    let struck = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 3 }), async (faults) => {
        await emptyTables(open().db);
        await github.reset();
        await github.setView({ until: FIRST_NIGHT });
        await github.setFaults(faults);
        if (await claimsToBeWhole(() => nights[0](FIRST_NIGHT)))
          expect(await factsHash(open().db)).toBe(first);
        await github.setView({});
        if (await claimsToBeWhole(() => nights[1](SECOND_NIGHT)))
          expect(await factsHash(open().db)).toBe(undisturbed);
        else struck++;
        // GitHub has recovered: the next sync mends whatever is missing.
        await github.setFaults([]);
        expect(await claimsToBeWhole(() => nights[1](SECOND_NIGHT))).toBe(true);
        expect(await factsHash(open().db)).toBe(undisturbed);
      }),
      runs(16),
    );
    expect(struck).toBeGreaterThan(0);
  });
});
