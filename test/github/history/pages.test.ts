/** Pages of history against what the community holds: nothing is lost, and nothing that is missing is taken for nothing. */
import { describe, expect, it } from 'vitest';
import type { FactBatch } from '../../../src/domain/history/facts.ts';
import type { Issue, Item, PullRequest, Repository } from '../../../src/demo/community/community.ts';
import { continueLists } from '../../../src/github/history/continuations.ts';
import type { Page, RepositoryStream } from '../../../src/github/history/page.ts';
import { pagesOf } from '../../../src/github/history/pages.ts';
import { GitHubRefused, GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { PageSize, type PageSizeLimits } from '../../../src/github/transport/page-size.ts';
import { githubHolding, type InProcessGitHub } from '../../support/github-client.ts';
import {
  comment,
  event,
  handMade,
  issue,
  label,
  ORG,
  person,
  pull,
  repository,
  review,
} from '../../support/hand-made.ts';
import { itemsOf } from '../../../src/demo/community/reading.ts';

const springboard = ORG('springboard', 10);
const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().replace('.000Z', 'Z');
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function hubOf(
  items: ((repository: Repository) => Item)[],
  more: Partial<Repository> = {},
  options: Parameters<typeof githubHolding>[1] = {},
): { hub: Repository; github: InProcessGitHub } {
  const hub = repository(springboard, 'hub', 100, items, more);
  return { hub, github: githubHolding(handMade([hub], [octocat, hubot]), options) };
}

const pulls = (count: number) => numbers(count).map((number) => pull(number, octocat, day(number)));
const issues = (count: number) => numbers(count).map((number) => issue(number, octocat, day(number)));

interface How {
  limits?: PageSizeLimits;
  after?: string | null;
  downTo?: { field: 'CREATED_AT' | 'UPDATED_AT'; instant: string } | null;
  between?: (page: Page) => void;
}

async function read(
  github: InProcessGitHub,
  stream: RepositoryStream,
  { limits = { first: 50, most: 50 }, after = null, downTo = null, between = () => {} }: How = {},
): Promise<Page[]> {
  const repo = { id: '100', full_name: 'springboard/hub' };
  const size = new PageSize(limits);
  const pages: Page[] = [];
  for await (const page of pagesOf(stream, { github: github.client, repo, after, downTo, size })) {
    pages.push(page);
    between(page);
  }
  return pages;
}

const all = <Table extends keyof FactBatch>(pages: Page[], table: Table) =>
  pages.flatMap(({ batch }) => batch[table] as FactBatch[Table][number][]);
const numbered = (pages: Page[], table: 'pull_requests' | 'issues') =>
  all(pages, table).map(({ number }) => number);

/** Takes an item away for good, as somebody who deletes an issue does. */
function remove(hub: Repository, ...gone: number[]): void {
  const left = <I extends Item>(items: { count: number; at(index: number): I }) =>
    itemsOf(
      numbers(items.count)
        .map((place) => items.at(place - 1))
        .filter(({ number }) => !gone.includes(number)),
    );
  const before = hub.byNumber.bind(hub);
  hub.pullRequests = left<PullRequest>(hub.pullRequests);
  hub.issues = left<Issue>(hub.issues);
  hub.byNumber = (number) => (gone.includes(number) ? undefined : before(number));
}

describe('pages', () => {
  it('hold every item once, oldest first, with GitHub’s own count', async () => {
    const { github } = hubOf(pulls(120));
    const pages = await read(github, 'pull_requests');
    expect(numbered(pages, 'pull_requests')).toEqual(numbers(120));
    expect(pages.map(({ page_size, done, total }) => [page_size, done, total])).toEqual([
      [50, false, 120],
      [50, false, 120],
      [50, true, 120],
    ]);
  });

  it('double where GitHub bears it, up to their limit', async () => {
    const { github } = hubOf(issues(150));
    const pages = await read(github, 'issues', { limits: { first: 10, most: 40 } });
    expect(pages.map(({ page_size }) => page_size)).toEqual([10, 20, 40, 40, 40]);
    expect(numbered(pages, 'issues')).toEqual(numbers(150));
  });

  it.each(['bad-gateway', 'gateway-timeout', 'resource-limits'] as const)(
    'halve at %s until they go through, and lose nothing by it',
    async (kind) => {
      const { github } = hubOf(pulls(60));
      github.setFaults([{ kind, abovePageSize: 12 }]);
      const pages = await read(github, 'pull_requests');
      expect(numbered(pages, 'pull_requests')).toEqual(numbers(60));
      // 50, 25, and then what goes through.
      expect(pages[0]!.page_size).toBe(12);
      expect(github.waits).toEqual([]);
    },
  );

  it('grow again after four good ones, by a quarter', async () => {
    const { github } = hubOf(pulls(120));
    github.setFaults([{ kind: 'bad-gateway', times: 1 }]);
    const pages = await read(github, 'pull_requests', { limits: { first: 32, most: 32 } });
    expect(pages.map(({ page_size }) => page_size)).toEqual([16, 16, 16, 16, 20, 20, 20]);
    expect(numbered(pages, 'pull_requests')).toEqual(numbers(120));
  });

  it('of one item that GitHub cannot deliver end the stream with its place, not with a hole', async () => {
    const { github } = hubOf(pulls(3));
    github.setFaults([{ kind: 'bad-gateway' }]);
    const failure = await read(github, 'pull_requests').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitHubUnavailable);
    expect((failure as Error).message).toContain('springboard/hub');
    expect(github.asked('PullRequests').length).toBeGreaterThan(6);
  });

  it('go on at a cursor with what stands behind it, and nothing twice', async () => {
    const { github } = hubOf(issues(90));
    const [first] = await read(github, 'issues', { limits: { first: 40, most: 40 } });
    const rest = await read(github, 'issues', { after: first!.cursor });
    expect(numbered(rest, 'issues')).toEqual(numbers(90).slice(40));
  });

  it.each(['issues', 'pull_requests', 'labels', 'tags'] as const)(
    'begin again, once, at a cursor of %s that GitHub does not know any more',
    async (stream) => {
      const { github } = hubOf([...pulls(3), issue(4, octocat, day(4))], { labels: [label('bug')] });
      const whole = await read(github, stream);
      const again = await read(github, stream, { after: 'of-another-time' });
      expect(all(again, stream)).toEqual(all(whole, stream));
    },
  );

  it.each(['issues', 'pull_requests', 'labels', 'releases', 'tags'] as const)(
    'are refused where the name is another repository’s now: %s',
    async (stream) => {
      const { github } = hubOf([...pulls(3), issue(4, octocat, day(4))]);
      const former = { id: '99', full_name: 'springboard/hub' };
      const size = new PageSize({ first: 50, most: 50 });
      const pages = pagesOf(stream, { github: github.client, repo: former, after: null, downTo: null, size });
      await expect(pages.next()).rejects.toMatchObject({ isWhole: true });
    },
  );

  it('behind the last are none, and the cursor stays: what comes later is read from there', async () => {
    const { hub, github } = hubOf(issues(3));
    const [whole] = await read(github, 'issues');
    const [nothing] = await read(github, 'issues', { after: whole!.cursor });
    expect(nothing).toMatchObject({ done: true, total: 3, cursor: whole!.cursor });
    expect(nothing!.batch.issues).toEqual([]);
    hub.issues = itemsOf([
      ...numbers(3).map((number) => hub.byNumber(number) as Issue),
      issue(4, octocat, day(4))(hub),
    ]);
    expect(numbered(await read(github, 'issues', { after: nothing!.cursor }), 'issues')).toEqual([4]);
  });

  it('of an empty repository are one', async () => {
    const { github } = hubOf([]);
    expect(await read(github, 'issues', { after: null })).toMatchObject([
      { done: true, total: 0, cursor: null },
    ]);
  });
});

