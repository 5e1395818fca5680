/** In app mode: which permission each feature needs, which are granted where, and where more are. */
import type { Installation } from '../github/transport/installations.ts';
import { grantLine, permissionLines } from '../text/permissions.ts';
import type { CommandContext } from './context.ts';

/** A permission that is missing is no failure: what it is for is lost, and the rest is read. */
export function sayPermissions(
  { out, settings }: Pick<CommandContext, 'out' | 'settings'>,
  installations: readonly Installation[],
): void {
  const { origin } = new URL(settings.rest_url);
  const pages = origin === 'https://api.github.com' ? 'https://github.com' : origin;
  for (const line of permissionLines()) out.write(`${line}\n`);
  for (const { id, account, is_suspended, permissions, page, app_slug } of installations) {
    if (is_suspended) continue;
    const line = grantLine(account, permissions, {
      settings: `${pages}/settings/apps/${app_slug ?? '<app>'}/permissions`,
      installation: page ?? `${pages}/organizations/${account}/settings/installations/${id}`,
    });
    out.write(`${line}\n`);
  }
}
