/** A pull request as it stood at an instant: what had happened by then, in order, and who was who. */
import type {
  AttentionEvent,
  AttentionPolicy,
  AttentionPullRequest,
  Instant,
  PersonId,
  Snapshot,
} from './types.ts';

export interface Situation {
  pull_request: AttentionPullRequest;
  snapshot: Snapshot;
  policy: AttentionPolicy;
  now: Instant;
  roles: Roles;
  /** What had happened by `now`, in order: "after" is always said of places in this list. */
  past: readonly AttentionEvent[];
  /** What happened later, in order: it tells how things stood before it. */
  later: readonly AttentionEvent[];
}

/** Answers for any instant of one pull request; what does not depend on the instant is made ready once. */
export function situations(
  pull_request: AttentionPullRequest,
  snapshot: Snapshot,
  policy: AttentionPolicy,
): (now: Instant) => Situation {
  const roles = new Roles(pull_request.author, snapshot);
  const ordered = inOrder(snapshot.events, roles);
  return (now) => {
    const later = ordered.findIndex(({ at }) => at > now);
    const end = later === -1 ? ordered.length : later;
    const past = ordered.slice(0, end);
    const dismissed = new Set(past.flatMap((event) => (event.kind === 'dismissed' ? [event.review] : [])));
    return {
      pull_request,
      snapshot,
      policy,
      now,
      roles,
      past: dismissed.size === 0 ? past : past.map((event) => withoutForce(event, dismissed)),
      later: ordered.slice(end),
    };
  };
}

/** A review stands as it was given until it is dismissed; then it is as if it had never asked or approved anything. */
function withoutForce(event: AttentionEvent, dismissed: ReadonlySet<string>): AttentionEvent {
  return event.kind === 'review' && dismissed.has(event.id) ? { ...event, state: 'DISMISSED' } : event;
}

/** Of events of one second the author's come first: nobody can have answered what was said in the same second. */
function inOrder(events: readonly AttentionEvent[], roles: Roles): AttentionEvent[] {
  const rank = (event: AttentionEvent) => (roles.isAuthor(event.by) ? 0 : 1);
  const key = ({ kind, id }: AttentionEvent) => `${kind} ${id.padStart(20, '0')}`;
  return [...events].sort(
    (a, b) => a.at - b.at || rank(a) - rank(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0),
  );
}

/** One list is that of all pull requests of its repository: it is sorted out once. */
const spansOfLists = new WeakMap<
  Snapshot['can_merge'],
  ReadonlyMap<PersonId, Snapshot['can_merge'][number][]>
>();

function spansOf(can_merge: Snapshot['can_merge']) {
  let found = spansOfLists.get(can_merge);
  if (!found) {
    found = Map.groupBy(can_merge, ({ person }) => person);
    spansOfLists.set(can_merge, found);
  }
  return found;
}

export class Roles {
  readonly #author: PersonId | null;
  readonly #notHuman: ReadonlySet<PersonId>;
  readonly #spans: ReadonlyMap<PersonId, Snapshot['can_merge'][number][]>;

  constructor(author: PersonId | null, { not_human, can_merge }: Snapshot) {
    this.#author = author;
    this.#notHuman = not_human;
    this.#spans = spansOf(can_merge);
  }

  /** Whoever deleted their account is nobody in particular, not even where the author did, too. */
  isAuthor(by: PersonId | null): boolean {
    return by !== null && by === this.#author;
  }

  isOtherHuman(by: PersonId | null): by is PersonId {
    return by !== null && by !== this.#author && !this.#notHuman.has(by);
  }

  couldMerge(person: PersonId, at: Instant): boolean {
    const spans = this.#spans.get(person) ?? [];
    return spans.some(({ from, to }) => (from ?? -Infinity) <= at && at < (to ?? Infinity));
  }

  /** A person who could merge then, and is not the author. */
  isMaintainer(by: PersonId | null, at: Instant): by is PersonId {
    return this.isOtherHuman(by) && this.couldMerge(by, at);
  }

  /** Could merge once, and no longer can. */
  hasLeft(person: PersonId, now: Instant): boolean {
    return this.#spans.has(person) && !this.couldMerge(person, now);
  }

  /** Everybody who can merge now, in the order of their ids. */
  mergers(now: Instant): PersonId[] {
    const all = [...this.#spans.keys()].filter((person) => this.isMaintainer(person, now));
    return all.sort((a, b) => Number(a) - Number(b));
  }
}