describe('between two pages', () => {
  it.each([
    ['an item that was read', 2],
    ['the item at the cursor', 10],
    ['an item that is still to come', 15],
  ])('%s may be deleted: all others are read', async (_, gone) => {
    const { hub, github } = hubOf(issues(30));
    const pages = await read(github, 'issues', {
      limits: { first: 10, most: 10 },
      between: () => remove(hub, gone),
    });
    const wanted = numbers(30).filter((number) => number !== gone || gone <= 10);
    expect(numbered(pages, 'issues')).toEqual(wanted);
  });

  it('newest first, what is updated meanwhile comes at the front, and nothing behind it is passed over', async () => {
    const { hub, github } = hubOf(issues(30));
    const pages = await read(github, 'issues', {
      limits: { first: 10, most: 10 },
      downTo: { field: 'UPDATED_AT', instant: day(1) },
      between: () => {
        hub.byNumber(3)!.updatedAt = day(60);
        github.changed();
      },
    });
    // The one that was touched is for the next reading, whose watermark lies before this one.
    expect(numbered(pages, 'issues')).toEqual(
      numbers(30)
        .reverse()
        .filter((number) => number !== 3),
    );
  });
});

describe('what was updated since', () => {
  it('is read newest first and no further than that instant, which is among it', async () => {
    const { github } = hubOf(issues(100));
    const pages = await read(github, 'issues', {
      limits: { first: 20, most: 20 },
      downTo: { field: 'UPDATED_AT', instant: day(70) },
    });
    expect(numbered(pages, 'issues')).toEqual(numbers(100).slice(69).reverse());
    expect(pages.map(({ total, done }) => [total, done])).toEqual([
      [null, false],
      [null, true],
    ]);
    expect(github.asked('Issues')).toHaveLength(2);
  });
});

