/** Merges that GitHub does not call so, or does not call by the name of whoever decided them. */
import { expect, it } from 'vitest';
import {
  comment,
  community,
  event,
  institution,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';
import { plan } from '../support/plans.ts';

const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(9, 'bors', { type: 'Bot' }),
  user(8, 'github-merge-queue', { type: 'Bot' }),
];
const who = institution({
  team: [{ github: 'hubot', from: '2025-01-01T00:00:00Z', to: null }],
  communities: [community({ landed_labels: ['Merged manually'] })],
});

onOneDatabase('what landed another way', (open) => {
  const week = (id: string, asOf?: string) => figuresOf(open().db, id, '2026-01-05', '2026-01-12', asOf);
  const closed = (number: number, at: string) =>
    pullRequest(number, 1, '2026-01-05', { closed_at: `2026-01-${at}T00:00:00Z` });

  it('is merged, and flagged: closed by a commit on the base branch, or labelled so', async () => {
    // 1 by a commit, 2 by the label, 3 by hand, 4 by another pull request: 2 of 4 merged, both landed.
    await store(
      open().db,
      {
        users,
        pull_requests: [closed(1, '06'), closed(2, '07'), closed(3, '08'), closed(4, '09')],
        timeline_events: [
          event('a', 1, 'CLOSED_EVENT', 9, '2026-01-06', { closer: 'Commit abc' }),
          event('b', 2, 'LABELED_EVENT', 2, '2026-01-06', { label: 'merged Manually' }),
          event('c', 2, 'CLOSED_EVENT', 2, '2026-01-07'),
          event('d', 3, 'CLOSED_EVENT', 2, '2026-01-08'),
          event('e', 4, 'CLOSED_EVENT', 2, '2026-01-09', { closer: 'PullRequest springboard/hub#9' }),
        ],
      },
      who,
    );
    const ratio = await week('change_request_acceptance_ratio');
    expect([ratio.value, part(ratio, 'merged'), part(ratio, 'landed')]).toEqual([0.5, 2, 2]);
    const duration = await week('change_request_duration');
    expect([part(duration, 'merged'), part(duration, 'declined'), part(duration, 'landed')]).toEqual([
      2, 2, 2,
    ]);
    // By their author in the factor, and merged by hubot, who closed 2; the bot's is nobody's.
    const absence = await week('contributor_absence_factor');
    expect(part(absence, 'merged_pull_requests.contributions')).toBe(2);
    expect(part(absence, 'merges.people')).toBe(1);
    // As of the 6th at noon the second was not closed.
    expect(part(await week('change_request_duration', '2026-01-06T12:00:00Z'), 'landed')).toBe(1);
  });

  it('stays what it was when it is opened again later', async () => {
    // Landed on the 6th, opened again on the 8th: as of the 7th merged, as of the 9th open.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-05')],
        timeline_events: [
          event('a', 1, 'CLOSED_EVENT', 2, '2026-01-06', { closer: 'Commit abc' }),
          event('b', 1, 'REOPENED_EVENT', 2, '2026-01-08'),
        ],
      },
      who,
    );
    const merged = async (asOf: string) => part(await week('change_request_duration', asOf), 'merged');
    expect([await merged('2026-01-07'), await merged('2026-01-09')]).toEqual([1, 0]);
    const makers = async (asOf: string) =>
      part(await week('contributor_absence_factor', asOf), 'merged_pull_requests.contributions');
    expect([await makers('2026-01-07'), await makers('2026-01-09')]).toEqual([1, 0]);
  });

  it('is planned work that was merged', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [closed(1, '08')],
        issue_comments: [comment(1, 1, 2, '2026-01-07')],
        timeline_events: [event('a', 1, 'CLOSED_EVENT', 9, '2026-01-08', { closer: 'Commit abc' })],
      },
      who,
    );
    await plan(open().db, [
      { number: 50, opened: '2026-01-06', body: { 'springboard/hub#1': '2026-01-06' } },
    ]);
    const figures = await week('planned_pull_requests_closed');
    expect([figures.value, part(figures, 'merged'), part(figures, 'landed')]).toEqual([1, 1, 1]);
  });
});

