/** From rows to whose turn it is: each in one small world. */
import { expect, it } from 'vitest';
import { computeAttention } from '../../../src/flows/attention/attention.ts';
import { computeWaitingTimes } from '../../../src/flows/attention/waiting-times.ts';
import {
  changedFile,
  comment,
  community,
  event,
  inlineComment,
  institution,
  pullRequest,
  review,
  store,
  user,
} from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';

const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'bystander'),
  user(4, 'lantern-bot', { type: 'Bot' }),
];
// hubot merged it, and so could merge from half a year before to half a year after.
const merge = pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' });
const NOW = '2026-02-16T12:00:00Z';

onEachDatabase('attention', (open) => {
  const list = async (who = institution(), repository: string | null = null) =>
    computeAttention(open().db, { institution: who, now: NOW, repository });
  const told = async (who = institution()) =>
    (await list(who)).items.map(
      ({ number, side, reason, people, since, confidence }) =>
        `${number} ${side} ${reason} ${confidence} ${people.join(' ')} ${since}`,
    );

  it('says whose turn each open pull request of a person is', async () => {
    const who = institution({ communities: [community({ blocked_labels: ['On hold'] })] });
    await store(
      open().db,
      {
        users,
        pull_requests: [
          merge,
          pullRequest(1, 1, '2026-02-01'),
          pullRequest(2, 1, '2026-02-01'),
          pullRequest(3, 1, '2026-02-01'),
          pullRequest(4, 1, '2026-02-01'),
          pullRequest(5, 1, '2026-02-01', { is_draft: true }),
          pullRequest(6, 4, '2026-02-01'),
          pullRequest(7, 1, '2026-02-01', { closed_at: '2026-02-03T00:00:00Z' }),
        ],
        reviews: [review(20, 2, 2, '2026-02-03', { state: 'CHANGES_REQUESTED' })],
        issue_comments: [
          comment(30, 3, 2, '2026-02-04'),
          { ...comment(31, 3, 1, '2026-02-05'), words: ['asks'] },
          // A third party and a bot respond to nobody.
          comment(32, 1, 3, '2026-02-06'),
          comment(33, 1, 4, '2026-02-06'),
        ],
        item_labels: [{ repo_id: '1', number: 4, label: 'on hold' }],
        timeline_events: [event('l', 4, 'LABELED_EVENT', 2, '2026-02-07', { label: 'on hold' })],
      },
      who,
    );
    expect(await told(who)).toEqual([
      '1 MAINTAINER first_response low hubot 2026-02-01T00:00:00Z',
      '2 AUTHOR changes high octocat 2026-02-03T00:00:00Z',
      '3 MAINTAINER reply low hubot 2026-02-05T00:00:00Z',
      '4 BLOCKED label high  2026-02-07T00:00:00Z',
      '5 NONE draft high  2026-02-01T00:00:00Z',
    ]);
  });

  it('knows how much source is changed, and who is asked; nothing of threads and checks', async () => {
    await store(open().db, {
      users,
      pull_requests: [merge, pullRequest(1, 1, '2026-02-01'), pullRequest(2, 1, '2026-02-01')],
      reviews: [review(20, 1, 2, '2026-02-13', { state: 'APPROVED' })],
      pull_request_files: [changedFile(1, 'src/hub.py', 40), changedFile(1, 'docs/hub.md', 900)],
      timeline_events: [event('r', 2, 'REVIEW_REQUESTED_EVENT', 1, '2026-02-02', { subject_id: '3' })],
    });
    // The list of files was never read: unknown lines count as many, and the approval waits.
    expect(await told()).toEqual([
      '1 MAINTAINER approved_waiting low hubot 2026-02-01T00:00:00Z',
      '2 MAINTAINER first_response low bystander 2026-02-01T00:00:00Z',
    ]);
    const { items } = await list();
    expect(items[0]!.also).toEqual(['conflict_unknown', 'threads_unknown', 'checks_unknown']);
    expect((await list(institution(), 'SPRINGBOARD/hub')).items).toHaveLength(2);
    expect((await list(institution(), 'springboard/other')).items).toEqual([]);
  });

  it('takes inline comments for words where nothing is known of threads', async () => {
    await store(open().db, {
      users,
      pull_requests: [merge, pullRequest(1, 1, '2026-02-01')],
      review_comments: [inlineComment(40, 1, 2, '2026-02-03')],
    });
    expect(await told()).toEqual(['1 UNCLEAR words low octocat hubot 2026-02-03T00:00:00Z']);
  });
});

onEachDatabase('waiting times', (open) => {
  it('are those of the community’s pull requests, as far as they were seen', async () => {
    // 1: hubot requests changes after 2 days, octocat answers 3 days later. 2: hubot's own, of a maintainer. 3: ended before.
    await store(open().db, {
      users,
      pull_requests: [
        merge,
        pullRequest(1, 1, '2026-02-01'),
        pullRequest(2, 2, '2026-02-01'),
        pullRequest(3, 1, '2026-01-05', { closed_at: '2026-01-20T00:00:00Z' }),
      ],
      reviews: [review(20, 1, 2, '2026-02-03', { state: 'CHANGES_REQUESTED' })],
      issue_comments: [comment(30, 1, 1, '2026-02-06')],
    });
    const window = { start: '2026-01-25T00:00:00Z', end: '2026-03-01T00:00:00Z' };
    const found = await computeWaitingTimes(open().db, { institution: institution(), window, asOf: NOW });
    // The maintainers': two days, and from the 6th to noon of the 16th.
    expect(found).toEqual([
      {
        community: 'Springboard',
        pull_requests: 1,
        days: { maintainers: 12.5, author: 3, unclear: 0, paused: 0, nobody: 0 },
        shares: { maintainers: 12.5 / 15.5, author: 3 / 15.5, unclear: 0 },
        threads_unknown: 1,
        ci_unknown: 1,
      },
    ]);
  });
});