describe('what GitHub withholds', () => {
  it('a node is named by its place, and the others of its page are kept', async () => {
    const { github } = hubOf(issues(9));
    github.setFaults([{ kind: 'null-node', times: 1 }]);
    const [page] = await read(github, 'issues');
    expect(page!.batch.issues.map(({ number }) => number)).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
    expect(page!.unreadable).toHaveLength(1);
    expect(page!.unreadable[0]).toMatchObject({ repo_id: '100', stream: 'issues', number: 0 });
    // Where to look for it again: the page that ends at this cursor.
    expect(page!.unreadable[0]!.path).toContain(page!.cursor);
  });

  it('a field of an item is unknown, not empty, and is named with the item’s number', async () => {
    const { github } = hubOf(issues(9));
    github.setFaults([{ kind: 'unreadable-field', field: 'author', times: 1 }]);
    const [page] = await read(github, 'issues');
    expect(page!.batch.issues.map(({ number, author_id }) => [number, author_id])).toEqual(
      numbers(9).map((number) => [number, number === 5 ? null : '1']),
    );
    expect(page!.unreadable).toMatchObject([{ number: 5, path: 'author' }]);
  });

  it('an item without its id is left out with a name, for it could be told from no other', async () => {
    const { github } = hubOf(issues(3));
    github.setFaults([{ kind: 'unreadable-field', field: 'fullDatabaseId', times: 1 }]);
    const [page] = await read(github, 'issues');
    expect(page!.batch.issues.map(({ number }) => number)).toEqual([1, 3]);
    expect(page!.unreadable).toMatchObject([{ number: 2, path: 'fullDatabaseId' }]);
  });

  it('an account that was deleted is nobody, and no gap', async () => {
    const { github } = hubOf([issue(1, null, day(1), { timeline: [event('ClosedEvent', day(2), null)] })]);
    const [page] = await read(github, 'issues');
    expect(page!.batch.issues).toMatchObject([{ number: 1, author_id: null, state: 'CLOSED' }]);
    expect([page!.batch.users, page!.unreadable]).toEqual([[], []]);
  });

  it('a field that this GitHub does not have is refused by its name, at once', async () => {
    const { github } = hubOf(issues(3));
    github.setFaults([{ kind: 'withdrawn-field', field: 'Issue.stateReason' }]);
    const failure = await read(github, 'issues').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitHubRefused);
    expect((failure as GitHubRefused).unknownFields).toEqual(['Issue.stateReason']);
    expect(github.asked('Issues')).toHaveLength(1);
    // Its pull requests can be read all the same.
    expect(await read(github, 'pull_requests')).toHaveLength(1);
  });

  it('a repository that is not there is refused by its name', async () => {
    const { github } = hubOf(issues(3));
    github.setView({ private: ['springboard/hub'] });
    const failure = await read(github, 'issues').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitHubRefused);
    expect((failure as Error).message).toContain('springboard/hub');
  });
});

