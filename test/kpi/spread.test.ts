import { expect, it } from 'vitest';
import type { TagRow } from '../../src/domain/history/facts.ts';
import { community, institution, pullRequest, review, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, numbers, part } from '../support/kpis.ts';

const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(5, 'updates', { type: 'Bot' })];
const from2026 = { from: '2026-01-01T00:00:00Z', to: null };
const who = institution({
  name: 'Hydrology',
  team: [{ github: 'hubot', ...from2026 }],
  communities: [
    community({
      affiliations: [
        { github: 'Octocat', organisation: 'Octo Inc', from: null, to: '2026-01-06T00:00:00Z' },
        { github: 'octocat', organisation: 'Mona Ltd', from: '2026-01-06T00:00:00Z', to: null },
      ],
    }),
  ],
});
const merged = (number: number, author: number | null, at: string, by = 2) =>
  pullRequest(number, author, '2025-12-01', { merged_at: `${at}T00:00:00Z`, merged_by_id: String(by) });
const week = ['2026-01-05', '2026-01-12'] as const;

onEachDatabase('institution_share', (open) => {
  it('is what the team did while it was the team, of everything but bots', async () => {
    // Reviews: hubot before joining, hubot, abigail, a ghost; one of hubot's twice on one pull request. 1 ÷ 4.
    // Merges: hubot 1 (2026), abigail 1: 1 ÷ 2; the merge of 2025-12-30 came before hubot joined: 1 ÷ 3.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          merged(1, 1, '2025-12-30'),
          merged(2, 1, '2026-01-06'),
          merged(3, 1, '2026-01-07', 3),
        ],
        reviews: [
          review(1, 1, 2, '2025-12-20'),
          review(2, 2, 2, '2026-01-05'),
          review(3, 2, 2, '2026-01-06'),
          review(4, 3, 3, '2026-01-06'),
          review(5, 3, null, '2026-01-06'),
          review(6, 3, 5, '2026-01-06'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'institution_share', ...week);
    expect(figures).toMatchObject({ value: 1 / 4, sample_size: 4 });
    expect(part(figures, 'merges.share')).toBe(1 / 3);
    expect(numbers(figures.evidence)).toEqual([2]);
  });
});

onEachDatabase('top_person_share', (open) => {
  it('is the busiest reviewer of all reviews, ghosts included', async () => {
    // hubot 2, abigail 1, a ghost 1: 2 ÷ 4.
    await store(
      open().db,
      {
        users,
        pull_requests: [pullRequest(1, 1, '2026-01-02'), pullRequest(2, 1, '2026-01-02')],
        reviews: [
          review(1, 1, 2, '2026-01-05'),
          review(2, 2, 2, '2026-01-05'),
          review(3, 1, 3, '2026-01-06'),
          review(4, 1, null, '2026-01-06'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'top_person_share', ...week);
    expect(figures).toMatchObject({ value: 2 / 4, sample_size: 4 });
    expect(part(figures, 'merges.share')).toBeNull();
    expect(numbers(figures.evidence)).toEqual([1, 2]);
  });

  it('says no data where nobody reviewed', async () => {
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2026-01-06')] }, who);
    expect(await figuresOf(open().db, 'top_person_share', ...week)).toMatchObject({
      value: null,
      note: 'no data',
    });
  });
});

onEachDatabase('elephant_factor', (open) => {
  it('counts organisations at the time of the merge, and shows what belongs to none', async () => {
    // Octo Inc 1 (before 2026-01-06), Mona Ltd 2, Hydrology 1 by its team; abigail and a ghost belong to none: 2 of 6.
    // Of 4 affiliated, Mona's 2 are half: 1 organisation.
    await store(
      open().db,
      {
        users,
        pull_requests: [
          merged(1, 1, '2026-01-05'),
          merged(2, 1, '2026-01-06'),
          merged(3, 1, '2026-01-07'),
          merged(4, 2, '2026-01-07', 3),
          merged(5, 3, '2026-01-07'),
          merged(6, null, '2026-01-07'),
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'elephant_factor', ...week);
    expect(figures).toMatchObject({ value: 1, sample_size: 4 });
    expect(part(figures, 'merged_pull_requests.unaffiliated_share')).toBe(2 / 6);
    expect(part(figures, 'merged_pull_requests.organisations')).toBe(3);
    expect(numbers(figures.evidence)).toEqual([3, 2]);
  });
});

onEachDatabase('release_frequency', (open) => {
  it('counts final releases, shows the others, and what waits', async () => {
    // 1.0.0 before the window; 1.1.0rc1 and 1.1.0 in it; docs-1 is none. Merged after 1.1.0: #2; before: #1; to another branch: #3.
    const tag = (name: string, at: string): TagRow => ({
      repo_id: '1',
      name,
      target_oid: name,
      is_annotated: true,
      tagger_id: '2',
      tagged_at: `${at}T00:00:00Z`,
      commit_author_id: null,
      committed_at: `${at}T00:00:00Z`,
      is_version_bump: null,
    });
    await store(
      open().db,
      {
        users,
        tags: [
          tag('1.0.0', '2025-12-01'),
          tag('1.1.0rc1', '2026-01-05'),
          tag('1.1.0', '2026-01-07'),
          tag('docs-1', '2026-01-07'),
        ],
        pull_requests: [
          merged(1, 1, '2026-01-06'),
          merged(2, 1, '2026-01-08'),
          { ...merged(3, 1, '2026-01-09'), base_ref: '1.x' },
        ],
      },
      who,
    );
    const figures = await figuresOf(open().db, 'release_frequency', ...week);
    expect(figures.value).toBe(1);
    expect([part(figures, 'prereleases'), part(figures, 'unreleased_pull_requests')]).toEqual([1, 1]);
    expect(part(figures, 'repositories.springboard/hub.days_since_the_last')).toBe(5);
    expect(figures.evidence.map(({ why }) => why)).toContain('release 1.1.0');
    // Before its tag nothing of it is known.
    expect(await figuresOf(open().db, 'release_frequency', ...week, '2026-01-06')).toMatchObject({
      value: 0,
    });
  });
});
