/** The child process of `process.ts`: serves the demo's data until its parent is gone. */
import { readDemoData } from './data/data-file.ts';
import { readCommunity } from './data/graph.ts';
import type { DemoStandIn } from './process.ts';
import { writtenPosts } from './rest/posts.ts';
import { startStandIn } from './stand-in.ts';

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

const { now, files, community } = readDemoData();
/** Where the institution wants its weekly issue, and what a workflow in that repository writes with. */
const workflow = { token: 'ghs_demo', repository: 'field-station/meta' };
const { extension } = writtenPosts({ repositories: [workflow.repository], workflow });
const { restUrl, graphqlUrl, token } = await startStandIn({
  communities: [readCommunity(community)],
  extensions: [extension],
});
process.send?.({ restUrl, graphqlUrl, token, workflow, now, files } satisfies DemoStandIn);
