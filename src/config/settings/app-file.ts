/** The keys of an App that was registered on the set-up page: a file beside the configuration, for its owner alone. */
import { createPrivateKey } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AppSettings } from './app.ts';
import type { Reading } from './reading.ts';

export interface KeptApp extends AppSettings {
  webhook_secret: string;
  slug: string;
  /** Absent in files of earlier versions: nobody signs in then. */
  client_id?: string;
  client_secret?: string;
}

export const APP_FILE = 'headwater.app.json';

/** @returns the path of the file, whether it is there or not */
export function appFilePath({ value, refuse }: Reading, configurationPath: string): string {
  const path = value('HEADWATER_APP_FILE') ?? join(dirname(configurationPath), APP_FILE);
  if (/\p{Cc}/u.test(path))
    refuse('HEADWATER_APP_FILE', 'has a control character in it; write the path of a file.');
  return path;
}

/** @returns null where there is none, or one that is wrong */
export function keptApp(path: string, { refuse }: Pick<Reading, 'refuse'>): KeptApp | null {
  if (/\p{Cc}/u.test(path) || !existsSync(path)) return null;
  try {
    const { id, private_key, webhook_secret, slug, client_id, client_secret } = JSON.parse(
      readFileSync(path, 'utf8'),
    ) as KeptApp;
    if (!Number.isSafeInteger(id) || typeof webhook_secret !== 'string' || typeof slug !== 'string')
      throw new TypeError('something is missing');
    const key = createPrivateKey(private_key).export({ type: 'pkcs8', format: 'pem' }).toString();
    const client =
      typeof client_id === 'string' && typeof client_secret === 'string' ? { client_id, client_secret } : {};
    return { id, private_key: key, webhook_secret, slug, ...client };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // What a parser says may quote the key.
    const why = code?.startsWith('E') && !code.startsWith('ERR_') ? `cannot be read (${code})` : 'is damaged';
    refuse(
      'HEADWATER_APP_FILE',
      `(${path}) ${why}; mend it, or set APP_ID, PRIVATE_KEY_PATH and WEBHOOK_SECRET and remove it.`,
    );
    return null;
  }
}

/** Whole or not at all, and never over another App's keys. @throws Error of the file system */
export function keepApp(path: string, app: KeptApp): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${JSON.stringify(app, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