describe('a timeline', () => {
  const busy = (comments: number) => [
    event('LabeledEvent', day(2), hubot, { label: label('bug') }),
    ...numbers(comments).map((number) => comment(`2026-02-01T${clock(number)}Z`, hubot, `word ${number}`)),
    event('ClosedEvent', day(90), octocat),
  ];
  const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 19);

  async function readOn(github: InProcessGitHub, pages: Page[]): Promise<FactBatch[]> {
    const repo = { id: '100', full_name: 'springboard/hub' };
    const batches: FactBatch[] = [];
    let pending = pages.flatMap(({ continuations }) => continuations);
    while (pending.length > 0) {
      const read = await continueLists(github.client, repo, pending);
      batches.push(read.batch);
      pending = read.continuations;
    }
    return batches;
  }

  it('whose cursor GitHub does not know any more is finished, short of its count', async () => {
    const { github } = hubOf([issue(1, octocat, day(1), { timeline: busy(250) })]);
    const [page] = await read(github, 'issues');
    const kept = page!.continuations.map((one) => ({ ...one, after_cursor: 'of-another-time' }));
    const repo = { id: '100', full_name: 'springboard/hub' };
    expect(kept).toHaveLength(1);
    expect(await continueLists(github.client, repo, kept)).toMatchObject({ continuations: [] });
  });

  it('of more than a hundred entries is read to its end, each entry once, together with others in one question', async () => {
    const { hub, github } = hubOf([
      issue(1, octocat, day(1), { timeline: busy(250) }),
      issue(2, octocat, day(1), { timeline: busy(120) }),
      issue(3, octocat, day(1), { timeline: busy(3) }),
    ]);
    const pages = await read(github, 'issues');
    expect(all(pages, 'issues').map(({ number, timeline_count }) => [number, timeline_count])).toEqual(
      numbers(3).map((number) => [number, hub.byNumber(number)!.timeline.length]),
    );
    const rest = await readOn(github, pages);
    for (const number of numbers(3)) {
      const truth = hub.byNumber(number)!.timeline;
      const batches = [...pages.map(({ batch }) => batch), ...rest];
      const comments = batches
        .flatMap(({ issue_comments }) => issue_comments)
        .filter((row) => row.number === number);
      const events = batches
        .flatMap(({ timeline_events }) => timeline_events)
        .filter((row) => row.number === number);
      expect(comments.map(({ created_at }) => created_at)).toEqual(
        truth.filter(({ __typename }) => __typename === 'IssueComment').map(({ createdAt }) => createdAt),
      );
      expect(events.map(({ id }) => id).sort()).toEqual(
        truth
          .filter(({ __typename }) => __typename !== 'IssueComment')
          .map(({ id }) => id)
          .sort(),
      );
    }
    // The third list of the longest one was asked for alone.
    expect(github.asked('Continuations')).toHaveLength(2);
  });

  it('of an item that has gone meanwhile is finished, and the others are read on', async () => {
    const { github } = hubOf([
      issue(1, octocat, day(1), { timeline: busy(120) }),
      issue(2, octocat, day(1), { timeline: busy(120) }),
    ]);
    const pages = await read(github, 'issues');
    github.setView({ deleted: ['springboard/hub#1'] });
    const rest = await readOn(github, pages);
    const continued = rest.flatMap(({ issue_comments }) => issue_comments);
    expect(new Set(continued.map(({ number }) => number))).toEqual(new Set([2]));
    expect(continued).toHaveLength(21);
    expect(github.asked('Continuations')).toHaveLength(1);
  });

  it('keeps who reviewed what, and an inline comment with its thread', async () => {
    const opening = { ...inline(71, day(3)), replyToId: null };
    const answer = { ...inline(72, day(4)), replyToId: 71 };
    const { github } = hubOf([
      pull(1, octocat, day(1), {
        timeline: [
          { ...review(day(3), hubot, 'CHANGES_REQUESTED'), comments: [opening] },
          { ...review(day(4), octocat, 'COMMENTED'), comments: [answer] },
        ],
      }),
    ]);
    const [page] = await read(github, 'pull_requests');
    expect(page!.batch.reviews.map(({ author_id, state }) => [author_id, state])).toEqual([
      ['2', 'CHANGES_REQUESTED'],
      ['1', 'COMMENTED'],
    ]);
    const comments = all(await read(github, 'review_comments'), 'review_comments');
    expect(comments.map(({ id, number, in_reply_to_id }) => [id, number, in_reply_to_id])).toEqual([
      ['71', 1, null],
      ['72', 1, '71'],
    ]);
    expect(comments.map(({ review_id }) => review_id)).toEqual(page!.batch.reviews.map(({ id }) => id));
  });
});

