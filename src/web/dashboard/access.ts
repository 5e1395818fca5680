/** Who may see the pages: everybody where the configuration says so, else who is signed in, or where nobody can whoever sits at the machine. */
import type { Context, MiddlewareHandler } from 'hono';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host.replace(/^\[(.*)\]$/, '$1'));
}

/** A proxy on the same machine, or a page elsewhere that made a name point here, does not sit at the machine. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

export interface Access {
  isPublic: boolean;
  /** The host that the server is bound to. */
  listensOn: string;
  /** Where others reach it, without a slash at the end; null = nobody has said. */
  address: string | null;
  /** null = nobody can sign in. */
  isSignedIn: ((context: Context) => Promise<boolean>) | null;
}

/** Whoever may not see the pages is told what is told of a page that there is not. */
export function onlyWhere({ isPublic, isSignedIn, ...place }: Access): MiddlewareHandler {
  return async (context, next) => {
    const may =
      isPublic || (isSignedIn === null ? isAtTheMachine(context, place) : await isSignedIn(context));
    if (!may) return context.notFound();
    await next();
    return;
  };
}

function isAtTheMachine(
  context: Context,
  { listensOn, address }: Pick<Access, 'listensOn' | 'address'>,
): boolean {
  // Of a server that others reach a proxy on the same machine may say nothing at all: nginx does so by default.
  if (address !== null && !isLoopback(new URL(address).hostname)) return false;
  const named = new URL(context.req.url).hostname;
  const isForwarded = FORWARDED.some((name) => context.req.header(name) !== undefined);
  return isLoopback(listensOn) && isLoopback(named) && !isForwarded;
}
