/** What an event means between an author and the maintainers: who answers, who pushes, who speaks to whom. */
import type { Roles, Situation } from './situation.ts';
import type { AttentionEvent, PersonId, Words } from './types.ts';

type Speech = Extract<AttentionEvent, { kind: 'comment' | 'inline_comment' | 'review' }>;

export function isSpeech(event: AttentionEvent): event is Speech {
  return event.kind === 'comment' || event.kind === 'inline_comment' || event.kind === 'review';
}

/** What GitHub wraps around inline comments: they are events of their own. */
function isWrapper(event: Speech): boolean {
  return event.kind === 'review' && event.is_empty && event.has_inline;
}

export function isNothing(words: Words | null): boolean {
  return words !== null && (words.is_thanks || words.is_commands_only);
}

/** The author says something that is neither thanks, nor a promise, nor a command for a bot. */
export function isAnswer(event: AttentionEvent, roles: Roles): boolean {
  return roles.isAuthor(event.by) && isSpeech(event) && !isWrapper(event) && !isNothing(event.words);
}

/** What closes a request for changes: an answer, asking for a review, marking it ready. A push or a new title does not. */
export function isAuthorsAct(event: AttentionEvent, roles: Roles): boolean {
  if (!roles.isAuthor(event.by)) return false;
  return event.kind === 'review_requested' || event.kind === 'ready' || isAnswer(event, roles);
}

/** The author's own /waiting-on maintainer, as it stands in their words or as it was carried out. */
export function isHandedBack(event: AttentionEvent, roles: Roles): boolean {
  if (!roles.isAuthor(event.by)) return false;
  if (event.kind === 'handed_over') return event.to === 'maintainer';
  return isSpeech(event) && event.words?.hands_to === 'maintainer';
}

/**
 * New work of the author's. A commit's author is often known by no account, and then taken for the author; commits of
 * maintainers and bots, and those that only bring the base branch in, change nothing.
 */
export function isAuthorsPush(event: AttentionEvent, roles: Roles): boolean {
  if (event.kind !== 'push' || event.is_merge_from_base) return false;
  if (event.by === null || roles.isAuthor(event.by)) return true;
  return roles.isOtherHuman(event.by) && !roles.couldMerge(event.by, event.at);
}

/** Any comment or review of a maintainer: what ends "no response yet". */
export function isResponse(event: AttentionEvent, roles: Roles): event is Speech & { by: PersonId } {
  return isSpeech(event) && roles.isMaintainer(event.by, event.at);
}

/**
 * A maintainer's words to the author. Not: what opens with a mention of somebody else, commands for a bot, the text on an
 * approval, what introduces inline comments, and inline comments themselves where their threads are known.
 */
export function isWordToAuthor(event: AttentionEvent, { roles, snapshot }: Situation): boolean {
  if (!isResponse(event, roles)) return false;
  if (event.kind === 'inline_comment') return snapshot.threads === null && isAddressed(event.words);
  if (event.kind === 'comment') return isAddressed(event.words);
  return event.state !== 'APPROVED' && !event.has_inline && isAddressed(event.words);
}

function isAddressed(words: Words | null): boolean {
  return words === null || (words.opens_with !== 'other' && !words.is_commands_only);
}

/** Human activity that wakes a snoozed pull request. */
export function isNews(event: AttentionEvent, roles: Roles): boolean {
  if (isSpeech(event)) {
    const isHuman = roles.isAuthor(event.by) || roles.isOtherHuman(event.by);
    return isHuman && event.words?.is_commands_only !== true;
  }
  return event.kind === 'review_requested' || event.kind === 'ready' || isAuthorsPush(event, roles);
}
