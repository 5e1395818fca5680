import { describe, expect, it } from 'vitest';
import {
  isWhole,
  knownBefore,
  syncPlan,
  type Glance,
  type StoredState,
  type SyncSituation,
} from '../../src/domain/live/sync-plan.ts';

const READ = '2026-01-10T00:00:00.000Z';
const NOW = '2026-01-11T00:00:00Z';
const glance = (over: Partial<Glance> = {}): Glance => ({
  pull_requests: { count: 3, updated_at: '2026-01-09T00:00:00Z' },
  issues: { count: 2, updated_at: '2026-01-08T00:00:00Z' },
  releases: { count: 1 },
  tags: { count: 1 },
  labels: 9,
  ...over,
});
const state = (over: Partial<StoredState> = {}): StoredState => ({
  ...{ repo_id: '1', pull_requests: 3, pull_request_touched_at: new Date('2026-01-09T00:00:00Z') },
  ...{ issues: 2, issue_touched_at: new Date('2026-01-08T00:00:00Z'), releases: 1, tags: 1, labels: 9 },
  ...{ incomplete: 0, unread_file_lists: 0, unreadable_streams: [] },
  ...over,
});
const situation = (over: Partial<SyncSituation> = {}): SyncSituation => ({
  glance: glance(),
  stored: state(),
  newest: { release: true, tag: true },
  watermarks: new Map(
    ['pull_requests', 'issues', 'review_comments', 'everything'].map((stream) => [stream, new Date(READ)]),
  ),
  positions: new Map(),
  now: new Date(NOW),
  ...over,
});
const summary = (over: Partial<SyncSituation>) => {
  const { is_quiet, is_due, updated, lists, reconcile } = syncPlan(situation(over));
  if (is_quiet) return 'quiet';
  const streams = updated.map(({ stream, goes_on }) => (goes_on ? `${stream} goes on` : stream));
  return [is_due ? 'due' : '', ...streams, ...lists, ...reconcile.map((kind) => `reconcile ${kind}`)]
    .filter(Boolean)
    .join(', ');
};
const pulls = (over: object) =>
  glance({ pull_requests: { count: 3, updated_at: '2026-01-09T00:00:00Z', ...over } });
const ALL =
  'due, pull_requests, issues, review_comments, labels, releases, tags, reconcile pull_requests, reconcile issues';

describe('what is to be read', () => {
  it.each<[string, Partial<SyncSituation>, string]>([
    ['nothing has happened', {}, 'quiet'],
    ['a pull request was opened', { glance: pulls({ count: 4 }) }, 'pull_requests, review_comments'],
    [
      'one was updated',
      { glance: pulls({ updated_at: '2026-01-10T12:00:00Z' }) },
      'pull_requests, review_comments',
    ],
    ['one was deleted', { glance: pulls({ count: 2 }) }, 'pull_requests, review_comments'],
    [
      'the newest is stored, and was updated after the last whole reading began',
      {
        glance: pulls({ updated_at: '2026-01-10T12:00:00Z' }),
        stored: state({ pull_request_touched_at: new Date('2026-01-10T12:00:00Z') }),
      },
      'pull_requests, review_comments',
    ],
    [
      'an issue was opened',
      { glance: glance({ issues: { count: 3, updated_at: '2026-01-08T00:00:00Z' } }) },
      'issues',
    ],
    ['there is one label less', { glance: glance({ labels: 8 }) }, 'labels'],
    ['there is another newest release', { newest: { release: false, tag: true } }, 'releases'],
    ['a tag was set on something else', { newest: { release: true, tag: false } }, 'tags'],
    [
      'GitHub does not say anything of them',
      { glance: { pull_requests: null, issues: null, releases: null, tags: null, labels: null } },
      'quiet',
    ],
    ['an item is known to be incomplete', { stored: state({ incomplete: 1 }) }, ''],
    ['files are to be read', { stored: state({ unread_file_lists: 1 }) }, ''],
    [
      'an issue without a number could not be read',
      { stored: state({ unreadable_streams: ['issues'] }) },
      'reconcile issues',
    ],
    ['a tag could not be read', { stored: state({ unreadable_streams: ['tags'] }) }, 'tags'],
    [
      'a reading was cut off',
      { positions: new Map([['issues updated', { started_at: READ, finished: false }]]) },
      'issues goes on',
    ],
    ['the last roll was called seven days ago', { now: new Date('2026-01-17T00:00:00Z') }, 'quiet'],
    ['the last roll was called longer ago', { now: new Date('2026-01-17T00:00:01Z') }, ALL],
    [
      'the first reading was the last roll',
      {
        watermarks: new Map(),
        positions: new Map([['pull_requests', { started_at: '2026-01-01T00:00:00Z', finished: true }]]),
      },
      ALL,
    ],
  ])('where %s', (_, over, read) => expect(summary(over)).toBe(read));
});

describe('where a reading ends', () => {
  it('is ten minutes before the last whole one began, and a month earlier for inline comments when all is due', () => {
    const { updated } = syncPlan(situation({ now: new Date('2026-01-18T00:00:00Z') }));
    expect(updated.map(({ stream, down_to, known_until }) => [stream, down_to, known_until])).toEqual([
      ['pull_requests', '2026-01-09T23:50:00.000Z', '2026-01-09T23:50:00.000Z'],
      ['issues', '2026-01-09T23:50:00.000Z', '2026-01-09T23:50:00.000Z'],
      ['review_comments', '2025-12-10T23:50:00.000Z', '2026-01-09T23:50:00.000Z'],
    ]);
  });
  it('is nowhere where it was never read', () => expect(knownBefore(new Map(), 'issues')).toBeNull());
});

describe('a repository is whole', () => {
  it.each<[string, Glance, StoredState, boolean]>([
    ['as counted', glance(), state(), true],
    ['with one missing', glance(), state({ pull_requests: 2 }), false],
    ['with one more, opened since', glance(), state({ pull_requests: 4 }), false],
    [
      'with an older newest',
      glance(),
      state({ pull_request_touched_at: new Date('2026-01-08T00:00:00Z') }),
      false,
    ],
    ['where GitHub does not count', glance({ pull_requests: null }), state({ pull_requests: 2 }), true],
  ])('%s', (_, seen, stored, expected) => expect(isWhole('pull_requests', seen, stored)).toBe(expected));
});
