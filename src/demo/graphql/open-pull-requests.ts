/** What GitHub shows of pull requests beside their history: threads, checks at the head, what the base branch requires. */
import type { GraphQLSchema } from 'graphql';
import type {
  CheckContext,
  Commit,
  PullRequest,
  Repository,
  Review,
  ReviewComment,
  TimelineEvent,
} from '../community/community.ts';
import { itemsOf } from '../community/reading.ts';
import { connection, type PageArguments } from './connections.ts';
import { newestCommit } from './files.ts';
import { install } from './resolver-kit.ts';

export function installOpenPullRequests(schema: GraphQLSchema): void {
  install<PullRequest>(schema, 'PullRequest', {
    headRefOid: headOf,
    mergeable: ({ mergeable }) => mergeable ?? 'MERGEABLE',
    reviewDecision: ({ reviewDecision }) => reviewDecision ?? null,
    reviewThreads: (item, args: PageArguments) => connection(itemsOf(threadsOf(item)), args),
  });
  install<Commit>(schema, 'Commit', {
    checkSuites: ({ suites }, args: PageArguments) => connection(itemsOf(suites ?? []), args),
    statusCheckRollup: ({ checks }) => (checks ? rollup(checks) : null),
  });
  install<Repository>(schema, 'Repository', {
    ref: (repository, { qualifiedName }: { qualifiedName: string }) => {
      const { defaultBranchRef: branch, baseChecks, rules = [] } = repository;
      if (!branch || qualifiedName !== `${branch.prefix}${branch.name}`) return null;
      const target = { ...newestCommit(repository), ...(baseChecks && { checks: baseChecks }) };
      const nodes = rules.map((parameters) => ({ parameters }));
      return {
        ...branch,
        target,
        refUpdateRule: null,
        rules: (args: PageArguments) => connection(itemsOf(nodes), args),
      };
    },
  });
}

/** The last commit that was pushed. */
function headOf({ timeline }: PullRequest): string {
  const pushed = timeline.filter(
    ({ __typename }) => __typename === 'PullRequestCommit' || __typename === 'HeadRefForcePushedEvent',
  ) as TimelineEvent[];
  const last = pushed.at(-1);
  return (last?.afterCommit ?? last?.commit)?.oid ?? '0'.repeat(40);
}

function rollup(checks: readonly CheckContext[]) {
  return { contexts: (args: PageArguments) => connection(itemsOf([...checks]), args) };
}

/** One for each comment that answers no other. */
function threadsOf({ timeline, threads = {} }: PullRequest) {
  const comments = (timeline.filter(({ __typename }) => __typename === 'PullRequestReview') as Review[])
    .flatMap((review) => review.comments)
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  return comments
    .filter(({ replyToId }) => replyToId === null)
    .map(({ databaseId }: ReviewComment) => ({
      __typename: 'PullRequestReviewThread',
      id: `PRRT_${databaseId}`,
      isResolved: threads[databaseId]?.isResolved ?? false,
      isOutdated: threads[databaseId]?.isOutdated ?? false,
      comments: (args: PageArguments) =>
        connection(
          itemsOf(comments.filter((one) => one.databaseId === databaseId || one.replyToId === databaseId)),
          args,
        ),
    }));
}
