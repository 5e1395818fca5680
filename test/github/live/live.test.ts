/** From what GitHub delivers to what stands there: marks are read as the community has them, and missed deliveries are found. */
import { describe, expect, it } from 'vitest';
import type { Item, Repository } from '../../../src/demo/community/community.ts';
import { touches } from '../../../src/domain/live/events.ts';
import type { Mark } from '../../../src/domain/live/marks.ts';
import type { Payload } from '../../../src/domain/live/payload.ts';
import { deliveriesApi } from '../../../src/github/live/deliveries.ts';
import { readMarkedItems, type WantedItem } from '../../../src/github/live/marked-items.ts';
import type { ItemKind } from '../../../src/github/repositories/reconciliation.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { APP_ID, installedOn, KEYS, newKeys } from '../../support/app.ts';
import { deliveriesOf } from '../../support/community-deliveries.ts';
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
import { hookDeliveries, type ListedAttempt } from '../../support/hook-deliveries.ts';

const springboard = ORG('springboard', 10);
const [octocat, hubot] = [person(1, 'octocat'), person(2, 'hubot')];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

function holding(items: ((repository: Repository) => Item)[]) {
  const hub = repository(springboard, 'hub', 100, items);
  const lab = repository(springboard, 'lab', 101, [issue(1, octocat, '2026-01-01')]);
  const community = handMade([hub, lab], [octocat, hubot]);
  return { hub, lab, community, github: githubHolding(community) };
}

const read = (
  github: InProcessGitHub,
  kind: ItemKind,
  wanted: WantedItem[],
  size = new PageSize({ first: 50, most: 50 }),
) => readMarkedItems(github.client, { id: '100', full_name: 'springboard/hub' }, kind, wanted, size);

describe('a day of deliveries', () => {
  const DAY = '2026-07-10';
  const { hub, community, github } = holding([
    issue(1, octocat, '2026-07-01', { timeline: [comment(`${DAY}T09:00:00Z`, hubot, 'Same here')] }),
    issue(2, octocat, '2026-07-01', { timeline: [comment('2026-07-02', hubot, 'Long ago')] }),
    issue(3, hubot, `${DAY}T10:00:00Z`, { timeline: [event('ClosedEvent', `${DAY}T11:00:00Z`, octocat)] }),
    pull(4, hubot, '2026-07-01', {
      timeline: [
        event('LabeledEvent', `${DAY}T12:00:00Z`, octocat, { label: label('bug') }),
        review(`${DAY}T13:00:00Z`, octocat),
      ],
    }),
    pull(5, hubot, '2026-07-01', { timeline: [event('MergedEvent', '2026-07-03', octocat)] }),
  ]);
  const marks = deliveriesOf(community, { from: '2026-07-09T23:59:59Z', until: '2026-07-11T00:00:00Z' })
    .toSorted((a, b) => (a.id < b.id ? 1 : -1))
    .flatMap(({ event: name, payload }) => {
      const { action = null } = payload as { action?: string };
      return touches(name, action, payload as Payload).marks;
    });
  const marked = (thing: Mark['thing']) => [
    ...new Set(marks.filter((one) => one.thing === thing).map(({ number }) => number)),
  ];

  it('marks what was touched, and nothing else, whatever the order in which they come', () => {
    expect([marked('issue').sort(), marked('pull_request').sort()]).toEqual([[1, 3], [4]]);
  });

  it('is read as GitHub has it now, newer than every delivery asks for', async () => {
    // 3 was never stored: it is asked for by its number.
    const ids = (number: number) => (number === 3 ? null : hub.byNumber(number)!.id);
    const issues = await read(
      github,
      'issues',
      marked('issue').map((number) => ({ number, node_id: ids(number) })),
    );
    const pulls = await read(github, 'pull_requests', [{ number: 4, node_id: ids(4) }]);
    const rows = [...issues.batch.issues, ...pulls.batch.pull_requests];
    expect(rows.map(({ number, state }) => [number, state]).sort()).toEqual([
      [1, 'OPEN'],
      [3, 'CLOSED'],
      [4, 'OPEN'],
    ]);
    for (const { number, updated_at } of rows) {
      expect(updated_at).toBe(hub.byNumber(number)!.updatedAt);
      for (const { must_reach } of marks.filter((one) => one.number === number))
        expect(Date.parse(updated_at)).toBeGreaterThanOrEqual(Date.parse(must_reach ?? updated_at));
    }
    expect(issues.batch.issue_comments.map(({ number }) => number)).toEqual([1]);
    expect(pulls.batch.reviews.map(({ author_id }) => author_id)).toEqual(['1']);
    expect([...issues.absent, ...pulls.absent]).toEqual([]);
    expect(github.asked('Marked')).toHaveLength(2);
  });
});

