/** Folders that are made where files are to lie. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { DatabaseError } from './database-error.ts';

/**
 * A folder with all above it. Node's own `recursive` never ends where a folder exists in which none can be made, as in /proc.
 * @throws what the operating system says
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Some systems call an existing folder read-only before they say that it exists.
    if (code !== 'ENOENT' && (await isFolder(path))) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || parent === path || (await isFolder(parent))) throw error;
    await makeFolder(parent);
    await makeFolder(path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Whether a directory is there or can be made, without making it. @throws DatabaseError */
export function requirePlace(directory: string): void {
  let nearest = resolve(directory);
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  try {
    if (!statSync(nearest).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(nearest, constants.W_OK);
  } catch (error) {
    throw cannotBeMade(directory, error);
  }
}

/** @param error what the operating system says of the directory, or of where it is to lie */
export function cannotBeMade(directory: string, error: unknown): DatabaseError {
  const { code } = error as NodeJS.ErrnoException;
  return new DatabaseError(
    `${directory} cannot be made a database (${code ?? 'unknown reason'}); set DATABASE_URL to pglite: and a folder that this user may write.`,
  );
}
