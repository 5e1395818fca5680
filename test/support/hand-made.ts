/** A small community written down by hand, for the stand-in: say what matters, the rest is plain. Dates "2026-02-03" or in full. */
import type {
  Actor,
  Comment,
  Commit,
  Community,
  Issue,
  Item,
  Label,
  Project,
  ProjectItem,
  PullRequest,
  Repository,
  Review,
  Revision,
  TagRef,
  TimelineEntry,
  TimelineEvent,
} from '../../src/demo/community/community.ts';
import { itemsOf } from '../../src/demo/community/reading.ts';
import { instant } from './builders.ts';

export const ORG = (login: string, databaseId: number): Actor => ({
  __typename: 'Organization',
  id: `O_${login}`,
  databaseId,
  login,
  name: login,
});
export const person = (databaseId: number, login: string): Actor => ({
  __typename: 'User',
  id: `U_${databaseId}`,
  databaseId,
  login,
  name: null,
});

let next = 1;

export function event(
  __typename: string,
  at: string,
  actor: Actor | null,
  more: Partial<TimelineEvent> = {},
): TimelineEvent {
  return { __typename, id: `EV_hand_${next++}`, createdAt: instant(at), actor, ...more };
}

export function comment(at: string, author: Actor, text: string, revisions: Revision[] = []): Comment {
  const databaseId = 500_000 + next++;
  return {
    __typename: 'IssueComment',
    id: `IC_hand_${databaseId}`,
    databaseId,
    author,
    authorAssociation: 'NONE',
    createdAt: instant(at),
    updatedAt: instant(at),
    bodyLength: text.length,
    text,
    revisions,
  };
}

export function version(at: string, text: string | null): Revision {
  return { id: `UCE_hand_${next++}`, editedAt: instant(at), editor: null, text };
}

export function review(at: string, author: Actor, state: Review['state'] = 'APPROVED'): Review {
  const databaseId = 600_000 + next++;
  return {
    __typename: 'PullRequestReview',
    id: `PRR_hand_${databaseId}`,
    databaseId,
    author,
    authorAssociation: 'NONE',
    state,
    submittedAt: instant(at),
    createdAt: instant(at),
    updatedAt: instant(at),
    commit: null,
    bodyLength: 2,
    comments: [],
  };
}

export function commit(at: string, user: Actor | null, messageHeadline = 'Change'): Commit {
  const oid = (next++).toString(16).padStart(40, '0');
  return {
    __typename: 'Commit',
    id: `C_hand_${oid}`,
    oid,
    authoredDate: instant(at),
    committedDate: instant(at),
    author: { date: instant(at), user },
    messageHeadline,
  };
}

export function annotatedTag(name: string, at: string, user: Actor | null, target: Commit): TagRef {
  const oid = (next++).toString(16).padStart(40, 'f');
  return {
    __typename: 'Ref',
    id: `REF_hand_${name}`,
    name,
    prefix: 'refs/tags/',
    target: {
      __typename: 'Tag',
      id: `TAG_hand_${oid}`,
      oid,
      name,
      message: name,
      tagger: { date: instant(at), user },
      target,
    },
  };
}

type Told<I extends Item> = Omit<Partial<I>, 'createdAt' | 'timeline' | 'labels'> & {
  labels?: string[];
  timeline?: TimelineEntry[];
};

const happened = (entry: TimelineEntry) =>
  ('submittedAt' in entry ? entry.submittedAt : null) ?? entry.createdAt;

/** Ends, merges and the last change follow from the timeline. */
export function pull(number: number, author: Actor | null, at: string, told: Told<PullRequest> = {}) {
  return (repository: Repository): PullRequest => {
    const { timeline = [], labels = [], ...more } = told;
    const merged = timeline.findLast(({ __typename }) => __typename === 'MergedEvent') as
      TimelineEvent | undefined;
    const last = timeline.findLast(({ __typename }) => /^(Closed|Merged|Reopened)Event$/.test(__typename));
    const closedAt = last && last.__typename !== 'ReopenedEvent' ? last.createdAt : null;
    return {
      __typename: 'PullRequest',
      ...shared(repository, number, author, at, timeline, labels),
      id: `PR_hand_${repository.databaseId}_${number}`,
      closedAt,
      state: merged ? 'MERGED' : closedAt ? 'CLOSED' : 'OPEN',
      isDraft: false,
      mergedAt: merged?.createdAt ?? null,
      mergedBy: merged?.actor ?? null,
      additions: 1,
      deletions: 0,
      changedFiles: 1,
      baseRefName: 'main',
      ...more,
    };
  };
}