describe('a marked item', () => {
  const wanted = (hub: Repository, ...of: number[]) =>
    of.map((number) => ({ number, node_id: hub.byNumber(number)?.id ?? null }));

  it('that is gone is absent, and no gap: deleted, by its id or by its number', async () => {
    const { hub, github } = holding(numbers(3).map((number) => issue(number, octocat, '2026-01-01')));
    const stored = wanted(hub, 1, 2, 3);
    github.setView({ deleted: ['springboard/hub#2'] });
    const { absent, unreadable, batch } = await read(github, 'issues', [
      ...stored,
      { number: 99, node_id: null },
    ]);
    expect(batch.issues.map(({ number }) => number)).toEqual([1, 3]);
    expect([absent, unreadable]).toEqual([[2, 99], []]);
  });

  it('that was transferred, or made a pull request’s number, is absent here', async () => {
    const { lab, github } = holding([issue(1, octocat, '2026-01-01'), pull(2, octocat, '2026-01-01')]);
    const there = { number: 1, node_id: lab.issues.at(0).id };
    const read1 = await read(github, 'issues', [there, { number: 2, node_id: null }]);
    expect([read1.batch.issues, read1.absent]).toEqual([[], [1, 2]]);
  });

  it('that GitHub withholds is a gap and stays marked: it is neither absent nor read', async () => {
    const { hub, github } = holding(numbers(5).map((number) => issue(number, octocat, '2026-01-01')));
    github.setFaults([{ kind: 'null-node', times: 1 }]);
    const { batch, absent, unreadable } = await read(github, 'issues', wanted(hub, 1, 2, 3, 4, 5));
    expect(batch.issues.map(({ number }) => number)).toEqual([1, 2, 4, 5]);
    expect([absent, unreadable.map(({ number }) => number)]).toEqual([[], [3]]);
  });

  it('is read on where it has more than a page holds', async () => {
    const { hub, github } = holding([
      issue(1, octocat, '2026-01-01', {
        timeline: numbers(130).map((number) =>
          comment(new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString(), hubot, 'word'),
        ),
      }),
    ]);
    const { continuations, batch } = await read(github, 'issues', wanted(hub, 1));
    expect(batch.issue_comments).toHaveLength(100);
    expect(continuations).toMatchObject([
      { node_id: hub.byNumber(1)!.id, connection: 'timelineItems', number: 1 },
    ]);
  });

  it('shares a question with as many as GitHub bears, and says for how many it is the answer', async () => {
    const { hub, github } = holding(numbers(40).map((number) => pull(number, octocat, '2026-01-01')));
    github.setFaults([{ kind: 'bad-gateway', times: 2 }]);
    const size = new PageSize({ first: 40, most: 40 });
    const { asked, batch } = await read(github, 'pull_requests', wanted(hub, ...numbers(40)), size);
    expect([asked, batch.pull_requests.length, size.now]).toEqual([10, 10, 10]);
  });
});

describe('GitHub’s list of deliveries', () => {
  const NOW = Date.parse('2026-07-16T12:00:00Z');
  const listed = (index: number): ListedAttempt => ({
    ...{ id: 1_000 + index, guid: `guid-${index}`, event: 'issues', action: 'opened', repository_id: 100 },
    ...{ delivered_at: new Date(NOW - index * 60_000).toISOString(), status_code: index % 2 ? 202 : 502 },
  });
  function scene(privateKey = KEYS.privateKey) {
    const hooks = hookDeliveries();
    hooks.attempts.push(...numbers(350).map(listed));
    const github = githubHolding(handMade([], []), { app: installedOn([]), extensions: [hooks.extension] });
    const api = deliveriesApi({
      ...github,
      app: { id: APP_ID, private_key: privateKey },
      wait: async () => {},
    });
    return { hooks, github, api };
  }

  it('is read a page at a time, down to an instant and no further', async () => {
    const { api, github } = scene();
    const found = [];
    for await (const page of api.attempts(new Date(NOW - 150 * 60_000))) found.push(...page);
    expect(found.map(({ id }) => Number(id) - 1_000)).toEqual(numbers(150));
    expect(found.slice(0, 2).map(({ is_taken }) => is_taken)).toEqual([true, false]);
    expect(github.log()).toHaveLength(2);
    expect(api.takeCalls()).toHaveLength(2);
  });

  it('gives one again where GitHub has it still', async () => {
    const { api, hooks } = scene();
    expect([await api.redeliver('1007'), await api.redeliver('7')]).toEqual([true, false]);
    expect(hooks.asked).toEqual([1_007, 7]);
  });

  it('is shown to the App alone: another key ends it, by the names of the settings', async () => {
    const { api } = scene(newKeys().privateKey);
    const failure = await api.redeliver('1007').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GitHubRefused);
    expect((failure as Error).message).toMatch(/APP_ID is 12.*PRIVATE_KEY/);
  });
});
