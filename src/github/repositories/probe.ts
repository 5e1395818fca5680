/** Asks many repositories at once whether anything has happened: one request and about one point for twenty of them. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { GitHubClient } from '../transport/types.ts';
import { withFragments } from '../transport/documents.ts';
import { GitHubRefused, type FieldError } from '../transport/failures.ts';
import { repoRow, type RepositoryNode } from '../releases/release-rows.ts';
import { PART_OF_FIELD, type CountedPart, type RefusedPart } from './repositories.ts';

/** Five lists each: with an organisation's one beside them still one point. */
export const REPOSITORIES_PER_PROBE = 20;

/** What GitHub says of a repository that can be held against what is stored. */
export interface Probe {
  repo: RepoRow;
  /** null = GitHub does not give this part: see `refused`. */
  pull_requests: Newest | null;
  issues: Newest | null;
  releases: { count: number; newest: { id: string; tag_name: string; is_prerelease: boolean } | null } | null;
  tags: { count: number; newest: { name: string; target_oid: string } | null } | null;
  labels: number | null;
  refused: RefusedPart<ProbedPart>[];
}

export type ProbedPart = CountedPart | 'labels';

export interface Newest {
  count: number;
  /** When the one that was updated last was updated; null = there is none. */
  updated_at: string | null;
}

export interface OwnerProbe {
  login: string;
  /** null = GitHub knows no such owner any more. */
  repositories: { count: number; newest: string | null } | null;
}

export interface Probes {
  /** By node id; null = GitHub shows it no more. One that GitHub could not read just now is missing. */
  repositories: Map<string, Probe | null>;
  /** Node ids of those that are private now, as far as the credential may know. */
  hidden: Set<string>;
  /** GitHub's words, by the node id of repositories that it refuses as a whole. */
  unreadable: Map<string, string>;
  owners: OwnerProbe[];
  /** Accounts of which nothing can be read, and the line that says why; they and their repositories are missing above. */
  refused: { owners: string[]; message: string }[];
}

interface Listed<T> {
  totalCount: number;
  nodes: (T | null)[];
}

interface ProbeNode extends RepositoryNode {
  pullRequests?: Listed<{ updatedAt: string }> | null;
  issues?: Listed<{ updatedAt: string }> | null;
  releases?: Listed<{ databaseId: number | null; tagName: string; isPrerelease: boolean }> | null;
  refs?: Listed<{ name: string; target: { oid: string } | null }> | null;
  labels?: { totalCount: number } | null;
}

const FIELDS: Record<string, ProbedPart> = { ...PART_OF_FIELD, labels: 'labels' };
const PARTS = Object.values(FIELDS);

interface ProbeAnswer {
  /** null beside an error that was about all of them: GitHub could not read them just now. */
  nodes: (ProbeNode | Partial<Record<keyof ProbeNode, never>> | null)[] | null;
  [owner: `owner${number}`]: { repositories: Listed<{ id: string }> } | null;
}

/**
 * Twenty repositories a question; those that different credentials read are in different ones.
 * @param owners logins whose lists of repositories are looked at, too
 */
export async function probeRepositories(
  github: GitHubClient,
  repositories: readonly Pick<RepoRow, 'node_id' | 'full_name'>[],
  owners: readonly string[],
): Promise<Probes> {
  const probes: Probes = {
    repositories: new Map(),
    hidden: new Set(),
    unreadable: new Map(),
    owners: [],
    refused: [],
  };
  const accounts = new Map(
    [...repositories.map(({ full_name }) => ownerOf(full_name)), ...owners].map((login) => [
      login.toLowerCase(),
      login,
    ]),
  );
  for (const { owners: group } of await github.byCredential([...accounts.values()])) {
    const own = new Set(group.map((login) => login.toLowerCase()));
    const ids = repositories
      .filter(({ full_name }) => own.has(ownerOf(full_name).toLowerCase()))
      .map(({ node_id }) => node_id);
    const logins = owners.filter((login) => own.has(login.toLowerCase()));
    try {
      await probeGroup(github, group[0]!, ids, logins, probes);
    } catch (error) {
      if (!(error instanceof GitHubRefused) || error.account === null) throw error;
      probes.refused.push({ owners: group, message: error.message });
    }
  }
  return probes;
}

export function ownerOf(fullName: string): string {
  return fullName.split('/')[0]!;
}

async function probeGroup(
  github: GitHubClient,
  owner: string,
  nodeIds: readonly string[],
  owners: readonly string[],
  probes: Probes,
): Promise<void> {
  for (let start = 0; start === 0 || start < nodeIds.length; start += REPOSITORIES_PER_PROBE) {
    const ids = nodeIds.slice(start, start + REPOSITORIES_PER_PROBE);
    const asked = start === 0 ? owners : [];
    if (ids.length + asked.length === 0) break;
    const { data, errors } = await github.query<ProbeAnswer>(
      withFragments(probeDocument(asked.length)),
      {
        ids,
        ...included([]),
        ...Object.fromEntries(asked.map((login, index) => [`login${index}`, login])),
      },
      { purpose: 'probe', repository: null, page_size: ids.length, owner },
    );
    const pending = keep(ids, data.nodes ?? [], errors, [], probes);
    for (const id of pending) await probeWithout(github, owner, id, probes);
    asked.forEach((login, index) => {
      const list = data[`owner${index}`]?.repositories;
      const repositories = list ? { count: list.totalCount, newest: list.nodes[0]?.id ?? null } : null;
      probes.owners.push({ login, repositories });
    });
  }
}

