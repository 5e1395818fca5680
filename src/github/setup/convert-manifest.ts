/** Exchanges the code that GitHub gives after a manifest was registered for the App's keys. */
import { Octokit } from '@octokit/rest';

export interface RegisteredApp {
  id: number;
  slug: string;
  /** PEM. */
  private_key: string;
  webhook_secret: string;
  /** For sign-in. */
  client_id: string;
  client_secret: string;
  /** The App's page on GitHub. */
  url: string;
}

/**
 * Good once, and for an hour. No credential is needed.
 * @throws RequestError where GitHub does not know the code; TypeError where its answer lacks a key
 */
export async function convertManifest(restUrl: string, code: string): Promise<RegisteredApp> {
  const octokit = new Octokit({
    baseUrl: restUrl,
    userAgent: 'headwater',
    log: { debug() {}, info() {}, warn() {}, error() {} },
    request: { retries: 0, signal: AbortSignal.timeout(30_000) },
  });
  const { data } = await octokit.request('POST /app-manifests/{code}/conversions', { code });
  const { id, slug, pem, webhook_secret, client_id, client_secret, html_url } = data;
  if (!id || !slug || !pem || !webhook_secret || !client_id || !client_secret)
    throw new TypeError('GitHub registered the App and did not hand over all of its keys');
  return { id, slug, private_key: pem, webhook_secret, client_id, client_secret, url: html_url };
}
