/** Who may merge: the collaborators of repositories where the app is installed. GitHub shows them to nobody else. */
import type { RepoRow, UserRow } from '../../domain/history/facts.ts';
import { People, type ActorNode } from '../../domain/people/actor-rows.ts';
import type { GitHubClient } from '../transport/types.ts';
import { GitHubRefused } from '../transport/failures.ts';

/** Somebody who may merge. */
export interface Collaborator {
  user: UserRow;
  permission: 'write' | 'maintain' | 'admin';
}

/** A hundred people each: twenty requests, one point. */
export const REPOSITORIES_AT_ONCE = 20;
const PEOPLE_AT_ONCE = 100;

interface CollaboratorPage {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: ({ permission: string; node: ActorNode | null } | null)[] | null;
}

type PermissionsAnswer = Record<`of${number}`, { collaborators?: CollaboratorPage | null } | null>;

interface Asked {
  repo: RepoRow;
  after: string | null;
  found: Collaborator[];
}

/**
 * @param repos of one owner, at most twenty: they share an installation
 * @returns by repository; 'refused' = GitHub will not show them. One that could not be read just now is missing.
 */
export async function readPermissions(
  github: GitHubClient,
  repos: readonly RepoRow[],
): Promise<Map<string, Collaborator[] | 'refused'>> {
  const read = new Map<string, Collaborator[] | 'refused'>();
  let pending: Asked[] = repos.map((repo) => ({ repo, after: null, found: [] }));
  while (pending.length > 0) {
    const asked = pending;
    pending = [];
    const { data, refused } = await ask(github, asked);
    asked.forEach((entry, index) => {
      const page = data[`of${index}`]?.collaborators;
      if (refused(index)) read.set(entry.repo.id, 'refused');
      if (!page?.edges || page.edges.includes(null)) return;
      entry.found.push(...page.edges.flatMap(collaborator));
      if (page.pageInfo.hasNextPage) pending.push({ ...entry, after: page.pageInfo.endCursor });
      else read.set(entry.repo.id, entry.found);
    });
  }
  return read;
}

async function ask(github: GitHubClient, asked: readonly Asked[]) {
  const variables = asked.flatMap(({ repo, after }, index) => [
    [`id${index}`, repo.node_id],
    [`after${index}`, after],
  ]);
  try {
    const { data, errors } = await github.query<PermissionsAnswer>(
      permissionsDocument(asked.length),
      Object.fromEntries(variables) as Record<string, unknown>,
      { purpose: 'permissions', repository: asked[0]!.repo.full_name, page_size: asked.length },
    );
    const forbidden = new Set(
      errors.flatMap(({ type, path }) => (type === 'FORBIDDEN' || type === 'NOT_FOUND' ? [path[0]] : [])),
    );
    return { data, refused: (index: number) => forbidden.has(`of${index}`) };
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
    return { data: {} as PermissionsAnswer, refused: () => true };
  }
}

export function permissionsDocument(repositories: number): string {
  const numbers = Array.from({ length: repositories }, (_, index) => index);
  const declared = numbers.map((index) => `$id${index}: ID!, $after${index}: String`).join(', ');
  const fields = numbers.map(
    (index) => `of${index}: node(id: $id${index}) { ... on Repository {
  id
  collaborators(first: ${PEOPLE_AT_ONCE}, after: $after${index}) {
    pageInfo { hasNextPage endCursor }
    edges { permission node { __typename login id databaseId name } }
  }
} }`,
  );
  return `query Permissions(${declared}) { rateLimit { cost remaining resetAt } ${fields.join('\n')} }`;
}

function collaborator(edge: { permission: string; node: ActorNode | null } | null): Collaborator[] {
  const permission = edge?.permission.toLowerCase();
  if (permission !== 'write' && permission !== 'maintain' && permission !== 'admin') return [];
  const people = new People();
  people.add(edge!.node);
  return [...people.rows.values()].map((user) => ({ user, permission }));
}
