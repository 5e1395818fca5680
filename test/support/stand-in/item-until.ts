/** One issue or pull request as it stood at an earlier instant: what happened later is undone, newest first. */
import type {
  Actor,
  ChangedFile,
  Comment,
  Item,
  Label,
  Review,
  Revision,
  TimelineEntry,
  TimelineEvent,
} from '../../../src/demo/community/community.ts';

type ActorOf = <A extends Actor | null | undefined>(actor: A) => A;

/**
 * @param until null = as it is
 * @param hidden node ids of entries that are not known yet
 */
export function itemUntil<I extends Item>(
  item: I,
  until: string | null,
  hidden: ReadonlySet<string>,
  actorOf: ActorOf,
): I {
  const known = (entry: TimelineEntry) => !hidden.has(entry.id) && isBy(happenedAt(entry), until);
  const timeline = item.timeline.filter(known).map((entry) => seenEntry(entry, until, actorOf));
  const later = item.timeline.filter((entry) => !hidden.has(entry.id) && !known(entry));
  const seen: I = { ...item, ...wordsUntil(item, until), author: actorOf(item.author), timeline };
  if (until !== null) {
    undo(seen, item, later as TimelineEvent[], timeline as TimelineEvent[], until);
    if (!isBy(item.updatedAt, until)) seen.updatedAt = newest(item.createdAt, timeline);
  }
  if (seen.__typename === 'PullRequest') {
    seen.mergedBy = actorOf(seen.mergedBy);
    if (until !== null && seen.files) Object.assign(seen, changesOf(seen.files, until));
  }
  return seen;
}

/** What had been pushed by then, and its size. */
function changesOf(all: readonly ChangedFile[], until: string) {
  const files = all.filter(({ pushedAt }) => pushedAt === null || isBy(pushedAt, until));
  const sum = (of: (file: ChangedFile) => number) => files.reduce((total, file) => total + of(file), 0);
  return {
    files,
    changedFiles: files.length,
    additions: sum((file) => file.additions),
    deletions: sum((file) => file.deletions),
  };
}

function undo(seen: Item, item: Item, later: TimelineEvent[], earlier: TimelineEvent[], until: string): void {
  const first = (...kinds: string[]) => later.find(({ __typename }) => kinds.includes(__typename));
  const labels = new Set<Label>(item.labels);
  for (const { __typename, label } of later.toReversed()) {
    if (!label) continue;
    const own = [...labels].find(({ name }) => name === label.name);
    if (__typename === 'LabeledEvent' && own) labels.delete(own);
    if (__typename === 'UnlabeledEvent' && !own) labels.add(label);
  }
  seen.labels = [...labels];
  seen.title = first('RenamedTitleEvent')?.previousTitle ?? item.title;
  const turned = first('ReadyForReviewEvent', 'ConvertToDraftEvent')?.__typename;
  if (seen.__typename === 'PullRequest' && turned) seen.isDraft = turned === 'ReadyForReviewEvent';
  if (
    seen.closedAt !== null &&
    isBy(seen.closedAt, until) &&
    !first('ClosedEvent', 'ReopenedEvent', 'MergedEvent')
  )
    return;
  // The last end before the instant, unless it had been opened again by then.
  const last = earlier.findLast(({ __typename }) => /^(Closed|Reopened|Merged)Event$/.test(__typename));
  const isClosed = last !== undefined && last.__typename !== 'ReopenedEvent';
  seen.closedAt = isClosed ? last.createdAt : null;
  if (seen.__typename === 'Issue') {
    seen.state = isClosed ? 'CLOSED' : 'OPEN';
    if (isClosed) seen.stateReason = last.stateReason ?? null;
    else seen.stateReason = last ? 'REOPENED' : null;
    return;
  }
  if (seen.mergedAt !== null && isBy(seen.mergedAt, until)) return;
  seen.state = isClosed ? 'CLOSED' : 'OPEN';
  seen.mergedAt = null;
  seen.mergedBy = null;
}

function seenEntry(entry: TimelineEntry, until: string | null, actorOf: ActorOf): TimelineEntry {
  const seen = { ...entry, ...wordsUntil(entry as Comment, until) } as TimelineEntry & {
    author?: Actor | null;
    actor?: Actor | null;
  };
  if ('author' in seen) seen.author = actorOf(seen.author);
  if ('actor' in seen) seen.actor = actorOf(seen.actor);
  if (entry.__typename !== 'PullRequestReview') return seen;
  const review = seen as Review;
  review.comments = review.comments
    .filter(({ createdAt }) => isBy(createdAt, until))
    .map((comment) => ({ ...comment, author: actorOf(comment.author) }));
  return review;
}

/** The words as they read then; one that had not been edited by then has no history. */
function wordsUntil(
  { revisions }: { revisions?: Revision[] },
  until: string | null,
): { revisions?: Revision[]; text?: string; bodyLength?: number } {
  if (!revisions?.length || until === null) return {};
  const seen = revisions.filter(({ editedAt }) => isBy(editedAt, until));
  const text = seen.at(-1)?.text ?? '';
  return { revisions: seen.length > 1 ? seen : [], text, bodyLength: text.length };
}

/** Commits have no date of their own on GitHub: what is pushed before the opening came with it. */
function happenedAt(entry: TimelineEntry): string {
  if (entry.__typename === 'PullRequestReview')
    return (entry as Review).submittedAt ?? (entry as Review).createdAt;
  return entry.createdAt;
}

function newest(createdAt: string, timeline: readonly TimelineEntry[]): string {
  return timeline.reduce(
    (at, entry) => (Date.parse(happenedAt(entry)) > Date.parse(at) ? happenedAt(entry) : at),
    createdAt,
  );
}

function isBy(at: string, until: string | null): boolean {
  return until === null || Date.parse(at) <= Date.parse(until);
}