const inline = (databaseId: number, at: string) => ({
  id: `PRRC_${databaseId}`,
  databaseId,
  author: hubot,
  authorAssociation: 'NONE',
  createdAt: at,
  updatedAt: at,
  path: 'README.md',
  bodyLength: 5,
});

describe('inline comments', () => {
  const ids = (pages: Page[]) => [...new Set(all(pages, 'review_comments').map(({ id }) => Number(id)))];
  const first = review(day(2), hubot);
  const holding = (comments: unknown[]) =>
    pull(1, octocat, day(1), { timeline: [{ ...first, comments } as typeof first] });

  it.each([
    ['none is passed over', null],
    ['from a page number that an earlier version kept', '2'],
  ])('though some are deleted while the list is read: %s', async (_, after) => {
    const made = numbers(250).map((number) => ({ ...inline(number, day(2 + number)), replyToId: null }));
    const { hub, github } = hubOf([holding(made)]);
    const pages = await read(github, 'review_comments', {
      after,
      between: () => {
        hub.pullRequests = itemsOf([holding(made.slice(40))(hub)]);
        github.changed();
      },
    });
    expect(ids(pages)).toEqual(numbers(250));
  });
});

describe('inline comments since an instant', () => {
  it('come whole though two hundred bear the same second, and none before it comes', async () => {
    const before = numbers(30).map((number) => ({ ...inline(number, day(2)), replyToId: null }));
    const burst = numbers(230).map((number) => ({ ...inline(1_000 + number, day(5)), replyToId: null }));
    const after = numbers(5).map((number) => ({ ...inline(5_000 + number, day(6)), replyToId: null }));
    const { github } = hubOf([
      pull(1, octocat, day(1), {
        timeline: [{ ...review(day(2), hubot), comments: [...before, ...burst, ...after] }],
      }),
    ]);
    const pages = await read(github, 'review_comments', {
      downTo: { field: 'UPDATED_AT', instant: day(4) },
    });
    const ids = new Set(all(pages, 'review_comments').map(({ id }) => Number(id)));
    expect([...ids].sort((a, b) => a - b)).toEqual([...burst, ...after].map(({ databaseId }) => databaseId));
  });
});
