import { describe, expect, it } from 'vitest';
import type { PullRequest } from '../../src/demo/community/community.ts';
import { viewedCommunity } from '../support/stand-in/view.ts';
import { simulatedCommunity } from './community/community.ts';

const OPTIONS = { pullRequests: 1_500, repositories: 2, seed: 3, end: '2026-01-01T00:00:00Z' };
const community = simulatedCommunity(OPTIONS);
const pullRequestsOf = ({ repositories }: typeof community): PullRequest[] =>
  repositories.flatMap(({ pullRequests }) =>
    Array.from({ length: pullRequests.count }, (_, index) => pullRequests.at(index)),
  );
const all = pullRequestsOf(community);

describe('the files of simulated pull requests', () => {
  it('are as many, with as many changed lines, as their pull request says, and each another one', () => {
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    for (const { files = [], changedFiles, additions, deletions } of all) {
      expect(new Set(files.map(({ path }) => path)).size).toBe(changedFiles);
      expect(sum(files.map((file) => file.additions))).toBe(additions);
      expect(sum(files.map((file) => file.deletions))).toBe(deletions);
      expect(
        Math.min(...files.map((file) => Math.min(file.additions, file.deletions))),
      ).toBeGreaterThanOrEqual(0);
    }
  });

  it('keep what the title promises, are hundreds now and then, and break a careless reader', () => {
    const paths = (of: (item: PullRequest) => boolean) =>
      all.filter(of).flatMap(({ files = [] }) => files.map(({ path }) => path));
    const translated = paths(
      ({ title, author }) => title.startsWith('Translate') && author?.__typename === 'User',
    );
    expect(translated.filter((path) => path.endsWith('.po')).length / translated.length).toBeGreaterThan(0.9);
    expect(all.filter(({ changedFiles }) => changedFiles > 100).length).toBeGreaterThan(0);
    for (const hostile of ['<img', '@octocat', '\u202E', '\n'])
      expect(
        paths(() => true).some((path) => path.includes(hostile)),
        hostile,
      ).toBe(true);
  });

  it('were fewer before the last push, and the counts with them', () => {
    const until = '2025-06-01T00:00:00Z';
    const then = pullRequestsOf(viewedCommunity(community, { until }));
    const now = new Map(all.map((item) => [item.id, item]));
    const fewer = then.filter(({ id, changedFiles }) => changedFiles < now.get(id)!.changedFiles);
    expect(fewer.length).toBeGreaterThan(0);
    for (const { files, changedFiles, additions } of then) {
      expect(files!.length).toBe(changedFiles);
      expect(files!.reduce((total, file) => total + file.additions, 0)).toBe(additions);
    }
    // Every one of them was pushed to later, so it shows that it was updated.
    for (const { id, updatedAt } of fewer) expect(updatedAt < now.get(id)!.updatedAt).toBe(true);
  });
});
