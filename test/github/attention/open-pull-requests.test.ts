/** What GitHub tells nobody afterwards: how checks and threads of open pull requests stand now. And which files they change. */
import { describe, expect, it } from 'vitest';
import type {
  ChangedFile,
  CheckContext,
  Commit,
  PullRequest,
  Repository,
} from '../../../src/demo/community/community.ts';
import { readOpenPullRequests } from '../../../src/github/attention/open-pull-requests.ts';
import { readFileLists } from '../../../src/github/changed-files/file-lists.ts';
import { continueLists } from '../../../src/github/history/continuations.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { githubHolding, type InProcessGitHub } from '../../support/github-client.ts';
import { commit, event, handMade, ORG, person, pull, repository, review } from '../../support/hand-made.ts';

const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const REPO = { id: '100', full_name: 'springboard/hub' };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function holding(items: Parameters<typeof repository>[3], more: Partial<Repository> = {}) {
  const hub = repository(ORG('springboard', 10), 'hub', 100, items, more);
  return { hub, github: githubHolding(handMade([hub], [octocat, hubot])) };
}

const run = (
  name: string,
  conclusion: 'SUCCESS' | 'FAILURE' | 'CANCELLED' | null,
  isRequired = false,
): CheckContext => ({
  ...{ __typename: 'CheckRun', name, isRequired, conclusion },
  ...{ status: conclusion === null ? 'IN_PROGRESS' : 'COMPLETED' },
  completedAt: conclusion === null ? null : '2026-07-02T01:00:00Z',
});
const pushed = (checks: CheckContext[]) => {
  const head: Commit = { ...commit('2026-07-02', octocat), checks };
  return event('PullRequestCommit', '2026-07-02', null, { commit: head });
};

describe('an open pull request', () => {
  const open = (github: InProcessGitHub, hub: Repository, ...of: number[]) =>
    readOpenPullRequests(
      github.client,
      REPO,
      of.map((number) => ({ number, node_id: hub.byNumber(number)?.id ?? 'PR_of_nobody', base_ref: 'main' })),
      new PageSize({ first: 20, most: 20 }),
    );

  it('has the checks of its head: the worst of a name, and the required one that has said nothing', async () => {
    const { hub, github } = holding(
      [
        pull(1, octocat, '2026-07-01', {
          mergeable: 'CONFLICTING',
          timeline: [
            pushed([
              run('test', 'SUCCESS', true),
              run('test', 'FAILURE'),
              run('lint', null),
              run('docs', 'CANCELLED'),
            ]),
          ],
        }),
      ],
      {
        rules: [
          { __typename: 'RequiredStatusChecksParameters', requiredStatusChecks: [{ context: 'build' }] },
        ],
        baseChecks: [run('lint', 'FAILURE'), run('test', 'SUCCESS')],
      },
    );
    const { batch } = await open(github, hub, 1);
    const at = '2026-07-02T01:00:00Z';
    expect(
      batch.head_checks.map(({ name, state, is_required, red_since }) => [
        name,
        state,
        is_required,
        red_since,
      ]),
    ).toEqual([
      // One that is red for whatever run is red, and required where any run of that name is.
      ['test', 'red', true, at],
      ['lint', 'pending', false, null],
      ['docs', 'pending', false, null],
      ['build', 'missing', true, null],
    ]);
    expect(batch.open_states).toMatchObject([
      { number: 1, has_conflict: true, knows_checks: true, knows_threads: true },
    ]);
    expect(batch.base_checks.map(({ name, is_red }) => [name, is_red])).toEqual([
      ['lint', true],
      ['test', false],
    ]);
    expect(batch.branch_rules).toEqual([
      { branch: 'main', required_checks: ['build'], push_dismisses_approvals: null },
    ]);
  });

  it('has its threads: who opened each, who spoke last, whether it is settled', async () => {
    const inline = (databaseId: number, day: number, author: typeof octocat, replyToId: number | null) => ({
      ...{
        id: `PRRC_${databaseId}`,
        databaseId,
        author,
        authorAssociation: 'NONE',
        path: 'a',
        replyToId,
        bodyLength: 1,
      },
      ...{ createdAt: `2026-07-0${day}T00:00:00Z`, updatedAt: `2026-07-0${day}T00:00:00Z` },
    });
    const comments = [inline(1, 3, hubot, null), inline(2, 4, octocat, 1), inline(3, 5, hubot, null)];
    const { hub, github } = holding([
      pull(1, octocat, '2026-07-01', {
        timeline: [pushed([]), { ...review('2026-07-03', hubot, 'COMMENTED'), comments }],
        threads: { 3: { isResolved: true, isOutdated: false } },
      }),
    ]);
    const { batch } = await open(github, hub, 1);
    expect(
      batch.review_threads.map((one) => [one.opened_by_id, one.last_by_id, one.last_at, one.is_resolved]),
    ).toEqual([
      ['2', '1', '2026-07-04T00:00:00Z', false],
      ['2', '2', '2026-07-05T00:00:00Z', true],
    ]);
  });

  it('does not claim to know more threads than GitHub gave', async () => {
    const comments = numbers(60).map((number) => ({
      ...{ id: `PRRC_${number}`, databaseId: number, author: hubot, authorAssociation: 'NONE', path: 'a' },
      ...{
        replyToId: null,
        bodyLength: 1,
        createdAt: '2026-07-03T00:00:00Z',
        updatedAt: '2026-07-03T00:00:00Z',
      },
    }));
    const { hub, github } = holding([
      pull(1, octocat, '2026-07-01', {
        timeline: [pushed([]), { ...review('2026-07-03', hubot), comments }],
      }),
    ]);
    expect((await open(github, hub, 1)).batch.open_states).toMatchObject([{ knows_threads: false }]);
  });

  it('that has gone meanwhile has no rows, and the others have theirs', async () => {
    const { hub, github } = holding(
      [1, 2].map((number) => pull(number, octocat, '2026-07-01', { timeline: [pushed([])] })),
    );
    const { batch, asked } = await open(github, hub, 1, 77, 2);
    expect([batch.open_states.map(({ number }) => number), asked]).toEqual([[1, 2], 3]);
  });
});

