import { expect, it } from 'vitest';
import { community, institution, instant, pullRequest, repo, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf } from '../support/kpis.ts';
import { ROSTER, storePermissions, storeRoster } from '../support/merge-rights.ts';

const PEOPLE = { 1: 'octocat', 2: 'hubot', 3: 'monalisa', 4: 'abigail' };
const users = Object.entries(PEOPLE).map(([id, login]) => user(Number(id), login));
const HUB = 'https://github.com/springboard/hub';
const DOCS = 'https://github.com/springboard/docs';

onEachDatabase('maintainers', (open) => {
  const counted = (to: string, asOf = to) => figuresOf(open().db, 'maintainers', '2026-01-01', to, asOf);

  it('are counted once however many repositories they can merge in, each under what is trusted most', async () => {
    // hub: octocat (configuration), monalisa (permission). docs: octocat (roster: the override is of hub alone), hubot
    // (merged there within 180 days), abigail is inactive. In all 3: octocat, monalisa, hubot.
    const { db } = open();
    const who = institution({
      communities: [
        community({
          roster: ROSTER,
          maintainers: [{ github: 'octocat', repository: 'springboard/hub', from: null, to: null }],
        }),
      ],
    });
    const pull_requests = [
      {
        ...pullRequest(1, 3, '2025-12-01', { merged_at: instant('2026-01-05'), merged_by_id: '2' }),
        repo_id: '2',
      },
      {
        ...pullRequest(2, 3, '2025-12-01', { merged_at: instant('2026-01-06'), merged_by_id: '4' }),
        repo_id: '2',
      },
    ];
    const repos = [repo(), repo({ id: '2', full_name: 'springboard/docs' })];
    await store(db, { users, pull_requests }, who, repos);
    await storeRoster(db, [['2025-01-01', 'octocat', 'abigail inactive']]);
    await storePermissions(db, [['2026-01-10', '3']], PEOPLE);
    const figures = await counted('2026-02-01');
    expect(figures).toMatchObject({ value: 3, sample_size: 3, note: null });
    expect(figures.parts).toEqual({
      configuration: 1,
      permission: 1,
      roster: 0,
      observed: 1,
      repositories: { 'springboard/docs': 2, 'springboard/hub': 2 },
    });
    expect(figures.evidence).toEqual([
      {
        url: 'https://github.com/springboard/team-compass/blob/0000000/people.yaml',
        why: 'the roster as it stood then',
      },
      { url: DOCS, why: '2 maintainers: 1 by the roster, 1 seen merging' },
      { url: HUB, why: '2 maintainers: 1 by the configuration, 1 by permission' },
    ]);
  });

  it('are those of the window’s end, or of as_of where that comes first', async () => {
    // Merges of 2026-01-05 reach from 2025-07-09 to 2026-07-04, the last instant included.
    const { db } = open();
    const pull_requests = [
      pullRequest(1, 3, '2025-12-01', { merged_at: instant('2026-01-05'), merged_by_id: '2' }),
    ];
    await store(db, { users, pull_requests });
    // Before the merge nobody is known who can merge: that is no zero.
    expect(await counted('2026-01-05', '2026-01-04')).toMatchObject({
      value: null,
      note: 'nobody known who can merge',
    });
    expect((await counted('2026-07-04')).value).toBe(1);
    expect((await counted('2026-07-05')).value).toBe(0);
    expect((await counted('2026-07-05', '2026-07-04')).value).toBe(1);
  });

  it('a repository of which nobody is known who can merge is named, and is no zero', async () => {
    const { db } = open();
    const lab = repo({ id: '2', full_name: 'springboard/lab' });
    const pull_requests = [
      pullRequest(1, 3, '2025-12-01', { merged_at: instant('2026-01-05'), merged_by_id: '2' }),
      { ...pullRequest(1, 3, '2025-12-01'), repo_id: '2' },
    ];
    await store(db, { users, pull_requests }, undefined, [repo(), lab]);
    const figures = await counted('2026-02-01');
    expect(figures.value).toBe(1);
    expect(figures.parts).toMatchObject({ repositories: { 'springboard/hub': 1, 'springboard/lab': null } });
    expect(figures.excluded).toEqual([
      { url: 'https://github.com/springboard/lab', why: 'nobody is known who can merge there' },
    ]);
  });
});
