/** The set-up page: only while there is no App, and only for who knows the code that `serve` has said. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { APP_KINDS, isLocal, isLogin, manifestOf, SETUP_DONE_PATH } from '../../domain/setup/manifest.ts';
import { codePage, donePage, manifestPage, refusalPage } from '../../text/setup-pages.ts';
import type { WebApp } from '../server.ts';

export interface SetupOptions {
  /** Of this start alone. */
  code: string;
  /** Where Headwater is reached; null = as the request says. */
  publicUrl: string | null;
  /** GitHub's pages: "https://github.com". */
  githubUrl: string;
  now: () => Date;
  /** Exchanges GitHub's code for the keys and keeps them. */
  register: (code: string) => Promise<{ slug: string; url: string }>;
  /** Called once the answer is on its way. */
  registered: () => void;
  failed: (error: unknown) => void;
}

/** GitHub's code lives for an hour. */
const STATE_LIVES_MS = 3_600_000;
const MOST_STATES = 100;
/** The page that says so fetches its style before this server makes way for the App's. */
const DRESSED_MS = 2_000;

export function newSetupCode(): string {
  return randomBytes(16).toString('hex');
}

export function mountSetup(app: WebApp, options: SetupOptions): void {
  const { code, githubUrl, now, register, registered, failed } = options;
  const states = new Map<string, number>();
  let isDone = false;
  const answer = (context: Context, html: string, status: 200 | 403 | 404 | 409 | 502 = 200) => {
    context.header('cache-control', 'no-store');
    return context.html(html, status);
  };
  const headers = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      formAction: ["'self'", githubUrl],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
  });
  app.use('/probot', headers);
  app.use(SETUP_DONE_PATH, headers);

  app.get('/probot', (context) => {
    if (isDone) return answer(context, refusalPage('An App is configured already.'), 409);
    const given = context.req.query('setup');
    if (given === undefined) return answer(context, codePage(false));
    if (!isSame(given, code)) return answer(context, codePage(true), 403);
    const owner = (context.req.query('owner') ?? '').trim();
    if (owner !== '' && !isLogin(owner))
      return answer(
        context,
        refusalPage('That is no organisation’s name; go back and write its login.'),
        404,
      );
    const base = options.publicUrl ?? baseOf(context);
    const state = newState();
    const place = owner === '' ? '/settings/apps/new' : `/organizations/${owner}/settings/apps/new`;
    const forms = APP_KINDS.map((kind) => ({
      kind,
      action: `${githubUrl}${place}?state=${state}`,
      manifest: JSON.stringify(manifestOf(kind, base)),
    }));
    return answer(context, manifestPage(forms, { code, owner, isLocal: isLocal(base) }));
  });

  app.get(SETUP_DONE_PATH, async (context) => {
    if (isDone) return answer(context, refusalPage('An App is configured already.'), 409);
    const { code: exchanged, state } = context.req.query();
    if (!exchanged || !state || !takeState(state))
      return answer(
        context,
        refusalPage(
          'This does not come from a form of the set-up page, or it is over an hour old; begin again.',
        ),
        403,
      );
    isDone = true;
    try {
      const { slug, url } = await register(exchanged);
      setTimeout(registered, DRESSED_MS);
      return answer(context, donePage(slug, `${url}/installations/new`));
    } catch (error) {
      isDone = false;
      failed(error);
      return answer(
        context,
        refusalPage('GitHub did not hand over the App’s keys, or they could not be kept; the log says why.'),
        502,
      );
    }
  });

  function newState(): string {
    const state = randomBytes(16).toString('hex');
    states.set(state, now().getTime() + STATE_LIVES_MS);
    for (const [old] of states) if (states.size > MOST_STATES) states.delete(old);
    return state;
  }

  /** Good once. */
  function takeState(state: string): boolean {
    const until = states.get(state);
    states.delete(state);
    return until !== undefined && now().getTime() < until;
  }
}

/** In time that tells nothing of where they differ. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** Behind a proxy the connection is plain, and the address that people see is not. */
function baseOf(context: Context): string {
  const { host, origin } = new URL(context.req.url);
  return isLocal(origin) ? origin : `https://${host}`;
}
