/** A community on a stand-in, an App installed on it, and what `headwater serve` needs to be that App. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Environment } from '../../src/config/settings.ts';
import type { Extension } from '../../src/demo/extension.ts';
import { marker } from '../../src/domain/outbox/post.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { want } from '../../src/store/outbox/ledger.ts';
import { APP_ID, installedOn, KEYS } from './app.ts';
import { emptyFolder, headwaterProcess } from './command-line.ts';
import { startStandIn, type StandInWithPosts } from './stand-in.ts';
import { SECRET } from './webhooks.ts';

export interface ServedCommunity {
  github: StandInWithPosts;
  environment(database: string, over?: Environment): Environment;
  /** Reads everything. @returns the repository that the load is about, as payloads name it */
  backfilled(db: Database, environment: Environment): Promise<LoadedRepository>;
}

export interface LoadedRepository {
  id: number;
  full_name: string;
  owner: { login: string };
  default_branch: string;
}

/** Where the outbox writes. */
export const WRITTEN_TO = 'springboard/meta';

/**
 * @param configuration lines of headwater.yml beside the institution and its community
 * @param extensions of the stand-in
 */
export async function startServedCommunity({
  configuration = '',
  extensions = [],
}: { configuration?: string; extensions?: Extension[] } = {}): Promise<ServedCommunity> {
  const folder = emptyFolder();
  writeFileSync(
    join(folder, 'headwater.yml'),
    `institution: { name: Hydrology, team: [] }\ncommunities: [{ name: Springboard, orgs: [springboard] }]\n${configuration}`,
  );
  const github = await startStandIn({
    simulated: {
      pullRequests: 40,
      repositories: 2,
      seed: 3,
      start: '2025-06-01T00:00:00Z',
      end: '2026-01-01T00:00:00Z',
    },
    app: installedOn([{ id: 70, account: 'springboard' }]),
    posts: { repositories: [WRITTEN_TO] },
    extensions,
  });
  return {
    github,
    environment: (database, over = {}) => ({
      HEADWATER_CONFIG: join(folder, 'headwater.yml'),
      DATABASE_URL: database,
      APP_ID: String(APP_ID),
      PRIVATE_KEY: KEYS.privateKey,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: github.restUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      ...over,
    }),
    async backfilled(db, environment) {
      const { code, err } = await headwaterProcess(['backfill'], environment);
      if (code !== 0) throw new Error(err);
      const { rows } = await sql<{ id: number }>`
        select id::int as id from repos where full_name = 'springboard/hub'`.execute(db);
      return {
        id: rows[0]!.id,
        full_name: 'springboard/hub',
        owner: { login: 'springboard' },
        default_branch: 'main',
      };
    },
  };
}

/** One more issue that is to be opened. @returns its key */
export async function wish(db: Database, name: string): Promise<string> {
  const post = {
    kind: 'issue' as const,
    key: `report ${WRITTEN_TO} ${name}`,
    repository: WRITTEN_TO,
    title: name,
    body: 'As wished.',
    labels: [],
    is_open: true,
  };
  await want(db, post, new Date().toISOString());
  return post.key;
}

/** How often each of these stands on GitHub. */
export function timesPosted({ github }: ServedCommunity, keys: readonly string[]): Map<string, number> {
  const posts = github.posts();
  return new Map(keys.map((key) => [key, posts.filter(({ body }) => body.includes(marker(key))).length]));
}
