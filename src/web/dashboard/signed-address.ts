/** Addresses of pictures that show themselves to whoever has them, where the pages are shown to few: each is good for one drawing. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { addressOf, type Asked } from '../../text/pages/address.ts';
import { onlyWhere, type Access } from './access.ts';

export interface AddressSigner {
  /** @returns path and parameters, `until` among them where it is to end, and the signature over them */
  signed(path: string, parameters: Asked): string;
  /** Whether it is one of ours, to the letter, and not over. */
  isGood(address: URL): boolean;
}

const SIGNATURE = 'signature';
const UNTIL = 'until';

/** @param secret of which a new one ends every address that the former one signed */
export function addressSigner(secret: string, now: () => Date): AddressSigner {
  // A key of its own: what signs addresses signs nothing else.
  const key = createHmac('sha256', secret).update('headwater addresses of pictures').digest();
  const signatureOf = (path: string, parameters: URLSearchParams) => {
    const given = [...parameters].filter(([name]) => name !== SIGNATURE);
    // Names and values as a list: pieces that are only joined could be cut elsewhere.
    const said = JSON.stringify([path, given.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))]);
    return createHmac('sha256', key).update(said).digest();
  };
  return {
    signed(path, parameters) {
      const plain = new URL(addressOf(path, parameters), 'http://localhost');
      const signature = signatureOf(path, plain.searchParams).toString('base64url');
      return addressOf(path, { ...Object.fromEntries(plain.searchParams), [SIGNATURE]: signature });
    },
    isGood({ pathname, searchParams }) {
      const [given, ...more] = searchParams.getAll(SIGNATURE);
      if (given === undefined || more.length > 0) return false;
      const expected = signatureOf(pathname, searchParams);
      const signature = Buffer.from(given, 'base64url');
      if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return false;
      // What else a decoder reads as the same bytes is not what was signed.
      if (given !== expected.toString('base64url')) return false;
      const until = searchParams.get(UNTIL);
      return until === null || now().getTime() < Date.parse(`${until}T00:00:00Z`);
    },
  };
}

/** Whoever may see the pages, and whoever has a signed address. To anybody else no picture is there. */
export function onlyWhereOrSigned(access: Access, signer: AddressSigner | null): MiddlewareHandler {
  const only = onlyWhere(access);
  return async (context, next) => {
    const address = new URL(context.req.url);
    if (access.isPublic || !address.searchParams.has(SIGNATURE)) return only(context, next);
    if (signer === null || !signer.isGood(address)) return context.notFound();
    await next();
    // What it was of is there no more. Why is told to who may see the pages: the words name what else there is.
    if (context.res.status === 400) {
      const nothing = await context.notFound();
      context.res = undefined;
      context.res = nothing;
    } else context.res.headers.set('cross-origin-resource-policy', 'cross-origin');
    return;
  };
}
