/**
 * What happened in one repository, read from the objects that the stand-in serves: the recorded and the simulated
 * communities are measured by the same code.
 */
import type {
  Actor,
  Issue,
  Item,
  Items,
  PullRequest,
  Repository,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';
import { commentsOf, reviewsOf } from '../../../src/demo/community/reading.ts';

/** A comment or review of a person, or a bundle of inline comments with its review. Times are in milliseconds. */
export interface Word {
  at: number;
  by: string | null;
  /** null = a comment. */
  review: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING' | null;
  inline: number;
}

export interface Observed {
  opened: number;
  /** First ready for review; null = never. */
  ready: number | null;
  openedAsDraft: boolean;
  /** Opened as a draft, or turned into one later. */
  wasDraft: boolean;
  openedAsWip: boolean;
  /** null = a deleted account. */
  author: string | null;
  byBot: boolean;
  /** By the last terminal state; null = open. */
  closed: number | null;
  merged: boolean;
  merger: string | null;
  /** People's words in the order of time, the author's own among them. */
  words: Word[];
  /** How many timeline entries of each kind. */
  events: Record<string, number>;
}

/** What a source did not keep; nothing is measured on it. */
export type Kept = 'words' | 'events' | 'tags';

export interface ObservedRepository {
  /** Its public name, "simulated" for a simulated one. */
  name: string;
  keeps: ReadonlySet<Kept>;
  /** The last instant that is known. */
  end: number;
  pulls: Observed[];
  issues: Observed[];
  /** Of final releases and pre-releases, ascending. */
  releases: { at: number; isPrerelease: boolean; isAnnotated: boolean }[];
}

/** GitHub says Bot of some; others look like people and call themselves so. */
const CALLED_BOT = /-(ai)?bot$/i;

export function isBot(actor: Actor | null): boolean {
  return actor !== null && (actor.__typename === 'Bot' || CALLED_BOT.test(actor.login));
}

export function observe(
  repository: Repository,
  name: string,
  keeps: Iterable<Kept>,
  end = Date.parse(repository.updatedAt),
): ObservedRepository {
  const { pullRequests, issues, tags } = repository;
  const read = (items: Items<Item>) =>
    Array.from({ length: items.count }, (_, index) => observeItem(items.at(index)));
  return {
    name,
    keeps: new Set(keeps),
    end,
    pulls: read(pullRequests),
    issues: read(issues),
    releases: tags
      .map(({ name: tag, target }) => ({
        at: Date.parse(
          target.__typename === 'Tag'
            ? (target.tagger?.date ?? target.target.committedDate)
            : target.committedDate,
        ),
        isPrerelease: /\d(a|b|rc|dev|-alpha|-beta|-rc|\.dev)\.?\d*$/i.test(tag),
        isAnnotated: target.__typename === 'Tag',
      }))
      .sort((a, b) => a.at - b.at),
  };
}

function observeItem(item: Item): Observed {
  const events: Record<string, number> = {};
  for (const { __typename } of item.timeline) events[__typename] = (events[__typename] ?? 0) + 1;
  const login = (actor: Actor | null) => actor?.login ?? null;
  const pull = item.__typename === 'PullRequest' ? item : null;
  const opened = Date.parse(item.createdAt);
  return {
    opened,
    author: login(item.author),
    byBot: isBot(item.author),
    closed: item.closedAt === null ? null : Date.parse(item.closedAt),
    merged: pull?.state === 'MERGED',
    merger: pull?.mergedBy && !isBot(pull.mergedBy) ? pull.mergedBy.login : null,
    words: wordsOf(item),
    events,
    ...beginningOf(item, opened),
  };
}

function wordsOf(item: Item): Word[] {
  const words: Word[] = [];
  for (const { author, createdAt } of commentsOf(item))
    if (!isBot(author))
      words.push({ at: Date.parse(createdAt), by: author?.login ?? null, review: null, inline: 0 });
  for (const { author, submittedAt, state, comments } of reviewsOf(item))
    if (!isBot(author) && submittedAt !== null)
      words.push({
        at: Date.parse(submittedAt),
        by: author?.login ?? null,
        review: state,
        inline: comments.length,
      });
  return words.sort((a, b) => a.at - b.at);
}

type Beginning = Pick<Observed, 'ready' | 'openedAsDraft' | 'wasDraft' | 'openedAsWip'>;

/** [WIP] counts as draft, by the title of that time. */
function beginningOf(item: Issue | PullRequest, opened: number): Beginning {
  const events = item.timeline as TimelineEvent[];
  const turned = events.find(({ __typename }) => /^(ReadyForReview|ConvertToDraft)Event$/.test(__typename));
  const isDraft = item.__typename === 'PullRequest' && item.isDraft;
  const openedAsDraft = turned ? turned.__typename === 'ReadyForReviewEvent' : isDraft;
  const renames = events.filter(({ __typename }) => __typename === 'RenamedTitleEvent');
  const isWip = (title: string) => /^\s*(\[wip\]|wip:)/i.test(title);
  const openedAsWip = isWip(renames[0]?.previousTitle ?? item.title);
  const ready = openedAsDraft
    ? turned?.createdAt
    : openedAsWip
      ? renames.find(({ currentTitle }) => !isWip(currentTitle ?? ''))?.createdAt
      : item.createdAt;
  return {
    openedAsDraft,
    wasDraft: turned !== undefined || isDraft,
    openedAsWip,
    ready: ready === undefined ? null : Math.max(opened, Date.parse(ready)),
  };
}
