/** The worker thread that PGlite runs in: it computes synchronously and would stop the main thread for seconds. */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { newCluster } from './new-cluster.ts';

interface Call {
  id: number;
  call: 'open' | 'exec' | 'close';
  bytes?: Uint8Array;
}

const port = parentPort;
if (port === null) throw new Error('embedded-worker.ts runs as a worker thread only');
const { directory } = workerData as { directory: string };
let lite: PGlite | undefined;
let queue: Promise<void> = Promise.resolve();

// One call after the other: the protocol is a conversation, and PGlite has one session.
port.on('message', (call: Call) => {
  queue = queue.then(() => answer(call));
});

async function answer({ id, call, bytes }: Call): Promise<void> {
  try {
    if (call === 'open') lite = await opened(directory);
    if (call === 'close') await lite?.close();
    const result = call === 'exec' && bytes ? await lite?.execProtocolRaw(bytes) : undefined;
    port?.postMessage({ id, bytes: result });
  } catch (error) {
    port?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

function opened(directory: string): Promise<PGlite> {
  const cluster = newCluster(directory);
  return PGlite.create(directory, cluster ? { loadDataDir: cluster } : {});
}
