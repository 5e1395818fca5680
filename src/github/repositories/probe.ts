/** Asks many repositories at once whether anything has happened: one request and about one point for twenty of them. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { GitHubClient } from '../transport/client.ts';
import { withFragments } from '../transport/documents.ts';
import { GitHubRefused } from '../transport/failures.ts';
import { repoRow, type RepositoryNode } from '../releases/release-rows.ts';

/** Five lists each: with an organisation's one beside them still one point. */
export const REPOSITORIES_PER_PROBE = 20;

/** What GitHub says of a repository that can be held against what is stored. */
export interface Probe {
  repo: RepoRow;
  pull_requests: Newest;
  issues: Newest;
  releases: { count: number; newest: { id: string; tag_name: string; is_prerelease: boolean } | null };
  tags: { count: number; newest: { name: string; target_oid: string } | null };
  labels: number;
}

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
  owners: OwnerProbe[];
  /** Accounts of which nothing can be read, and the line that says why; they and their repositories are missing above. */
  refused: { owners: string[]; message: string }[];
}

interface Listed<T> {
  totalCount: number;
  nodes: (T | null)[];
}

interface ProbeNode extends RepositoryNode {
  pullRequests: Listed<{ updatedAt: string }>;
  issues: Listed<{ updatedAt: string }>;
  releases: Listed<{ databaseId: number | null; tagName: string; isPrerelease: boolean }>;
  refs: Listed<{ name: string; target: { oid: string } | null }> | null;
  labels: { totalCount: number } | null;
}

interface ProbeAnswer {
  nodes: (ProbeNode | Partial<Record<keyof ProbeNode, never>> | null)[];
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
  const probes: Probes = { repositories: new Map(), owners: [], refused: [] };
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
      { ids, ...Object.fromEntries(asked.map((login, index) => [`login${index}`, login])) },
      { purpose: 'probe', repository: null, page_size: ids.length, owner },
    );
    const missing = new Set(errors.flatMap(({ type, path }) => (type === 'NOT_FOUND' ? [path[1]] : [])));
    data.nodes.forEach((node, index) => {
      // A token that may see more than the public does not make it ours to measure.
      if (isWhole(node)) probes.repositories.set(node.id, node.isPrivate ? null : probeOf(node));
      // A node that is no repository, or nothing at all, without an excuse.
      else if (missing.has(index) || (node === null && errors.length === 0))
        probes.repositories.set(ids[index]!, null);
    });
    asked.forEach((login, index) => {
      const list = data[`owner${index}`]?.repositories;
      const repositories = list ? { count: list.totalCount, newest: list.nodes[0]?.id ?? null } : null;
      probes.owners.push({ login, repositories });
    });
  }
}

function isWhole(node: ProbeAnswer['nodes'][number]): node is ProbeNode {
  return (
    node !== null && 'nameWithOwner' in node && Boolean(node.pullRequests && node.issues && node.releases)
  );
}

function probeDocument(owners: number): string {
  const numbers = Array.from({ length: owners }, (_, index) => index);
  const declared = ['$ids: [ID!]!', ...numbers.map((index) => `$login${index}: String!`)];
  return `query Probe(${declared.join(', ')}) {
  rateLimit { cost remaining resetAt }
  nodes(ids: $ids) { ...Probe }
  ${numbers.map((index) => `owner${index}: repositoryOwner(login: $login${index}) { ...OwnerProbe }`).join('\n  ')}
}`;
}

function probeOf(node: ProbeNode): Probe {
  const release = node.releases.nodes[0];
  const tag = node.refs?.nodes[0];
  return {
    repo: repoRow(node),
    pull_requests: newestOf(node.pullRequests),
    issues: newestOf(node.issues),
    releases: {
      count: node.releases.totalCount,
      newest:
        release?.databaseId == null
          ? null
          : {
              id: String(release.databaseId),
              tag_name: release.tagName,
              is_prerelease: release.isPrerelease,
            },
    },
    tags: {
      count: node.refs?.totalCount ?? 0,
      newest: tag?.target ? { name: tag.name, target_oid: tag.target.oid } : null,
    },
    labels: node.labels?.totalCount ?? 0,
  };
}

function newestOf({ totalCount, nodes }: Listed<{ updatedAt: string }>): Newest {
  return { count: totalCount, updated_at: nodes[0]?.updatedAt ?? null };
}
