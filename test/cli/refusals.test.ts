/** What people read where nothing is written: each refusal of --post and --send, in the words that were read and kept. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../src/config/settings.ts';
import { APP_ID, installedOn, KEYS } from '../support/app.ts';
import { emptyFolder, headwater, placesIn } from '../support/command-line.ts';
import { databaseForCommands } from '../support/databases.ts';
import { startStandIn, type StandInWithPosts } from '../support/stand-in.ts';
import type { InstallationOptions } from '../support/stand-in/app.ts';

const BARE = `institution: { name: Field Station, team: [] }
communities: [{ name: Springboard, orgs: [springboard] }]
`;
const WHOLE = `${BARE}report: { repository: springboard/meta }
iterations: { anchor: 2026-02-04, days: 14 }
planning: { repository: springboard/meta, issue_title: Upstream work }
`;
/** As Headwater runs in a scheduled workflow of that repository. */
const workflowIn = (repository: string): Environment => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: repository,
  HEADWATER_WORKFLOW_TOKEN: 'ghs_of_a_workflow',
});
const AS_APP: Environment = {
  APP_ID: String(APP_ID),
  PRIVATE_KEY: KEYS.privateKey,
  WEBHOOK_SECRET: 'long-and-random-enough',
};
const INSTALLED: InstallationOptions = { id: 70, account: 'springboard' };

interface Refusal {
  what: string;
  words: string;
  configuration?: string;
  as?: Environment;
  /** Before the first reading has come to its end. */
  isEarly?: boolean;
  installed?: InstallationOptions[];
}

const REFUSALS: Refusal[] = [
  { what: 'the history is not complete', words: 'report --post', as: AS_APP, isEarly: true },
  { what: 'the history is not complete', words: 'queue --post', as: AS_APP, isEarly: true },
  { what: 'the history is not complete', words: 'nudges --send', as: AS_APP, isEarly: true },
  { what: 'no place is configured', words: 'report --post', as: AS_APP, configuration: BARE },
  { what: 'no place is configured', words: 'queue --post', as: AS_APP, configuration: BARE },
  { what: 'there is a personal token alone', words: 'report --post' },
  { what: 'there is a personal token alone', words: 'queue --post' },
  { what: 'there is a personal token alone', words: 'nudges --send' },
  { what: 'the workflow runs elsewhere', words: 'report --post', as: workflowIn('springboard/hub') },
  { what: 'the workflow runs elsewhere', words: 'queue --post', as: workflowIn('springboard/hub') },
  { what: 'it is asked for in a format', words: 'nudges --send --format json', as: AS_APP },
  {
    what: 'the iteration is over',
    words: 'queue --post --iteration 1',
    as: { ...AS_APP, HEADWATER_NOW: '2026-03-02T08:00:00Z' },
  },
  { what: 'no recurring issue is open', words: 'queue --post', as: AS_APP },
  {
    what: 'the App is installed elsewhere',
    words: 'report --post',
    as: AS_APP,
    installed: [{ id: 71, account: 'tidepool' }],
  },
  {
    what: 'the App may only read',
    words: 'report --post --week 2026-W06',
    as: AS_APP,
    installed: [
      {
        ...INSTALLED,
        permissions: { metadata: 'read', contents: 'read', pull_requests: 'read', issues: 'read' },
      },
    ],
  },
];

describe('where nothing is written', () => {
  let github: StandInWithPosts;
  const folder = emptyFolder();
  let reads: Environment;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 240, repositories: 1, end: '2026-02-16T00:00:00Z' },
      app: installedOn([INSTALLED]),
      posts: { repositories: ['springboard/meta'] },
    });
    reads = {
      ...placesIn(folder),
      DATABASE_URL: await databaseForCommands(),
      GITHUB_API_URL: github.restUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_TOKEN: github.token,
    };
  });
  afterAll(() => github.close());

  async function said({ what, words, configuration = WHOLE, as = {}, installed = [INSTALLED] }: Refusal) {
    writeFileSync(join(folder, 'headwater.yml'), configuration);
    await github.setInstallations(installed);
    const { code, out, err } = await headwater(words.split(' '), { ...reads, ...as });
    expect(out, `${words}: ${what}`).toBe('');
    return `### \`${words}\`, and ${what}\n\n${err.trim()}\n\nIt ends with ${code}.\n`;
  }

  it('it is said why, and what to do about it', async () => {
    const early = [];
    for (const one of REFUSALS.filter(({ isEarly }) => isEarly)) early.push(await said(one));
    await github.setInstallations([INSTALLED]);
    expect((await headwater(['backfill'], reads)).code).toBe(0);
    const later = [];
    for (const one of REFUSALS.filter(({ isEarly }) => !isEarly)) later.push(await said(one));
    await expect([...early, ...later].join('\n')).toMatchFileSnapshot('../golden/refusals.md');
    expect(github.posts()).toEqual([]);
    const log = await github.log();
    expect(log.filter(({ isWrite }) => isWrite)).toEqual([]);
  });
});
