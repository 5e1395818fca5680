import { expect, it } from 'vitest';
import type { ReleaseRow, TagRow } from '../../src/domain/history/facts.ts';
import { pullRequest, review, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';
import { figuresOf, part } from '../support/kpis.ts';

const ID = 'contributor_absence_factor';
const users = [user(1, 'octocat'), user(2, 'hubot'), user(3, 'abigail'), user(5, 'updates', { type: 'Bot' })];
let next = 1;
const merged = (author: number | null, by: number | null = 2, at = '2026-01-06T00:00:00Z') =>
  pullRequest(next++, author, '2026-01-05', { merged_at: at, merged_by_id: by === null ? null : String(by) });
const tag = (name: string, tagger: string | null): TagRow => ({
  repo_id: '1',
  name,
  target_oid: name,
  is_annotated: tagger !== null,
  tagger_id: tagger,
  tagged_at: tagger && '2026-01-07T00:00:00Z',
  commit_author_id: null,
  committed_at: '2026-01-07T00:00:00Z',
  is_version_bump: null,
});
const release = (tag_name: string, author_id: string | null): ReleaseRow => ({
  repo_id: '1',
  id: String(next++),
  tag_name,
  name: null,
  author_id,
  is_draft: false,
  is_prerelease: false,
  created_at: '2026-01-07T00:00:00Z',
  published_at: '2026-01-07T00:00:00Z',
});

onEachDatabase(ID, (open) => {
  const week = () => figuresOf(open().db, ID, '2026-01-05', '2026-01-12');

  it("gives 2 for CHAOSS's worked example", async () => {
    // 1000 + 343 of 2475 is more than half, 1000 alone is not. https://chaoss.community/kb/metric-contributor-absence-factor/
    const made = [1000, 202, 90, 33, 332, 343, 42, 433];
    const authors = made.map((_, index) => user(100 + index, `author-${index}`));
    await store(open().db, {
      users: [...users, ...authors],
      pull_requests: made.flatMap((count, index) => Array.from({ length: count }, () => merged(100 + index))),
    });
    expect(await week()).toMatchObject({ value: 2, sample_size: 2475 });
  });

  it('reaches the half exactly, and ties go by login', async () => {
    // 1 each of four: two people make 50 %; of the same number of merges, abigail comes before hubot.
    await store(open().db, {
      users: [...users, user(4, 'Zoe')],
      pull_requests: [merged(1), merged(2), merged(3), merged(4)],
    });
    const figures = await week();
    expect(figures.value).toBe(2);
    expect(figures.evidence.map(({ why }) => why.split(',')[0])).toEqual(['by abigail', 'by hubot']);
  });

  it('has ghosts in the whole and never among the people, and bots nowhere', async () => {
    // abigail 1, ghosts 1, the bot 5: half of 2 is 1: one person. With two ghosts nobody reaches half of 3.
    await store(open().db, {
      users,
      pull_requests: [merged(3), merged(null), ...Array.from({ length: 5 }, () => merged(5))],
    });
    expect(await week()).toMatchObject({ value: 1, sample_size: 2 });
    await store(open().db, { users, pull_requests: [merged(null)] });
    expect(await week()).toMatchObject({ value: null, note: 'not reached' });
  });

  it('counts self-merges among merges, one review per person and pull request, a release by its author before its tagger', async () => {
    const [first, second] = [merged(1, 1), merged(1, 2)];
    await store(open().db, {
      users,
      pull_requests: [first, second],
      reviews: [
        review(1, first.number, 3, '2026-01-06', { state: 'COMMENTED' }),
        review(2, first.number, 3, '2026-01-06T01:00:00Z', { state: 'APPROVED' }),
        review(3, first.number, 1, '2026-01-06'),
        review(4, second.number, 2, '2026-01-06', { state: 'DISMISSED' }),
        review(5, second.number, 5, '2026-01-06'),
      ],
      tags: [tag('1.0.0', '2'), tag('1.1.0', '2'), tag('docs-1', '2'), tag('1.2.0', null)],
      releases: [release('1.1.0', '3')],
    });
    const figures = await week();
    expect([part(figures, 'merges.contributions'), part(figures, 'merges.people')]).toEqual([2, 2]);
    // abigail on the first, hubot on the second; octocat's is her own, the bot's is no person's.
    expect([part(figures, 'reviews.contributions'), part(figures, 'reviews.people')]).toEqual([2, 2]);
    // 1.0.0 by its tagger, 1.1.0 by the Release's author; docs-1 is no version; nobody can tell who made 1.2.0.
    expect([
      part(figures, 'releases.contributions'),
      part(figures, 'releases.people'),
      part(figures, 'unknown'),
    ]).toEqual([2, 2, 1]);
  });

  it('looks back 365 days by the day of the merge, and not past as_of', async () => {
    await store(open().db, {
      users,
      pull_requests: [
        merged(1, 2, '2025-01-12T00:00:00Z'),
        merged(1, 2, '2025-01-11T23:59:59Z'),
        merged(1, 2, '2026-01-10T00:00:00Z'),
      ],
    });
    expect((await week()).sample_size).toBe(2);
    expect((await figuresOf(open().db, ID, '2026-01-05', '2026-01-12', '2026-01-09')).sample_size).toBe(1);
  });

  it('has no data where nothing was merged', async () => {
    await store(open().db, { users, pull_requests: [pullRequest(1, 1, '2026-01-01')] });
    expect(await week()).toMatchObject({ value: null, note: 'no data' });
  });
});