/**
 * @param left the parts that were not asked for
 * @returns ids of those that GitHub refused for one of their parts: without it, it may give the others
 */
function keep(
  ids: readonly string[],
  nodes: NonNullable<ProbeAnswer['nodes']>,
  errors: readonly FieldError[],
  left: readonly RefusedPart<ProbedPart>[],
  probes: Probes,
): string[] {
  const pending: string[] = [];
  nodes.forEach((node, index) => {
    const id = ids[index]!;
    const own = errors.filter(({ path }) => path[1] === index);
    const refused = own.flatMap(({ path, message }) => {
      const part = path.length > 2 ? FIELDS[String(path[2])] : undefined;
      return part ? [{ part, reason: message }] : [];
    });
    // A token that may see more than the public does not make it ours to measure.
    if (isRepository(node)) {
      probes.repositories.set(node.id, node.isPrivate ? null : probeOf(node, [...left, ...refused]));
      if (node.isPrivate) probes.hidden.add(node.id);
    } else if (refused.length > 0) pending.push(id);
    // A node that is no repository, or nothing at all, without an excuse.
    else if (own.some(({ type }) => type === 'NOT_FOUND') || (node === null && errors.length === 0))
      probes.repositories.set(id, null);
    else if (own.some(({ type }) => type !== null)) probes.unreadable.set(id, own[0]!.message);
  });
  return pending;
}

/** One repository, once more without each part that is refused. */
async function probeWithout(github: GitHubClient, owner: string, id: string, probes: Probes): Promise<void> {
  const left: RefusedPart<ProbedPart>[] = [];
  while (left.length < PARTS.length) {
    const { nodes, errors } = await github
      .query<ProbeAnswer>(
        withFragments(probeDocument(0)),
        { ids: [id], ...included(left) },
        { purpose: 'probe', repository: null, page_size: 1, owner },
      )
      .then(({ data, errors }) => ({ nodes: data.nodes ?? [], errors }));
    if (keep([id], nodes, errors, left, probes).length === 0) return;
    for (const { path, message } of errors) {
      const part = FIELDS[String(path[2])];
      if (part && !left.some((one) => one.part === part)) left.push({ part, reason: message });
    }
  }
}

export function included(left: readonly RefusedPart<ProbedPart>[]): Record<ProbedPart, boolean> {
  const isAsked = (part: ProbedPart) => !left.some((one) => one.part === part);
  return Object.fromEntries(PARTS.map((part) => [part, isAsked(part)])) as Record<ProbedPart, boolean>;
}

function isRepository(node: NonNullable<ProbeAnswer['nodes']>[number]): node is ProbeNode {
  return node !== null && 'nameWithOwner' in node;
}

export function probeDocument(owners: number): string {
  const numbers = Array.from({ length: owners }, (_, index) => index);
  const declared = [
    '$ids: [ID!]!',
    ...PARTS.map((part) => `$${part}: Boolean!`),
    ...numbers.map((index) => `$login${index}: String!`),
  ];
  return `query Probe(${declared.join(', ')}) {
  rateLimit { cost remaining resetAt }
  nodes(ids: $ids) { ...Probe }
  ${numbers.map((index) => `owner${index}: repositoryOwner(login: $login${index}) { ...OwnerProbe }`).join('\n  ')}
}`;
}

function probeOf(node: ProbeNode, refused: RefusedPart<ProbedPart>[]): Probe {
  const release = node.releases?.nodes[0];
  const tag = node.refs?.nodes[0];
  const isRefused = (wanted: ProbedPart) => refused.some(({ part }) => part === wanted);
  return {
    repo: repoRow(node),
    refused,
    pull_requests: newestOf(node.pullRequests),
    issues: newestOf(node.issues),
    releases: node.releases
      ? {
          count: node.releases.totalCount,
          newest:
            release?.databaseId == null
              ? null
              : {
                  id: String(release.databaseId),
                  tag_name: release.tagName,
                  is_prerelease: release.isPrerelease,
                },
        }
      : null,
    // Of a repository without a commit there are no references.
    tags: isRefused('tags')
      ? null
      : {
          count: node.refs?.totalCount ?? 0,
          newest: tag?.target ? { name: tag.name, target_oid: tag.target.oid } : null,
        },
    labels: isRefused('labels') ? null : (node.labels?.totalCount ?? 0),
  };
}

function newestOf(list: Listed<{ updatedAt: string }> | null | undefined): Newest | null {
  return list ? { count: list.totalCount, updated_at: list.nodes[0]?.updatedAt ?? null } : null;
}
