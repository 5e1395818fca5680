/** The pages and the same as JSON: what the commands print, computed once and kept. No script, no cookie. */
import { cors } from 'hono/cors';
import { ICON_SVG, PAGE_CSS } from '../../text/pages/page-css.ts';
import { openApiDocument } from '../api/openapi.ts';
import { NOTHING } from '../api/parameters.ts';
import type { WebApp } from '../server.ts';
import { dataRoutes, mountData } from './data.ts';
import type { DashboardOptions } from './options.ts';
import { mountPages } from './pages.ts';
import { mountPictures, PICTURES } from './pictures.ts';
import { Serving } from './serving.ts';

export function mountDashboard(app: WebApp, options: DashboardOptions): void {
  // What is public may be read by any page; what is not is read by none, since no header says otherwise.
  if (options.isPublic) app.use('/api/v1/*', cors({ origin: '*', allowMethods: ['GET'] }));
  const serving = new Serving(app, options);
  mountPages(serving, options);
  const data = dataRoutes(options);
  mountPictures(serving, options);
  mountData(serving, data, openApiDocument(options.institution, [...data, ...PICTURES]));
  for (const [path, text, type] of [
    ['/assets/page.css', PAGE_CSS, 'text/css; charset=utf-8'],
    ['/assets/icon.svg', ICON_SVG, 'image/svg+xml'],
  ] as const)
    serving.answer(path, NOTHING, (_, context) =>
      Promise.resolve(context.body(text, 200, { 'content-type': type })),
    );
}
