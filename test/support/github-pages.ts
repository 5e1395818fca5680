/**
 * GitHub's own pages for registering and installing an App, in front of a stand-in as an Enterprise server has them: each
 * page asks for the one click that GitHub's asks for, and leads back to where the manifest says.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import type { Manifest } from '../../src/domain/setup/manifest.ts';
import { inHtml } from '../../src/text/pages/html.ts';

export interface GithubPagesOptions {
  /** The stand-in's address: everything that is no page goes there. */
  api: string;
  slug: string;
  /** What the code is good for is between the stand-in and whoever exchanges it. */
  code: string;
  /** Where the App can be installed. */
  organisation: string;
  /** The owner has said yes. */
  installed: (manifest: Manifest) => Promise<void>;
}

export interface GithubPages {
  url: string;
  close(): Promise<void>;
}

export async function startGithubPages(options: GithubPagesOptions): Promise<GithubPages> {
  const { api, slug, code, organisation, installed } = options;
  let registered: Manifest | null = null;
  const app = new Hono();
  app.post('/organizations/:owner/settings/apps/new', async (context) => {
    const { manifest } = await context.req.parseBody();
    registered = JSON.parse(manifest as string) as Manifest;
    const state = context.req.query('state') ?? '';
    return context.html(
      page(
        `Create GitHub App for ${context.req.param('owner')}`,
        `<form method="post" action="/created?state=${inHtml(state)}">
<label>GitHub App name <input name="name" value="${inHtml(registered.name)}"></label>
<button>Create GitHub App</button></form>`,
      ),
    );
  });
  app.post('/created', (context) =>
    context.redirect(`${registered!.redirect_url}?code=${code}&state=${context.req.query('state') ?? ''}`),
  );
  app.get(`/apps/${slug}/installations/new`, (context) =>
    context.html(
      page(
        `Install ${slug} on ${organisation}`,
        `<form method="post"><label><input type="radio" name="where" checked> All repositories</label><button>Install</button></form>`,
      ),
    ),
  );
  app.post(`/apps/${slug}/installations/new`, async (context) => {
    await installed(registered!);
    return context.redirect(`${registered!.setup_url}?installation_id=70&setup_action=install`);
  });
  app.get('/favicon.ico', (context) => context.body(null, 204));
  app.all('*', (context) => {
    const { pathname, search } = new URL(context.req.url);
    return proxy(`${api}${pathname}${search}`, { ...context.req, raw: context.req.raw });
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>${inHtml(title)}</title><h1>${inHtml(title)}</h1>${body}</html>`;
}
