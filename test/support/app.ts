/** A GitHub App for tests: its keys, its place in the stand-in, and the client that reads with it. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import type { AppOptions, InstallationOptions } from './stand-in/app.ts';
import { appClient, type AppClient, type AppClientOptions } from '../../src/github/transport/app-client.ts';

export const APP_ID = 12;

export function newKeys(): { publicKey: string; privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

export const KEYS = newKeys();

export function installedOn(
  installations: InstallationOptions[],
  over: Partial<AppOptions> = {},
): AppOptions {
  return { id: APP_ID, publicKey: KEYS.publicKey, installations, ...over };
}

/** No waiting: what would have been waited for is added to the clock, from 10:00 on. */
export function readWithApp(
  { restUrl, graphqlUrl, fetch: given }: Pick<AppClientOptions, 'restUrl' | 'graphqlUrl' | 'fetch'>,
  over: Partial<AppClientOptions> = {},
): AppClient & { pass(milliseconds: number): void; waits: number[] } {
  let clock = Date.parse('2026-02-03T10:00:00Z');
  const waits: number[] = [];
  const client = appClient({
    app: { id: APP_ID, private_key: KEYS.privateKey },
    token: null,
    restUrl,
    graphqlUrl,
    ...(given && { fetch: given }),
    now: () => new Date(clock),
    wait: async (milliseconds) => {
      waits.push(milliseconds / 1000);
      clock += milliseconds;
    },
    ...over,
  });
  return { ...client, pass: (milliseconds) => (clock += milliseconds), waits };
}

/** An App's word for itself, good for ten minutes from `issued` (epoch ms) on. */
export function signedClaim(
  privateKey: string,
  { issuer = APP_ID, issued = Date.now() - 1_000, seconds = 600, alg = 'RS256' } = {},
): string {
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const iat = Math.floor(issued / 1_000);
  const said = `${encoded({ alg, typ: 'JWT' })}.${encoded({ iat, exp: iat + seconds, iss: issuer })}`;
  return `${said}.${createSign('RSA-SHA256').update(said).sign(privateKey, 'base64url')}`;
}
