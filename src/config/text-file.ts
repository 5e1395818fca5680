/** A text file of the user's: whole, in UTF-8, or the reason why not. */
import { closeSync, openSync, readSync } from 'node:fs';
import { ConfigurationError } from './error.ts';

/** 20,000 entries of a list are under 2 MB. */
const LARGEST_BYTES = 4 * 1024 * 1024;

export interface Remedies {
  /** "run `headwater init`": where there is no such file. */
  missing: string;
  /** "set HEADWATER_CONFIG to a file": where it cannot be read. */
  unreadable: string;
}

/** @throws ConfigurationError */
export function readTextFile(path: string, { missing, unreadable }: Remedies): string {
  const refuse = (what: string): never => {
    throw new ConfigurationError([`${path} ${what}`]);
  };
  let bytes: Buffer;
  try {
    const read = readAtMost(path, LARGEST_BYTES);
    if (read === null)
      return refuse(
        `has more than ${LARGEST_BYTES / 1024 / 1024} MB, which no configuration needs; ${unreadable}.`,
      );
    bytes = read;
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') refuse(`is missing; ${missing}.`);
    if (code === 'EISDIR') refuse(`is a directory; ${unreadable}.`);
    return refuse(`cannot be read (${code ?? 'unknown reason'}); ${unreadable}.`);
  }
  // Two marks of the byte order, and what ASCII in UTF-16 looks like without one.
  if (/^(?:fffe|feff|..00..00|00..00..)/.test(bytes.toString('hex', 0, 4)))
    refuse('is in UTF-16; save it as UTF-8.');
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) {
    const before = text.slice(0, text.indexOf('\uFFFD'));
    const line = before.split('\n').length;
    throw new ConfigurationError([
      `${path}:${line}:${before.length - before.lastIndexOf('\n')}: this is not UTF-8; save the file as UTF-8.`,
    ]);
  }
  return text.replace(/^\uFEFF/, '');
}

/** A pipe has no size, and some devices have no end. @returns null where there is more */
function readAtMost(path: string, most: number): Buffer | null {
  const file = openSync(path, 'r');
  try {
    const chunks: Buffer[] = [];
    for (let total = 0; total <= most;) {
      const chunk = Buffer.alloc(64 * 1024);
      const length = readSync(file, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      total += length;
    }
    return null;
  } finally {
    closeSync(file);
  }
}
