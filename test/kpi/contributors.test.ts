import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { comment, institution, issue, pullRequest, review, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const users = [
  user(1, 'octocat'),
  user(2, 'hubot'),
  user(3, 'abigail'),
  user(4, 'monalisa'),
  user(5, 'updates', { type: 'Bot' }),
];
const who = institution({ team: [{ github: 'hubot', from: null, to: null }] });

onEachDatabase('new_contributors', (open) => {
  it('are the people whose first pull request ever is in the window', async () => {
    // octocat had one before; abigail and the team's hubot are new, of the community is one; ghosts and bots are nobody.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2020-01-01', { closed_at: '2020-01-02T00:00:00Z' }),
          pullRequest(2, 1, '2026-01-06'),
          pullRequest(3, 3, '2026-01-07'),
          pullRequest(4, 2, '2026-01-08'),
          pullRequest(5, null, '2026-01-08'),
          pullRequest(6, 5, '2026-01-08'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'new_contributors', '2026-01-05', '2026-01-12');
    expect(figures.value).toBe(1);
    expect(part(figures, 'all')).toBe(2);
    expect(numbers(figures.evidence)).toEqual([3]);
    expect((await figuresOf(open().db, 'new_contributors', '2026-01-05', '2026-01-07')).value).toBe(0);
  });
});

onEachDatabase('occasional_contributors', (open) => {
  it('have at most 12 pull requests and none in the 91 days before their first one of the window', async () => {
    // abigail is new. octocat's last one is 91 days and a second old: returning. monalisa's is 91 days old to the second: no.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2025-10-06T23:59:59Z'),
          pullRequest(2, 1, '2026-01-06'),
          pullRequest(3, 3, '2026-01-07'),
          pullRequest(4, 4, '2025-10-07'),
          pullRequest(5, 4, '2026-01-06'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'occasional_contributors', '2026-01-05', '2026-01-12');
    expect(figures.value).toBe(2);
    expect([part(figures, 'new'), part(figures, 'returning')]).toEqual([1, 1]);
    expect(figures.excluded.map(({ why }) => why)).toEqual([
      'monalisa: opened one in the 91 days before, too',
    ]);
  });

  it('with a thirteenth pull request have become regular ones', async () => {
    // 12 in one week: the twelfth still counts, the thirteenth does not.
    const twelve = Array.from({ length: 12 }, (_, index) => pullRequest(index + 1, 3, '2026-01-06'));
    const value = async () =>
      (await figuresOf(open().db, 'occasional_contributors', '2026-01-05', '2026-01-12')).value;
    await store(open().db, { users, pull_requests: twelve }, who);
    expect(await value()).toBe(1);
    await store(open().db, { users, pull_requests: [pullRequest(13, 3, '2026-01-07')] }, who);
    expect(await value()).toBe(0);
  });
});

onEachDatabase('retention', (open) => {
  it('asks of the people of one quarter who came again in the next', async () => {
    // To 2026-07-01: the periods begin on 2025-12-31 and 2026-04-01. Earlier: octocat, abigail and hubot of the team; later:
    // octocat, monalisa. Of the community 1 ÷ 2, of all 1 ÷ 3.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2025-12-31'),
          pullRequest(2, 3, '2026-03-31T23:59:59Z'),
          pullRequest(3, 2, '2026-02-01'),
          pullRequest(4, 1, '2026-04-01'),
          pullRequest(5, 4, '2026-06-01'),
          pullRequest(6, 4, '2025-12-30T23:59:59Z'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'retention', '2026-06-24', '2026-07-01');
    expect(figures).toMatchObject({ value: 1 / 2, sample_size: 2 });
    expect(part(figures, 'all.share')).toBe(1 / 3);
    // Who has not come again is counted, and not listed: a link names its author.
    expect(numbers(figures.evidence)).toEqual([4]);
    expect([figures.evidence_total, figures.excluded, figures.excluded_total]).toEqual([1, [], 1]);
  });
});

onEachDatabase('conversion_rate', (open) => {
  it('begins with what people did first while the repository belonged to the community', async () => {
    // Of [2025-12-28, 2026-07-01), in a repository that belonged to it until 2025-06 and again from 2026-01 on. 3 had spoken
    // in between: their first act is the one of February. 4 had proposed something in between, and speaks in February. 5
    // proposed something first, in January. 3 and 4 came with words, and 3 opened a pull request.
    const { db } = open();
    await store(db, {
      users: [user(3, 'abigail'), user(4, 'monalisa'), user(5, 'mona')],
      issues: [issue(50, null, '2025-01-01')],
      issue_comments: [
        comment(1, 50, 3, '2025-10-01'),
        ...[3, 4, 5].map((id) => comment(10 + id, 50, id, '2026-02-01')),
      ],
      pull_requests: [
        pullRequest(1, 4, '2025-10-01'),
        pullRequest(2, 5, '2026-01-15'),
        pullRequest(3, 3, '2026-03-01'),
      ],
    });
    await sql`update community_repos set until = '2025-06-01Z'`.execute(db);
    await sql`insert into community_repos (community, repo_id, since, until)
      values ('Springboard', 1, '2026-01-01Z', 'infinity')`.execute(db);
    const figures = await figuresOf(db, 'conversion_rate', '2026-12-21', '2026-12-28');
    expect(figures).toMatchObject({ value: 0.5, sample_size: 2 });
    expect(numbers(figures.evidence)).toEqual([3]);
  });

  it('follows everybody who came with a word for 180 days', async () => {
    // To 2026-12-28: who came in [2025-12-28, 2026-07-01). octocat asked, and opened one 180 days later to the second;
    // abigail commented, and opened one a second too late; monalisa began with a pull request and is not looked at.
    await store(
      open().db,
      {
        users,
        issues: [issue(1, 1, '2026-01-01')],
        issue_comments: [comment(1, 1, 3, '2026-01-02'), comment(2, 1, 4, '2026-01-10')],
        pull_requests: [
          pullRequest(2, 1, '2026-06-30', { merged_at: '2026-07-01T00:00:00Z', merged_by_id: '2' }),
          pullRequest(3, 3, '2026-07-01T00:00:01Z'),
          pullRequest(4, 4, '2026-01-03'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'conversion_rate', '2026-12-21', '2026-12-28');
    expect(figures).toMatchObject({ value: 1 / 2, sample_size: 2 });
    // Merged a day after the 180: no.
    expect(part(figures, 'merged_share')).toBe(0);
    // Who opened none is counted, and not listed: a link names its author.
    expect(numbers(figures.evidence)).toEqual([2]);
    expect([figures.evidence_total, figures.excluded, figures.excluded_total]).toEqual([1, [], 1]);
  });

  it('takes a review for a comment, and the team for no newcomers', async () => {
    // hubot is on the team: of the community nobody came, of all one.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-01')],
        reviews: [review(1, 1, 2, '2026-01-02')],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'conversion_rate', '2026-12-21', '2026-12-28');
    expect(figures).toMatchObject({ value: null, note: 'no data' });
    expect(part(figures, 'all.people')).toBe(1);
  });
});
