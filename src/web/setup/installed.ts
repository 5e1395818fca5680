/** Where GitHub leads whoever has just installed the App. Anybody may see it: it says nothing of what is stored. */
import { INSTALLED_PATH } from '../../domain/setup/manifest.ts';
import { installedPage } from '../../text/setup-pages.ts';
import type { WebApp } from '../server.ts';

export function mountInstalled(app: WebApp): void {
  app.get(INSTALLED_PATH, (context) => context.html(installedPage()));
}
