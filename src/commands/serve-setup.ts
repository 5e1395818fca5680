/** While there is no App: the set-up page, and what it takes to go on as the App that was registered there. */
import { githubPages } from '../config/settings/addresses.ts';
import { keepApp, type KeptApp } from '../config/settings/app-file.ts';
import { keptSignIn } from '../config/settings/server.ts';
import { redaction } from '../domain/settings/redaction.ts';
import { convertManifest } from '../github/setup/convert-manifest.ts';
import type { WebApp } from '../web/server.ts';
import { mountSetup, newSetupCode } from '../web/setup/setup.ts';
import type { CommandContext } from './context.ts';
import { openLog } from './log.ts';
import type { Server } from './server.ts';
import { reasonOf } from './server-log.ts';

/** `port` is the one that was listened on. */
export type Registered = KeptApp & { port: number };

export interface Setup {
  mount: (app: WebApp) => void;
  /** Fires once an App is registered. */
  done: AbortSignal;
  /** @param place "http://localhost:3000" */
  listens(place: string, port: number): void;
  /** null = none was */
  registered(): Registered | null;
}

/** null = there is an App, or this process serves no pages */
export function setupOf({ ctx, log, role }: Server): Setup | null {
  const { settings } = ctx;
  if (settings.app !== null || role === 'worker') return null;
  const code = newSetupCode();
  const done = new AbortController();
  let kept: KeptApp | null = null;
  let listening = settings.port;
  return {
    done: done.signal,
    mount: (app) =>
      mountSetup(app, {
        code,
        publicUrl: settings.public_url,
        githubUrl: githubPages(settings.rest_url),
        now: ctx.now,
        async register(exchanged) {
          const { url, ...keys } = await convertManifest(settings.rest_url, exchanged);
          keepApp(settings.app_file, keys);
          kept = keys;
          return { slug: keys.slug, url };
        },
        registered: () => done.abort(),
        failed: (error) => log.warn(`The App could not be set up: ${reasonOf(error)}`),
      }),
    listens(place, port) {
      listening = port;
      log.info(`No App is configured; set one up at ${settings.public_url ?? place}/probot?setup=${code}`);
    },
    registered: () => kept && { ...kept, port: listening },
  };
}

/** The same run, known to be that App. */
export function withApp(ctx: CommandContext, registered: Registered): CommandContext {
  const { id, private_key, webhook_secret, client_secret = '', port } = registered;
  const secrets = redaction([private_key, webhook_secret, client_secret]);
  const sign_in = ctx.settings.sign_in ?? keptSignIn(registered);
  const known: CommandContext = {
    ...ctx,
    settings: { ...ctx.settings, app: { id, private_key }, webhook_secret, sign_in, port },
    redact: (text) => secrets(ctx.redact(text)),
  };
  return { ...known, log: ctx.log && openLog(known) };
}
