/** Open pull requests as they are now: threads, checks, what is required. Put together in code, since `isRequired` is asked of each. */
import type { SeenBatch } from '../../domain/attention/seen.ts';
import type { RepoRow } from '../../domain/history/facts.ts';
import type { BaseBranchFragment } from '../answers.generated.ts';
import type { GitHubClient } from '../transport/types.ts';
import { withFragments } from '../transport/documents.ts';
import { TooHeavy } from '../transport/failures.ts';
import type { PageSize } from '../transport/page-size.ts';
import { seenBatch, type OpenItem, type OpenNode } from './seen-rows.ts';

/** About a point each. */
export const OPEN_AT_ONCE = 20;

export interface OpenAnswer {
  batch: SeenBatch;
  /** How many of the wanted ones, from the first, this is the answer for. */
  asked: number;
  points: number | null;
  points_left: number | null;
}

type Data = Record<`open${number}`, OpenNode | null> & {
  repository: Record<`base${number}`, BaseBranchFragment | null> | null;
};

/** @throws GitHubRefused · GitHubUnavailable · Stopped */
export async function readOpenPullRequests(
  github: GitHubClient,
  repo: Pick<RepoRow, 'id' | 'full_name'>,
  wanted: readonly OpenItem[],
  size: PageSize,
): Promise<OpenAnswer> {
  const [owner, name] = repo.full_name.split('/');
  for (;;) {
    const some = wanted.slice(0, size.now);
    const branches = [...new Set(some.flatMap(({ base_ref }) => base_ref ?? []))];
    try {
      const { data, points, points_left } = await github.query<Data>(
        withFragments(openDocument(some.length, branches.length)),
        {
          owner,
          name,
          ...Object.fromEntries(some.map(({ node_id }, index) => [`id${index}`, node_id])),
          ...Object.fromEntries(branches.map((branch, index) => [`branch${index}`, `refs/heads/${branch}`])),
        },
        { purpose: 'open', repository: repo.full_name, page_size: some.length },
        { canShrink: some.length > 1 },
      );
      size.good();
      const nodes = some.map((item, index) => ({ item, node: data[`open${index}`] ?? null }));
      const bases = branches.map((branch, index) => ({
        branch,
        node: data.repository?.[`base${index}`] ?? null,
      }));
      return { batch: seenBatch(nodes, bases), asked: some.length, points, points_left };
    } catch (error) {
      if (!(error instanceof TooHeavy) || !size.halve()) throw error;
    }
  }
}

export function openDocument(items: number, branches: number): string {
  const of = (count: number) => Array.from({ length: count }, (_, index) => index);
  const declared = [
    '$owner: String!, $name: String!',
    ...of(items).map((index) => `$id${index}: ID!`),
    ...of(branches).map((index) => `$branch${index}: String!`),
  ];
  const contexts = (index: number) => `contexts(first: 100) { totalCount nodes {
    ...CheckContext
    ... on CheckRun { isRequired(pullRequestId: $id${index}) }
    ... on StatusContext { isRequired(pullRequestId: $id${index}) }
  } }`;
  const nodes = of(items).map(
    (index) => `open${index}: node(id: $id${index}) { ... on PullRequest {
  ...OpenPullRequest
  checks: commits(last: 1) { nodes { commit { statusCheckRollup { ${contexts(index)} } } } }
} }`,
  );
  const bases = of(branches).map(
    (index) => `base${index}: ref(qualifiedName: $branch${index}) { ...BaseBranch }`,
  );
  return `query OpenPullRequests(${declared.join(', ')}) {
  rateLimit { cost remaining resetAt }
  ${nodes.join('\n')}
  repository(owner: $owner, name: $name) { id ${bases.join('\n')} }
}`;
}
