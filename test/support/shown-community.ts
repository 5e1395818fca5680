/** A simulated community, read whole, and its pages. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/config/settings.ts';
import { startDemoStandIn } from '../../src/demo/process.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { openDatabase } from '../../src/store/driver/database.ts';
import type { WebApp } from '../../src/web/server.ts';
import { emptyFolder, headwater, placesIn } from './command-line.ts';
import { databaseForCommands } from './databases.ts';
import type { RecordedFile } from './recorded.ts';
import { servedPages } from './served-pages.ts';
import { observing, startStandIn } from './stand-in.ts';

const ONE_COMMUNITY = '[{ name: Springboard, orgs: [springboard] }]';
const configuration = (
  communities: string,
) => `institution: { name: Hydrology & Co, team: [{ github: amber-maintainer }] }
communities: ${communities}
iterations: { anchor: 2026-02-04, days: 14 }
`;
export const SHOWN_AT = '2026-02-16T08:00:00Z';

export interface ShownCommunity {
  db: Database;
  /** Of the command line that prints the same. */
  environment: Environment;
  /** headwater.yml. */
  configuration: string;
  /**
   * The routes of a server of their own: nothing is kept from one to the next.
   * @param over `address` = HEADWATER_URL; `communities` as the configuration writes them
   */
  served(over?: { isPublic?: boolean; host?: string; address?: string; communities?: string }): WebApp;
  close(): Promise<void>;
}

export async function startShownCommunity(
  simulated = { pullRequests: 120, repositories: 1, end: '2026-02-16T00:00:00Z' },
): Promise<ShownCommunity> {
  const github = await startStandIn({ simulated });
  return shown({
    github: { ...observing(github) },
    files: { 'headwater.yml': configuration(ONE_COMMUNITY) },
    configurationOf: configuration,
    now: SHOWN_AT,
    end: () => github.close(),
  });
}

/** Two recorded communities, both as of a day on which both were busy, though later history of theirs is there, too. */
export async function startShownRecorded(files: readonly RecordedFile[]): Promise<ShownCommunity> {
  const wanted = [...RECORDED.values()].flat();
  const recorded = files.filter(({ repo }) => wanted.includes(repo)).map(({ path }) => path);
  const github = await startStandIn({ recorded });
  const communities = [...RECORDED].map(
    ([name, repositories]) => `\n  - { name: ${name}, repositories: [${repositories.join(', ')}] }`,
  );
  const text = `institution: { name: Hydrology & Co, team: [{ github: yuvipanda }, { github: ekr }] }
communities: ${communities.join('')}
iterations: { anchor: 2019-10-16, days: 14 }
`;
  return shown({
    github: { ...observing(github), HEADWATER_NOW: RECORDED_AT },
    files: { 'headwater.yml': text },
    configurationOf: () => text,
    now: RECORDED_AT,
    end: () => github.close(),
  });
}

const RECORDED = new Map([
  ['JupyterHub', ['jupyterhub/kubespawner', 'jupyterhub/the-littlest-jupyterhub']],
  ['TLS', ['tlswg/draft-ietf-tls-esni']],
]);
export const RECORDED_AT = '2019-11-25T08:00:00Z';

/** The communities of `headwater demo`, at its instant. */
export async function startShownDemo(): Promise<ShownCommunity> {
  const standIn = await startDemoStandIn();
  const { restUrl, graphqlUrl, token, now, files } = standIn;
  return shown({
    github: {
      GITHUB_TOKEN: token,
      GITHUB_API_URL: restUrl,
      GITHUB_GRAPHQL_URL: graphqlUrl,
      HEADWATER_NOW: now,
    },
    files,
    configurationOf: () => files['headwater.yml']!,
    now,
    end: () => standIn.close(),
  });
}

interface Shown {
  /** Settings that lead to it. */
  github: Environment;
  files: Record<string, string>;
  /** @param communities as a configuration writes them */
  configurationOf: (communities: string) => string;
  now: string;
  end: () => Promise<void>;
}

async function shown({ github, files, configurationOf, now, end }: Shown): Promise<ShownCommunity> {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const environment = { ...placesIn(folder), DATABASE_URL: await databaseForCommands(), ...github };
  const { code, err } = await headwater(['backfill'], environment);
  if (code !== 0) throw new Error(err);
  const open = await openDatabase(environment.DATABASE_URL, 'a test');
  const stop = new AbortController();
  return {
    environment,
    configuration: configurationOf(ONE_COMMUNITY),
    db: open.db,
    served({ isPublic = true, host = '0.0.0.0', address, communities = ONE_COMMUNITY } = {}) {
      const text = configurationOf(communities);
      return servedPages({
        db: open.db,
        environment: { ...environment, HEADWATER_URL: address },
        configuration: isPublic ? text : `${text}dashboard: { public: false }\n`,
        host,
        now: () => new Date(now),
        stop: stop.signal,
      });
    },
    async close() {
      stop.abort();
      await open.close();
      await end();
    },
  };
}

/** Every route that the pages add, as the router has them. */
export function mounted(app: WebApp): string[] {
  const paths = app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);
  return [...new Set(paths)].filter((path) => !/^\/(healthz|readyz|metrics|assets\/|sql\/kpi\/)/.test(path));
}
