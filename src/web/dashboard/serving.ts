/** How anything of the dashboard is answered: to whom, as what, and what is said where it cannot be. */
import type { Context, MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { wantedOf, WantedError } from '../api/parameters.ts';
import type { Window } from '../../domain/calendar/week.ts';
import type { CommunityPlaces } from '../../domain/report/scope.ts';
import { addressOf } from '../../text/pages/address.ts';
import { filters } from '../../text/pages/filters.ts';
import { inHtml, pageInHtml, type Page, type PageScripts } from '../../text/pages/html.ts';
import type { WebApp } from '../server.ts';
import { onlyWhereOrSigned, type AddressSigner } from './signed-address.ts';
import { onlyWhere, type Access } from './access.ts';
import { writtenOnce } from './answers.ts';
import { mountScripts } from './scripts.ts';
import { BeingComputedError, TooBusyError } from './wanted.ts';

export interface Place extends Access {
  institution: string;
  /** Of addresses of pictures; null = nobody can sign in, or nobody has to. */
  signer: AddressSigner | null;
}

interface Narrowable {
  /** Changes whenever an answer may. */
  state(): Promise<string>;
  places(): Promise<readonly CommunityPlaces[]>;
}

/** What a page says of itself; the rest follows from its address. */
export type Shown = Pick<Page, 'title' | 'computed_at' | 'is_behind' | 'body' | 'json'> & {
  /** Where it is about one. */
  window?: Window;
};

export class Serving {
  readonly #app: WebApp;
  readonly #place: Place & Narrowable;
  readonly #once: MiddlewareHandler;
  readonly #scripts: PageScripts;

  constructor(app: WebApp, place: Place & Narrowable) {
    this.#app = app;
    this.#place = place;
    this.#once = writtenOnce(place);
    this.#scripts = mountScripts(app);
  }

  /** What is told where there is nothing; not where pages are shown to few, whom one answer must serve for both. */
  nothingHere(context: Context): Response | Promise<Response> {
    return this.#refused(context, 404, 'There is nothing at this address.');
  }

  /** @param made throws WantedError for a refusal, TooBusyError for another time */
  answer<Parameters extends z.ZodObject>(
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>, context: Context) => Promise<Response>,
  ): void {
    this.#answer(onlyWhere(this.#place), path, parameters, made);
  }

  /** What a signed address shows, too. */
  picture<Parameters extends z.ZodObject>(
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>, context: Context) => Promise<Response>,
  ): void {
    this.#answer(onlyWhereOrSigned(this.#place, this.#place.signer), path, parameters, made);
  }

  #answer<Parameters extends z.ZodObject>(
    only: MiddlewareHandler,
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>, context: Context) => Promise<Response>,
  ): void {
    this.#app.get(path, only, this.#once, (context) =>
      this.#orRefused(context, () =>
        made(wantedOf(parameters, context.req.queries()) as z.infer<Parameters>, context),
      ),
    );
  }

  /** What tells nothing of anybody: the set-up page wears it, too. */
  asset(path: string, text: string, type: string): void {
    this.#app.get(path, this.#once, (context) => context.body(text, 200, { 'content-type': type }));
  }

  page<Parameters extends z.ZodObject>(
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>) => Promise<Shown>,
  ): void {
    const takes = Object.keys(parameters.shape);
    this.answer(path, parameters, async (wanted, context) => {
      const asked = wanted as Record<string, string>;
      // A form sends the fields, too, that were left empty; an address to be shared has none of them.
      if (/=(&|$)/.test(new URL(context.req.url).search)) return context.redirect(addressOf(path, asked));
      const { json, window, ...shown } = await made(wanted);
      const places = takes.length === 0 ? [] : await this.#place.places();
      return context.html(
        this.#inFrame({
          path,
          asked,
          filters: filters({ path, takes, asked, window, places }),
          json: json && addressOf(json, asked),
          ...shown,
        }),
      );
    });
  }

  #inFrame(page: Omit<Page, 'institution'>): string {
    const { institution, isSignedIn } = this.#place;
    return pageInHtml({ institution, hasAccount: isSignedIn !== null, scripts: this.#scripts, ...page });
  }

  async #orRefused(context: Context, make: () => Promise<Response>): Promise<Response> {
    try {
      return await make();
    } catch (error) {
      if (error instanceof WantedError) return this.#refused(context, 400, error.message);
      if (error instanceof BeingComputedError) return this.#later(context, AGAIN_SECONDS, BEING_COMPUTED);
      if (error instanceof TooBusyError) return this.#later(context, 30, BUSY);
      throw error;
    }
  }

  #later(context: Context, seconds: number, words: string): Response | Promise<Response> {
    context.header('retry-after', String(seconds));
    // A page looks again by itself, without a script; programs read the other header.
    if (!isForPrograms(context)) context.header('refresh', String(seconds));
    return this.#refused(context, 503, words);
  }

  /** In the form in which an answer was wanted: data for programs, a page for people. */
  #refused(context: Context, status: 400 | 404 | 503, words: string): Response | Promise<Response> {
    if (isForPrograms(context)) return context.json({ error: words }, status);
    const [title, more] = {
      400: ['Not shown', `\n<p><a href="${inHtml(context.req.path)}">Show everything</a></p>`],
      404: ['Nothing here', '\n<p><a href="/">To the overview</a></p>'],
      503: ['In a moment', ''],
    }[status] as [string, string];
    const body = `<p role="alert">${inHtml(words)}</p>${more}`;
    return context.html(this.#inFrame({ title, path: '', computed_at: null, json: null, body }), status);
  }
}

const AGAIN_SECONDS = 10;
const BEING_COMPUTED =
  'This is worked out for the first time, which takes some minutes where the history is long. It is shown here as soon as it is done: a page looks again every ten seconds.';
const BUSY = 'Many different windows are being computed; try again in half a minute.';

function isForPrograms({ req }: Context): boolean {
  return /^\/api\/|\.(svg|atom)$/.test(req.path);
}
