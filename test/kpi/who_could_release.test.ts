/** Who could make the next release, and what waits for it: worked out by hand. */
import { expect, it } from 'vitest';
import { onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import { whoCouldRelease } from '../../src/store/kpis/view-rows.ts';
import { community, institution, pullRequest, store, tag, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(9, 'updates', { type: 'Bot' })];
const merged = (number: number, at: string, over = {}) =>
  pullRequest(number, 1, '2025-12-01', { merged_at: `${at}T00:00:00Z`, merged_by_id: '2', ...over });

onOneDatabase('who could release', (open) => {
  const at = (asOf: string) => onOneSnapshot(open().db, (trx) => whoCouldRelease(trx, `${asOf}T00:00:00Z`));

  it('counts what was merged into the default branch since the last final release, and names who made one in a year', async () => {
    // Finals: 1.0.0 by abigail 366 days before, 1.1.0 by octocat, 1.2.0 by hubot on the 10th; 2.0.0rc1 is none. Merged since
    // the 10th: 3 and 4; 5 into another branch, 6 by itself before, 7 after as_of.
    await store(
      open().db,
      {
        users,
        tags: [
          tag('1.0.0', 3, '2025-01-14'),
          tag('1.1.0', 1, '2025-06-01'),
          tag('1.2.0', 2, '2026-01-10'),
          tag('2.0.0rc1', 3, '2026-01-12'),
        ],
        pull_requests: [
          merged(3, '2026-01-11'),
          merged(4, '2026-01-14'),
          merged(5, '2026-01-12', { base_ref: '1.x' }),
          merged(6, '2026-01-09'),
          merged(7, '2026-01-16'),
        ],
      },
      institution({
        communities: [
          community({
            maintainers: [{ github: 'abigail', repository: null, from: '2025-01-01T00:00:00Z', to: null }],
          }),
        ],
      }),
    );
    const [row, ...others] = await at('2026-01-15');
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      community: 'Springboard',
      repository: 'springboard/hub',
      last_tag: '1.2.0',
      days: 5,
      unreleased: 2,
      compare_url: 'https://github.com/springboard/hub/compare/1.2.0...main',
      // By name, and abigail's was more than 365 days ago.
      released_before: ['hubot', 'octocat'],
      // hubot merges; abigail by the configuration.
      can_merge: ['abigail', 'hubot'],
    });
    // A year after the first one, to the second, it still counts; before the last one there was another.
    expect((await at('2026-01-14'))[0]).toMatchObject({
      released_before: ['hubot', 'octocat'],
      unreleased: 2,
    });
    expect((await at('2026-01-13'))[0]).toMatchObject({
      released_before: ['abigail', 'hubot', 'octocat'],
      unreleased: 1,
    });
    expect((await at('2026-01-09'))[0]).toMatchObject({
      last_tag: '1.1.0',
      released_before: ['abigail', 'octocat'],
    });
  });

  it('leaves what waits open where nothing was ever released', async () => {
    await store(open().db, {
      users,
      pull_requests: [merged(1, '2026-01-05')],
    });
    expect(await at('2026-01-15')).toMatchObject([
      {
        repository: 'springboard/hub',
        last_tag: null,
        unreleased: null,
        compare_url: null,
        can_merge: ['hubot'],
      },
    ]);
  });
});
