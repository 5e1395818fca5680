/** Who answered first as an outsider, and again when they had a role, answered in that role then. */
import { expect, it } from 'vitest';
import {
  comment,
  community,
  event,
  institution,
  issue,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(9, 'policy', { type: 'Bot' })];
const who = institution({
  team: [{ github: 'abigail', from: '2026-01-09T00:00:00Z', to: null }],
  communities: [
    community({
      maintainers: [{ github: 'hubot', repository: null, from: '2026-01-08T00:00:00Z', to: null }],
      policy_labels: ['Off topic'],
    }),
  ],
});

onOneDatabase('a later answer in a role', (open) => {
  const week = (id: string, asOf?: string) => figuresOf(open().db, id, '2026-01-05', '2026-01-12', asOf);

  it('is a maintainer’s and the team’s first answer, of pull requests and issues', async () => {
    // Opened on the 5th. hubot comments on the 6th (an outsider), and reviews on the 9th (a maintainer since the 8th): 96 h.
    // abigail comments on the 6th and on the 10th (on the team since the 9th): 120 h. Anybody: 24 h.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-05')],
        issues: [issue(2, 1, '2026-01-05')],
        reviews: [review(1, 1, 2, '2026-01-09')],
        issue_comments: [
          comment(2, 1, 2, '2026-01-06'),
          comment(3, 1, 3, '2026-01-06'),
          comment(4, 1, 3, '2026-01-10'),
          comment(5, 2, 2, '2026-01-06'),
          comment(6, 2, 2, '2026-01-09'),
        ],
      },
      who,
    );
    const pulls = await week('time_to_first_response');
    expect(part(pulls, 'any.median_hours')).toBe(24);
    expect(part(pulls, 'maintainer.median_hours')).toBe(96);
    expect(part(pulls, 'team.median_hours')).toBe(120);
    const issues = await week('issue_time_to_first_response');
    expect([part(issues, 'any.median_hours'), part(issues, 'maintainer.median_hours')]).toEqual([24, 96]);
    // As of the 8th neither had come.
    expect(part(await week('time_to_first_response', '2026-01-08'), 'maintainer.median_hours')).toBeNull();
    // Ready for more than 7 days on the 14th, and answered by a maintainer: not unanswered.
    const later = await figuresOf(open().db, 'unanswered', '2026-01-12', '2026-01-19', '2026-01-14');
    expect([later.value, part(later, 'answered')]).toEqual([0, 1]);
  });

  it('a review as a maintainer counts, though the person had reviewed as an outsider', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-05')],
        reviews: [review(1, 1, 2, '2026-01-06'), review(2, 1, 2, '2026-01-10')],
      },
      who,
    );
    const figures = await week('time_to_first_review');
    expect([part(figures, 'any.median_hours'), part(figures, 'maintainer.median_hours')]).toEqual([24, 120]);
  });
});

onOneDatabase('closed for policy', (open) => {
  it('is left out of both sides of the share, and counted', async () => {
    // All opened on the 8th, asked on the 15th. 1 locked, 2 labelled, 3 its box left open, all closed at once by a bot or a
    // maintainer: for policy. 4 labelled, but reviewed; 5 by an outsider; 6 after 25 hours: not. 7 is answered: 1 of 4.
    const at = '2026-01-08T01:00:00Z';
    const closed = (number: number, over: object = {}) =>
      pullRequest(number, 1, '2026-01-08', { closed_at: at, ...over });
    const close = (number: number, by: number, when = at) =>
      event(`c${number}`, number, 'CLOSED_EVENT', by, when);
    const late = '2026-01-09T01:00:00Z';
    await store(
      open().db,
      {
        users,
        pull_requests: [
          closed(1),
          closed(2),
          closed(3, { ai_disclosure: 'not_stated' }),
          closed(4),
          closed(5, { ai_disclosure: 'not_stated' }),
          closed(6, { ai_disclosure: 'not_stated', closed_at: late }),
          pullRequest(7, 1, '2026-01-08', { ai_disclosure: 'declared' }),
        ],
        item_labels: [2, 4].map((number) => ({ repo_id: '1', number, label: 'off Topic' })),
        reviews: [review(1, 4, 3, '2026-01-08T00:30:00Z'), review(2, 7, 2, '2026-01-09')],
        timeline_events: [
          event('l', 1, 'LOCKED_EVENT', 9, at),
          ...[1, 3, 4].map((number) => close(number, 9)),
          close(2, 2),
          close(5, 3),
          close(6, 9, late),
        ],
      },
      who,
    );
    const share = await figuresOf(
      open().db,
      'share_answered_within',
      '2026-01-12',
      '2026-01-19',
      '2026-01-16',
    );
    expect([share.value, share.sample_size, part(share, 'closed_for_policy')]).toEqual([0.25, 4, 3]);
    expect(share.excluded.map(({ why }) => why)).toEqual(
      Array.from({ length: 3 }, () => 'closed for policy within a day, without a review'),
    );
    expect(part(share, 'by_declared_agents')).toBe(1);
  });
});

onOneDatabase('declared agents', (open) => {
  it('stay in the series and are counted apart: by their account, or by the author’s own word', async () => {
    // 1 by the account of an agent, 2 with its box ticked, 3 with the other box, 4 without any word: 2 of 4.
    await store(open().db, {
      users: [...users, user(199161495, 'cursoragent')],
      pull_requests: [
        pullRequest(1, 199161495, '2026-01-06', { closed_at: '2026-01-07T00:00:00Z' }),
        pullRequest(2, 1, '2026-01-06', { ai_disclosure: 'declared' }),
        pullRequest(3, 1, '2026-01-06', { ai_disclosure: 'declined' }),
        pullRequest(4, 3, '2026-01-06'),
      ],
    });
    const of = async (id: string) => {
      const figures = await figuresOf(open().db, id, '2026-01-05', '2026-01-12');
      return [figures.sample_size, part(figures, 'by_declared_agents')];
    };
    expect(await of('change_request_duration')).toEqual([4, 2]);
    expect(await of('change_request_closure_ratio')).toEqual([4, 2]);
    expect(await of('change_request_acceptance_ratio')).toEqual([1, 1]);
    expect(await of('time_to_first_response')).toEqual([4, 2]);
  });
});
