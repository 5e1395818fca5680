/** How long each side held pull requests: a share of something is never of 0 days. */
import { expect, it } from 'vitest';
import { waitingTimesAsMarkdown } from '../../../src/text/attention/waiting-times.ts';

it('less than a day is said in hours', () => {
  const text = waitingTimesAsMarkdown({
    schema: 1,
    window: { start: '2026-02-09T00:00:00Z', end: '2026-02-16T00:00:00Z' },
    communities: [
      {
        community: 'Springboard',
        pull_requests: 2,
        days: { maintainers: 0.25, author: 0, unclear: 1.2, paused: 0, nobody: 0 },
        shares: { maintainers: 0.17, author: 0, unclear: 0.83 },
        threads_unknown: 0,
        ci_unknown: 0,
      },
    ],
  });
  expect(text).toContain(
    '| Springboard | 2 | 6 hours (17 %) | 0 days (0 %) | 1 day (83 %) | 0 days | 0 days |',
  );
});
