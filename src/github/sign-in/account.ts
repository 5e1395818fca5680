/** What a token of somebody who signs in is good for: whose it is, what they are shown, and giving it back. */
import { Octokit } from '@octokit/rest';
import type { Account, ShownRepository } from '../../domain/people/who-may-see.ts';
import type { OAuthApp } from './oauth.ts';

const LIMIT_MS = 30_000;
const HIDDEN = new Set([403, 404, 451]);

/** @throws RequestError of octokit */
export async function accountOf(restUrl: string, token: string): Promise<Account> {
  const { data } = await client(restUrl, `Bearer ${token}`).request('GET /user');
  return { id: String(data.id), login: data.login };
}

/** @returns null = this account is not shown it */
export async function shownRepository(
  restUrl: string,
  token: string,
  fullName: string,
): Promise<ShownRepository | null> {
  const [owner = '', repo = ''] = fullName.split('/');
  try {
    const { data } = await client(restUrl, `Bearer ${token}`).request('GET /repos/{owner}/{repo}', {
      owner,
      repo,
    });
    return { is_private: data.private, may_write: data.permissions?.push === true };
  } catch (error) {
    if (HIDDEN.has((error as { status?: number }).status ?? 0)) return null;
    throw error;
  }
}

/** From then on it opens nothing any more, wherever a copy of it may be. @throws RequestError of octokit */
export async function giveBack(
  restUrl: string,
  { client_id, client_secret }: OAuthApp,
  token: string,
): Promise<void> {
  const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
  await client(restUrl, `Basic ${basic}`).request('DELETE /applications/{client_id}/token', {
    client_id,
    access_token: token,
  });
}

function client(baseUrl: string, authorization: string): Octokit {
  const octokit = new Octokit({
    baseUrl,
    userAgent: 'headwater',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { retries: 0, signal: AbortSignal.timeout(LIMIT_MS) },
  });
  octokit.hook.before('request', (options) => {
    options.headers.authorization = authorization;
  });
  return octokit;
}