export function issue(number: number, author: Actor | null, at: string, told: Told<Issue> = {}) {
  return (repository: Repository): Issue => {
    const { timeline = [], labels = [], ...more } = told;
    const last = timeline.findLast(({ __typename }) => /^(Closed|Reopened)Event$/.test(__typename));
    const closedAt = last?.__typename === 'ClosedEvent' ? last.createdAt : null;
    return {
      __typename: 'Issue',
      ...shared(repository, number, author, at, timeline, labels),
      id: `I_hand_${repository.databaseId}_${number}`,
      closedAt,
      state: closedAt ? 'CLOSED' : 'OPEN',
      stateReason: closedAt ? 'COMPLETED' : null,
      ...(more.text === undefined ? {} : { bodyLength: more.text.length }),
      ...more,
    };
  };
}

function shared(
  repository: Repository,
  number: number,
  author: Actor | null,
  at: string,
  timeline: TimelineEntry[],
  labels: string[],
) {
  return {
    databaseId: repository.databaseId * 1_000 + number,
    repository,
    number,
    title: `Item ${number}`,
    author,
    authorAssociation: 'NONE',
    createdAt: instant(at),
    updatedAt: timeline.reduce(
      (newest, entry) => (happened(entry) > newest ? happened(entry) : newest),
      instant(at),
    ),
    bodyLength: 12,
    locked: false,
    labels: labels.map(label),
    timeline: timeline.toSorted((a, b) => Date.parse(happened(a)) - Date.parse(happened(b))),
  };
}

export function label(name: string): Label {
  return { __typename: 'Label', id: `LA_hand_${name}`, name, color: 'ededed', description: null };
}

export function repository(
  owner: Actor,
  name: string,
  databaseId: number,
  items: ((repository: Repository) => Item)[],
  more: Partial<Repository> = {},
): Repository {
  const made: Repository = {
    __typename: 'Repository',
    id: `R_hand_${databaseId}`,
    databaseId,
    owner,
    name,
    nameWithOwner: `${owner.login}/${name}`,
    isPrivate: false,
    isArchived: false,
    isFork: false,
    createdAt: '2020-01-01T00:00:00Z',
    updatedAt: '2026-07-16T00:00:00Z',
    defaultBranchRef: {
      __typename: 'Ref',
      id: `REF_hand_${databaseId}`,
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
  const all = items.map((item) => item(made)).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  made.pullRequests = itemsOf(all.filter((item) => item.__typename === 'PullRequest'));
  made.issues = itemsOf(all.filter((item) => item.__typename === 'Issue'));
  made.byNumber = (number) => all.find((item) => item.number === number);
  return made;
}

export function card(
  at: string,
  creator: Actor,
  content: ProjectItem['content'],
  more: Partial<ProjectItem> = {},
): ProjectItem {
  const databaseId = 700_000 + next++;
  return {
    __typename: 'ProjectV2Item',
    id: `PVTI_hand_${databaseId}`,
    databaseId,
    createdAt: instant(at),
    updatedAt: instant(at),
    creator,
    isArchived: false,
    content,
    fields: [],
    ...more,
  };
}

export function board(owner: Actor, number: number, cards: ProjectItem[]): Project {
  return {
    __typename: 'ProjectV2',
    id: `PVT_hand_${number}`,
    number,
    owner,
    title: 'Upstream',
    public: true,
    closed: false,
    createdAt: '2024-01-01T00:00:00Z',
    updatedAt: '2024-01-01T00:00:00Z',
    cards,
  };
}

export function handMade(repositories: Repository[], people: Actor[], projects: Project[] = []): Community {
  const actors = [...people, ...repositories.map(({ owner }) => owner)];
  const nodes = new Map<string, { __typename: string }>(repositories.map((one) => [one.id, one]));
  for (const one of repositories)
    for (const list of [one.pullRequests, one.issues])
      for (let index = 0; index < list.count; index++) nodes.set(list.at(index).id, list.at(index));
  return {
    repositories,
    projects,
    actor: (login) => actors.find((actor) => actor.login.toLowerCase() === login.toLowerCase()),
    node: (id) => nodes.get(id),
  };
}
