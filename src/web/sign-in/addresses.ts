/** Where this server is reached by a browser, what its cookies are like there, and which addresses are its own. */
import type { Context } from 'hono';
import type { CookieOptions } from 'hono/utils/cookie';
import { isLoopback } from '../dashboard/access.ts';

export interface Reached {
  /** "https://headwater.example.org" */
  origin: string;
  /** `__Host-` where the connection is encrypted: such a cookie no other host can set. */
  prefix: 'host' | undefined;
  cookie: CookieOptions;
}

/** @returns null where nobody has said by which name we are reached, and it is not this machine */
export function addressesOf(context: Context, publicUrl: string | null): Reached | null {
  const asked = new URL(context.req.url);
  if (publicUrl === null && !isLoopback(asked.hostname)) return null;
  const { origin, protocol } = publicUrl === null ? asked : new URL(publicUrl);
  const isEncrypted = protocol === 'https:';
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure: isEncrypted } as const;
  return {
    origin,
    prefix: isEncrypted ? 'host' : undefined,
    cookie: isEncrypted ? { ...cookie, prefix: 'host' } : cookie,
  };
}

/** @returns the path of a page of ours; null for whatever leads elsewhere, or back into sign-in */
export function localPath(wanted: string, origin: string): string | null {
  // A browser takes "\" for "/", leaves out control characters, and takes "//host" for another host.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(wanted)) return null;
  const address = new URL(wanted, origin);
  const path = address.pathname + address.search;
  // What "/." and "/.." leave of a path may begin with "//", too.
  if (address.origin !== origin || path.startsWith('//')) return null;
  return /^\/auth(?:\/|$)/.test(address.pathname) ? null : path;
}
