/** What is kept of entries of a timeline. */
import { expect, it } from 'vitest';
import { emptyBatch } from '../../../src/domain/history/facts.ts';
import { People } from '../../../src/domain/people/actor-rows.ts';
import { addTimeline, type TimelineNode } from '../../../src/github/history/timeline-rows.ts';

const WHO = { __typename: 'User', login: 'hubot', id: 'U_2', databaseId: 2 } as const;

it('of a dismissal: which review, and what it was until then; of one whose review is gone, nothing of it', () => {
  const batch = emptyBatch();
  const node = (id: string, review: TimelineNode['review']): TimelineNode => ({
    __typename: 'ReviewDismissedEvent',
    id,
    actor: WHO,
    createdAt: '2026-02-10T00:00:00Z',
    previousReviewState: 'APPROVED',
    review: review!,
  });
  addTimeline(
    batch,
    new People(),
    '1',
    7,
    [node('RDE_1', { fullDatabaseId: '4711' }), node('RDE_2', null)],
    'octocat',
  );
  expect(
    batch.timeline_events.map(({ id, kind, review_id, review_state }) => [id, kind, review_id, review_state]),
  ).toEqual([
    ['RDE_1', 'REVIEW_DISMISSED_EVENT', '4711', 'APPROVED'],
    ['RDE_2', 'REVIEW_DISMISSED_EVENT', null, 'APPROVED'],
  ]);
});
