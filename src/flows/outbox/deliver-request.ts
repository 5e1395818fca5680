/** One step for a review that is asked for: at most once, since whoever took a request back wants it back. */
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import { nextStep, SETTLED_AFTER_MS } from '../../domain/outbox/next-step.ts';
import type { ShownPost, WantedReviewRequest } from '../../domain/outbox/post.ts';
import type { GitHubWrites } from '../../github/outbox/writer.ts';
import type { Writer } from '../../github/outbox/who-writes.ts';
import type { Written } from '../../github/outbox/rest-post.ts';
import type { LedgerRow } from '../../store/outbox/ledger.ts';

/** How the ledger is told what came of it; deliver.ts says how. */
export interface RequestStep {
  writes: Pick<GitHubWrites, 'requestReview' | 'requestedReview'>;
  now: () => Date;
  /** Takes a place in the writer's hour; false = later. */
  mayWrite(): Promise<boolean>;
  /** Asked last; false = it was dropped. */
  isStillWanted(): Promise<boolean>;
  noteAttempt(): Promise<void>;
  settle(written: Written): Promise<void>;
  found(shown: ShownPost): Promise<void>;
  lost(isFinal: boolean): Promise<void>;
  lookAgain(): Promise<void>;
  done(): Promise<void>;
  park(problem: string, cause?: OutsideCause): Promise<void>;
}

export async function stepInRequest(
  row: LedgerRow & { post: WantedReviewRequest },
  writer: Writer,
  step: RequestStep,
): Promise<void> {
  const { post } = row;
  const next = nextStep(row, step.now());
  if (next.do === 'nothing') return;
  if (next.do === 'find') {
    const shown = await step.writes.requestedReview(writer, post);
    return shown === null ? step.lost(next.isFinal) : step.found(shown);
  }
  if (next.do === 'read back') {
    if ((await step.writes.requestedReview(writer, post)) !== null) return step.done();
    const isFresh = step.now().getTime() - Date.parse(row.written_at!) < SETTLED_AFTER_MS;
    return isFresh
      ? step.lookAgain()
      : step.park('the review is not asked for any more: it was given, or somebody took the request back');
  }
  if (!(await step.mayWrite()) || !(await step.isStillWanted())) return;
  await step.noteAttempt();
  const written = await step.writes.requestReview(writer, post);
  if (written.outcome === 'missing')
    return step.park(`${post.repository}#${post.number}: no review can be asked for there`, 'not_found');
  await step.settle(written);
}
