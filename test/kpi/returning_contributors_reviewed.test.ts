import { expect, it } from 'vitest';
import {
  comment,
  event,
  inlineComment,
  institution,
  pullRequest,
  repo,
  review,
  store,
  user,
} from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(4, 'monalisa'),
  user(5, 'mona'),
];
const who = institution({
  team: [
    { github: 'octocat', from: '2025-01-01T00:00:00Z', to: null },
    { github: 'hubot', from: '2025-01-01T00:00:00Z', to: '2026-07-10T00:00:00Z' },
  ],
});
const figures = (
  db: Parameters<typeof figuresOf>[0],
  asOf = '2026-07-22',
  id = 'returning_contributors_reviewed',
) => figuresOf(db, id, '2026-07-08', '2026-07-22', asOf);

onEachDatabase('returning_contributors_reviewed', (open) => {
  it('are people with another pull request fourteen days older than the reviewed one', async () => {
    // abigail: 06-17 to 07-01 is 14 days to the second: returning. monalisa: a second less: first-time. In all 1.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 3, '2026-06-17', { closed_at: '2026-06-18T00:00:00Z' }),
          pullRequest(2, 3, '2026-07-01'),
          pullRequest(3, 4, '2026-06-17T00:00:01Z'),
          pullRequest(4, 4, '2026-07-01'),
        ],
        reviews: [review(1, 2, 1, '2026-07-10'), review(2, 4, 1, '2026-07-10')],
      },
      who,
    );
    const found = await figures(open().db);
    expect(found.value).toBe(1);
    expect(part(found, 'first_time')).toBe(1);
    expect(numbers(found.evidence)).toEqual([2]);
    expect(found.excluded.map(({ why }) => why)).toEqual([
      'reviewed, and nothing of theirs is 14 days older',
    ]);
  });

  it('the older one may be anywhere in the community, and nowhere else', async () => {
    // abigail's older one is in lab, monalisa's in a repository that no community has: 1.
    const elsewhere = repo({ id: '3', full_name: 'other/place' });
    await store(open().db, { users }, institution({ ...who, communities: [] }), [elsewhere]);
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 3, '2026-01-01', { repo_id: '2' }),
          pullRequest(2, 3, '2026-07-01'),
          pullRequest(4, 4, '2026-07-01'),
        ],
        reviews: [review(1, 2, 1, '2026-07-10'), review(2, 4, 1, '2026-07-10')],
      },
      who,
      [repo(), repo({ id: '2', full_name: 'springboard/lab' })],
    );
    await store(
      open().db,
      { pull_requests: [pullRequest(9, 4, '2026-01-01', { repo_id: '3' })] },
      { ...who, communities: [] },
      [elsewhere],
    );
    await store(open().db, {}, who, [repo(), repo({ id: '2', full_name: 'springboard/lab' })]);
    expect(numbers((await figures(open().db)).evidence)).toEqual([2]);
  });

  it('a review is one that was submitted, of any state, or an inline comment, by the team of that time', async () => {
    // 1: inline comment → reviewed. 2: a pending review → nothing. 3: reviewed by hubot after he had left → nothing.
    const [a, b, c] = [3, 4, 5];
    await store(
      open().db,
      {
        users,
        pull_requests: [a, b, c].flatMap((author, index) => [
          pullRequest(index + 1, author, '2026-07-01'),
          pullRequest(index + 11, author, '2026-01-01'),
        ]),
        review_comments: [inlineComment(1, 1, 1, '2026-07-10')],
        reviews: [
          review(1, 2, 1, '2026-07-10', { state: 'PENDING', submitted_at: null }),
          review(2, 3, 2, '2026-07-10'),
        ],
      },
      who,
    );
    expect(numbers((await figures(open().db)).evidence)).toEqual([1]);
  });

  it('each person is in the strongest class: reviewed, responded to, handled', async () => {
    // abigail: commented and reviewed → reviewed. monalisa: commented → responded. mona: merged without a word → handled.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          ...[3, 4, 5].map((author) => pullRequest(author + 10, author, '2026-01-01')),
          pullRequest(1, 3, '2026-07-01'),
          pullRequest(2, 4, '2026-07-01'),
          pullRequest(3, 5, '2026-07-01', { merged_at: '2026-07-12T00:00:00Z', merged_by_id: '1' }),
        ],
        issue_comments: [comment(1, 1, 1, '2026-07-09'), comment(2, 2, 1, '2026-07-09')],
        reviews: [review(1, 1, 1, '2026-07-10')],
        timeline_events: [event('M', 3, 'MERGED_EVENT', 1, '2026-07-12')],
      },
      who,
    );
    const found = await figures(open().db);
    expect([found.value, part(found, 'responded'), part(found, 'handled')]).toEqual([1, 1, 1]);
  });

  it('a merge of ours is handled where the window has no review or comment of ours, however old our review is', async () => {
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(11, 3, '2026-01-01'),
          pullRequest(1, 3, '2026-06-01', { merged_at: '2026-07-12T00:00:00Z', merged_by_id: '1' }),
        ],
        reviews: [review(1, 1, 1, '2026-07-01')],
        timeline_events: [event('M', 1, 'MERGED_EVENT', 1, '2026-07-12')],
      },
      who,
    );
    const found = await figures(open().db);
    expect([found.value, part(found, 'handled'), found.sample_size]).toEqual([0, 1, 1]);
  });
});

