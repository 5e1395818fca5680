/** Adds to the items of a community that lies in memory. */
import type {
  Actor,
  Comment,
  Issue,
  Item,
  Label,
  PullRequest,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import { instant, wholeSecond } from '../community/plan.ts';

/** Higher than any number of the simulation. */
const FIRST_ID = 900_000_000_000_000;

/** Adds entries with ids of their own; one instance for one community. */
export class Edits {
  #next = FIRST_ID;

  event(item: Item, time: number, __typename: string, actor: Actor, more: Partial<TimelineEvent> = {}): void {
    const id = `EV_demo_${this.#next++}`;
    this.#add(item, { __typename, id, createdAt: instant(wholeSecond(time)), actor, ...more });
  }

  label(item: Item, time: number, actor: Actor, label: Label): void {
    this.event(item, time, 'LabeledEvent', actor, { label });
    if (!item.labels.some(({ id }) => id === label.id)) item.labels.push(label);
  }

  comment(item: Item, time: number, author: Actor, text?: string): Comment {
    const at = instant(wholeSecond(time));
    const databaseId = this.#next++;
    const comment: Comment = {
      __typename: 'IssueComment',
      id: `IC_demo_${databaseId}`,
      databaseId,
      author,
      authorAssociation: 'MEMBER',
      createdAt: at,
      updatedAt: at,
      bodyLength: text?.length ?? 120,
      ...(text === undefined ? {} : { text }),
    };
    this.#add(item, comment);
    return comment;
  }

  review(item: PullRequest, time: number, author: Actor, state: Review['state']): void {
    const at = instant(wholeSecond(time));
    const databaseId = this.#next++;
    this.#add(item, {
      __typename: 'PullRequestReview',
      id: `PRR_demo_${databaseId}`,
      databaseId,
      author,
      authorAssociation: 'MEMBER',
      state,
      submittedAt: at,
      createdAt: at,
      updatedAt: at,
      commit: null,
      bodyLength: 80,
      comments: [],
    });
  }

  nextId(): number {
    return this.#next++;
  }

  #add(item: Item, entry: TimelineEntry): void {
    const at = Date.parse(entry.createdAt);
    const later = item.timeline.findIndex(({ createdAt }) => Date.parse(createdAt) > at);
    item.timeline.splice(later < 0 ? item.timeline.length : later, 0, entry);
    if (at > Date.parse(item.updatedAt)) item.updatedAt = entry.createdAt;
  }
}

export function pullRequestsOf({ pullRequests }: Repository): PullRequest[] {
  return Array.from({ length: pullRequests.count }, (_, index) => pullRequests.at(index));
}

export function issuesOf({ issues }: Repository): Issue[] {
  return Array.from({ length: issues.count }, (_, index) => issues.at(index));
}

/** Who did it: the author of words, the actor of an event. */
export function actorOf(entry: TimelineEntry): Actor | null {
  return 'author' in entry ? entry.author : entry.actor;
}

export const timeOf = (at: string): number => Date.parse(at);
