/**
 * A community as text and back. Accounts and labels, which are met again and again, are written once and named by their
 * place in a list; an item's repository is the one that it stands in. A commit's hash is made from its id.
 */
import { createHash } from 'node:crypto';
import type {
  Actor,
  Community,
  Issue,
  Item,
  Items,
  Label,
  Project,
  PullRequest,
  Repository,
} from '../community/community.ts';
import { itemsOf } from '../community/reading.ts';

/** One repository as it is written: its items are plain lists, and know nothing of their repository. */
type WrittenRepository = Omit<Repository, 'pullRequests' | 'issues' | 'byNumber'> & {
  pullRequests: PullRequest[];
  issues: Issue[];
};

/** Plain data. Everything below `actors` and `labels` names them: { "$a": 3 }, { "$l": 5 }. */
export interface WrittenCommunity {
  actors: Actor[];
  labels: Label[];
  repositories: unknown[];
  projects: unknown[];
}

const ACTORS = new Set(['User', 'Bot', 'Organization', 'Mannequin']);

export function writtenCommunity(community: Community): WrittenCommunity {
  const actors = new Places<Actor>();
  const labels = new Places<Label>();
  const write = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(write);
    const { __typename, ...rest } = value as { __typename?: string };
    if (__typename !== undefined && ACTORS.has(__typename)) return { $a: actors.of(value as Actor) };
    if (__typename === 'Label') return { $l: labels.of(value as Label) };
    if (__typename === 'Repository') return undefined;
    const entries = Object.entries({ __typename, ...rest }).filter(
      ([key, one]) => typeof one !== 'function' && !(__typename === 'Commit' && key === 'oid'),
    );
    return Object.fromEntries(entries.map(([key, one]) => [key, write(one)]));
  };
  const repositories = community.repositories.map((repository) => {
    const { pullRequests, issues, ...rest } = repository;
    const all = (items: Items<Item>) =>
      Array.from({ length: items.count }, (_, index) => write(items.at(index)));
    return {
      ...(write({ ...rest, __typename: undefined }) as object),
      pullRequests: all(pullRequests),
      issues: all(issues),
    };
  });
  const projects = (community.projects ?? []).map(write);
  return { actors: actors.all, labels: labels.all, repositories, projects };
}

/** Things by identity, each with its place in a list. */
class Places<T extends { id: string }> {
  readonly all: T[] = [];
  readonly #places = new Map<string, number>();

  of(one: T): number {
    const known = this.#places.get(one.id);
    if (known !== undefined) return known;
    this.#places.set(one.id, this.all.length);
    return this.all.push(one) - 1;
  }
}

export function readCommunity(written: WrittenCommunity): Community {
  const { actors, labels } = written;
  const projects = written.projects.map((one) => revived(one, actors, labels) as Project);
  const nodes = new Map<string, { __typename: string }>(actors.map((actor) => [actor.id, actor]));
  const repositories = written.repositories.map((one) =>
    readRepository(revived(one, actors, labels) as WrittenRepository, nodes),
  );
  for (const project of projects) for (const node of [project, ...project.cards]) nodes.set(node.id, node);
  const byLogin = new Map(actors.map((actor) => [actor.login.toLowerCase(), actor]));
  return {
    repositories,
    projects,
    actor: (login) => byLogin.get(login.toLowerCase()),
    node: (id) => nodes.get(id),
  };
}

function readRepository(
  { pullRequests, issues, ...rest }: WrittenRepository,
  nodes: Map<string, { __typename: string }>,
): Repository {
  const byNumber = new Map<number, Item>();
  const repository: Repository = {
    ...rest,
    __typename: 'Repository',
    pullRequests: itemsOf(pullRequests),
    issues: itemsOf(issues),
    byNumber: (number) => byNumber.get(number),
  };
  nodes.set(repository.id, repository);
  for (const item of [...pullRequests, ...issues]) {
    item.repository = repository;
    byNumber.set(item.number, item);
    nodes.set(item.id, item);
  }
  return repository;
}

/** In place: what was parsed is nobody else's. */
function revived(value: unknown, actors: readonly Actor[], labels: readonly Label[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { $a, $l, __typename } = value as { $a?: number; $l?: number; __typename?: string };
  if ($a !== undefined) return actors[$a];
  if ($l !== undefined) return labels[$l];
  const fields = value as Record<string, unknown>;
  for (const key of Object.keys(fields)) {
    const one = fields[key];
    if (typeof one === 'object' && one !== null) fields[key] = revived(one, actors, labels);
  }
  if (__typename === 'Commit') fields['oid'] = createHash('sha1').update(String(fields['id'])).digest('hex');
  return fields;
}
