/** A request's body, of which no more is ever held than may be held: its signature is not verified before it is here. */
import type { IncomingMessage } from 'node:http';

/** GitHub never delivers more than this. */
export const LARGEST_BODY_BYTES = 25 * 1024 * 1024;
/** Of all requests together. */
const ALL_BODIES_BYTES = 96 * 1024 * 1024;
/** Deliveries weigh some 30 kB. Beyond this one body is read at a time, so that a flood of large ones holds one of them. */
const LARGE_BYTES = 1024 * 1024;
/** GitHub has given up by then. */
const LARGE_MS = 10_000;

export type ReadBody = { bytes: Buffer } | { refused: 'too large' | 'too many' | 'broken off' };

/** @returns a reader whose readings share one limit */
export function limitedBodies(
  largest = LARGEST_BODY_BYTES,
  all = ALL_BODIES_BYTES,
): (incoming: IncomingMessage) => Promise<ReadBody> {
  let held = 0;
  const turns = oneAfterTheOther();
  // Made once: what every large body left behind would wait for a garbage collection.
  let room: Buffer | null = null;

  return async (incoming) => {
    const declared = Number(incoming.headers['content-length'] ?? 0);
    if (declared > largest) return { refused: 'too large' };
    if (held + declared > all) return { refused: 'too many' };
    let own = 0;
    let turn: Turn | null = null;
    try {
      return await new Promise<ReadBody>((resolve) => {
        let chunks: Buffer[] = [];
        let isMoved = false;
        const move = (chunk: Buffer, at: number) => chunk.copy((room ??= Buffer.allocUnsafe(largest)), at);
        const end = (read: ReadBody) => {
          clearTimeout(late);
          incoming.pause();
          incoming.off('data', take).off('end', whole).off('error', broken).off('close', broken);
          // What is still on its way of a refused body may break off: nobody waits for it.
          incoming.on('error', () => {});
          resolve(read);
        };
        let late: NodeJS.Timeout | undefined;
        const take = (chunk: Buffer) => {
          own += chunk.length;
          held += chunk.length;
          if (own > largest) return end({ refused: 'too large' });
          if (held > all) return end({ refused: 'too many' });
          if (isMoved) return void move(chunk, own - chunk.length);
          chunks.push(chunk);
          if (turn !== null || own <= LARGE_BYTES) return;
          incoming.pause();
          turn = turns(() => {
            late = setTimeout(broken, LARGE_MS);
            let at = 0;
            for (const one of chunks) at += move(one, at);
            chunks = [];
            isMoved = true;
            incoming.resume();
          });
        };
        const whole = () => {
          if (isMoved) return end({ bytes: Buffer.from(room!.subarray(0, own)) });
          end({ bytes: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks) });
        };
        const broken = () => end({ refused: 'broken off' });
        incoming.on('data', take).on('end', whole).on('error', broken).on('close', broken);
      });
    } finally {
      held -= own;
      // TypeScript does not see that a listener has set it.
      (turn as Turn | null)?.end();
    }
  };
}

interface Turn {
  /** Whether it has come or not. */
  end(): void;
}

/** @returns what takes a turn: `begin` is called once everybody before has ended */
function oneAfterTheOther(): (begin: () => void) => Turn {
  const waiting: { begin: () => void }[] = [];
  return (begin) => {
    const own = { begin };
    waiting.push(own);
    if (waiting[0] === own) begin();
    return {
      end() {
        const wasFirst = waiting[0] === own;
        waiting.splice(waiting.indexOf(own), 1);
        if (wasFirst) waiting[0]?.begin();
      },
    };
  };
}
