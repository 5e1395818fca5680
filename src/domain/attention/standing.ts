/** What a pull request was at an instant: open, a draft, titled, labelled, snoozed. The events tell, then the row. */
import { isAuthorsAct, isAuthorsPush, isHandedBack, isNews } from './acts.ts';
import type { Situation } from './situation.ts';
import type { AttentionEvent, Instant, PersonId } from './types.ts';

type Of<Kind extends AttentionEvent['kind']> = Extract<AttentionEvent, { kind: Kind }>;

function ofKind<Kind extends AttentionEvent['kind']>(
  events: readonly AttentionEvent[],
  ...kinds: Kind[]
): Of<Kind>[] {
  return events.filter((event): event is Of<Kind> => (kinds as string[]).includes(event.kind));
}

/** null = it was open. */
export function endAt({
  pull_request,
  past,
  now,
}: Situation): { how: 'merged' | 'closed'; at: Instant } | null {
  const { merged_at, closed_at, state } = pull_request;
  if (merged_at !== null && merged_at <= now) return { how: 'merged', at: merged_at };
  const last = ofKind(past, 'closed', 'reopened').at(-1);
  if (last?.kind === 'closed') return { how: 'closed', at: last.at };
  if (last === undefined && state !== 'OPEN' && closed_at !== null && closed_at <= now)
    return { how: 'closed', at: closed_at };
  return null;
}

/** null = it was no draft; `by` null = it was opened as one. */
export function draftAt({ pull_request, past, later }: Situation): { event: AttentionEvent | null } | null {
  const last = ofKind(past, 'ready', 'draft').at(-1);
  if (last) return last.kind === 'draft' ? { event: last } : null;
  const next = ofKind(later, 'ready', 'draft')[0];
  const wasDraft = next ? next.kind === 'ready' : pull_request.is_draft;
  return wasDraft ? { event: null } : null;
}

/** Somebody else made it a draft after a maintainer had requested changes: what is missing is the author's work. */
export function isSentBack({ past, roles }: Situation, draft: AttentionEvent | null): boolean {
  if (draft === null || draft.by === null || roles.isAuthor(draft.by)) return false;
  return past
    .slice(0, past.indexOf(draft))
    .some((one) => isRequestForChanges(one) && roles.isMaintainer(one.by, one.at));
}

function isRequestForChanges(event: AttentionEvent): boolean {
  return event.kind === 'review' && event.state === 'CHANGES_REQUESTED';
}

export function titleAt({ pull_request, past, later }: Situation): string {
  return (
    ofKind(past, 'renamed').at(-1)?.to ??
    ofKind(later, 'renamed')[0]?.from ??
    pull_request.title
  ).trim();
}

export function isBlockedAt({ pull_request, policy, past, later }: Situation): boolean {
  const key = (label: string) => label.toLowerCase();
  return policy.blocked_labels.some((blocked) => {
    const about = (events: readonly AttentionEvent[]) =>
      ofKind(events, 'labeled', 'unlabeled').filter(({ label }) => key(label) === key(blocked));
    const last = about(past).at(-1);
    if (last) return last.kind === 'labeled';
    const next = about(later)[0];
    if (next) return next.kind === 'unlabeled';
    return pull_request.labels.some((label) => key(label) === key(blocked));
  });
}

/** The snooze that holds: its date has not come, and since it was asked for nothing new happened. */
export function snoozeAt(situation: Situation): Of<'snoozed'> | null {
  const { pull_request, past, now, roles } = situation;
  const snooze = ofKind(past, 'snoozed').at(-1);
  if (!snooze || snooze.until === null || snooze.until <= now) return null;
  if (isOfAnotherHead(snooze, { pull_request, now })) return null;
  return past.some((event) => event.at > snooze.at && isNews(event, roles)) ? null : snooze;
}

/**
 * A maintainer's /waiting-on author that holds: at the same head, the last hand-over, and neither an answer or new work of
 * the author's nor a maintainer's approval has followed.
 */
export function handedToAuthorAt(situation: Situation): Of<'handed_over'> | null {
  const { past, roles } = situation;
  const handed = ofKind(past, 'handed_over').at(-1);
  if (handed?.to !== 'author' || isOfAnotherHead(handed, situation)) return null;
  const isOver = past
    .slice(past.indexOf(handed) + 1)
    .some(
      (event) =>
        isAuthorsAct(event, roles) ||
        isAuthorsPush(event, roles) ||
        isHandedBack(event, roles) ||
        (event.kind === 'review' && event.state === 'APPROVED' && roles.isMaintainer(event.by, event.at)),
    );
  return isOver ? null : handed;
}

function isOfAnotherHead(
  { head: said }: { head: string | null },
  { pull_request: { head, head_since }, now }: Pick<Situation, 'pull_request' | 'now'>,
): boolean {
  return said !== null && head !== null && now >= (head_since ?? -Infinity) && said !== head;
}

/** Reviews that are asked for and not given: of persons in the order of asking, and whether of a team. */
export function pendingReviews({ past, roles }: Situation): { people: PersonId[]; team: boolean } {
  const people = new Set<PersonId>();
  let teams = 0;
  for (const event of past) {
    if (event.kind === 'review_requested') {
      if (event.reviewer === null) teams++;
      else if (!roles.isAuthor(event.reviewer)) people.add(event.reviewer);
    } else if (event.kind === 'review_request_removed') {
      if (event.reviewer === null) teams--;
      else people.delete(event.reviewer);
    } else if (event.kind === 'review' && event.by !== null) {
      people.delete(event.by);
      // GitHub does not tell for whom a reviewer speaks: whoever can merge speaks for the team.
      if (roles.isMaintainer(event.by, event.at)) teams = 0;
    }
  }
  return { people: [...people], team: teams > 0 };
}
