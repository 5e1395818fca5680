/** An answer about open pull requests, to rows. */
import type { BaseCheck, SeenBatch, SeenBranch, SeenCheck } from '../../domain/attention/seen.ts';
import { People } from '../../domain/people/actor-rows.ts';
import type {
  BaseBranchFragment,
  CheckContextFragment,
  OpenPullRequestFragment,
} from '../answers.generated.ts';

export type AskedContext = CheckContextFragment & { isRequired: boolean };

export interface OpenItem {
  node_id: string;
  number: number;
  base_ref: string | null;
}

export type OpenNode = OpenPullRequestFragment & {
  checks: {
    nodes: ({ commit: { statusCheckRollup: { contexts: Contexts } | null } } | null)[] | null;
  };
};

interface Contexts {
  totalCount: number;
  nodes: (AskedContext | null)[] | null;
}

/** One that GitHub no longer shows, or could not read, has no rows. */
export function seenBatch(
  items: readonly { item: OpenItem; node: OpenNode | null }[],
  bases: readonly { branch: string; node: BaseBranchFragment | null }[],
): SeenBatch {
  const people = new People();
  const batch: SeenBatch = {
    users: [],
    open_states: [],
    review_threads: [],
    head_checks: [],
    waiting_runs: [],
    branch_rules: bases.flatMap(({ branch, node }) => (node ? [rulesOf(branch, node)] : [])),
    base_checks: bases.flatMap(({ branch, node }) => (node ? baseChecks(branch, node) : [])),
  };
  const required = new Map(
    batch.branch_rules.map(({ branch, required_checks }) => [branch, required_checks]),
  );
  for (const { item, node } of items)
    if (node) addItem(batch, people, node, required.get(item.base_ref ?? '') ?? []);
  batch.users = [...people.rows.values()];
  return batch;
}

function addItem(batch: SeenBatch, people: People, node: OpenNode, required: readonly string[]): void {
  const { number, headRefOid: head_oid, mergeable, reviewDecision, reviewThreads } = node;
  const commit = node.commits.nodes?.[0]?.commit;
  const suites = (commit?.checkSuites?.nodes ?? []).filter((suite) => suite !== null);
  const rollup = node.checks.nodes?.[0]?.commit.statusCheckRollup;
  const contexts = (rollup?.contexts.nodes ?? []).filter((context) => context !== null);
  const threads = (reviewThreads.nodes ?? []).filter((thread) => thread !== null);
  const created = suites.map(({ createdAt }) => createdAt).sort();
  batch.open_states.push({
    number,
    head_oid,
    head_since: created[0] ?? commit?.committedDate ?? new Date(0).toISOString(),
    has_conflict: mergeable === 'UNKNOWN' ? null : mergeable === 'CONFLICTING',
    review_decision: reviewDecision,
    knows_threads: threads.length === reviewThreads.totalCount,
    // The roll-up counts only if it is the head's, and whole.
    knows_checks: commit?.oid === head_oid && contexts.length === (rollup?.contexts.totalCount ?? 0),
  });
  for (const { id, isResolved, isOutdated, opening, newest } of threads) {
    const [first, last] = [opening.nodes?.[0], newest.nodes?.[0]];
    if (!first?.fullDatabaseId || !last?.fullDatabaseId) continue;
    batch.review_threads.push({
      number,
      thread_id: id,
      is_resolved: isResolved,
      is_outdated: isOutdated,
      first_comment: first.fullDatabaseId,
      opened_by_id: people.add(first.author),
      opened_at: first.createdAt,
      last_comment: last.fullDatabaseId,
      last_by_id: people.add(last.author),
      last_at: last.createdAt,
    });
  }
  for (const check of checksOf(contexts, required)) batch.head_checks.push({ ...check, number, head_oid });
  for (const { id, conclusion, workflowRun } of suites)
    if (conclusion === 'ACTION_REQUIRED' && workflowRun)
      batch.waiting_runs.push({ number, suite_id: id, created_at: workflowRun.createdAt });
}

type Named = Omit<SeenCheck, 'number' | 'head_oid'>;

/** Checks of one name are one: the worst of them tells. What is required and has said nothing is missing. */
function checksOf(contexts: readonly AskedContext[], required: readonly string[]): Named[] {
  const worst = ['red', 'pending', 'green'];
  const byName = new Map<string, Named>();
  for (const context of contexts) {
    const { name, state, at } = contextOf(context);
    const is_required = context.isRequired || required.includes(name);
    const check = {
      ...{ name, state, is_required },
      red_since: state === 'red' ? at : null,
      green_since: state === 'green' ? at : null,
    };
    const known = byName.get(name);
    const isWorse = !known || worst.indexOf(state) < worst.indexOf(known.state);
    byName.set(name, {
      ...(isWorse ? check : known),
      is_required: is_required || known?.is_required === true,
    });
  }
  for (const name of required)
    if (!byName.has(name))
      byName.set(name, { name, state: 'missing', is_required: true, red_since: null, green_since: null });
  return [...byName.values()];
}

const GREEN = new Set(['SUCCESS', 'NEUTRAL', 'SKIPPED']);
/** A cancelled, stale or waiting one has not said anything: whoever cancelled it, the author has nothing to mend. */
const RED = new Set(['FAILURE', 'TIMED_OUT', 'STARTUP_FAILURE', 'ERROR']);

function contextOf(context: CheckContextFragment): {
  name: string;
  state: 'green' | 'red' | 'pending';
  at: string | null;
} {
  const isRun = context.__typename === 'CheckRun';
  const name = isRun ? context.name : context.context;
  const word = isRun ? (context.status === 'COMPLETED' ? (context.conclusion ?? '') : '') : context.state;
  const at = isRun ? context.completedAt : context.createdAt;
  return { name, state: GREEN.has(word) ? 'green' : RED.has(word) ? 'red' : 'pending', at };
}

function rulesOf(branch: string, { refUpdateRule, rules }: BaseBranchFragment): SeenBranch {
  const parameters = (rules?.nodes ?? []).flatMap((rule) => rule?.parameters ?? []);
  const checks = parameters.flatMap((one) =>
    one.__typename === 'RequiredStatusChecksParameters'
      ? one.requiredStatusChecks.map(({ context }) => context)
      : [],
  );
  const reviews = parameters.flatMap((one) =>
    one.__typename === 'PullRequestParameters' ? [one.dismissStaleReviewsOnPush] : [],
  );
  const classic = (refUpdateRule?.requiredStatusCheckContexts ?? []).filter((one) => one !== null);
  return {
    branch,
    required_checks: [...new Set([...checks, ...classic])].sort(),
    push_dismisses_approvals: reviews.length === 0 ? null : reviews.some(Boolean),
  };
}

function baseChecks(branch: string, { target }: BaseBranchFragment): BaseCheck[] {
  const rollup = target !== null && 'statusCheckRollup' in target ? target.statusCheckRollup : null;
  const isRed = new Map<string, boolean>();
  for (const context of rollup?.contexts.nodes ?? []) {
    if (context === null) continue;
    const { name, state } = contextOf(context);
    isRed.set(name, state === 'red' || isRed.get(name) === true);
  }
  return [...isRed].map(([name, is_red]) => ({ branch, name, is_red }));
}
