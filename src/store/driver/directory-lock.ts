/**
 * One process at a time on an embedded database directory. PGlite has no lock of its own: of a second process's
 * 300 acknowledged inserts 54 survived, silently.
 *
 * The lock is an exclusive transaction on a small SQLite file beside the directory: the operating system drops it
 * when the process dies, however it dies, so a lock is never stale. Who holds it is written into a note beside it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

export interface DirectoryLock {
  release(): void;
}

export class DirectoryInUse extends Error {}

/** @throws DirectoryInUse naming the process that holds the directory */
export function lockDirectory(directory: string, holder: string): DirectoryLock {
  const note = `${directory}.holder`;
  const file = new DatabaseSync(`${directory}.lock`);
  try {
    file.exec('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch {
    file.close();
    throw new DirectoryInUse(
      `${directory} is in use by ${readNote(note)}; wait until it ends, or set DATABASE_URL to another place.`,
    );
  }
  writeFileSync(note, `${holder} (process ${process.pid})`);
  return {
    release() {
      rmSync(note, { force: true });
      file.close();
    },
  };
}

function readNote(note: string): string {
  try {
    return readFileSync(note, 'utf8');
  } catch {
    return 'another process';
  }
}
