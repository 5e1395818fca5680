/** One step for a file: what stands there is read right before it is written, and only a blob of ours is replaced. */
import type { Seen } from '../../domain/outbox/next-step.ts';
import { blobSha, fileStep, LONGEST_FILE, type FileThere } from '../../domain/outbox/file.ts';
import type { OutsideCause } from '../../domain/outbox/outside.ts';
import type { WantedFile } from '../../domain/outbox/post.ts';
import type { FileWritten } from '../../github/outbox/files.ts';
import type { GitHubWrites } from '../../github/outbox/writer.ts';
import type { Writer } from '../../github/outbox/who-writes.ts';
import type { LedgerRow } from '../../store/outbox/ledger.ts';

/** How the ledger is told what came of it; deliver.ts says how. */
export interface StepOfFile {
  writes: Pick<GitHubWrites, 'files'>;
  /** Takes a place in the writer's hour; false = later. */
  mayWrite(): Promise<boolean>;
  /** Before it is sent: if the answer is lost, what stands there is known as ours. */
  noteAttempt(sent: { stamp: string; text: string }): Promise<void>;
  settle(written: Exclude<FileWritten, { outcome: 'accepted' | 'conflict' | 'missing' }>): Promise<void>;
  found(there: FileThere): Promise<void>;
  conclude(seen: Seen): Promise<void>;
  /** Somebody wrote to the branch meanwhile: it is looked at again. */
  lookAgain(problem: string): Promise<void>;
  park(problem: string, cause: OutsideCause | null): Promise<void>;
}

export async function stepInFile(
  row: LedgerRow & { post: WantedFile },
  writer: Writer,
  step: StepOfFile,
): Promise<void> {
  const { post } = row;
  if (row.state === 'done' || row.state === 'parked') return;
  const place = `${post.repository}/${post.path}`;
  if (post.body.length > LONGEST_FILE)
    return step.park(
      `${place}: it would have ${post.body.length} characters, which is too much to send`,
      null,
    );
  const there = await step.writes.files.read(writer, post);
  const wanted = blobSha(post.body);
  if (row.state === 'written')
    return step.conclude(there === null ? 'missing' : there.sha === wanted ? 'as wanted' : 'otherwise');
  const next = fileStep(there, post.body, { sent: row.written_texts, wasConfirmed: row.was_confirmed });
  if (next.do === 'park') return step.park(`${place}: ${next.problem}`, null);
  if (next.do === 'found') return step.found(there!);
  if (!(await step.mayWrite())) return;
  await step.noteAttempt({ stamp: wanted, text: '' });
  const written = await step.writes.files.write(writer, post, next.over);
  if (written.outcome === 'accepted') return step.found(written.there);
  if (written.outcome === 'conflict') return step.lookAgain(written.problem);
  if (written.outcome === 'missing')
    return step.park(`${place}: GitHub does not find the place to write to`, 'not_found');
  return step.settle(written);
}