onOneDatabase('a merge queue', (open) => {
  const week = (id: string) => figuresOf(open().db, id, '2026-01-05', '2026-01-12');
  const byQueue = pullRequest(1, 1, '2026-01-05', {
    merged_at: '2026-01-08T00:00:00Z',
    merged_by_id: '8',
  });
  const merge = event('m', 1, 'MERGED_EVENT', 8, '2026-01-08');

  it.each(['ADDED_TO_MERGE_QUEUE_EVENT', 'AUTO_MERGE_ENABLED_EVENT'])(
    '%s is an act of whoever did it, and the bot’s merge is theirs',
    async (kind) => {
      await store(
        open().db,
        {
          users,
          pull_requests: [byQueue, pullRequest(2, 3, '2025-06-01'), pullRequest(3, 1, '2025-06-01')],
          timeline_events: [event('q', 1, kind, 2, '2026-01-07'), merge],
        },
        who,
      );
      await plan(open().db, [
        { number: 50, opened: '2026-01-06', body: { 'springboard/hub#1': '2026-01-06' } },
      ]);
      // K1: planned on the 6th, put there on the 7th, merged on the 8th. K2: octocat came again, and hubot merged it.
      expect((await week('planned_pull_requests_closed')).value).toBe(1);
      const returning = await week('returning_contributors_reviewed');
      expect([returning.value, part(returning, 'handled'), returning.sample_size]).toEqual([0, 1, 1]);
      const share = await week('institution_share');
      expect([part(share, 'merges.by_team'), part(share, 'merges.contributions')]).toEqual([1, 1]);
      // Who lets merge can merge.
      expect((await week('maintainers')).value).toBe(1);
      const promoted = await week('new_maintainers_supported');
      expect(part(promoted, 'unattributed')).toBe(1);
      expect(numbers(promoted.excluded)).toEqual([1]);
    },
  );

  it('without such an act nobody merged, and a person’s own merge is theirs', async () => {
    // 1 by the queue's bot of which nobody is known to have put it there; 4 by abigail after hubot had queued it.
    const byHand = pullRequest(4, 1, '2026-01-05', {
      merged_at: '2026-01-09T00:00:00Z',
      merged_by_id: '3',
    });
    await store(
      open().db,
      {
        users,
        pull_requests: [byQueue, byHand],
        timeline_events: [merge, event('q', 4, 'ADDED_TO_MERGE_QUEUE_EVENT', 2, '2026-01-06')],
      },
      who,
    );
    const share = await week('institution_share');
    expect([part(share, 'merges.by_team'), part(share, 'merges.contributions')]).toEqual([0, 1]);
    expect((await week('maintainers')).evidence.map(({ why }) => why)).toEqual([
      '1 maintainer: 1 seen merging',
    ]);
  });
});

onOneDatabase('reviews in shares and factors', (open) => {
  it('count in every span in which there is one, by the first in the span, and ghosts’ not of ghosts', async () => {
    // hubot reviewed 1 in 2024 and again in 2026: once in each span. A ghost reviewed 1, and 2, which is a ghost's.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2024-01-01'), pullRequest(2, null, '2024-01-01')],
        reviews: [
          review(1, 1, 2, '2024-02-01'),
          review(2, 1, 2, '2026-01-06'),
          review(3, 1, 2, '2026-01-07'),
          review(4, 1, null, '2026-01-08'),
          review(5, 2, null, '2026-01-08'),
        ],
      },
      who,
    );
    const share = await figuresOf(open().db, 'institution_share', '2026-01-05', '2026-01-12');
    expect([part(share, 'reviews.by_team'), part(share, 'reviews.contributions')]).toEqual([1, 2]);
    const then = await figuresOf(open().db, 'institution_share', '2024-02-05', '2024-02-12');
    expect([part(then, 'reviews.by_team'), part(then, 'reviews.contributions')]).toEqual([0, 1]);
  });
});
