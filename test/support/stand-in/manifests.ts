/** Registering an App from a manifest: a code is exchanged once for its keys. */
import type { Extension } from '../../../src/demo/extension.ts';
import { message } from '../../../src/demo/rest/request.ts';

export interface ManifestOptions {
  /** What GitHub gave to the browser, and what it hands out for it. */
  codes: Record<
    string,
    {
      id: number;
      slug: string;
      pem: string;
      webhook_secret: string;
      client_id: string;
      client_secret: string;
    }
  >;
  /** Where GitHub's pages are; its own address if absent. */
  pages?: () => string;
}

export function appManifests({ codes, pages = () => 'https://github.com' }: ManifestOptions): Extension {
  const left = new Map(Object.entries(codes));
  return {
    routes: [
      {
        on: 'POST /app-manifests/:code/conversions',
        isOpen: true,
        answer({ params }) {
          const app = left.get(params['code'] ?? '');
          left.delete(params['code'] ?? '');
          if (!app) return message(404, 'Not Found');
          return { status: 201, body: { ...app, html_url: `${pages()}/apps/${app.slug}` } };
        },
      },
    ],
  };
}
