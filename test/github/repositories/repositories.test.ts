/** Which repositories there are, what their names mean, and whether anything has happened: against the community. */
import { describe, expect, it } from 'vitest';
import type { Repository } from '../../../src/demo/community/community.ts';
import { readNames } from '../../../src/github/repositories/names.ts';
import { probeRepositories } from '../../../src/github/repositories/probe.ts';
import { readItems, reconcile } from '../../../src/github/repositories/reconciliation.ts';
import {
  readOwnersRepositories,
  readRepository,
  readRepositoryNodes,
} from '../../../src/github/repositories/repositories.ts';
import { readSettings } from '../../../src/github/repositories/settings.ts';
import { observerClient } from '../../../src/github/transport/client.ts';
import { GitHubRefused, GitHubUnavailable } from '../../../src/github/transport/failures.ts';
import { PageSize } from '../../../src/github/transport/page-size.ts';
import { installedOn, readWithApp } from '../../support/app.ts';
import { githubHolding } from '../../support/github-client.ts';
import {
  annotatedTag,
  comment,
  commit,
  handMade,
  issue,
  label,
  ORG,
  person,
  pull,
  repository,
} from '../../support/hand-made.ts';

const [springboard, trampoline] = [ORG('springboard', 10), ORG('trampoline', 11)];
const octocat = person(1, 'octocat');
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const tag = (name: string, at: string) => annotatedTag(name, at, octocat, commit(at, octocat));

function world(more: Repository[] = []) {
  const hub = repository(
    springboard,
    'hub',
    100,
    [
      pull(1, octocat, '2026-01-01', { timeline: [comment('2026-02-01', octocat, 'Hello')] }),
      pull(2, octocat, '2026-01-02'),
      issue(3, octocat, '2026-01-03'),
    ],
    {
      labels: [label('bug'), label('good first issue')],
      tags: [tag('1.0.0', '2026-01-05'), tag('1.1.0', '2026-03-05')],
      releases: [release(7, '1.0.0', '2026-01-05'), release(8, '1.1.0', '2026-03-05')],
    },
  );
  const spawner = repository(springboard, 'spawner', 101, []);
  return { hub, spawner, github: githubHolding(handMade([hub, spawner, ...more], [octocat])) };
}

function release(databaseId: number, tagName: string, day: string) {
  const at = `${day}T00:00:00Z`;
  return {
    ...{ __typename: 'Release' as const, id: `RE_${databaseId}`, databaseId, tagName, name: tagName },
    ...{ author: octocat, isDraft: false, isPrerelease: false, createdAt: at, publishedAt: at },
  };
}

const asked = ({ id, nameWithOwner }: Repository) => ({ node_id: id, full_name: nameWithOwner });

