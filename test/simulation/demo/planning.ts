/**
 * The institution's planning repository: one issue for each iteration, which names what the team wants to see through, and
 * now and then one for a piece of work that somebody asked for. What is named is followed by the team's review.
 */
import type { Actor, Issue, Label, PullRequest, Repository } from '../../../src/demo/community/community.ts';
import { itemsOf } from '../../../src/demo/community/reading.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { hubot, INSTITUTION, isMember, ITERATIONS, MEMBERS, octocat, PLANNING, START } from './cast.ts';
import type { Edits } from './edits.ts';
import { actorOf, pullRequestsOf, timeOf } from './edits.ts';

const PLANNED_AT_MOST = 6;
const REQUESTS = ['Named servers for courses', 'Images that start faster', 'A friendlier install guide'];

type Iteration = (typeof ITERATIONS)[number];

/** @param isCommunity whether that is somebody of the community who cannot merge */
export function planningRepository(
  upstream: readonly Repository[],
  isCommunity: (actor: Actor | null) => boolean,
  edits: Edits,
): Repository {
  const repository = emptyRepository();
  const issues: Issue[] = [];
  const pulls = upstream.flatMap(pullRequestsOf).filter(({ author }) => isCommunity(author));
  const [foundational, directed] = repository.labels as [Label, Label];
  for (const iteration of ITERATIONS) {
    const chance = chanceOf(1, iteration.number, 0, 61);
    const at = iteration.start - DAY_MS + (9 + chance.integer(6)) * HOUR_MS;
    const planned = pulls.filter((pull) => isOpenAt(pull, at));
    const chosen = worthPlanning(planned, iteration, chance);
    const asked = iteration.number % 3 === 2 ? chosen.splice(0, 2) : [];
    const title = `Upstream work, iteration ${iteration.number}`;
    issues.push(newIssue(repository, issues.length + 1, at, title, chosen, foundational, edits));
    if (asked.length > 0) {
      const request = `Upstream work: ${REQUESTS[Math.floor(iteration.number / 3) % REQUESTS.length]!}`;
      issues.push(newIssue(repository, issues.length + 1, at + HOUR_MS, request, asked, directed, edits));
    }
    for (const pull of [...chosen, ...asked]) followUp(pull, at, iteration, chance, edits);
    laterAdditions(issues.at(-1)!, pulls, iteration, chance, edits);
    if (iteration.number < ITERATIONS.length)
      for (const issue of issues.filter(({ state }) => state === 'OPEN')) close(issue, iteration.end, edits);
  }
  repository.issues = itemsOf(issues);
  repository.byNumber = (number) => issues[number - 1];
  return repository;
}

function isOpenAt({ createdAt, closedAt }: PullRequest, time: number): boolean {
  return timeOf(createdAt) < time && (closedAt === null || timeOf(closedAt) > time);
}

/** First what will end in the iteration, then what has waited longest without anybody of the team. */
function worthPlanning(open: PullRequest[], { end }: Iteration, chance: Chance): PullRequest[] {
  const [ending, waiting] = [
    open.filter(({ closedAt }) => closedAt !== null && timeOf(closedAt) < end),
    open.filter(({ closedAt }) => closedAt === null || timeOf(closedAt) >= end),
  ];
  const some = ending.filter(() => chance.happens(0.9)).slice(0, PLANNED_AT_MOST - 1);
  return [...some, ...waiting.toReversed().slice(0, 1 + chance.integer(2))];
}

/** Of what was planned the team reviews most, before it ends. */
function followUp(
  pull: PullRequest,
  at: number,
  { end }: Pick<Iteration, 'start' | 'end'>,
  chance: Chance,
  edits: Edits,
): void {
  const until = Math.min(end, pull.closedAt === null ? end : timeOf(pull.closedAt)) - HOUR_MS;
  const isReviewed = pull.timeline.some(
    (entry) => isMember(actorOf(entry)) && timeOf(entry.createdAt) > at && timeOf(entry.createdAt) < until,
  );
  if (isReviewed || until <= at || chance.happens(0.3)) return;
  const reviewer = chance.happens(0.55) ? octocat : hubot;
  const isLast = pull.mergedAt !== null && timeOf(pull.mergedAt) < end;
  edits.review(pull, at + chance.unit() * (until - at), reviewer, isLast ? 'APPROVED' : 'COMMENTED');
}

