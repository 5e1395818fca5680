/** A request's body, of which no more is ever held than may be held: its signature is not verified before it is here. */
import type { IncomingMessage } from 'node:http';

/** GitHub never delivers more than this. */
export const LARGEST_BODY_BYTES = 25 * 1024 * 1024;
/** Of all requests together. */
const ALL_BODIES_BYTES = 96 * 1024 * 1024;

export type ReadBody = { bytes: Buffer } | { refused: 'too large' | 'too many' | 'broken off' };

/** @returns a reader whose readings share one limit */
export function limitedBodies(
  largest = LARGEST_BODY_BYTES,
  all = ALL_BODIES_BYTES,
): (incoming: IncomingMessage) => Promise<ReadBody> {
  let held = 0;

  return async (incoming) => {
    const declared = Number(incoming.headers['content-length'] ?? 0);
    if (declared > largest) return { refused: 'too large' };
    if (held + declared > all) return { refused: 'too many' };
    let own = 0;
    try {
      return await new Promise<ReadBody>((resolve) => {
        const chunks: Buffer[] = [];
        const end = (read: ReadBody) => {
          incoming.pause();
          incoming.off('data', take).off('end', whole).off('error', broken).off('close', broken);
          // What is still on its way of a refused body may break off: nobody waits for it.
          incoming.on('error', () => {});
          resolve(read);
        };
        const take = (chunk: Buffer) => {
          own += chunk.length;
          held += chunk.length;
          if (own > largest) return end({ refused: 'too large' });
          if (held > all) return end({ refused: 'too many' });
          chunks.push(chunk);
        };
        const whole = () => end({ bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });
        const broken = () => end({ refused: 'broken off' });
        incoming.on('data', take).on('end', whole).on('error', broken).on('close', broken);
      });
    } finally {
      held -= own;
    }
  };
}
