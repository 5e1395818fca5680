/** Sign-in with GitHub for pages that are not public, and sign-out. Only a hash of what the browser has is stored. */
import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, getSignedCookie, setCookie, setSignedCookie } from 'hono/cookie';
import { SESSION_MS, type Account, type MaySeeBecause } from '../../domain/people/who-may-see.ts';
import { SIGNED_IN_PATH } from '../../domain/setup/manifest.ts';
import { accountPage, nothingHerePage, notSignedInPage, signedOutPage } from '../../text/sign-in-pages.ts';
import type { WebApp } from '../server.ts';
import { addressesOf, localPath } from './addresses.ts';

export type Visitor = Account & { because: MaySeeBecause };

export interface SignInOptions {
  /** Where Headwater is reached; null = this machine, by whatever name the request says. */
  publicUrl: string | null;
  /** Signs what the browser keeps, and hashes what it shows. */
  secret: string;
  now: () => Date;
  begin: (redirectUri: string) => Promise<Begun & { address: string }>;
  /** @returns null = GitHub knows them, and they may see nothing @throws where `isRefusal` says so, and where GitHub is away */
  finish(answer: URLSearchParams, begun: Begun & { redirectUri: string }): Promise<Visitor | null>;
  isRefusal: (error: unknown) => boolean;
  /** Whether they may still see the pages. */
  maySee: (visitor: Visitor) => boolean;
  sessions: {
    start(hash: string, visitor: Visitor, times: { now: string; expires: string }): Promise<void>;
    find(hash: string, now: string): Promise<Visitor | null>;
    end(hash: string): Promise<void>;
  };
  failed: (error: unknown) => void;
}

interface Begun {
  state: string;
  verifier: string;
}

/** What the browser keeps while it is at GitHub, signed. */
type Underway = Begun & { to: string; until: number };

export const SIGN_IN = '/auth/sign-in';
export const SIGN_OUT = '/auth/sign-out';
const ACCOUNT = '/auth';
const UNDERWAY = 'headwater-sign-in';
const SESSION = 'headwater-session';
/** GitHub's code lives for ten minutes. */
const UNDERWAY_MS = 10 * 60_000;
const AGAIN = 'This sign-in was not begun here, or it is over; begin again.';

/** @returns who is signed in and may see the pages; null = nobody */
export type VisitorOf = (context: Context) => Promise<Visitor | null>;

export function visitorOf({ publicUrl, secret, now, sessions, maySee }: SignInOptions): VisitorOf {
  return async (context) => {
    const base = addressesOf(context, publicUrl);
    const token = base && getCookie(context, SESSION, base.prefix);
    if (!token) return null;
    const visitor = await sessions.find(hashOf(token, secret), now().toISOString());
    return visitor !== null && maySee(visitor) ? visitor : null;
  };
}

export function mountSignIn(app: WebApp, options: SignInOptions): void {
  const { publicUrl, secret, now, sessions } = options;
  const whoIs = visitorOf(options);
  app.notFound((context) => context.html(nothingHerePage(SIGN_IN), 404));
  app.use(`${ACCOUNT}/*`, async (context, next) => {
    context.header('cache-control', 'no-store');
    await next();
  });

  app.get(SIGN_IN, async (context) => {
    const base = addressesOf(context, publicUrl);
    if (base === null) return context.notFound();
    const to = localPath(context.req.query('to') ?? '/', base.origin);
    if (to === null) return refused(context, 'The address to go on to is none of ours.', 400);
    const { address, ...begun } = await options.begin(base.origin + SIGNED_IN_PATH);
    const kept: Underway = { ...begun, to, until: now().getTime() + UNDERWAY_MS };
    const value = Buffer.from(JSON.stringify(kept)).toString('base64url');
    await setSignedCookie(context, UNDERWAY, value, secret, {
      ...base.cookie,
      maxAge: UNDERWAY_MS / 1000,
    });
    return context.redirect(address);
  });

  app.get(SIGNED_IN_PATH, async (context) => {
    const base = addressesOf(context, publicUrl);
    if (base === null) return context.notFound();
    const underway = await takeUnderway(context, base);
    if (underway === null) return refused(context, AGAIN, 403);
    let visitor: Visitor | null;
    try {
      const answer = new URL(context.req.url).searchParams;
      const redirectUri = base.origin + SIGNED_IN_PATH;
      visitor = await options.finish(answer, { ...underway, redirectUri });
    } catch (error) {
      if (options.isRefusal(error)) return refused(context, AGAIN, 403);
      options.failed(error);
      return refused(context, 'GitHub could not be asked; try again in a while.', 502);
    }
    // Whatever the browser had before is over: nobody can have given it to them.
    await endOf(context, base);
    if (visitor === null) return context.notFound();
    const token = randomBytes(32).toString('base64url');
    const at = now().getTime();
    const lives_ms = SESSION_MS[visitor.because];
    await sessions.start(hashOf(token, secret), visitor, {
      now: new Date(at).toISOString(),
      expires: new Date(at + lives_ms).toISOString(),
    });
    setCookie(context, SESSION, token, { ...base.cookie, maxAge: lives_ms / 1000 });
    return context.redirect(underway.to);
  });

  app.get(ACCOUNT, async (context) => {
    const visitor = await whoIs(context);
    if (visitor === null) return context.notFound();
    context.header('cache-control', 'no-store');
    return context.html(accountPage(visitor.login, SIGN_OUT));
  });

  app.post(SIGN_OUT, async (context) => {
    const base = addressesOf(context, publicUrl);
    if (base === null || context.req.header('origin') !== base.origin) return context.notFound();
    await endOf(context, base);
    return context.html(signedOutPage(SIGN_IN));
  });

  type Base = NonNullable<ReturnType<typeof addressesOf>>;

  /** Good once in this browser, and signed by us. */
  async function takeUnderway(context: Context, { prefix, cookie }: Base): Promise<Underway | null> {
    const value = await getSignedCookie(context, secret, UNDERWAY, prefix);
    deleteCookie(context, UNDERWAY, cookie);
    if (!value) return null;
    const underway = JSON.parse(Buffer.from(value, 'base64url').toString()) as Underway;
    return now().getTime() < underway.until ? underway : null;
  }

  async function endOf(context: Context, { prefix, cookie }: Base): Promise<void> {
    const token = getCookie(context, SESSION, prefix);
    if (token) await sessions.end(hashOf(token, secret));
    deleteCookie(context, SESSION, cookie);
  }
}

function refused(context: Context, why: string, status: 400 | 403 | 502) {
  return context.html(notSignedInPage(why, SIGN_IN), status);
}

function hashOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex');
}
