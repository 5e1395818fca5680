/** The pages and the same as JSON: what the commands print, computed once and kept. No cookie. */
import { cors } from 'hono/cors';
import { ICON_SVG, PAGE_CSS } from '../../text/pages/page-css.ts';
import { openApiDocument } from '../api/openapi.ts';
import type { WebApp } from '../server.ts';
import { dataRoutes, mountData } from './data.ts';
import type { DashboardOptions } from './options.ts';
import { mountEmbed } from './embed.ts';
import { mountPages } from './pages.ts';
import { mountPictures, PICTURES } from './pictures.ts';
import { Serving } from './serving.ts';

export function mountDashboard(app: WebApp, options: DashboardOptions): void {
  // What is public may be read by any page; what is not is read by none, since no header says otherwise.
  if (options.isPublic) app.use('/api/v1/*', cors({ origin: '*', allowMethods: ['GET'] }));
  // So may pictures of it stand on any page.
  if (options.isPublic)
    for (const path of ['/charts/*', '/badge/*'])
      app.use(path, async (context, next) => {
        await next();
        context.res.headers.set('cross-origin-resource-policy', 'cross-origin');
      });
  const serving = new Serving(app, options);
  if (options.isPublic) app.notFound((context) => serving.nothingHere(context));
  mountPages(serving, options);
  const data = dataRoutes(options);
  mountPictures(serving, options);
  mountEmbed(serving, options);
  mountData(serving, data, openApiDocument(options.institution, [...data, ...PICTURES]));
  serving.asset('/assets/page.css', PAGE_CSS, 'text/css; charset=utf-8');
  serving.asset('/assets/icon.svg', ICON_SVG, 'image/svg+xml');
}
