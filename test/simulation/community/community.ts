/**
 * A community of any size that nobody has to store: every issue and pull request is made from seed, repository and
 * number when it is asked for, the same in any order and in any process.
 */
import type {
  Actor,
  Community,
  Issue,
  Items,
  Label,
  PullRequest,
  Repository,
} from '../../../src/demo/community/community.ts';
import { simulatedIssue } from './issues.ts';
import { withFiles } from './files.ts';
import { peopleOf, type People } from './people.ts';
import {
  instant,
  isPullRequest,
  issueNumber,
  planOf,
  pullRequestNumber,
  type Plan,
  type RepositoryPlan,
  type SimulatedOptions,
} from './plan.ts';
import { simulatedPullRequest } from './pull-requests.ts';
import { simulatedReleases } from './releases.ts';

export type { SimulatedOptions } from './plan.ts';

const LABELS = [
  'bug',
  'enhancement',
  'documentation',
  'good first issue',
  'help wanted',
  'needs info',
  'dependencies',
  'maintenance',
  'question',
  'blocked',
  'a11y',
  'i18n',
];
/** The items of a page or two: each is read several times while one answer is made. */
const KEPT_ITEMS = 400;

export function simulatedCommunity(options: SimulatedOptions): Community {
  const plan = planOf(options);
  const people = peopleOf(plan);
  const owners = plan.owners.map((login, index): Actor => {
    return {
      __typename: 'Organization',
      id: `O_sim_${login}`,
      databaseId: 60_001 + index,
      login,
      name: login,
    };
  });
  const repositories = plan.repositories.map((place) =>
    simulatedRepository(plan, place, owners[place.index % owners.length]!, people),
  );
  return {
    repositories,
    actor: (login) =>
      owners.find((owner) => owner.login === login.toLowerCase()) ?? people.byLogin(login.toLowerCase()),
    node: (id) => {
      const [kind, marker, place, number] = id.split('_');
      const repository = marker === 'sim' ? repositories[Number(place)] : undefined;
      if (kind === 'R') return repository;
      return kind === 'PR' || kind === 'I' ? repository?.byNumber(Number(number)) : undefined;
    },
  };
}

function simulatedRepository(plan: Plan, place: RepositoryPlan, owner: Actor, people: People): Repository {
  const { index, name, pullRequests, issues } = place;
  const kept = new Map<number, PullRequest | Issue>();
  const item = (number: number): PullRequest | Issue => {
    const known = kept.get(number);
    if (known) return known;
    const make = isPullRequest(place, number) ? simulatedPullRequest : simulatedIssue;
    const made = withFiles(plan, place, make(plan, place, repository, people, number));
    kept.set(number, made);
    if (kept.size > KEPT_ITEMS) kept.delete(kept.keys().next().value!);
    return made;
  };
  const repository: Repository = {
    __typename: 'Repository',
    id: `R_sim_${index}`,
    databaseId: 50_001 + index,
    owner,
    name,
    nameWithOwner: `${owner.login}/${name}`,
    isPrivate: place.isPrivate,
    isArchived: false,
    isFork: false,
    createdAt: instant(plan.start),
    updatedAt: instant(plan.end),
    defaultBranchRef: { __typename: 'Ref', id: `REF_sim_${index}_main`, name: 'main', prefix: 'refs/heads/' },
    pullRequests: numbered(pullRequests, (at) => item(pullRequestNumber(place, at)) as PullRequest),
    issues: numbered(issues, (at) => item(issueNumber(place, at)) as Issue),
    labels: LABELS.map((label, at): Label => ({
      __typename: 'Label',
      id: `LA_sim_${index}_${at}`,
      name: label,
      color: 'ededed',
      description: null,
    })),
    ...simulatedReleases(plan, place, people),
    byNumber: (number) =>
      Number.isInteger(number) && number >= 1 && number <= pullRequests + issues ? item(number) : undefined,
  };
  return repository;
}

function numbered<T>(count: number, at: (index: number) => T): Items<T> {
  return { count, at };
}
