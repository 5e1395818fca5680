import type {
  Actor,
  Community,
  Issue,
  Item,
  Label,
  PullRequest,
  Release,
  Repository,
  TagRef,
} from '../../../src/demo/community/community.ts';
import { itemsOf } from '../../../src/demo/community/reading.ts';
import { readGhd, type GhdFile, type GhdItem } from './ghd.ts';
import { recordedActors, type ActorOf } from './actors.ts';
import { commitOf, recordedTimeline } from './timeline.ts';
import { freshId, hashedId } from './ids.ts';

/** Reads ghd/1 files; each becomes one repository, and its owner an organisation. */
export function recordedCommunity(paths: string[]): Community {
  const repositories: Repository[] = [];
  const actors = new Map<string, Actor>();
  const nodes = new Map<string, { __typename: string }>();
  const owners = new Map<string, Actor>();
  for (const path of paths) {
    const file = readGhd(path);
    const people = recordedActors(file.header);
    const login = file.header.repo.split('/')[0] as string;
    const owner = owners.get(login) ?? { ...organisation(login), ...people.known(login) };
    owners.set(login, owner);
    const repository = recordedRepository(file, owner, people.actor);
    repositories.push(repository);
    for (const actor of [owner, ...people.all]) {
      const key = actor.login.toLowerCase();
      if (!actors.has(key)) actors.set(key, actor);
      if (!nodes.has(actor.id)) nodes.set(actor.id, actor);
    }
    indexNodes(repository, nodes);
  }
  return {
    repositories,
    actor: (login) => actors.get(login.toLowerCase()),
    node: (id) => nodes.get(id),
  };
}

function organisation(login: string): Actor {
  const databaseId = hashedId(`organisation ${login}`);
  return { __typename: 'Organization', id: `O_recorded${databaseId}`, databaseId, login, name: login };
}

function recordedRepository(file: GhdFile, owner: Actor, actor: ActorOf): Repository {
  const { header } = file;
  const databaseId = hashedId(`repository ${header.repo}`);
  const items = [...file.items].sort((a, b) => compareText(a.createdAt, b.createdAt) || a.number - b.number);
  const labels = recordedLabels(file, databaseId);
  const byNumber = new Map<number, Item>();
  const createdAt = items[0]?.createdAt ?? header.capturedAt;
  const repository: Repository = {
    __typename: 'Repository',
    id: `R_recorded${databaseId}`,
    databaseId,
    owner,
    name: header.repo.split('/')[1] as string,
    nameWithOwner: header.repo,
    isPrivate: false,
    isArchived: false,
    isFork: false,
    createdAt,
    updatedAt: header.capturedAt,
    defaultBranchRef: {
      __typename: 'Ref',
      id: `REF_recorded${databaseId}_heads`,
      name: commonBaseRef(items),
      prefix: 'refs/heads/',
    },
    pullRequests: itemsOf<PullRequest>([]),
    issues: itemsOf<Issue>([]),
    labels: [...labels.values()],
    releases: recordedReleases(file, databaseId),
    tags: recordedTags(file, databaseId),
    byNumber: (number) => byNumber.get(number),
  };
  const read = recordedTimeline(repository, labels, actor);
  for (const item of items)
    byNumber.set(item.number, recordedItem(item, repository, labels, actor, read(item)));
  const all = [...byNumber.values()];
  repository.pullRequests = itemsOf(all.filter((item) => item.__typename === 'PullRequest'));
  repository.issues = itemsOf(all.filter((item) => item.__typename === 'Issue'));
  return repository;
}