onEachDatabase('came_back', (open) => {
  it('follows each person we reviewed from our first review of them for 90 and 180 days', async () => {
    // abigail: reviewed 07-10, came on 10-08: 90 days to the second. monalisa: a second later: within 180 alone.
    // mona did not come. 1 of 3 within 90 days, 2 of 3 within 180.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 3, '2026-07-01'),
          pullRequest(2, 4, '2026-07-01'),
          pullRequest(3, 5, '2026-07-01'),
          pullRequest(4, 3, '2026-10-08'),
          pullRequest(5, 4, '2026-10-08T00:00:01Z'),
        ],
        reviews: [1, 2, 3].map((number) => review(number, number, 1, '2026-07-10')),
      },
      who,
    );
    const found = await figures(open().db, '2027-03-01', 'came_back');
    expect(found).toMatchObject({
      value: 1 / 3,
      parts: { people: 3, within_90_days: 1, within_180_days: 2 },
      note: null,
    });
    expect(numbers(found.evidence)).toEqual([1]);
    // Whoever did not come is counted, and never linked.
    expect(found).toMatchObject({ evidence_total: 1, excluded: [], excluded_total: 2 });
  });

  it('is not yet knowable until the window’s end and 90 days, and then as many again', async () => {
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 3, '2026-07-01')], reviews: [review(1, 1, 1, '2026-07-10')] },
      who,
    );
    // 2026-07-22 + 90 d = 2026-10-20; + 180 d = 2027-01-18.
    expect(await figures(open().db, '2026-10-19T23:59:59Z', 'came_back')).toMatchObject({
      value: null,
      note: 'not yet knowable',
      parts: { people: 1, within_90_days: null, within_180_days: null },
      excluded: [],
      excluded_total: 1,
    });
    expect(await figures(open().db, '2026-10-20', 'came_back')).toMatchObject({
      value: 0,
      parts: { people: 1, within_90_days: 0, within_180_days: null },
    });
    expect(part(await figures(open().db, '2027-01-18', 'came_back'), 'within_180_days')).toBe(0);
  });
});

onEachDatabase('casual_returning_contributors', (open) => {
  it('came at least twice, fourteen days apart, at most twelve times, and are here now', async () => {
    // abigail: 06-24 and 07-08, 14 days: counted. monalisa: a second less: no. mona: twelve before and one now: no.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 3, '2026-06-24'),
          pullRequest(2, 3, '2026-07-08'),
          pullRequest(3, 4, '2026-06-24T00:00:01Z'),
          pullRequest(4, 4, '2026-07-08'),
          ...Array.from({ length: 12 }, (_, index) => pullRequest(20 + index, 5, '2026-01-01')),
          pullRequest(5, 5, '2026-07-08'),
        ],
      },
      who,
    );
    const found = await figures(open().db, '2026-07-22', 'casual_returning_contributors');
    expect(found.value).toBe(1);
    expect(numbers(found.evidence)).toEqual([2]);
    expect(found.excluded.map(({ why }) => why).toSorted()).toEqual([
      'more than 12 pull requests',
      'not 14 days between the first and the last one',
    ]);
  });

  it('what they opened as team members or maintainers is no community pull request', async () => {
    // octocat opened one before joining the team on 2025-01-01 and one after: the two are no pair.
    await store(
      open().db,
      { users, pull_requests: [pullRequest(1, 1, '2024-01-01'), pullRequest(2, 1, '2026-07-08')] },
      who,
    );
    expect((await figures(open().db, '2026-07-22', 'casual_returning_contributors')).value).toBe(0);
  });
});
