/** A GitHub App as GitHub keeps it: its signature is verified, its installations are listed, their tokens given out. */
import { verify } from 'node:crypto';
import { message, pageOf, type RestAnswer, type RestRequest } from './github-rest.ts';

/** Plain data. */
export interface AppOptions {
  id: number;
  /** PEM of the public key that belongs to the App's private one. */
  publicKey: string;
  installations: InstallationOptions[];
  /** How long a token of an installation is good; an hour if absent. */
  tokenSeconds?: number;
}

export interface InstallationOptions {
  id: number;
  /** The login of the organisation that has it. */
  account: string;
  suspended?: boolean;
  /** "owner/name" of the repositories that were chosen; absent = all that the account has. */
  selected?: string[];
  /** Name → "read" or "write"; what app.yml asks for, if absent. */
  permissions?: Record<string, string>;
}

/** Who asks. `null` = nobody that GitHub knows. */
export type Caller =
  | { kind: 'app' }
  /** A signature in the name of an App that there is not. */
  | { kind: 'no such app' }
  | { kind: 'installation'; installation: InstallationOptions }
  | null;

export interface AppDesk {
  callerOf(authorization: string, now: number): Caller;
  /** The answer to what only the App itself may ask; null = it is something else. */
  answer(request: RestRequest, caller: Caller, now: number): RestAnswer | null;
  setInstallations(installations: InstallationOptions[]): void;
}

const PERMISSIONS = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  organization_projects: 'read',
  issues: 'write',
};
/** GitHub takes no signature that claims to be good for longer. */
const LONGEST_CLAIM_SECONDS = 600;
export const SUSPENDED = 'This installation has been suspended';

export function appDesk(app: AppOptions): AppDesk {
  let { installations } = app;
  const given = new Map<string, { id: number; until: number }>();

  function callerOf(authorization: string, now: number): Caller {
    const token = /^(?:bearer|token) (.+)$/i.exec(authorization)?.[1] ?? '';
    const issuer = claimsOf(token)?.['iss'];
    if (issuer !== undefined && String(issuer) !== String(app.id)) return { kind: 'no such app' };
    if (isSigned(app, token, now)) return { kind: 'app' };
    const held = given.get(token);
    const installation = installations.find(({ id }) => id === held?.id);
    return held && installation && now < held.until ? { kind: 'installation', installation } : null;
  }

  function newToken(
    { id, suspended, permissions }: InstallationOptions,
    wish: unknown,
    now: number,
  ): RestAnswer {
    if (suspended) return message(403, SUSPENDED);
    const granted: Record<string, string> = permissions ?? PERMISSIONS;
    const wanted = (wish ?? granted) as Record<string, string>;
    for (const [name, level] of Object.entries(wanted))
      if (!(name in granted) || (level === 'write' && granted[name] === 'read'))
        return message(422, 'The permissions requested are not granted to this installation.');
    const token = `ghs_${id}_${given.size + 1}`;
    const until = now + (app.tokenSeconds ?? 3_600) * 1_000;
    given.set(token, { id, until });
    return { status: 201, body: { token, expires_at: new Date(until).toISOString(), permissions: wanted } };
  }

  return {
    callerOf,
    setInstallations: (now) => (installations = now),
    answer(request, caller, now) {
      const parts = request.path.split('/').filter(Boolean).map(decodeURIComponent);
      const place = /^(orgs|users|repos)$/.test(parts[0] ?? '') && parts.at(-1) === 'installation';
      if (parts[0] !== 'app' && !place) return null;
      if (caller?.kind === 'no such app') return message(404, 'Integration not found');
      if (caller?.kind !== 'app') return message(401, 'A JSON web token could not be decoded');
      const route = `${request.method} /${parts.join('/')}`;
      const found = (one: InstallationOptions | undefined) =>
        one ? { status: 200, body: installationBody(app, one) } : message(404, 'Not Found');
      if (route === 'GET /app')
        return {
          status: 200,
          body: { id: app.id, slug: 'headwater', installations_count: installations.length },
        };
      if (route === 'GET /app/installations') {
        const { rows, headers } = pageOf(installations, request);
        return { status: 200, body: rows.map((one) => installationBody(app, one)), headers };
      }
      if (place && request.method === 'GET') return found(installations.find((one) => hasPlace(one, parts)));
      const [, , id, what] = parts;
      const installation = installations.find((one) => String(one.id) === id);
      if (what === undefined && request.method === 'GET') return found(installation);
      if (what === 'access_tokens' && request.method === 'POST' && installation)
        return newToken(installation, (request.body as { permissions?: unknown } | null)?.permissions, now);
      return message(404, 'Not Found');
    },
  };
}

/** It gives no content away: what looks like a write is none. */
export function isTokenRequest(method: string, path: string): boolean {
  return method === 'POST' && /^(\/api\/v3)?\/app\/installations\/\d+\/access_tokens$/.test(path);
}

/** Whether this installation's token shows it, other than as the public sees it. */
export function isInstalledOn({ account, selected }: InstallationOptions, fullName: string): boolean {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (!same(fullName.split('/')[0]!, account)) return false;
  return selected === undefined || selected.some((name) => same(name, fullName));
}

/** "orgs/springboard/installation" or "repos/springboard/hub/installation". */
function hasPlace(installation: InstallationOptions, [kind, owner = '', name]: string[]): boolean {
  if (kind === 'repos') return isInstalledOn(installation, `${owner}/${name}`);
  return installation.account.toLowerCase() === owner.toLowerCase();
}

function installationBody(
  app: AppOptions,
  { id, account, suspended, selected, permissions }: InstallationOptions,
) {
  return {
    id,
    app_id: app.id,
    account: { login: account, type: 'Organization' },
    target_type: 'Organization',
    repository_selection: selected ? 'selected' : 'all',
    permissions: permissions ?? PERMISSIONS,
    suspended_at: suspended ? '2025-01-01T00:00:00Z' : null,
  };
}

/** RFC 7515: header.claims.signature, of which the App has signed the first two. */
function isSigned({ publicKey }: AppOptions, token: string, now: number): boolean {
  const claims = claimsOf(token);
  if (claims === null || claims['alg'] !== 'RS256') return false;
  const [iat, exp] = [Number(claims['iat']), Number(claims['exp'])];
  const seconds = now / 1_000;
  if (!(iat <= seconds && exp > seconds && exp - iat <= LONGEST_CLAIM_SECONDS)) return false;
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(token.slice(0, end)), publicKey, signature);
}

/** What the token says of itself, its header included; null = it is no JSON web token. */
function claimsOf(token: string): Record<string, string | number> | null {
  const parts = token.split('.');
  if (parts.length !== 3) return null;
  try {
    const [header, claims] = parts
      .slice(0, 2)
      .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as object);
    return { ...header, ...claims };
  } catch {
    return null;
  }
}
