/** The timeline of one item in the making: entries are added with their time, then put in order and cut at the end. */
import type {
  Actor,
  Comment,
  Commit,
  Label,
  Repository,
  Review,
  TimelineEntry,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import { hash, type Chance } from '../chance.ts';
import { instant, wholeSecond } from './plan.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Room for the entries of one item among its repository's ids. */
const IDS_PER_ITEM = 1_000;

/** Ids are made from place and number, so that nothing need be remembered: unique within everything simulated. */
export function itemId(repository: number, number: number): number {
  return (repository + 1) * 10_000_000_000 + number * IDS_PER_ITEM;
}

/** Commits are many; writing them this way takes a third of the time. */
const HEXADECIMAL = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function eightDigits(word: number): string {
  return (
    HEXADECIMAL[word >>> 24]! +
    HEXADECIMAL[(word >>> 16) & 255]! +
    HEXADECIMAL[(word >>> 8) & 255]! +
    HEXADECIMAL[word & 255]!
  );
}

export interface Added {
  time: number;
  entry: TimelineEntry;
}

export class Story {
  readonly added: Added[] = [];
  readonly chance: Chance;
  readonly #repository: Repository;
  readonly #first: number;
  readonly #end: number;
  #next = 1;

  constructor(repository: Repository, first: number, end: number, chance: Chance) {
    this.#repository = repository;
    this.#first = first;
    this.#end = end;
    this.chance = chance;
  }

  /** @returns false when that is after everything that is known: it has not happened */
  event(time: number, __typename: string, actor: Actor | null, more: Partial<TimelineEvent> = {}): boolean {
    return this.#add(time, (at, id) => ({ __typename, id: `EV_sim_${id}`, createdAt: at, actor, ...more }));
  }

  comment(time: number, author: Actor | null): boolean {
    return this.#add(time, (at, databaseId): Comment => ({
      __typename: 'IssueComment',
      id: `IC_sim_${databaseId}`,
      databaseId,
      author,
      authorAssociation: 'NONE',
      createdAt: at,
      updatedAt: at,
      bodyLength: 20 + this.chance.integer(400),
    }));
  }

  /** @param inline how many comments on the diff come with it */
  review(time: number, author: Actor | null, state: Review['state'], inline = 0): boolean {
    return this.#add(time, (at, databaseId): Review => ({
      __typename: 'PullRequestReview',
      id: `PRR_sim_${databaseId}`,
      databaseId,
      author,
      authorAssociation: 'NONE',
      state,
      submittedAt: state === 'PENDING' ? null : at,
      createdAt: at,
      updatedAt: at,
      commit: null,
      bodyLength: this.chance.integer(200),
      comments: Array.from({ length: inline }, () => {
        const id = this.#first + this.#next++;
        return {
          id: `PRRC_sim_${id}`,
          databaseId: id,
          author,
          authorAssociation: 'NONE',
          createdAt: at,
          updatedAt: at,
          path: 'src/hub.py',
          replyToId: null,
          bodyLength: 10 + this.chance.integer(150),
        };
      }),
    }));
  }

  label(time: number, actor: Actor | null, label: Label): boolean {
    return this.event(time, 'LabeledEvent', actor, { label });
  }

  /** In the order of time; two in one second stay as they were added. */
  inOrder(): readonly Added[] {
    return this.added.sort((a, b) => a.time - b.time);
  }

  entries(): TimelineEntry[] {
    return this.inOrder().map(({ entry }) => entry);
  }

  newest(): number {
    return this.added.reduce((newest, { time }) => Math.max(newest, time), 0);
  }

  commitAt(time: number, author: Actor | null): Commit {
    const id = this.#first + this.#next;
    let oid = '';
    for (let part = 1; part <= 5; part++)
      oid += eightDigits(hash(id % 2 ** 31, Math.floor(id / 2 ** 31), part));
    const at = instant(wholeSecond(time));
    return {
      __typename: 'Commit',
      id: `C_sim_${id}`,
      oid,
      authoredDate: at,
      committedDate: at,
      author: { date: at, user: author?.__typename === 'User' ? author : null },
    };
  }

  #add(time: number, make: (at: string, id: number) => TimelineEntry): boolean {
    const whole = wholeSecond(time);
    if (whole > this.#end || this.#next >= IDS_PER_ITEM - 10) return false;
    this.added.push({ time: whole, entry: make(instant(whole), this.#first + this.#next++) });
    return true;
  }

  get repository(): Repository {
    return this.#repository;
  }
}
