/**
 * A file of ours in a repository. What stands there is known by its blob's SHA, which follows from the bytes alone: a blob
 * that we did not send is somebody's, and is never overwritten.
 */
import { createHash } from 'node:crypto';

/** More than this one request is not asked to carry. */
export const LONGEST_FILE = 20_000_000;

/** As git names it. */
export function blobSha(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

export interface FileThere {
  sha: string;
  url: string;
}

export type FileStep =
  /** null = there is none yet; else the blob of ours that it takes the place of. */
  | { do: 'write'; over: string | null }
  /** It stands there as wanted. */
  | { do: 'found' }
  | { do: 'park'; problem: string };

/**
 * @param there what stands at the path; null = nothing
 * @param sent blobs that we sent, by their SHA
 * @param wasConfirmed it was read back once
 */
export function fileStep(
  there: FileThere | null,
  wanted: string,
  { sent, wasConfirmed }: { sent: Readonly<Record<string, string>>; wasConfirmed: boolean },
): FileStep {
  if (there === null)
    return wasConfirmed
      ? { do: 'park', problem: 'somebody deleted it; it stays deleted' }
      : { do: 'write', over: null };
  if (there.sha === blobSha(wanted)) return { do: 'found' };
  if (there.sha in sent) return { do: 'write', over: there.sha };
  return {
    do: 'park',
    problem: wasConfirmed
      ? 'somebody changed it; it stays as they have it'
      : 'a file that is not ours stands there; it stays as it is',
  };
}