describe('a probe', () => {
  it('tells of every list how long it is and what is newest in it, for a point', async () => {
    const { hub, spawner, github } = world();
    const probes = await probeRepositories(github.client, [asked(hub), asked(spawner)], ['springboard']);
    expect(probes.repositories.get(hub.id)).toMatchObject({
      // The comment moved it, not its number.
      pull_requests: { count: 2, updated_at: '2026-02-01T00:00:00Z' },
      issues: { count: 1, updated_at: '2026-01-03T00:00:00Z' },
      releases: { count: 2, newest: { id: '8', tag_name: '1.1.0', is_prerelease: false } },
      tags: { count: 2, newest: { name: '1.1.0', target_oid: hub.tags[1]!.target.oid } },
      labels: 2,
      refused: [],
    });
    expect(probes.repositories.get(spawner.id)).toMatchObject({
      pull_requests: { count: 0, updated_at: null },
      releases: { count: 0, newest: null },
      tags: { count: 0, newest: null },
      labels: 0,
    });
    expect(probes.owners).toMatchObject([{ login: 'springboard', repositories: { count: 2 } }]);
    expect(github.log().map(({ points }) => points)).toEqual([1]);
  });

  it('tells one that is gone from one that became private, and from one that cannot be read just now', async () => {
    const { hub, spawner, github } = world();
    github.setView({ private: ['springboard/hub'] });
    const gone = { node_id: 'R_of_nobody', full_name: 'springboard/gone' };
    const { repositories, unreadable } = await probeRepositories(
      github.client,
      [gone, asked(hub), asked(spawner)],
      [],
    );
    expect([...repositories].filter(([, one]) => one === null).map(([id]) => id)).toEqual([
      gone.node_id,
      hub.id,
    ]);
    expect(unreadable.size).toBe(0);
    github.setView({});
    github.setFaults([{ kind: 'null-node' }]);
    const probes = await probeRepositories(github.client, [asked(hub), asked(spawner)], []);
    // Of three states only this one is no news: what is missing is asked for again.
    expect([probes.repositories.has(hub.id), probes.repositories.has(spawner.id)]).toEqual([true, false]);
  });

  it('measures no private repository, though the App may see it: it is hidden, and nothing of it is told', async () => {
    const secret = repository(springboard, 'secret', 100, [], { isPrivate: true, labels: [label('bug')] });
    const github = githubHolding(handMade([secret], []), {
      app: installedOn([{ id: 1, account: 'springboard' }]),
    });
    const { repositories, hidden } = await probeRepositories(readWithApp(github), [asked(secret)], []);
    expect([[...repositories], [...hidden]]).toEqual([[[secret.id, null]], [secret.id]]);
  });

  it('follows a repository by its id wherever it went', async () => {
    const { hub, github } = world();
    github.setView({ renamed: { 'springboard/hub': 'springboard/lab' } });
    const probes = await probeRepositories(github.client, [asked(hub)], []);
    expect(probes.repositories.get(hub.id)?.repo).toMatchObject({ id: '100', full_name: 'springboard/lab' });
  });

  it('asks for twenty repositories at once, and for every one', async () => {
    const many = numbers(45).map((number) => repository(springboard, `r${number}`, 200 + number, []));
    const { github } = world(many);
    const probes = await probeRepositories(github.client, many.map(asked), ['springboard']);
    expect(new Set(probes.repositories.keys())).toEqual(new Set(many.map(({ id }) => id)));
    expect(github.asked('Probe')).toHaveLength(3);
    expect(probes.owners).toHaveLength(1);
  });

  it('makes one question for each credential, and names the accounts that none can read', async () => {
    const vault = repository(ORG('vault', 12), 'store', 300, []);
    const spring = repository(springboard, 'hub', 100, []);
    const lab = repository(trampoline, 'lab', 301, []);
    const github = githubHolding(handMade([spring, lab, vault], []), {
      app: installedOn([
        { id: 1, account: 'springboard' },
        { id: 2, account: 'trampoline', suspended: true },
      ]),
    });
    const client = readWithApp(github);
    const probes = await probeRepositories(client, [spring, lab, vault].map(asked), []);
    expect([...probes.repositories.keys()]).toEqual([spring.id]);
    expect(probes.refused.map(({ owners }) => owners)).toEqual([['trampoline'], ['vault']]);
    expect(github.asked('Probe').map(({ credential }) => credential)).toEqual(['installation 1']);
  });

  it('gives a part that is refused a reason, and the others as they are', async () => {
    const { hub, github } = world();
    github.setFaults([{ kind: 'unreadable-field', field: 'issues', times: 1 }]);
    const probe = (await probeRepositories(github.client, [asked(hub)], [])).repositories.get(hub.id);
    expect(probe).toMatchObject({ issues: null, pull_requests: { count: 2 }, labels: 2 });
    expect(probe?.refused.map(({ part }) => part)).toEqual(['issues']);
  });
});

