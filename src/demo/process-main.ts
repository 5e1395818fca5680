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
const PLANNING = 'field-station/planning';
/** What the institution may write in: its own repositories, and the one upstream whose maintainers want reminders. */
const repositories = ['field-station/meta', PLANNING, 'tidepool/charts'];
const workflow = { token: 'ghs_demo' };
const posts = writtenPosts({ repositories, workflow: { ...workflow, repository: repositories } });
const shown = readCommunity(community);
const planning = shown.repositories.find(({ nameWithOwner }) => nameWithOwner === PLANNING);
/** The issue that the sprint's work on upstream is planned in, as a person has left it. */
posts.plant(
  {
    repository: PLANNING,
    title: 'Upstream work',
    login: 'octocat',
    body: 'What we want to do upstream in this sprint.\n\n- [x] Ask the hub’s maintainers what they need most\n- [ ] Tell the council how it went\n',
  },
  (planning?.issues.count ?? 0) + 1,
);
const { restUrl, graphqlUrl, token } = await startStandIn({
  communities: [shown],
  extensions: [posts.extension],
});
process.send?.({ restUrl, graphqlUrl, token, workflow, now, files } satisfies DemoStandIn);
