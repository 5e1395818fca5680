import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, PullRequest } from '../../src/demo/community/community.ts';
import { simulatedCommunity } from './community/community.ts';

const OPTIONS = { pullRequests: 3_000, repositories: 3, seed: 3, end: '2026-01-01T00:00:00Z' };

/** Everything of an item but its repository, which holds the whole community. */
const plain = ({ repository, ...item }: Item) => ({ ...item, repository: repository.name });

describe('a simulated community', () => {
  it('makes every item the same in whatever order it is asked for', () => {
    const forwards = simulatedCommunity(OPTIONS).repositories[1]!;
    const backwards = simulatedCommunity(OPTIONS).repositories[1]!;
    const { count } = forwards.pullRequests;
    const read = Array.from({ length: count }, (_, index) => plain(forwards.pullRequests.at(index)));
    for (let index = count - 1; index >= 0; index -= 7)
      expect(plain(backwards.pullRequests.at(index))).toEqual(read[index]);
  });

  it('gives every number to one item, in the order of time', () => {
    for (const repository of simulatedCommunity(OPTIONS).repositories) {
      const { pullRequests, issues } = repository;
      const numbers = [pullRequests, issues].flatMap((items) =>
        Array.from({ length: items.count }, (_, index) => items.at(index).number),
      );
      expect(numbers.toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: numbers.length }, (_, index) => index + 1),
      );
      const opened = numbers
        .toSorted((a, b) => a - b)
        .map((number) => repository.byNumber(number)!.createdAt);
      expect(opened).toEqual(opened.toSorted());
    }
  });

  it('knows its people by their login, whoever they are', () => {
    const community = simulatedCommunity(OPTIONS);
    const { pullRequests } = community.repositories[0]!;
    for (let index = 0; index < pullRequests.count; index += 50) {
      const { author } = pullRequests.at(index);
      if (author) expect(community.actor(author.login.toUpperCase())).toEqual(author);
    }
    expect(community.actor('amber-otter-nobody')).toBeUndefined();
  });

  it('tells stories that hold together', () => {
    const repository = simulatedCommunity(OPTIONS).repositories[0]!;
    fc.assert(
      fc.property(fc.nat(repository.pullRequests.count - 1), (index) => {
        const item = repository.pullRequests.at(index);
        const times = item.timeline.map(timeOf);
        expect(times).toEqual(times.toSorted());
        for (const time of times) expect(time <= OPTIONS.end && time <= item.updatedAt).toBe(true);
        const ends = item.timeline.filter(({ __typename }) =>
          ['ClosedEvent', 'MergedEvent', 'ReopenedEvent'].includes(__typename),
        );
        const last = ends.at(-1)?.__typename;
        expect(item.state === 'OPEN').toBe(last === undefined || last === 'ReopenedEvent');
        expect(item.state === 'MERGED').toBe(ends.some(({ __typename }) => __typename === 'MergedEvent'));
        expect(item.mergedAt !== null).toBe(item.state === 'MERGED');
        expect(item.closedAt).toBe(item.state === 'OPEN' ? null : timeOf(ends.at(-1)!));
        expect(new Set(item.timeline.map(({ id }) => id)).size).toBe(item.timeline.length);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('has what breaks a careless reader: drafts, ghosts, bots, renames, reopened, never answered, long timelines, hostile titles', () => {
    const all: PullRequest[] = [];
    for (const { pullRequests } of simulatedCommunity(OPTIONS).repositories)
      for (let index = 0; index < pullRequests.count; index++) all.push(pullRequests.at(index));
    const share = (of: (item: PullRequest) => boolean) => all.filter(of).length / all.length;
    const has = (kind: string) => (item: PullRequest) =>
      item.timeline.some(({ __typename }) => __typename === kind);
    expect(share((item) => item.state === 'MERGED')).toBeGreaterThan(0.6);
    expect(share((item) => item.state === 'OPEN')).toBeGreaterThan(0.03);
    expect(share((item) => item.author === null)).toBeGreaterThan(0.005);
    expect(share((item) => item.author?.__typename === 'Bot')).toBeGreaterThan(0.04);
    for (const kind of [
      'ReadyForReviewEvent',
      'ConvertToDraftEvent',
      'RenamedTitleEvent',
      'ReopenedEvent',
      'HeadRefForcePushedEvent',
    ])
      expect(share(has(kind)), kind).toBeGreaterThan(0.005);
    expect(share((item) => item.timeline.length > 100)).toBeGreaterThan(0.0005);
    expect(share((item) => item.title.includes('<script>'))).toBeGreaterThan(0.001);
  });
});

function timeOf(entry: Item['timeline'][number]): string {
  if (entry.__typename === 'PullRequestCommit') return '';
  return entry.createdAt;
}
