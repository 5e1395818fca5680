/** One step for a section of somebody's text: the text is read right before it is written, and only our lines change. */
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import { nextStep, type Seen } from '../../domain/outbox/next-step.ts';
import { LONGEST_BODY, requireSafe, type ShownPost, type WantedSection } from '../../domain/outbox/post.ts';
import { splice, stampIn, type Section } from '../../domain/outbox/section.ts';
import type { GitHubWrites } from '../../github/outbox/writer.ts';
import type { Writer } from '../../github/outbox/who-writes.ts';
import type { Written } from '../../github/outbox/rest-post.ts';
import type { LedgerRow } from '../../store/outbox/ledger.ts';

/** How the ledger is told what came of it; deliver.ts says how. */
export interface SectionStep {
  writes: Pick<GitHubWrites, 'read' | 'rewrite'>;
  now: () => Date;
  /** Takes a place in the writer's hour; false = later. */
  mayWrite(): Promise<boolean>;
  /** Before it is sent: if the answer is lost, what stands there is known as ours. */
  noteAttempt(sent: { stamp: string; text: string }): Promise<void>;
  settle(written: Written): Promise<void>;
  found(shown: ShownPost, isAsWanted: boolean): Promise<void>;
  lost(isFinal: boolean): Promise<void>;
  conclude(seen: Seen): Promise<void>;
  park(problem: string, cause?: OutsideCause): Promise<void>;
}

/** Of the hash as many digits as tell one text of ours from the next. */
const STAMP_DIGITS = 12;

export async function stepInSection(
  row: LedgerRow & { post: WantedSection },
  writer: Writer,
  step: SectionStep,
): Promise<void> {
  const { post } = row;
  requireSafe(post.key);
  const next = nextStep(row, step.now());
  if (next.do === 'nothing') return;
  const shown = await step.writes.read(writer, post, row.posted_id ?? '', post.number);
  const section: Section = {
    key: post.key,
    wanted: post.body,
    stamp: row.wanted_hash.slice(0, STAMP_DIGITS),
    written: row.written_texts,
    // What GitHub took and did not keep was never there: only what was read back can be taken out.
    was_there: row.was_confirmed,
  };
  if (next.do === 'read back') return step.conclude(shown === null ? 'missing' : seen(shown.body, section));
  if (shown === null)
    return step.park(
      `${post.repository}#${post.number}: GitHub does not find the issue to write into`,
      'not_found',
    );
  if (next.do === 'find') {
    const stamp = stampIn(shown.body, post.key);
    return stamp !== null && stamp in section.written
      ? step.found(shown, stamp === section.stamp)
      : step.lost(next.isFinal);
  }
  const spliced = splice(shown.body, section);
  if (spliced.outcome === 'taken out') return step.park('somebody took the section out; it stays away');
  if (spliced.outcome === 'same') return step.found(shown, true);
  if (spliced.body.length > LONGEST_BODY)
    return step.park(
      `${post.repository}#${post.number}: the text would have ${spliced.body.length} characters, and GitHub takes ${LONGEST_BODY}`,
    );
  if (!(await step.mayWrite())) return;
  await step.noteAttempt({ stamp: section.stamp, text: post.body });
  const written = await step.writes.rewrite(writer, post, spliced.body);
  if (written.outcome === 'missing')
    return step.park(`${post.repository}#${post.number}: the text cannot be edited`);
  await step.settle(written);
}

function seen(body: string, section: Section): Seen {
  const stamp = stampIn(body, section.key);
  return stamp === null ? 'missing' : stamp === section.stamp ? 'as wanted' : 'otherwise';
}
