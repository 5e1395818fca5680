/** How anything of the dashboard is answered: to whom, as what, and what is said where it cannot be. */
import type { Context } from 'hono';
import { etag } from 'hono/etag';
import type { z } from 'zod';
import { wantedOf, WantedError } from '../api/parameters.ts';
import { inHtml, pageInHtml, type Page } from '../../text/pages/html.ts';
import type { WebApp } from '../server.ts';
import { onlyWhere } from './access.ts';
import { TooBusyError } from './kept.ts';

/** Browsers and scripts may keep an answer that long without asking whether it still holds. */
const CACHED = 'public, max-age=60';

export interface Place {
  institution: string;
  /** `dashboard.public` of the configuration. */
  isPublic: boolean;
  /** The host that the server is bound to. */
  listensOn: string;
}

export class Serving {
  readonly #app: WebApp;
  readonly #place: Place;

  constructor(app: WebApp, place: Place) {
    this.#app = app;
    this.#place = place;
  }

  /** @param made throws WantedError for a refusal, TooBusyError for another time */
  answer<Parameters extends z.ZodObject>(
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>, context: Context) => Promise<Response>,
  ): void {
    this.#app.get(path, onlyWhere(this.#place), etag(), async (context) => {
      const answer = await this.#orRefused(context, () =>
        made(wantedOf(parameters, context.req.queries()) as z.infer<Parameters>, context),
      );
      if (answer.ok && !answer.headers.has('cache-control')) answer.headers.set('cache-control', CACHED);
      return answer;
    });
  }

  page<Parameters extends z.ZodObject>(
    path: string,
    parameters: Parameters,
    made: (wanted: z.infer<Parameters>) => Promise<Omit<Page, 'institution' | 'path'>>,
  ): void {
    this.answer(path, parameters, async (wanted, context) =>
      context.html(this.#inFrame({ path, ...(await made(wanted)) })),
    );
  }

  #inFrame(page: Omit<Page, 'institution'>): string {
    return pageInHtml({ institution: this.#place.institution, ...page });
  }

  async #orRefused(context: Context, make: () => Promise<Response>): Promise<Response> {
    try {
      return await make();
    } catch (error) {
      if (error instanceof WantedError) return this.#refused(context, 400, error.message);
      if (!(error instanceof TooBusyError)) throw error;
      context.header('retry-after', '30');
      return this.#refused(
        context,
        503,
        'Many different windows are being computed; try again in half a minute.',
      );
    }
  }

  /** In the form in which an answer was wanted: data for programs, a page for people. */
  #refused(context: Context, status: 400 | 503, words: string): Response | Promise<Response> {
    if (/^\/api\/|\.(svg|atom)$/.test(context.req.path)) return context.json({ error: words }, status);
    const body = `<p role="alert">${inHtml(words)}</p>`;
    return context.html(
      this.#inFrame({ title: 'Not shown', path: '', computed_at: null, json: null, body }),
      status,
    );
  }
}
