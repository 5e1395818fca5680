/** When a person is judged, and over which of their pull requests. */
import { expect, it } from 'vitest';
import { comment, community, institution, pullRequest, repo, store, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail')];
const TEAM_UNTIL = '2026-01-08T00:00:00Z';
const who = institution({ team: [{ github: 'hubot', from: null, to: TEAM_UNTIL }] });

onOneDatabase('people in series', (open) => {
  const week = (id: string) => figuresOf(open().db, id, '2026-01-05', '2026-01-12');

  it('new by their first pull request ever, of whatever series: it must belong to the series', async () => {
    // hubot's first is of the 6th, as a member of the team; the one of the 9th, of the community, is not their first.
    // octocat's first is of the 7th: new. abigail's is of 2025. Community: 1, all: 2.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 2, '2026-01-06'),
          pullRequest(2, 2, '2026-01-09'),
          pullRequest(3, 1, '2026-01-07'),
          pullRequest(4, 1, '2026-01-08'),
          pullRequest(5, 3, '2025-01-01'),
          pullRequest(6, 3, '2026-01-09'),
        ],
      },
      who,
    );
    const figures = await week('new_contributors');
    expect([figures.value, part(figures, 'all'), numbers(figures.evidence)]).toEqual([1, 2, [3]]);
  });

  it('occasional after 91 days without any pull request, before their first one of the series in the window', async () => {
    // hubot: the community's one of the 9th follows one of the 6th as a team member: no pause; in "all" the one of the 6th
    // is their first. abigail: 2025-10-09 is 91 days before 01-08: a pause of 91 days and not a second less: 1 of 2.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 2, '2026-01-06'),
          pullRequest(2, 2, '2026-01-09'),
          pullRequest(3, 3, '2025-10-08T23:59:59Z'),
          pullRequest(4, 3, '2026-01-08'),
        ],
      },
      who,
    );
    const figures = await week('occasional_contributors');
    expect([figures.value, part(figures, 'new'), part(figures, 'returning')]).toEqual([1, 0, 1]);
    expect([part(figures, 'all.people'), part(figures, 'all.new')]).toEqual([2, 1]);
    expect(figures.excluded).toEqual([
      {
        url: 'https://github.com/springboard/hub/pull/2',
        why: 'hubot: opened one in the 91 days before, too',
      },
    ]);
  });

  it('retained by what they were at their first pull request of the earlier period', async () => {
    // Periods: 2025-07-14 to 2025-10-13, and from then to 2026-01-12. octocat is of the community at first, and a maintainer
    // by the override later: in, and returned. abigail is a maintainer at first and of the community later: out.
    const roles = institution({
      communities: [
        community({
          maintainers: [
            { github: 'octocat', repository: null, from: '2025-08-15T00:00:00Z', to: null },
            { github: 'abigail', repository: null, from: null, to: '2025-08-15T00:00:00Z' },
          ],
        }),
      ],
    });
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(1, 1, '2025-08-01'),
          pullRequest(2, 1, '2025-09-01'),
          pullRequest(3, 1, '2025-12-01'),
          pullRequest(4, 3, '2025-08-01'),
          pullRequest(5, 3, '2025-09-01'),
        ],
      },
      roles,
    );
    const figures = await week('retention');
    expect([figures.value, figures.sample_size, part(figures, 'all.people')]).toEqual([1, 1, 2]);
  });

  it('converted by what they were at their first act', async () => {
    // octocat's first word is of 2025-03-01, a pull request follows within 180 days, when they are on the team: 1 of 1.
    const joined = institution({ team: [{ github: 'octocat', from: '2025-04-01T00:00:00Z', to: null }] });
    await store(
      open().db,
      {
        users,
        pull_requests: [
          pullRequest(9, 3, '2025-01-01'),
          pullRequest(1, 1, '2025-05-01', { closed_at: '2025-05-02T00:00:00Z' }),
        ],
        issue_comments: [comment(1, 9, 1, '2025-03-01')],
      },
      joined,
    );
    const figures = await week('conversion_rate');
    expect([figures.value, figures.sample_size, part(figures, 'merged')]).toEqual([1, 1, 0]);
  });

  it('is right at once where the repositories go to other communities', async () => {
    // octocat's first is in hub, and another in lab a month later: new in each where they are communities of their own.
    const lab = repo({ id: '2', full_name: 'springboard/lab' });
    const pull_requests = [
      pullRequest(1, 1, '2025-12-06'),
      { ...pullRequest(2, 1, '2026-01-06'), repo_id: '2' },
    ];
    await store(open().db, { users, pull_requests }, institution(), [repo(), lab]);
    expect((await week('new_contributors')).value).toBe(0);
    await open().db.deleteFrom('community_repos').where('repo_id', '=', '1').execute();
    expect((await week('new_contributors')).value).toBe(1);
  });
});
