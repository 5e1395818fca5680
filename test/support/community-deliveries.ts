/** What GitHub would have delivered while a community did what its history says. */
import { itemUntil } from './stand-in/item-until.ts';
import type {
  Actor,
  Comment,
  Community,
  Issue,
  Item,
  ItemReference,
  PullRequest,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../../src/demo/community/community.ts';
import type { TestDelivery } from './webhooks.ts';

export interface TimedDelivery extends TestDelivery {
  /** ISO instant at which it happened. */
  at: string;
}

const ACTIONS: Record<string, string> = {
  LabeledEvent: 'labeled',
  UnlabeledEvent: 'unlabeled',
  AssignedEvent: 'assigned',
  UnassignedEvent: 'unassigned',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'converted_to_draft',
  ReviewRequestedEvent: 'review_requested',
  ReviewRequestRemovedEvent: 'review_request_removed',
  MilestonedEvent: 'milestoned',
  DemilestonedEvent: 'demilestoned',
  LockedEvent: 'locked',
  UnlockedEvent: 'unlocked',
  PullRequestCommit: 'synchronize',
  HeadRefForcePushedEvent: 'synchronize',
};

/** Everything after `from` and until `until`, oldest first. Nothing is told of what GitHub tells nobody (see `untold`). */
export function deliveriesOf(
  community: Community,
  { from, until, untold = () => {} }: { from: string; until: string; untold?: (entry: string) => void },
): TimedDelivery[] {
  const found: TimedDelivery[] = [];
  const isWanted = (at: string) => Date.parse(at) > Date.parse(from) && Date.parse(at) <= Date.parse(until);
  const add = (at: string, event: string, payload: object) => {
    const id = `made-${String(found.length).padStart(7, '0')}`;
    if (isWanted(at)) found.push({ id, at, event, payload });
  };
  for (const repository of community.repositories) {
    for (const items of [repository.pullRequests, repository.issues])
      for (let index = 0; index < items.count; index++) ofItem(items.at(index));
    for (const { name, target } of repository.tags) {
      const isTag = target.__typename === 'Tag';
      const at = isTag ? (target.tagger?.date ?? target.target.committedDate) : target.committedDate;
      const who = isTag ? (target.tagger?.user ?? null) : (target.author?.user ?? null);
      add(at, 'create', { ref: name, ref_type: 'tag', ...place(repository), sender: person(who) });
      add(at, 'push', {
        ref: `refs/tags/${name}`,
        after: target.oid,
        deleted: false,
        ...place(repository),
        sender: person(who),
      });
    }
    for (const release of repository.releases)
      add(release.publishedAt ?? release.createdAt, 'release', {
        action: 'published',
        release: { id: release.databaseId, tag_name: release.tagName },
        ...place(repository),
        sender: person(release.author),
      });
  }
  return found.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

  function ofItem(item: Item): void {
    const kind = item.__typename === 'PullRequest' ? 'pull_request' : 'issues';
    const told = (at: string, event: string, action: string, over: object = {}) =>
      add(at, event, { action, ...shown(item, at, event), ...over, ...place(item.repository) });
    told(item.createdAt, kind, 'opened', { sender: person(item.author) });
    for (const entry of item.timeline) ofEntry(item, kind, entry, told);
  }

  function ofEntry(
    item: Item,
    kind: string,
    entry: TimelineEntry,
    told: (at: string, event: string, action: string, over?: object) => void,
  ): void {
    if (entry.__typename === 'IssueComment') {
      const { author, databaseId, createdAt } = entry as Comment;
      told(createdAt, 'issue_comment', 'created', { comment: { id: databaseId }, sender: person(author) });
    } else if (entry.__typename === 'PullRequestReview') {
      const { author, submittedAt, createdAt, databaseId, comments } = entry as Review;
      const at = submittedAt ?? createdAt;
      told(at, 'pull_request_review', 'submitted', { review: { id: databaseId }, sender: person(author) });
      for (const comment of comments)
        told(
          Date.parse(comment.createdAt) > Date.parse(at) ? comment.createdAt : at,
          'pull_request_review_comment',
          'created',
          {
            comment: { id: comment.databaseId, updated_at: comment.updatedAt },
            sender: person(comment.author),
          },
        );
    } else if (entry.__typename === 'CrossReferencedEvent') {
      // GitHub tells the item that says it, and nobody else.
      const source = entry.source;
      const naming = source && itemOf(community, source);
      if (naming) ofMention(naming, item, entry.createdAt);
      else untold(entry.id);
    } else {
      const event = entry as TimelineEvent;
      // What is pushed before the opening comes with it.
      const at = Date.parse(event.createdAt) < Date.parse(item.createdAt) ? item.createdAt : event.createdAt;
      told(at, kind, ACTIONS[event.__typename] ?? 'edited', { sender: person(event.actor) });
      if (event.commit && event.__typename === 'PullRequestCommit')
        add(at, 'status', {
          sha: event.commit.oid,
          state: 'success',
          branches: [],
          ...place(item.repository),
        });
    }
  }

  function ofMention(naming: Item, named: Item, at: string): void {
    add(at, 'issue_comment', {
      action: 'created',
      ...shown(naming, at, 'issue_comment'),
      comment: { id: 1, body: `See ${named.repository.nameWithOwner}#${named.number}.` },
      ...place(naming.repository),
      sender: person(naming.author),
    });
  }
}

function itemOf(community: Community, { repository, number }: ItemReference): Item | undefined {
  return community.repositories
    .find(({ nameWithOwner }) => nameWithOwner.toLowerCase() === repository.toLowerCase())
    ?.byNumber(number);
}

/** The item as the payload of that event describes it: as it was at that instant. */
function shown(item: Item, at: string, event: string): object {
  const { updatedAt } = itemUntil<Issue | PullRequest>(item, at, new Set(), (actor) => actor);
  const described = { id: item.databaseId, number: item.number, title: item.title, updated_at: updatedAt };
  if (item.__typename === 'Issue') return { issue: described };
  return event === 'issue_comment'
    ? { issue: { ...described, pull_request: { url: 'https://api.github.com/' } } }
    : { pull_request: described };
}

function place(repository: Repository): object {
  const { databaseId, nameWithOwner, owner, defaultBranchRef } = repository;
  return {
    repository: {
      id: databaseId,
      full_name: nameWithOwner,
      private: repository.isPrivate,
      fork: repository.isFork,
      default_branch: defaultBranchRef?.name ?? 'main',
      html_url: `https://github.com/${nameWithOwner}`,
      owner: { login: owner.login },
    },
  };
}

function person(actor: Actor | null): object | null {
  if (actor === null || actor.databaseId === null) return null;
  const { databaseId, login, id, __typename } = actor;
  return {
    id: databaseId,
    login: __typename === 'Bot' ? `${login}[bot]` : login,
    node_id: id,
    type: __typename,
  };
}
