/** What a token of an App may see beyond what everybody sees does not get into what is stored. */
import { describe, expect, it } from 'vitest';
import { emptyBatch } from '../../../src/domain/history/facts.ts';
import { People } from '../../../src/domain/people/actor-rows.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import type { FieldError } from '../../../src/github/transport/failures.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { pagesOf } from '../../../src/github/history/pages.ts';
import { readItems } from '../../../src/github/repositories/reconciliation.ts';
import { addTimeline, type TimelineNode } from '../../../src/github/history/timeline-rows.ts';

const OCTOCAT = { __typename: 'User', id: 'U_1', databaseId: 1, login: 'octocat', name: null };
const REPO = { id: '1', full_name: 'springboard/hub' };

describe('a mention in a private repository', () => {
  const rowOf = (over: Partial<TimelineNode>) => {
    const batch = emptyBatch();
    const people = new People();
    const node = { __typename: 'CrossReferencedEvent', id: 'E_1', createdAt: '2026-02-03T10:00:00Z' };
    addTimeline(batch, people, '1', 7, [{ ...node, actor: OCTOCAT, ...over }], null);
    return { ...batch.timeline_events[0]!, people: people.rows.size };
  };
  const at = (nameWithOwner: string, isPrivate: boolean) => ({
    number: 3,
    repository: { nameWithOwner, isPrivate },
  });

  it('is counted, as GitHub counts it, without its place and without who wrote it', () => {
    expect(rowOf({ source: at('springboard/secret', true) })).toMatchObject({
      kind: 'CROSS_REFERENCED_EVENT',
      created_at: '2026-02-03T10:00:00Z',
      other_item: null,
      actor_id: null,
      people: 0,
    });
    expect(rowOf({ source: at('springboard/spawner', false) })).toMatchObject({
      other_item: 'springboard/spawner#3',
      actor_id: '1',
    });
  });

  it('leaves no name in what was done in public either', () => {
    const closed = {
      __typename: 'ClosedEvent',
      closer: { __typename: 'PullRequest', ...at('s/secret', true) },
    };
    expect(rowOf(closed)).toMatchObject({ closer: 'PullRequest', actor_id: '1' });
    const duplicate = { __typename: 'MarkedAsDuplicateEvent', canonical: at('s/secret', true) };
    expect(rowOf(duplicate)).toMatchObject({ other_item: null, actor_id: '1' });
    const moved = {
      __typename: 'TransferredEvent',
      fromRepository: { nameWithOwner: 's/secret', isPrivate: true },
    };
    expect(rowOf(moved)).toMatchObject({ other_item: null, actor_id: '1' });
  });
});

describe('a team that the App may not see', () => {
  const hidden = (path: (string | number)[]): FieldError => ({
    path,
    type: 'FORBIDDEN',
    message: 'Resource not accessible by integration',
  });
  const item = {
    ...{ __typename: 'PullRequest', id: 'PR_1', fullDatabaseId: '1001', number: 1, title: 'A change' },
    ...{ author: OCTOCAT, state: 'OPEN', isDraft: false, body: '', baseRefName: 'main' },
    ...{ createdAt: '2026-02-03T10:00:00Z', updatedAt: '2026-02-03T10:00:00Z', closedAt: null },
    ...{ mergedAt: null, mergedBy: null, additions: 1, deletions: 0, changedFiles: 1 },
    labels: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
    timelineItems: {
      totalCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
      nodes: [
        {
          ...{ __typename: 'ReviewRequestedEvent', id: 'E_1', createdAt: '2026-02-03T10:00:00Z' },
          actor: OCTOCAT,
          requestedReviewer: null,
        },
      ],
    },
  };
  const answering = (data: unknown, errors: FieldError[]) =>
    ({ query: async () => ({ data, errors, points: 1, points_left: 9 }) }) as unknown as GitHubClient;
  const place = ['timelineItems', 'nodes', 0, 'requestedReviewer'];
  const size = () => new PageSize({ first: 5, most: 5 });

  it('stays unnamed, and is no gap that every night would look into', async () => {
    const page = { totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [item] };
    const path = ['repository', 'page', 'nodes', 0];
    const github = answering({ repository: { page } }, [
      hidden([...path, ...place]),
      hidden([...path, 'mergedBy']),
    ]);
    const reading = { github, repo: REPO, after: null, size: size(), downTo: null };
    const { value } = await pagesOf('pull_requests', reading).next();
    expect(value!.unreadable.map((one) => one.path)).toEqual(['mergedBy']);
    expect(value!.batch.timeline_events).toMatchObject([
      { kind: 'REVIEW_REQUESTED_EVENT', actor_id: '1', subject_id: null, subject_team: null },
    ]);
  });

  it('is none when the item is read by its id either', async () => {
    const github = answering({ nodes: [item] }, [
      hidden(['nodes', 0, ...place, 'login']),
      hidden(['nodes', 0, 'mergedBy']),
    ]);
    const read = await readItems(github, REPO, 'pull_requests', ['PR_1'], size());
    expect(read.unreadable.map((one) => one.path)).toEqual(['mergedBy']);
  });
});