describe('the files of a pull request', () => {
  const files = (count: number): ChangedFile[] =>
    numbers(count).map((number) => ({
      path: `f${number}`,
      additions: number,
      deletions: 0,
      changeType: 'MODIFIED',
      pushedAt: null,
    }));
  const changing = (number: number, count: number | null): Parameters<typeof repository>[3][number] =>
    pull(number, octocat, '2026-07-01', {
      changedFiles: count ?? 5,
      ...(count !== null && { files: files(count) }),
    });
  const wanted = (hub: Repository, ...of: number[]) =>
    of.map((number) => {
      const { id, updatedAt } = hub.byNumber(number) as PullRequest;
      return { number, node_id: id, updated_at: updatedAt };
    });
  const size = (first = 100) => new PageSize({ first, most: first });

  it('are read to the last, and one without a list is not one without files', async () => {
    const { hub, github } = holding([changing(1, 3), changing(2, 230), changing(3, null)]);
    const { lists, batch, continuations, failed } = await readFileLists(
      github.client,
      REPO,
      wanted(hub, 1, 2, 3),
      size(),
    );
    expect(lists.map(({ number, changed_files }) => [number, changed_files])).toEqual([
      [1, 3],
      [2, 230],
      [3, null],
    ]);
    expect(failed).toEqual([]);
    const rows = [...batch.pull_request_files];
    let pending = continuations;
    while (pending.length > 0) {
      const read = await continueLists(github.client, REPO, pending);
      rows.push(...read.batch.pull_request_files);
      pending = read.continuations;
    }
    expect(rows.filter(({ number }) => number === 2).map(({ path, additions }) => [path, additions])).toEqual(
      files(230).map(({ path, additions }) => [path, additions]),
    );
  });

  it('that GitHub can never give do not keep the others back: one alone is named as failed', async () => {
    const { hub, github } = holding([changing(1, 3), changing(2, 3)]);
    github.setFaults([{ kind: 'bad-gateway', operation: 'ChangedFiles' }]);
    const read = await readFileLists(github.client, REPO, wanted(hub, 1, 2), size());
    expect([read.failed.map(({ number }) => number), read.asked, read.lists]).toEqual([[1], 1, []]);
    github.setFaults([]);
    expect((await readFileLists(github.client, REPO, wanted(hub, 2), size())).lists).toHaveLength(1);
  });

  it('of many are asked for together; where that is too much, half of what was asked', async () => {
    const { hub, github } = holding(numbers(30).map((number) => changing(number, 1)));
    github.setFaults([{ kind: 'gateway-timeout', times: 1 }]);
    const { asked, lists } = await readFileLists(github.client, REPO, wanted(hub, ...numbers(30)), size());
    expect(asked).toBeLessThanOrEqual(25);
    expect(lists.map(({ number }) => number)).toEqual(numbers(asked));
  });
});
