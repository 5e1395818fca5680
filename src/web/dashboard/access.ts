/** Who may see the pages: everybody where the configuration says so, else whoever sits at the machine. */
import type { MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replace(/^\[(.*)\]$/, '$1'));
}

/** A proxy on the same machine, or a page elsewhere that made a name point here, does not sit at the machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * Whoever may not see the pages is told what is told of a page that there is not.
 * @param listensOn the host that the server is bound to
 */
export function onlyWhere({
  isPublic,
  listensOn,
}: {
  isPublic: boolean;
  listensOn: string;
}): MiddlewareHandler {
  return async (context, next) => {
    if (!isPublic) {
      const named = new URL(context.req.url).hostname;
      const isForwarded = FORWARDED.some((name) => context.req.header(name) !== undefined);
      if (!isLoopback(listensOn) || !isLoopback(named) || isForwarded) return context.notFound();
    }
    await next();
    return;
  };
}
