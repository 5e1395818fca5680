import { expect, it } from 'vitest';
import {
  comment,
  community,
  event,
  inlineComment,
  institution,
  pullRequest,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const ID = 'time_to_first_response';
/** 1 opens; 2 merges other people's work; 3 is a bystander; 4 looks like a person and is a bot; 5 is a bot. */
const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'bystander'),
  user(4, 'springboard-bot'),
  user(5, 'updates', { type: 'Bot' }),
  user(6, 'review-lantern'),
];
/** Lets hubot be seen as a maintainer around 2026-01: merged by 2, opened by 1, long before the windows below. */
const merge = pullRequest(99, 1, '2025-06-01', { merged_at: '2025-12-20T00:00:00Z', merged_by_id: '2' });
const who = institution({
  team: [{ github: 'OctoCat', from: '2026-03-01T00:00:00Z', to: null }],
  ai_reviewers: ['review-lantern'],
  communities: [community({ bots: ['Springboard-Bot'] })],
});

onEachDatabase(ID, (open) => {
  const week = (asOf?: string) => figuresOf(open().db, ID, '2026-01-05', '2026-01-12', asOf);

  it('keeps the open and the unanswered: 10 h, 30 h, closed at 20 h, open since 1 h', async () => {
    // The fourth was opened an hour before as_of, so three are at risk at 10 h: CIF = 1/3, S = 2/3. Closed at 20 h without
    // a word: S = 1/3. Answered at 30 h: CIF = 1/3 + 1/3 = 2/3. The median is 30 h, not the 20 h of the two answered.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          merge,
          pullRequest(1, 1, '2026-01-10'),
          pullRequest(2, 1, '2026-01-10'),
          pullRequest(3, 1, '2026-01-10', { closed_at: '2026-01-10T20:00:00Z' }),
          pullRequest(4, 1, '2026-01-11T23:00:00Z'),
        ],
        issue_comments: [comment(1, 1, 3, '2026-01-10T10:00:00Z'), comment(2, 2, 2, '2026-01-11T06:00:00Z')],
      },
      who,
    );
    const figures = await week();
    expect(figures).toMatchObject({ value: 30, sample_size: 4, censored: 1, note: null });
  });

  it('is no data where nothing was opened, and not reached where too few are answered', async () => {
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 1, '2026-01-06'), pullRequest(2, 1, '2020-01-01')] },
      who,
    );
    expect(await week()).toMatchObject({ value: null, sample_size: 1, censored: 1, note: 'not reached' });
    expect(await figuresOf(open().db, ID, '2024-01-01', '2024-01-08')).toMatchObject({
      value: null,
      sample_size: 0,
      note: 'no data',
    });
  });

  it('takes no word of the author, of bots, of AI reviewers, of ghosts or of pending reviews for a response', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        issue_comments: [
          comment(1, 1, 1, '2026-01-06T01:00:00Z'),
          comment(2, 1, 4, '2026-01-06T02:00:00Z'),
          comment(3, 1, null, '2026-01-06T03:00:00Z'),
        ],
        reviews: [
          review(4, 1, 5, '2026-01-06T04:00:00Z'),
          review(5, 1, 6, '2026-01-06T05:00:00Z'),
          review(6, 1, 3, '2026-01-06T06:00:00Z', { state: 'PENDING', submitted_at: null }),
        ],
      },
      who,
    );
    expect(await week()).toMatchObject({ value: null, censored: 1, note: 'not reached' });
  });

  it('counts an inline comment at its own time and by its own author', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        review_comments: [inlineComment(1, 1, 3, '2026-01-06T07:00:00Z')],
      },
      who,
    );
    expect((await week()).value).toBe(7);
    expect((await figuresOf(open().db, 'time_to_first_review', '2026-01-05', '2026-01-12')).value).toBe(7);
  });

  it('knows a review from a comment', async () => {
    // Commented after 2 h, reviewed after 9 h.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        issue_comments: [comment(1, 1, 3, '2026-01-06T02:00:00Z')],
        reviews: [review(2, 1, 2, '2026-01-06T09:00:00Z')],
      },
      who,
    );
    expect((await week()).value).toBe(2);
    expect((await figuresOf(open().db, 'time_to_first_review', '2026-01-05', '2026-01-12')).value).toBe(9);
  });

  it('a response in the second of the close counts, one after it does not, a merge without a word is the other end', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-06', { closed_at: '2026-01-06T05:00:00Z' }),
          pullRequest(2, 1, '2026-01-06', { closed_at: '2026-01-06T05:00:00Z' }),
          pullRequest(3, 1, '2026-01-06', { merged_at: '2026-01-06T05:00:00Z', merged_by_id: '2' }),
        ],
        issue_comments: [comment(1, 1, 3, '2026-01-06T05:00:00Z'), comment(2, 2, 3, '2026-01-06T05:00:01Z')],
      },
      who,
    );
    const figures = await week();
    // One of three answered, the other two ended otherwise: 1/3 never reaches a half.
    expect(figures).toMatchObject({ value: null, sample_size: 3, censored: 0, note: 'not reached' });
    expect(part(figures, 'any.within_2_days')).toBeCloseTo(1 / 3, 12);
  });

  it('runs from the first ready, without later drafts; a response before it is 0 h and flagged', async () => {
    // 1: a draft until the 7th 00:00, answered on the 6th: 0 h. 2: ready at once, a draft again from 10:00 to 16:00,
    // answered at 20:00: 20 − 6 = 14 h. 3: never ready: left out.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-06'),
          pullRequest(2, 1, '2026-01-06'),
          pullRequest(3, 1, '2026-01-06', { is_draft: true }),
        ],
        issue_comments: [comment(1, 1, 3, '2026-01-06T12:00:00Z'), comment(2, 2, 3, '2026-01-06T20:00:00Z')],
        timeline_events: [
          event('a', 1, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-07'),
          event('b', 2, 'CONVERT_TO_DRAFT_EVENT', 1, '2026-01-06T10:00:00Z'),
          event('c', 2, 'READY_FOR_REVIEW_EVENT', 1, '2026-01-06T16:00:00Z'),
        ],
      },
      who,
    );
    const figures = await week();
    expect(figures).toMatchObject({ value: 0, sample_size: 2, excluded_total: 1 });
    expect(part(figures, 'any.p90_hours')).toBe(14);
    expect(part(figures, 'responded_in_draft')).toBe(1);
    expect(figures.excluded).toEqual([expect.objectContaining({ why: 'never ready for review' })]);
  });

  it('treats [WIP] as a draft by the title of that time', async () => {
    // "wip: x" until 12:00, answered at 18:00: 6 h. Today's title says nothing about the past.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2026-01-06', { title: 'x' }),
          pullRequest(2, 1, '2026-01-06', { title: ' [Wip] y' }),
        ],
        issue_comments: [comment(1, 1, 3, '2026-01-06T18:00:00Z')],
        timeline_events: [
          event('a', 1, 'RENAMED_TITLE_EVENT', 1, '2026-01-06T12:00:00Z', {
            previous_title: ' wip: x',
            current_title: 'x',
          }),
        ],
      },
      who,
    );
    const figures = await week();
    expect(figures.value).toBe(6);
    expect(numbers(figures.excluded)).toEqual([2]);
  });

  it('sees nothing that is dated after as_of', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06', { closed_at: '2026-01-09T00:00:00Z' })],
        issue_comments: [comment(1, 1, 3, '2026-01-08')],
      },
      who,
    );
    expect(await week('2026-01-07')).toMatchObject({ value: null, censored: 1 });
    expect((await week()).value).toBe(48);
  });

  it('looks back 90 days from the end of a short window, by the day of opening', async () => {
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 1, '2025-10-14'), pullRequest(2, 1, '2025-10-13')] },
      who,
    );
    expect(numbers((await week()).evidence)).toEqual([1]);
  });

  it('asks what somebody was when they acted: a maintainer by merges within 180 days, the team by its dates', async () => {
    // hubot merged on 2025-12-20: a maintainer until 180 days later, 2026-06-18 00:00, that second included.
    await store(
      open().db,
      {
        users,
        pull_requests: [merge, pullRequest(1, 3, '2026-06-16'), pullRequest(2, 3, '2026-06-17')],
        issue_comments: [
          comment(1, 1, 2, '2026-06-18T00:00:00Z'),
          comment(2, 2, 2, '2026-06-18T00:00:01Z'),
          comment(3, 2, 1, '2026-06-18T12:00:00Z'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, ID, '2026-06-15', '2026-06-22');
    expect(part(figures, 'maintainer.within_2_days')).toBe(0.5);
    expect(part(figures, 'any.within_2_days')).toBe(1);
    // octocat joined the team in March.
    expect(part(figures, 'team.within_2_days')).toBe(0.5);
  });

  it('leaves maintainers and the team out of the community, and keeps them in "all" with the ghosts', async () => {
    const community_ = pullRequest(1, 3, '2026-04-01');
    const byMaintainer = pullRequest(2, 2, '2026-04-01');
    const byTeam = pullRequest(3, 1, '2026-04-01');
    const byGhost = pullRequest(4, null, '2026-04-01');
    const byBot = pullRequest(5, 4, '2026-04-01');
    await store(
      open().db,
      { users, pull_requests: [merge, community_, byMaintainer, byTeam, byGhost, byBot] },
      who,
    );
    const figures = await figuresOf(open().db, ID, '2026-03-30', '2026-04-06');
    expect(numbers(figures.evidence)).toEqual([1]);
    expect(part(figures, 'all.any.n')).toBe(4);
  });

  it('lets a dated override decide for its person, its end included', async () => {
    const overridden = institution({
      communities: [
        community({
          maintainers: [
            { github: 'hubot', repository: 'Springboard/Hub', from: null, to: '2026-01-06T12:00:00Z' },
          ],
          bots: ['springboard-bot'],
        }),
      ],
    });
    await store(
      open().db,
      {
        users,
        pull_requests: [merge, pullRequest(1, 1, '2026-01-06'), pullRequest(2, 1, '2026-01-06')],
        issue_comments: [comment(1, 1, 2, '2026-01-06T11:59:59Z'), comment(2, 2, 2, '2026-01-06T12:00:00Z')],
      },
      overridden,
    );
    const figures = await week();
    expect(part(figures, 'maintainer.median_hours')).toBeCloseTo(12 - 1 / 3600, 9);
    expect(part(figures, 'maintainer.p90_hours')).toBeNull();
  });

  it('follows a person through a change of login', async () => {
    await store(open().db, { users: [user(3, 'old-name')] }, who);
    await store(
      open().db,
      {
        users: [user(1, 'octocat'), user(3, 'new-name')],
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        issue_comments: [comment(1, 1, 3, '2026-01-06T04:00:00Z')],
      },
      institution({ team: [{ github: 'Old-Name', from: null, to: null }] }),
    );
    expect(part(await week(), 'team.median_hours')).toBe(4);
  });

  it('measures a reopened pull request to its last end', async () => {
    // Closed on the 7th, reopened on the 8th, answered on the 9th: the earlier close ends nothing. 72 h.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-06')],
        issue_comments: [comment(1, 1, 3, '2026-01-09')],
        timeline_events: [
          event('a', 1, 'CLOSED_EVENT', 1, '2026-01-07'),
          event('b', 1, 'REOPENED_EVENT', 1, '2026-01-08'),
        ],
      },
      who,
    );
    expect((await week()).value).toBe(72);
    // Seen on the 7th at noon it was closed without an answer.
    expect(await week('2026-01-07T12:00:00Z')).toMatchObject({ value: null, censored: 0, sample_size: 1 });
  });
});
