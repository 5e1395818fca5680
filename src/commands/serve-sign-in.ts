/** Sign-in with GitHub, where pages are not public and the App's client is known. */
import { githubPages } from '../config/settings/addresses.ts';
import type { Configuration } from '../config/configuration.ts';
import { isInside, isOnTeam } from '../domain/people/who-may-see.ts';
import { accountOf, giveBack, shownRepository } from '../github/sign-in/account.ts';
import { beginSignIn, finishSignIn, SignInRefused } from '../github/sign-in/oauth.ts';
import type { Database } from '../store/driver/database.ts';
import { endSession, sessionOf, startSession } from '../store/people/sessions.ts';
import type { SignInOptions, Visitor } from '../web/sign-in/sign-in.ts';
import type { CommandContext } from './context.ts';

export interface SignInServer {
  ctx: Pick<CommandContext, 'settings' | 'now'>;
  /** Can be written to. */
  db: Database;
  configuration: Configuration;
  failed: (error: unknown) => void;
}

/** null = the pages are public, or nobody can sign in */
export function signInOf({ ctx, db, configuration, failed }: SignInServer): SignInOptions | null {
  const { rest_url, sign_in, public_url } = ctx.settings;
  if (sign_in === null || configuration.dashboard.public) return null;
  const app = { ...sign_in, githubUrl: githubPages(rest_url) };
  const { institution, report, planning } = configuration;
  const own = [report?.repository, planning?.repository].filter((name) => name !== undefined);
  const isTeam = (account: Visitor | Omit<Visitor, 'because'>) =>
    isOnTeam(institution.team, account, ctx.now().toISOString());
  return {
    publicUrl: public_url,
    secret: sign_in.session_secret,
    now: ctx.now,
    begin: (redirectUri) => beginSignIn(app, redirectUri),
    async finish(answer, begun) {
      const token = await finishSignIn(app, answer, begun);
      try {
        const account = await accountOf(rest_url, token);
        if (isTeam(account)) return { ...account, because: 'team' };
        for (const name of new Set(own)) {
          const shown = await shownRepository(rest_url, token, name);
          if (shown !== null && isInside(shown)) return { ...account, because: 'repository' };
        }
        return null;
      } finally {
        // It has served its purpose; where GitHub does not take it back, it runs out by itself.
        await giveBack(rest_url, app, token).catch(failed);
      }
    },
    isRefusal: (error) => error instanceof SignInRefused,
    maySee: (visitor) => visitor.because === 'repository' || isTeam(visitor),
    sessions: {
      start: (hash, visitor, times) => startSession(db, hash, visitor, times),
      find: (hash, now) => sessionOf(db, hash, now),
      end: (hash) => endSession(db, hash),
    },
    failed,
  };
}
