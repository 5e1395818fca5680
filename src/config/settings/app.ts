/** Who the GitHub App is: APP_ID and its private key, in all the forms that Probot takes. */
import { createPrivateKey } from 'node:crypto';
import { getPrivateKey } from '@probot/get-private-key';
import { shown, type Reading } from './reading.ts';

export interface AppSettings {
  id: number;
  /** PEM, PKCS #8. */
  private_key: string;
}

/** @returns null without an App, or with one that is wrong */
export function appSettings({ value, refuse }: Reading): AppSettings | null {
  const [id, text, path] = [value('APP_ID'), value('PRIVATE_KEY'), value('PRIVATE_KEY_PATH')];
  const hasKey = text !== null || path !== null;
  if (id === null && !hasKey) return null;
  if (id === null) refuse('APP_ID', 'is not set, but a private key is; write the App ID from its settings.');
  else if (!/^[1-9]\d{0,14}$/.test(id))
    refuse('APP_ID', `${shown(id)}; write the number that the App's settings show as App ID.`);
  if (!hasKey)
    refuse('PRIVATE_KEY', "is not set, but APP_ID is; write the App's private key, or PRIVATE_KEY_PATH.");
  const key = hasKey ? readKey(text, path, refuse) : null;
  return id === null || key === null ? null : { id: Number(id), private_key: key };
}

/** PRIVATE_KEY comes before PRIVATE_KEY_PATH, as with Probot. */
function readKey(text: string | null, path: string | null, refuse: Reading['refuse']): string | null {
  try {
    const pem = getPrivateKey(text === null ? { filepath: path! } : { env: { PRIVATE_KEY: unfolded(text) } });
    const key = createPrivateKey(pem!);
    if (key.asymmetricKeyType !== 'rsa') throw new Error('GitHub takes RSA signatures only');
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch (error) {
    if (text === null) refuse('PRIVATE_KEY_PATH', aboutFile(path!, error));
    else refuse('PRIVATE_KEY', isPath(text) ? FILE_IN_KEY : `${NO_KEY}${FORMS}.`);
    return null;
  }
}

// What exactly a parser reports about is never said: it may quote the key.
const NO_KEY = 'is not an RSA private key; write the .pem file that GitHub gave out for the App';
const FORMS = ' (its lines may be joined by \\n, or all of it be in base64)';
const FILE_IN_KEY = 'is not a key but looks like the path of one; write it as PRIVATE_KEY_PATH.';

/** With a slash at its beginning, or with the ending of a key; a name of letters alone may be one, or a secret. */
function isPath(text: string): boolean {
  return text.length <= 255 && /^(~|\.{0,2}\/|[a-z]:\\)|\.(pem|key)$/i.test(text) && !/\s|-----/.test(text);
}

function aboutFile(path: string, error: unknown): string {
  const { syscall, code } = error as NodeJS.ErrnoException;
  // A key that was put here by mistake is long, or has dashes or line breaks; none of that is repeated.
  if (!isPath(path)) return "is not the path of a file; write the path of the App's .pem file.";
  const file = `is "${path}"`;
  return syscall === undefined
    ? `${file}, which ${NO_KEY}.`
    : `${file}, which cannot be read (${code}); write the path of the App's .pem file.`;
}

/** `base64` breaks its lines. */
function unfolded(text: string): string {
  return text.includes('-----') ? text : text.replace(/\s/g, '');
}
