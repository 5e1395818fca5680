/** Where a question has no ground its answer is null, and says why; a true zero has something that was looked at. */
import { expect, it } from 'vitest';
import { KPIS } from '../../src/domain/kpis/kpi.ts';
import { institution, pullRequest, repo, review, store, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';
import { plan } from '../support/plans.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(9, 'merger', { type: 'Bot' })];
const team = [{ github: 'hubot', from: '2025-01-01T00:00:00Z', to: '2026-01-10T00:00:00Z' }];
const who = institution({ team });
const OURS = [
  'planned_pull_requests_closed',
  'returning_contributors_reviewed',
  'came_back',
  'issues_triaged',
  'new_maintainers_supported',
  'releases_by_team',
  'releases_supported',
];

onOneDatabase('a figure without a ground', (open) => {
  const week = (id: string, asOf?: string) => figuresOf(open().db, id, '2026-01-05', '2026-01-12', asOf);
  const merged = pullRequest(1, 1, '2025-06-01', {
    merged_at: '2025-06-02T00:00:00Z',
    merged_by_id: '2',
  });

  it.each(KPIS.map(({ id }) => id))('%s: nothing is read yet, and everything is null', async (id) => {
    // The only pull request is of 2026-01-20: as of the 12th nothing of the community is stored.
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2026-01-20')] }, who);
    await plan(open().db, []);
    const figures = await week(id);
    expect(figures).toMatchObject({ value: null, note: 'nothing read yet', sample_size: 0 });
    expect(JSON.stringify(figures.parts)).not.toMatch(/:\d/);
  });

  it.each(OURS)('%s: nobody is on the team at any time of the window', async (id) => {
    // hubot left on the 10th, in the window: their acts up to then can be asked about, and there are none. Without them null.
    await store(open().db, { users, pull_requests: [merged, pullRequest(2, 1, '2026-01-06')] }, who);
    await plan(open().db, []);
    if (id !== 'came_back') expect((await week(id)).value).toBe(0);
    const later = await figuresOf(open().db, id, '2026-01-12', '2026-01-19');
    expect(later).toMatchObject({ value: null, note: 'nobody is on the team' });
    const before = await figuresOf(open().db, id, '2024-12-23', '2024-12-30', '2026-01-12');
    expect(before).toMatchObject({ value: null, note: 'nobody is on the team' });
  });

  it('no planning is configured: K1 is null, whatever was closed', async () => {
    await store(open().db, { users, pull_requests: [merged] }, who);
    expect(await week('planned_pull_requests_closed')).toMatchObject({
      value: null,
      note: 'no planning is configured',
    });
    expect((await week('issues_triaged')).value).toBe(0);
  });

  it('nobody came back of nobody: null, and the counts say 0 people', async () => {
    await store(open().db, { users, pull_requests: [merged] }, who);
    const figures = await figuresOf(open().db, 'came_back', '2026-01-05', '2026-01-12', '2026-08-01');
    expect(figures).toMatchObject({ value: null, low: null, high: null, excluded_total: 0 });
    expect(figures.parts).toEqual({ people: 0, within_90_days: 0, within_180_days: 0 });
  });

  it('nobody is known who can merge: all merges are by a bot, so that maintainers’ shares and unanswered are null', async () => {
    // 1 merged by the bot; 2 waits since the 1st, reviewed by hubot on the 3rd: 1 of 1 by anybody, unknown by maintainers.
    const by_bot = { ...merged, merged_by_id: '9' };
    await store(
      open().db,
      {
        users,
        pull_requests: [by_bot, pullRequest(2, 1, '2026-01-01')],
        reviews: [review(1, 2, 2, '2026-01-03')],
      },
      who,
    );
    const share = await week('share_answered_within');
    expect(share).toMatchObject({ value: null, low: null, high: null, note: 'nobody known who can merge' });
    expect(part(share, 'any.within_7_days')).toBe(1);
    expect(part(share, 'maintainer.within_7_days')).toBeNull();
    expect(share.excluded.map(({ why }) => why)).toEqual(['nobody is known who can merge there']);
    expect(await week('unanswered')).toMatchObject({ value: null, note: 'nobody known who can merge' });
    const latency = await week('time_to_first_response');
    expect(part(latency, 'maintainer.within_7_days')).toBeNull();
    expect(part(latency, 'any.within_7_days')).toBe(1);
  });

  it('in one repository of two: the other one’s figures stand, and what is left out is named', async () => {
    // hub: hubot merged, 2 waits without an answer: 0 of 1, and 1 unanswered. lab: nobody is known, 3 waits, left out.
    const lab = repo({ id: '2', full_name: 'springboard/lab' });
    const pull_requests = [
      merged,
      pullRequest(2, 1, '2026-01-01'),
      { ...pullRequest(3, 1, '2026-01-01'), repo_id: '2' },
    ];
    await store(open().db, { users, pull_requests }, who, [repo(), lab]);
    const share = await week('share_answered_within');
    expect([share.value, share.sample_size, share.excluded_total]).toEqual([0, 1, 1]);
    const unanswered = await week('unanswered');
    expect([unanswered.value, part(unanswered, 'mergers_unknown')]).toEqual([1, 1]);
    expect(numbers(unanswered.excluded)).toEqual([3]);
    expect(unanswered.excluded[0]!.why).toBe('nobody is known who can merge there');
  });
});
