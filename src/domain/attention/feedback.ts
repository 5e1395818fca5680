/** What reviewers ask of the author, in structure alone: requests for changes, and threads. Words never count here. */
import {
  isAuthorsAct,
  isAnswer,
  isAuthorsPush,
  isHandedBack,
  isNothing,
  isResponse,
  isSpeech,
  isWordToAuthor,
} from './acts.ts';
import { opinionsAt, type Opinion } from './reviewers.ts';
import type { Situation } from './situation.ts';
import type { Instant, PersonId, Thread } from './types.ts';

export interface Feedback {
  opinions: Opinion[];
  /** Requests for changes after which the author has not acted. */
  hasOpenChanges: boolean;
  /** Threads in which a maintainer has the last word. */
  hasOpenThreads: boolean;
  /** Reviewers whose requests and threads are all answered, and who have said nothing since: who waits longest first. */
  answered: PersonId[];
}

export function feedbackAt(situation: Situation): Feedback {
  const { past, roles } = situation;
  const opinions = opinionsAt(situation);
  const changes = opinions.filter(({ state }) => state === 'CHANGES_REQUESTED');
  const acted = past.findLastIndex((event) => isAuthorsAct(event, roles));
  const isOpen = ({ place, asked_again }: Opinion) => asked_again === null && acted < place;
  const threads = threadsAt(situation);
  const owed = new Map<PersonId, number>();
  const owes = (person: PersonId, since: number) =>
    owed.set(person, Math.max(since, owed.get(person) ?? -Infinity));
  for (const change of changes)
    if (!isOpen(change)) owes(change.person, past[Math.max(acted, change.asked_again ?? -1)]!.at);
  for (const { opener, answered_at } of threads) if (answered_at !== null) owes(opener, answered_at);
  const hasApproved = (person: PersonId) =>
    opinions.some((one) => one.person === person && one.state === 'APPROVED' && one.asked_again === null);
  return {
    opinions,
    hasOpenChanges: changes.some(isOpen),
    hasOpenThreads: threads.some(({ answered_at }) => answered_at === null),
    answered: [...owed]
      .sort((a, b) => a[1] - b[1] || Number(a[0]) - Number(b[0]))
      .flatMap(([person, since]) =>
        hasApproved(person) || hasSpokenSince(situation, person, since) ? [] : [person],
      ),
  };
}

/** A reviewer who speaks again takes the matter up: in words, which the rules do not read. */
function hasSpokenSince(situation: Situation, person: PersonId, since: Instant): boolean {
  return situation.past.some(
    (event) => event.by === person && event.at >= since && isWordToAuthor(event, situation),
  );
}

interface OpenedThread {
  opener: PersonId;
  /** When the author answered, or it was settled; null = a maintainer has the last word. */
  answered_at: Instant | null;
}

/** Those that a maintainer opened. An outdated one that nobody settled asks nothing any more. */
function threadsAt(situation: Situation): OpenedThread[] {
  return (situation.snapshot.threads ?? []).flatMap((thread) => threadAt(situation, thread) ?? []);
}

function threadAt(situation: Situation, thread: Thread): OpenedThread | null {
  const { roles, now, past } = situation;
  const said = thread.comments
    .filter(({ at }) => at <= now)
    .sort(
      (a, b) =>
        a.at - b.at ||
        Number(roles.isAuthor(b.by)) - Number(roles.isAuthor(a.by)) ||
        Number(a.id) - Number(b.id),
    );
  const first = said[0];
  if (!first || !roles.isMaintainer(first.by, first.at)) return null;
  const opener = first.by;
  const end = said.at(-1)!.at;
  if (thread.is_resolved && (thread.resolved_at ?? end) <= now)
    return { opener, answered_at: thread.resolved_at ?? end };
  if (isOutdatedAt(situation, thread, first.at)) return null;
  // Bots and third parties leave it as it is; "will do" does, too.
  const last = said.findLast(
    ({ by, at, words }) => roles.isMaintainer(by, at) || (roles.isAuthor(by) && !isNothing(words)),
  )!;
  if (roles.isAuthor(last.by)) return { opener, answered_at: last.at };
  const asked = past.find(
    (event) => event.kind === 'review_requested' && event.reviewer === opener && event.at > last.at,
  );
  return { opener, answered_at: asked?.at ?? null };
}

/** GitHub says that it is outdated, not since when: the first push after its opening made it so. */
function isOutdatedAt({ past, later }: Situation, thread: Thread, opened: Instant): boolean {
  if (!thread.is_outdated) return false;
  const after = (event: { kind: string; at: Instant }) => event.kind === 'push' && event.at > opened;
  return past.some(after) || !later.some(after);
}

/** Who moved last: the author, by words, work or asking, or a maintainer, by words to the author; null = neither. */
export function lastMoveAt(
  situation: Situation,
): { by: 'author' | 'maintainer'; person: PersonId | null } | null {
  const { past, roles } = situation;
  const event = past.findLast(
    (one) => isAuthorsAct(one, roles) || isAuthorsPush(one, roles) || isWordToAuthor(one, situation),
  );
  if (!event) return null;
  const isAuthors = isAuthorsAct(event, roles) || isAuthorsPush(event, roles);
  return { by: isAuthors ? 'author' : 'maintainer', person: event.by };
}

/** What the author waits to hear from maintainers, by their own word; null = nothing. */
export function plea({ past, roles }: Situation): 'command' | 'question' | null {
  // A maintainer may hand it on to the others, too.
  const handed = past.findLastIndex(
    (one) => isHandedBack(one, roles) || (one.kind === 'handed_over' && one.to === 'maintainer'),
  );
  const heard = past.findLastIndex((one) => isResponse(one, roles));
  if (handed > heard) return 'command';
  const spoke = past.findLastIndex(
    (one) =>
      roles.isAuthor(one.by) &&
      isSpeech(one) &&
      !one.words?.is_commands_only &&
      (isAnswer(one, roles) || one.words?.is_thanks === true),
  );
  const event = past[spoke];
  if (!event || !isSpeech(event) || event.words?.asks !== true) return null;
  const isAnswered = past.slice(spoke + 1).some((one) => isSpeech(one) && roles.isOtherHuman(one.by));
  return isAnswered ? null : 'question';
}
