/** A GitHub App as GitHub keeps it: its signature is verified, its installations are listed, their tokens given out. */
import { verify } from 'node:crypto';
import type { Actor } from '../../../src/demo/community/community.ts';
import type { Caller, Extension, Route } from '../../../src/demo/extension.ts';
import { message, pageOf, type RestAnswer, type RestRequest } from '../../../src/demo/rest/request.ts';

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

export interface InstalledApp {
  extension: Extension;
  setInstallations(installations: InstallationOptions[]): void;
}

const PERMISSIONS = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  organization_projects: 'read',
  issues: 'write',
};
/** Whose hand it is that writes with an installation's token. */
export const APPS_ACCOUNT: Actor = {
  __typename: 'Bot',
  id: 'BOT_headwater',
  databaseId: 900,
  login: 'headwater',
  name: null,
};

interface TokenWish {
  permissions?: Record<string, string>;
  /** Names without their owner. */
  repositories?: string[] | null;
}

interface GivenToken {
  id: number;
  until: number;
  permissions: Record<string, string>;
  names: string[] | null;
}

/** GitHub takes no signature that claims to be good for longer. */
const LONGEST_CLAIM_SECONDS = 600;
const SUSPENDED = 'This installation has been suspended';

export function githubApp(app: AppOptions): InstalledApp {
  let { installations } = app;
  const given = new Map<string, GivenToken>();

  function callerOf(authorization: string, now: number): Caller | null {
    const token = tokenOf(authorization);
    if (isSigned(app, token, now)) return { name: 'app', hasGraphql: false };
    const held = given.get(token);
    const installation = installations.find(({ id }) => id === held?.id);
    if (!held || !installation || now >= held.until) return null;
    return {
      name: `installation ${installation.id}`,
      sees: (fullName) => isInstalledOn(installation, fullName),
      writes: (permission, fullName) =>
        held.permissions[permission] === 'write' &&
        isInstalledOn(installation, fullName) &&
        (held.names === null || held.names.some((name) => isSame(name, fullName.split('/')[1] ?? ''))),
      ...(held.permissions['issues'] === 'write' ? { actor: APPS_ACCOUNT } : {}),
      ...(installation.suspended ? { refusal: message(403, SUSPENDED) } : {}),
    };
  }

  function newToken(
    { id, suspended, permissions }: InstallationOptions,
    { permissions: wish, repositories = null }: TokenWish,
    now: number,
  ): RestAnswer {
    if (suspended) return message(403, SUSPENDED);
    const granted: Record<string, string> = permissions ?? PERMISSIONS;
    const wanted = wish ?? granted;
    for (const [name, level] of Object.entries(wanted))
      if (!(name in granted) || (level === 'write' && granted[name] === 'read'))
        return message(422, 'The permissions requested are not granted to this installation.');
    const token = `ghs_${id}_${given.size + 1}`;
    const until = now + (app.tokenSeconds ?? 3_600) * 1_000;
    given.set(token, { id, until, permissions: wanted, names: repositories });
    return { status: 201, body: { token, expires_at: new Date(until).toISOString(), permissions: wanted } };
  }

  const installationAnswer = (one: InstallationOptions | undefined) =>
    one ? { status: 200, body: installationBody(app, one) } : message(404, 'Not Found');
  const byId = ({ params }: RestRequest) => installations.find(({ id }) => String(id) === params['id']);
  const byAccount = ({ params }: RestRequest) =>
    installations.find(({ account }) => isSame(account, params['owner'] ?? ''));

  const routes: Route[] = [
    appRoute(app, 'GET /app', () => ({
      status: 200,
      body: { id: app.id, slug: 'headwater', installations_count: installations.length },
    })),
    appRoute(app, 'GET /app/installations', (request) => {
      const { rows, headers } = pageOf(installations, request);
      return { status: 200, body: rows.map((one) => installationBody(app, one)), headers };
    }),
    appRoute(app, 'GET /app/installations/:id', (request) => installationAnswer(byId(request))),
    // It gives no content away: what looks like a write is none.
    appRoute(app, 'POST /app/installations/:id/access_tokens', (request, { now }) => {
      const installation = byId(request);
      return installation ? newToken(installation, request.body ?? {}, now) : message(404, 'Not Found');
    }),
    appRoute(app, 'GET /orgs/:owner/installation', (request) => installationAnswer(byAccount(request))),
    appRoute(app, 'GET /users/:owner/installation', (request) => installationAnswer(byAccount(request))),
    appRoute(app, 'GET /repos/:owner/:name/installation', ({ params }) =>
      installationAnswer(
        installations.find((one) => isInstalledOn(one, `${params['owner']}/${params['name']}`)),
      ),
    ),
  ];

  return { extension: { callerOf, routes }, setInstallations: (now) => (installations = now) };
}

/** A call that the App itself alone may make, under its signature. */
export function appRoute(app: AppOptions, on: string, answer: Route['answer']): Route {
  return {
    on,
    isOpen: true,
    isRead: true,
    answer: (request, stage) => {
      if (stage.caller?.name === 'app') return answer(request, stage);
      const issuer = claimsOf(tokenOf(request.authorization))?.['iss'];
      return issuer !== undefined && String(issuer) !== String(app.id)
        ? message(404, 'Integration not found')
        : message(401, 'A JSON web token could not be decoded');
    },
  };
}

function tokenOf(authorization: string): string {
  return /^(?:bearer|token) (.+)$/i.exec(authorization)?.[1] ?? '';
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Whether this installation's token shows it, other than as the public sees it. */
export function isInstalledOn({ account, selected }: InstallationOptions, fullName: string): boolean {
  if (!isSame(fullName.split('/')[0]!, account)) return false;
  return selected === undefined || selected.some((name) => isSame(name, fullName));
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
function isSigned(app: AppOptions, token: string, now: number): boolean {
  const claims = claimsOf(token);
  if (claims === null || claims['alg'] !== 'RS256' || String(claims['iss']) !== String(app.id)) return false;
  const [iat, exp] = [Number(claims['iat']), Number(claims['exp'])];
  const seconds = now / 1_000;
  if (!(iat <= seconds && exp > seconds && exp - iat <= LONGEST_CLAIM_SECONDS)) return false;
  const end = token.lastIndexOf('.');
  const signature = Buffer.from(token.slice(end + 1), 'base64url');
  return verify('RSA-SHA256', Buffer.from(token.slice(0, end)), app.publicKey, signature);
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
