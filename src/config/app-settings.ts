/** Who the GitHub App is: APP_ID and its private key, in all the forms that Probot takes. */
import { createPrivateKey } from 'node:crypto';
import { getPrivateKey } from '@probot/get-private-key';

export interface AppSettings {
  id: number;
  /** PEM, PKCS #8. */
  private_key: string;
}

interface Given {
  id: string | null;
  private_key: string | null;
  private_key_path: string | null;
  webhook_secret: string | null;
}

/**
 * @param wrong takes one line per setting that is wrong
 * @returns null without an App, or with one that is wrong
 */
export function appSettings(
  { id, private_key, private_key_path, webhook_secret }: Given,
  wrong: string[],
): AppSettings | null {
  // What Probot takes in place of a missing one: anybody could sign with it.
  if (webhook_secret === 'development')
    wrong.push('WEBHOOK_SECRET is "development"; write the secret of the App\'s webhook, or leave it unset.');
  const hasKey = private_key !== null || private_key_path !== null;
  if (id === null && !hasKey) return null;
  if (id === null) wrong.push('APP_ID is not set, but a private key is; write the App ID from its settings.');
  else if (!/^[1-9]\d*$/.test(id))
    wrong.push(`APP_ID is "${id}"; write the number that the App's settings show as App ID.`);
  if (!hasKey)
    wrong.push("PRIVATE_KEY is not set, but APP_ID is; write the App's private key, or PRIVATE_KEY_PATH.");
  const key = hasKey ? readKey(private_key, private_key_path, wrong) : null;
  return id === null || key === null ? null : { id: Number(id), private_key: key };
}

/** PRIVATE_KEY comes before PRIVATE_KEY_PATH, as with Probot. */
function readKey(text: string | null, path: string | null, wrong: string[]): string | null {
  try {
    const pem = getPrivateKey(text === null ? { filepath: path! } : { env: { PRIVATE_KEY: unfolded(text) } });
    const key = createPrivateKey(pem!);
    if (key.asymmetricKeyType !== 'rsa') throw new Error('GitHub takes RSA signatures only');
    return key.export({ type: 'pkcs8', format: 'pem' }).toString();
  } catch (error) {
    wrong.push(text === null ? aboutFile(path!, error) : `PRIVATE_KEY ${NO_KEY}${FORMS}.`);
    return null;
  }
}

// What exactly a parser reports about is never said: it may quote the key.
const NO_KEY = 'is not an RSA private key; write the .pem file that GitHub gave out for the App';
const FORMS = ' (its lines may be joined by \\n, or all of it be in base64)';

function aboutFile(path: string, error: unknown): string {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall === undefined
    ? `PRIVATE_KEY_PATH is "${path}", which ${NO_KEY}.`
    : `PRIVATE_KEY_PATH is "${path}", which cannot be read (${code}); write the path of the App's .pem file.`;
}

/** `base64` breaks its lines. */
function unfolded(text: string): string {
  return text.includes('-----') ? text : text.replace(/\s/g, '');
}