/** The base branch most pull requests were opened against: sources do not record the default branch. */
function commonBaseRef(items: GhdItem[]): string {
  const counts = new Map<string, number>();
  for (const { baseRefName } of items)
    if (baseRefName) counts.set(baseRefName, (counts.get(baseRefName) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? 'main';
}

function recordedItem(
  item: GhdItem,
  repository: Repository,
  labels: Map<string, Label>,
  actor: ActorOf,
  timeline: Item['timeline'],
): Item {
  const conversation = {
    id: item.id,
    databaseId: item.databaseId,
    repository,
    number: item.number,
    title: item.title,
    author: actor(item.author),
    authorAssociation: item.authorAssociation ?? 'NONE',
    createdAt: item.createdAt,
    updatedAt: item.updatedAt,
    closedAt: item.closedAt,
    bodyLength: item.bodyLength ?? 0,
    locked: item.locked ?? false,
    labels: item.labels.map((name) => labels.get(name) as Label),
    timeline,
  };
  if (item.k === 'i') {
    return {
      __typename: 'Issue',
      ...conversation,
      state: item.state as Issue['state'],
      stateReason: item.stateReason ?? null,
    };
  }
  return {
    __typename: 'PullRequest',
    ...conversation,
    state: item.state as PullRequest['state'],
    isDraft: item.isDraft ?? false,
    mergedAt: item.mergedAt ?? null,
    mergedBy: actor(item.mergedBy),
    // GitHub's schema knows no null here; sources that did not say are served as 0 and as "main".
    additions: item.additions ?? 0,
    deletions: item.deletions ?? 0,
    changedFiles: item.changedFiles ?? 0,
    baseRefName: item.baseRefName ?? 'main',
  };
}

/** The labels on offer, and after them those that only items or events still name. */
function recordedLabels({ header, items }: GhdFile, repositoryId: number): Map<string, Label> {
  const labels = new Map<string, Label>();
  const add = (name: string, id?: string | null, color?: string | null, description?: string | null) => {
    if (labels.has(name)) return;
    const nodeId = id ?? `LA_recorded${repositoryId}_${labels.size}`;
    labels.set(name, {
      __typename: 'Label',
      id: nodeId,
      name,
      color: color ?? 'ededed',
      description: description ?? null,
    });
  };
  for (const { name, id, color, description } of header.labels) add(name, id, color, description);
  for (const item of items) for (const name of item.labels) add(name);
  return labels;
}

function recordedReleases({ header }: GhdFile, repositoryId: number): Release[] {
  const used = new Set<number>();
  return header.releases.map((release) => {
    const databaseId = freshId(used, null, `release ${header.repo} ${release.tagName}`);
    return {
      __typename: 'Release' as const,
      id: `RE_recorded${repositoryId}_${databaseId}`,
      databaseId,
      tagName: release.tagName,
      name: release.name ?? null,
      author: null,
      isDraft: false,
      isPrerelease: release.isPrerelease ?? false,
      createdAt: release.createdAt,
      publishedAt: release.publishedAt ?? null,
    };
  });
}

/** Sources made their releases from git tags; the same tags are served as lightweight refs. */
function recordedTags({ header }: GhdFile, repositoryId: number): TagRef[] {
  return header.releases
    .map(({ tagName, createdAt, oid }, index) => ({
      __typename: 'Ref' as const,
      id: `REF_recorded${repositoryId}_${index}`,
      name: tagName,
      prefix: 'refs/tags/',
      target: commitOf(oid, createdAt),
    }))
    .sort(
      (a, b) => compareText(a.target.committedDate, b.target.committedDate) || compareText(a.name, b.name),
    );
}

function indexNodes(repository: Repository, nodes: Map<string, { __typename: string }>): void {
  nodes.set(repository.id, repository);
  for (const list of [repository.labels, repository.releases, repository.tags]) {
    for (const node of list) nodes.set(node.id, node);
  }
  for (const items of [repository.pullRequests, repository.issues]) {
    for (let index = 0; index < items.count; index += 1) {
      const item = items.at(index);
      nodes.set(item.id, item);
      for (const entry of item.timeline) if (!nodes.has(entry.id)) nodes.set(entry.id, entry);
    }
  }
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