describe('names', () => {
  it('lead to the repository that bore them, and to nothing else', async () => {
    const { github } = world();
    github.setView({
      renamed: { 'springboard/hub': 'trampoline/lab' },
      private: ['springboard/spawner'],
    });
    const found = await readNames(github.client, [
      'springboard/hub',
      'TRAMPOLINE/Lab',
      'springboard/spawner',
      'springboard/never',
    ]);
    expect(Object.fromEntries(found)).toEqual({
      'springboard/hub': { id: '100', full_name: 'trampoline/lab' },
      'TRAMPOLINE/Lab': { id: '100', full_name: 'trampoline/lab' },
      // A token without a right to it cannot tell a private one from none.
      'springboard/spawner': null,
      'springboard/never': null,
    });
  });

  it('are asked fifty at once, and each answer stands by its own name', async () => {
    const many = numbers(120).map((number) => repository(trampoline, `r${number}`, 400 + number, []));
    const { github } = world(many);
    const found = await readNames(github.client, many.map(({ nameWithOwner }) => nameWithOwner).reverse());
    expect(
      many.every(({ nameWithOwner, databaseId }) => found.get(nameWithOwner)?.id === String(databaseId)),
    ).toBe(true);
    expect(github.asked('Names')).toHaveLength(3);
  });

  it('that GitHub cannot look up just now are not taken for those of nothing', async () => {
    const { github } = world();
    github.setFaults([{ kind: 'withheld', field: 'repository1' }]);
    const found = await readNames(github.client, [
      'springboard/hub',
      'springboard/spawner',
      'springboard/never',
    ]);
    expect([...found.keys()]).toEqual(['springboard/hub', 'springboard/never']);
  });

  it('of ids are today’s', async () => {
    const { hub, github } = world();
    github.setView({ renamed: { 'springboard/hub': 'springboard/lab' } });
    expect(await readRepositoryNodes(github.client, 'springboard', [hub.id, 'R_of_nobody'])).toEqual([
      { full_name: 'springboard/lab' },
    ]);
  });
});

describe('an owner', () => {
  it('has more than a hundred repositories, none of them a fork or private, all of them listed', async () => {
    const many = numbers(130).map((number) =>
      repository(trampoline, `r${number}`, 400 + number, [], {
        isFork: number === 7,
        isPrivate: number === 8,
        isArchived: number === 9,
      }),
    );
    const { github } = world(many);
    const repos = await readOwnersRepositories(github.client, 'Trampoline');
    const wanted = many.filter(({ isFork, isPrivate }) => !isFork && !isPrivate);
    expect(repos.map(({ id }) => id).sort()).toEqual(
      wanted.map(({ databaseId }) => String(databaseId)).sort(),
    );
    // What is archived has a history all the same.
    expect(repos.filter(({ is_archived }) => is_archived).map(({ full_name }) => full_name)).toEqual([
      'trampoline/r9',
    ]);
  });

  it('that GitHub does not know is refused by name', async () => {
    const { github } = world();
    await expect(readOwnersRepositories(github.client, 'nobody')).rejects.toThrow(/^nobody: /);
  });

  it('says of each repository whether pull requests are on and who may open them; null = it does not say', async () => {
    const closed = repository(trampoline, 'closed', 500, [], { settings: { has_pull_requests: false } });
    const ours = repository(trampoline, 'ours', 501, [], {
      settings: { has_pull_requests: true, pull_request_creation_policy: 'collaborators_only' },
    });
    const plain = numbers(110).map((number) => repository(trampoline, `r${number}`, 600 + number, []));
    const { github } = world([closed, ours, ...plain]);
    const settings = await readSettings(github.client, 'trampoline');
    expect(settings.size).toBe(112);
    expect(settings.get('500')).toEqual({ pull_requests: 'off', pull_request_creation: null });
    expect(settings.get('501')).toEqual({ pull_requests: 'on', pull_request_creation: 'collaborators_only' });
    expect(settings.get('601')).toEqual({ pull_requests: null, pull_request_creation: null });
  });
});

describe('a repository', () => {
  it('is counted as GitHub counts it', async () => {
    const { hub, github } = world();
    expect((await readRepository(github.client, 'Springboard/HUB')).counts).toEqual({
      pull_requests: hub.pullRequests.count,
      issues: hub.issues.count,
      releases: hub.releases.length,
      tags: hub.tags.length,
    });
  });

  it('that is private is not measured, even by a credential that may see it', async () => {
    const github = githubHolding(
      handMade([repository(springboard, 'secret', 100, [], { isPrivate: true })], []),
      { app: installedOn([{ id: 1, account: 'springboard' }]) },
    );
    const client = readWithApp(github);
    await expect(readRepository(client, 'springboard/secret')).rejects.toThrow(/it is private/);
    expect((await readRepository(client, 'springboard/secret', { privateToo: true })).repo.is_private).toBe(
      true,
    );
  });
});