/** In the course of an iteration somebody names more, in comments: what has just come and looks as if it could end. */
function laterAdditions(
  issue: Issue,
  pulls: readonly PullRequest[],
  { start, end }: Pick<Iteration, 'start' | 'end'>,
  chance: Chance,
  edits: Edits,
): void {
  const wanted = pulls.filter(
    ({ createdAt, closedAt }) =>
      timeOf(createdAt) > start && closedAt !== null && timeOf(closedAt) < end - 6 * HOUR_MS,
  );
  for (const pull of wanted.filter(() => chance.happens(0.5)).slice(0, 3)) {
    const [opened, closed] = [timeOf(pull.createdAt), timeOf(pull.closedAt!)];
    if (closed - opened < 12 * HOUR_MS) continue;
    const at = opened + (0.1 + 0.4 * chance.unit()) * (closed - opened);
    edits.comment(issue, at, hubot, `Let us also look at ${nameOf(pull)}.`);
    followUp(pull, at, { start, end }, chance, edits);
  }
}

function nameOf({ repository, number }: PullRequest): string {
  return `${repository.nameWithOwner}#${number}`;
}

function newIssue(
  repository: Repository,
  number: number,
  at: number,
  title: string,
  planned: readonly PullRequest[],
  label: Label,
  edits: Edits,
): Issue {
  const text = [
    'What we want to see through in the next two weeks:',
    '',
    ...planned.map((pull) => `- [ ] ${nameOf(pull)}`),
  ].join('\n');
  const issue: Issue = {
    __typename: 'Issue',
    id: `I_demo_${number}`,
    databaseId: edits.nextId(),
    repository,
    number,
    title,
    author: MEMBERS[number % 2]!.actor,
    authorAssociation: 'MEMBER',
    createdAt: instant(at),
    updatedAt: instant(at),
    closedAt: null,
    locked: false,
    labels: [],
    timeline: [],
    bodyLength: text.length,
    text,
    state: 'OPEN',
    stateReason: null,
  };
  edits.label(issue, at, issue.author!, label);
  for (const pull of planned)
    edits.event(pull, at, 'CrossReferencedEvent', issue.author!, {
      source: { repository: PLANNING, number },
      isCrossRepository: true,
      willCloseTarget: false,
    });
  return issue;
}

function close(issue: Issue, at: number, edits: Edits): void {
  edits.event(issue, at, 'ClosedEvent', issue.author!, { closer: null, stateReason: 'COMPLETED' });
  Object.assign(issue, { state: 'CLOSED', stateReason: 'COMPLETED', closedAt: instant(at) });
}

function emptyRepository(): Repository {
  const label = (name: string, color: string): Label => {
    return { __typename: 'Label', id: `LA_demo_${name}`, name, color, description: null };
  };
  return demoRepository(970_001, INSTITUTION, 'planning', {
    labels: [label('foundational', 'c2e0c6'), label('directed', 'fbca04')],
  });
}

/** A repository beside the simulated ones. */
export function demoRepository(
  databaseId: number,
  owner: string,
  name: string,
  more: Partial<Repository>,
): Repository {
  return {
    __typename: 'Repository',
    id: `R_demo_${databaseId}`,
    databaseId,
    owner: {
      __typename: 'Organization',
      id: `O_sim_${owner}`,
      databaseId: databaseId + 100,
      login: owner,
      name: owner,
    },
    name,
    nameWithOwner: `${owner}/${name}`,
    isPrivate: false,
    isArchived: false,
    isFork: false,
    createdAt: START,
    updatedAt: START,
    defaultBranchRef: {
      __typename: 'Ref',
      id: `REF_demo_${databaseId}`,
      name: 'main',
      prefix: 'refs/heads/',
    },
    pullRequests: itemsOf([]),
    issues: itemsOf([]),
    labels: [],
    releases: [],
    tags: [],
    byNumber: () => undefined,
    ...more,
  };
}
