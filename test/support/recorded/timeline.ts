import type {
  Comment,
  Commit,
  Label,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import type { GhdComment, GhdItem, GhdReview, GhdTimelineEntry } from './ghd.ts';
import type { ActorOf } from './actors.ts';
import { freshId } from './ids.ts';

/** A reader of timelines of one repository; it keeps the numbers given so far, so items are read once, in order. */
export function recordedTimeline(
  repository: Repository,
  labels: Map<string, Label>,
  actor: ActorOf,
): (item: GhdItem) => TimelineEntry[] {
  const taken = {
    comments: new Set<number>(),
    reviews: new Set<number>(),
    reviewComments: new Set<number>(),
  };

  const person = ({ author, authorAssociation, createdAt, updatedAt, bodyLength }: GhdComment) => ({
    author: actor(author),
    authorAssociation: authorAssociation ?? 'NONE',
    createdAt,
    updatedAt,
    bodyLength: bodyLength ?? 0,
  });

  const comment = (source: GhdComment): Comment => ({
    __typename: 'IssueComment',
    id: source.id,
    databaseId: freshId(taken.comments, source.databaseId, source.id),
    ...person(source),
  });

  const review = (source: GhdReview, number: number): Review => {
    const id = source.id.endsWith('_None') ? `${source.id}_${number}` : source.id;
    return {
      __typename: 'PullRequestReview',
      id,
      databaseId: freshId(taken.reviews, source.databaseId, id),
      ...person(source),
      state: source.state as Review['state'],
      submittedAt: source.submittedAt,
      commit: source.commit ? commitOf(source.commit, source.createdAt) : null,
      comments: (source.comments ?? []).map((inline) => ({
        id: inline.id,
        databaseId: freshId(taken.reviewComments, inline.databaseId, inline.id),
        ...person(inline),
        path: inline.path ?? null,
        replyToId: typeof inline.replyTo === 'number' ? inline.replyTo : null,
      })),
    };
  };

  return (item) => {
    const spoken = new Map<string, Comment | Review>();
    for (const source of item.comments) spoken.set(source.id, comment(source));
    for (const source of item.reviews ?? []) spoken.set(source.id, review(source, item.number));
    return item.timeline.map((entry, index) => {
      if (entry.ref === undefined) return event(entry, item, index, repository, labels, actor);
      const words = spoken.get(entry.ref);
      if (!words)
        throw new Error(
          `${repository.nameWithOwner}#${item.number}: the timeline names ${entry.ref}, which is not there.`,
        );
      return words;
    });
  };
}

function event(
  entry: GhdTimelineEntry,
  item: GhdItem,
  index: number,
  repository: Repository,
  labels: Map<string, Label>,
  actor: ActorOf,
): TimelineEvent {
  const commit = entry.commit ? commitOf(entry.commit, entry.createdAt) : null;
  const common = {
    __typename: entry.t,
    id: entry.id ?? `TLE_recorded${repository.databaseId}_${item.number}_${index}`,
    createdAt: entry.createdAt,
    actor: actor(entry.actor),
  };
  switch (entry.t) {
    case 'PullRequestCommit':
      return { ...common, commit: commitOf(entry.oid as string, entry.createdAt, entry.authoredDate) };
    case 'ClosedEvent':
      return { ...common, closer: commit, stateReason: item.k === 'i' ? (item.stateReason ?? null) : null };
    case 'ReopenedEvent':
      return { ...common, stateReason: null };
    case 'MergedEvent':
      return { ...common, commit, mergeRefName: item.baseRefName ?? 'main' };
    case 'HeadRefForcePushedEvent':
      return { ...common, beforeCommit: null, afterCommit: commit };
    case 'LabeledEvent':
    case 'UnlabeledEvent':
      return {
        ...common,
        label: labels.get(entry.label as string) ?? goneLabel(entry.label as string, repository),
      };
    case 'AssignedEvent':
    case 'UnassignedEvent':
      return { ...common, assignee: actor(entry.assignee) };
    case 'ReviewRequestedEvent':
    case 'ReviewRequestRemovedEvent':
      return { ...common, requestedReviewer: actor(entry.requestedReviewer) };
    case 'RenamedTitleEvent':
      return {
        ...common,
        previousTitle: entry.previousTitle as string,
        currentTitle: entry.currentTitle as string,
      };
    case 'MilestonedEvent':
    case 'DemilestonedEvent':
      return { ...common, milestoneTitle: entry.milestoneTitle as string };
    case 'MarkedAsDuplicateEvent':
      return { ...common, canonical: null, duplicate: null, isCrossRepository: false };
    case 'CrossReferencedEvent':
      // The recording does not name the other item and GitHub's schema knows no null here: the item stands for it.
      return {
        ...common,
        source: { repository: repository.nameWithOwner, number: item.number },
        isCrossRepository: false,
        willCloseTarget: false,
      };
    case 'LockedEvent':
      return {
        ...common,
        lockReason: entry.lockReason?.toUpperCase().replaceAll('-', '_').replaceAll(' ', '_') ?? null,
      };
    default:
      return { ...common, commit };
  }
}

/** A label that was deleted since: GitHub's events keep its name. */
function goneLabel(name: string, repository: Repository): Label {
  const id = `LA_recorded${repository.databaseId}_${Buffer.from(name).toString('base64url')}`;
  return { __typename: 'Label', id, name, color: 'ededed', description: null };
}

export function commitOf(oid: string, committedDate: string, authoredDate = committedDate): Commit {
  return { __typename: 'Commit', id: `C_${oid}`, oid, authoredDate, committedDate, author: null };
}
