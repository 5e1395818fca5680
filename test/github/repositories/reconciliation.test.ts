import { describe, expect, it } from 'vitest';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { reconcile } from '../../../src/github/repositories/reconciliation.ts';

const item = (number: number) => ({
  id: `I_${number}`,
  number,
  updatedAt: '2026-01-01T00:00:00Z',
  timelineItems: { totalCount: 1 },
});

/** A GitHub that has one page. */
const answering = (nodes: unknown[], totalCount: number) =>
  ({
    query: async () => ({
      data: {
        repository: { page: { totalCount, pageInfo: { hasNextPage: false, endCursor: null }, nodes } },
      },
      errors: [],
      points: 1,
      points_left: 1,
    }),
  }) as unknown as GitHubClient;

describe('the reconciliation', () => {
  const called = async (nodes: unknown[], total: number) => {
    const numbers: number[] = [];
    for await (const page of reconcile(
      answering(nodes, total),
      { id: '100', full_name: 'springboard/hub' },
      'issues',
    ))
      numbers.push(...page.map(({ number }) => number));
    return numbers;
  };

  it('lists what GitHub has', async () => {
    expect(await called([item(1), item(2)], 2)).toEqual([1, 2]);
  });

  // Whoever does not answer is taken for deleted.
  it.each([
    ['a list that is shorter than GitHub counts', [item(1)], 2],
    ['a place that GitHub could not read', [item(1), null], 2],
  ])('does not believe %s', async (_, nodes, total) => {
    await expect(called(nodes, total)).rejects.toBeInstanceOf(GitHubUnavailable);
  });

  it('is refused where the name is another repository’s now', async () => {
    const client = {
      query: async () => ({ data: { repository: { databaseId: 101 } }, errors: [] }),
    } as unknown as GitHubClient;
    const pages = reconcile(client, { id: '100', full_name: 'springboard/hub' }, 'issues');
    await expect(pages.next()).rejects.toMatchObject({ isWhole: true });
  });

  it('gives what can be read of such a list, and says that it is this list alone', async () => {
    const numbers: number[] = [];
    const client = answering([item(1), null, item(3)], 3);
    const failure = await (async () => {
      for await (const page of reconcile(client, { id: '100', full_name: 'springboard/hub' }, 'issues'))
        numbers.push(...page.map(({ number }) => number));
    })().catch((error: unknown) => error);
    expect(numbers).toEqual([1, 3]);
    expect(failure).toMatchObject({ isOfThis: true });
  });
});