describe('a reconciliation', () => {
  const items = () => numbers(150).map((number) => issue(number, octocat, `2025-01-01T${clock(number)}Z`));
  const clock = (minute: number) => new Date(minute * 60_000).toISOString().slice(11, 19);
  const hubOf = (made = items()) => {
    const hub = repository(springboard, 'hub', 100, made);
    return { hub, github: githubHolding(handMade([hub], [octocat])) };
  };
  async function listed(github: ReturnType<typeof githubHolding>, between = () => {}) {
    const present = [];
    for await (const page of reconcile(
      github.client,
      { id: '100', full_name: 'springboard/hub' },
      'issues',
    )) {
      present.push(...page);
      between();
    }
    return present;
  }

  it('lists everything that GitHub has, with what tells whether a copy is whole', async () => {
    const { hub, github } = hubOf([
      ...items(),
      issue(151, octocat, '2025-02-01', {
        timeline: [comment('2025-02-02', octocat, 'a'), comment('2025-02-03', octocat, 'b')],
      }),
    ]);
    const present = await listed(github);
    expect(present.map(({ node_id, updated_at }) => [node_id, updated_at])).toEqual(
      numbers(151).map((number) => [hub.byNumber(number)!.id, hub.byNumber(number)!.updatedAt]),
    );
    expect(present.at(-1)!.timeline_count).toBe(2);
  });

  it('leaves out what was deleted, and nobody else, though it is deleted while it is listed', async () => {
    const { github } = hubOf();
    const present = await listed(github, () => github.setView({ deleted: ['springboard/hub#5'] }));
    // It was there when the first page was read; whoever is missing here would be taken for deleted.
    expect(present.map(({ number }) => number)).toEqual(numbers(150));
    expect((await listed(github)).map(({ number }) => number)).toEqual(
      numbers(150).filter((number) => number !== 5),
    );
  });

  it('asks for less where GitHub cannot give a page, and lists nothing rather than a part', async () => {
    const { github } = hubOf();
    github.setFaults([{ kind: 'bad-gateway', times: 2 }]);
    expect(await listed(github)).toHaveLength(150);
    github.setFaults([{ kind: 'null-node', times: 1 }]);
    await expect(listed(github)).rejects.toBeInstanceOf(GitHubUnavailable);
  });

  it('reads single items by their ids; what has gone since is no gap, what GitHub withholds is one', async () => {
    const { hub, github } = hubOf();
    github.setView({ deleted: ['springboard/hub#2'] });
    const ids = [1, 2, 3].map((number) => hub.byNumber(number)!.id);
    const repo = { id: '100', full_name: 'springboard/hub' };
    const read = () => readItems(github.client, repo, 'issues', ids, new PageSize({ first: 50, most: 50 }));
    const { batch, unreadable, asked: count } = await read();
    expect(batch.issues.map(({ number }) => number)).toEqual([1, 3]);
    expect([unreadable, count]).toEqual([[], 3]);
    github.setView({});
    github.setFaults([{ kind: 'null-node', times: 1 }]);
    const withheld = await read();
    expect(withheld.batch.issues.map(({ number }) => number)).toEqual([1, 3]);
    expect(withheld.unreadable).toMatchObject([{ path: `node ${ids[1]}` }]);
  });

  it.each(['issues', 'pull_requests'] as const)(
    'that answer from another repository, as transferred ones may, are not taken for this one’s: %s',
    async (kind) => {
      const { hub, github } = world();
      const id = hub.byNumber(kind === 'issues' ? 3 : 1)!.id;
      const size = new PageSize({ first: 50, most: 50 });
      const of = async (repoId: string) =>
        (await readItems(github.client, { id: repoId, full_name: 'springboard/hub' }, kind, [id], size))
          .batch[kind].length;
      expect([await of('100'), await of('101')]).toEqual([1, 0]);
    },
  );
});

it('a token that GitHub does not accept ends everything, in one line that names the setting', async () => {
  const { github } = world();
  const client = observerClient({ ...github, token: 'of-nobody', wait: async () => {} });
  const failure = await readRepository(client, 'springboard/hub').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(GitHubRefused);
  expect((failure as GitHubRefused).everywhere).toBe(true);
  expect((failure as GitHubRefused).message).toMatch(/^GITHUB_TOKEN: [^\n]*$/);
  expect(github.log()).toHaveLength(1);
});
