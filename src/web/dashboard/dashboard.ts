/** The pages and the same as JSON: what the commands print, computed once and kept. No script, no cookie. */
import { cors } from 'hono/cors';
import type { Context } from 'hono';
import type { AttentionList } from '../../domain/attention/items.ts';
import type { Queue } from '../../domain/queue/queue.ts';
import type { Audit, Report } from '../../domain/report/report.ts';
import { attentionAsMarkdown } from '../../text/attention/attention-list.ts';
import { definitions } from '../../text/pages/definitions.ts';
import { fromMarkdown, withoutTitle } from '../../text/pages/from-markdown.ts';
import { inHtml, pageInHtml, type Page } from '../../text/pages/html.ts';
import { overview } from '../../text/pages/overview.ts';
import { ICON_SVG, PAGE_CSS } from '../../text/pages/page-css.ts';
import { auditAsMarkdown } from '../../text/quality/audit.ts';
import { queueTitle } from '../../text/queue/around.ts';
import { queueAsJson } from '../../text/queue/machine.ts';
import { queueSection } from '../../text/queue/section.ts';
import { reportTitle } from '../../text/report/weekly-report.ts';
import type { WebApp } from '../server.ts';
import { onlyWhere, type Access } from './access.ts';
import { writtenOnce } from './answers.ts';
import { TooBusyError, type Kept } from './kept.ts';

export interface DashboardOptions extends Access {
  institution: string;
  /** @throws WantedError where the words name no window, TooBusyError */
  report(wanted: ReportWords): Promise<Kept<Report>>;
  queue(): Promise<Kept<Queue>>;
  attention(): Promise<Kept<AttentionList>>;
  audit(): Promise<Kept<Audit>>;
  /** Changes whenever one of these may. */
  state(): Promise<string>;
}

/** As the options of `headwater report`; without any, the last full week. */
export interface ReportWords {
  week?: string;
  iteration?: string;
  from?: string;
  to?: string;
}

/** What was asked for in the address cannot be. */
export class WantedError extends Error {}

const WORDS = ['week', 'iteration', 'from', 'to'] as const;

export function mountDashboard(app: WebApp, options: DashboardOptions): void {
  const { institution } = options;
  const hasAccount = options.isSignedIn !== null;
  const shown = (page: Omit<Page, 'institution'>) => pageInHtml({ institution, hasAccount, ...page });
  const may = onlyWhere(options);
  const once = writtenOnce(options);

  const route = (path: string, make: (context: Context) => Promise<Response>) =>
    app.get(path, may, once, (context) => answered(context, () => make(context)));
  const html = (path: string, made: (context: Context) => Promise<Omit<Page, 'institution' | 'path'>>) =>
    route(path, async (context) => context.html(shown({ path, ...(await made(context)) })));
  html('/', async (context) => {
    const wanted = wordsOf(context);
    const { value, ...asOf } = await options.report(wanted);
    const query = new URLSearchParams(Object.entries(wanted)).toString();
    const json = `/api/v1/report${query === '' ? '' : `?${query}`}`;
    return { title: reportTitle(value), ...asOf, json, body: overview(value) };
  });
  html('/queue', async () => {
    const { value, ...asOf } = await options.queue();
    const body = fromMarkdown(withoutTitle(queueSection(value, null)));
    return { title: queueTitle(value), ...asOf, json: '/api/v1/queue', body };
  });
  html('/attention', async () => {
    const { value, ...asOf } = await options.attention();
    const body = fromMarkdown(withoutTitle(attentionAsMarkdown(value)));
    return { title: 'Whose turn it is', ...asOf, json: '/api/v1/attention', body };
  });
  html('/quality', async () => {
    const { value, ...asOf } = await options.audit();
    const body = fromMarkdown(withoutTitle(auditAsMarkdown(value)));
    return { title: 'How complete the data is', ...asOf, json: '/api/v1/audit', body };
  });
  html('/definitions', () =>
    Promise.resolve({ title: 'What each figure means', computed_at: null, json: null, body: definitions() }),
  );
  // The set-up page wears them, too, and nothing is told by them.
  const asset = (path: string, text: string, type: string) =>
    app.get(path, once, (context) => context.body(text, 200, { 'content-type': type }));
  asset('/assets/page.css', PAGE_CSS, 'text/css; charset=utf-8');
  asset('/assets/icon.svg', ICON_SVG, 'image/svg+xml');

  // What is public may be read by any page; what is not is read by none, since no header says otherwise.
  if (options.isPublic) app.use('/api/v1/*', cors({ origin: '*', allowMethods: ['GET'] }));
  const json = (path: string, made: (context: Context) => Promise<string>) =>
    route(path, async (context) =>
      context.body(await made(context), 200, { 'content-type': 'application/json; charset=utf-8' }),
    );
  json('/api/v1/report', async (context) => inJson((await options.report(wordsOf(context))).value));
  json('/api/v1/queue', async () => queueAsJson((await options.queue()).value));
  json('/api/v1/attention', async () => inJson((await options.attention()).value));
  json('/api/v1/audit', async () => inJson((await options.audit()).value));

  async function answered(context: Context, make: () => Promise<Response>): Promise<Response> {
    const isData = context.req.path.startsWith('/api/');
    const said = (status: 400 | 503, words: string) => {
      if (isData) return context.json({ error: words }, status);
      const body = `<p role="alert">${inHtml(words)}</p>`;
      return context.html(
        shown({ title: 'Not shown', path: '', computed_at: null, json: null, body }),
        status,
      );
    };
    try {
      return await make();
    } catch (error) {
      if (error instanceof WantedError) return said(400, error.message);
      if (!(error instanceof TooBusyError)) throw error;
      context.header('retry-after', '30');
      return said(503, 'Many different windows are being computed; try again in half a minute.');
    }
  }
}

/** @throws WantedError on what is not known, and on what is there twice */
function wordsOf(context: Context): ReportWords {
  const words: ReportWords = {};
  for (const [name, values] of Object.entries(context.req.queries())) {
    const known = WORDS.find((one) => one === name);
    if (known === undefined || values.length !== 1)
      throw new WantedError(
        `"${name.slice(0, 40)}" is not understood; write week, iteration, or from and to, once.`,
      );
    words[known] = values[0]!;
  }
  return words;
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
