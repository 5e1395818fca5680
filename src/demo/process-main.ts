/** The child process of `process.ts`: serves the demo's data until its parent is gone. */
import { readDemoData } from './data/data-file.ts';
import { readCommunity } from './data/graph.ts';
import type { DemoStandIn } from './process.ts';
import { startStandIn } from './stand-in.ts';

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const { now, files, community } = readDemoData();
const { restUrl, graphqlUrl, token } = await startStandIn({ communities: [readCommunity(community)] });
process.send?.({ restUrl, graphqlUrl, token, now, files } satisfies DemoStandIn);
