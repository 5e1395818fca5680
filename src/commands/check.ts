import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { readConfiguration, type Configuration } from '../config.ts';
import type { GitHubClient } from '../github/client.ts';
import { readOwnersRepositories, readRepository } from '../github/repositories.ts';
import { readViewer } from '../github/viewer.ts';
import { openDatabase } from '../store/database.ts';
import { DirectoryInUse } from '../store/directory-lock.ts';
import { refuseNewerDatabase } from '../store/migrate.ts';
import { EXIT, failureOf, UsageRefusal } from './failure.ts';
import { observer } from './github.ts';
import type { Surroundings } from './surroundings.ts';

export interface CheckOptions {
  offline?: boolean;
}

type Say = (what: string, look: () => Promise<string>) => Promise<boolean>;

/** Looks at everything, changes nothing, and says what will and will not work. */
export async function checkCommand(around: Surroundings, { offline }: CheckOptions): Promise<number> {
  const codes: number[] = [];
  const say: Say = async (what, look) => {
    try {
      around.out.write(`yes  ${what}: ${await look()}\n`);
      return true;
    } catch (error) {
      const { code, lines } = failureOf(error);
      codes.push(code);
      for (const line of lines) around.out.write(`no   ${what}: ${line}\n`);
      return false;
    }
  };
  let configuration: Configuration | undefined;
  await say('configuration', async () => {
    configuration = readConfiguration(around.settings.configuration_path);
    return describe(configuration);
  });
  const database = await say('database', () => lookAtDatabase(around, offline ?? false));
  if (offline !== true) {
    const readable = await lookAtGitHub(around, configuration, say);
    sayWhatWorks(around, { configured: configuration !== undefined, database, readable });
  }
  // What the reader must mend by hand comes before what a retry may mend.
  return [EXIT.usage, EXIT.refused, EXIT.failed].find((code) => codes.includes(code)) ?? EXIT.done;
}

function describe({ institution }: Configuration): string {
  const { name, communities, team } = institution;
  const people = team.length === 0 ? 'nobody on the team yet' : `${team.length} spells on the team`;
  return `${name}, ${communities.map((community) => community.name).join(', ')}; ${people}`;
}

async function lookAtDatabase({ settings }: Surroundings, offline: boolean): Promise<string> {
  const url = settings.database_url;
  const directory = url.startsWith('pglite:') ? url.slice('pglite:'.length) : null;
  if (directory !== null && !existsSync(directory))
    return `${url}, not there yet; the first command makes it`;
  // A health check must not take the directory from the process whose health it checks.
  if (directory !== null && offline) return url;
  try {
    const open = await openDatabase(url, 'headwater check');
    try {
      await sql`select 1`.execute(open.db);
      await refuseNewerDatabase(open.db);
      return open.place;
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof DirectoryInUse) return error.message;
    throw error;
  }
}

async function lookAtGitHub(
  around: Surroundings,
  configuration: Configuration | undefined,
  say: Say,
): Promise<boolean> {
  let github: GitHubClient | undefined;
  const accepted = await say('token', async () => {
    github = observer(around);
    const { login, points } = await readViewer(github);
    if (points === null) return `${login}, without a limit`;
    return `${login}, ${points.left} of ${points.limit} points left until ${points.resets_at}`;
  });
  if (!accepted || github === undefined) return false;
  const client = github;
  let all = true;
  for (const { orgs, repositories } of configuration?.institution.communities ?? []) {
    for (const org of orgs) all = (await say(org, async () => readableRepositories(client, org))) && all;
    for (const repository of repositories)
      all = (await say(repository, async () => readableCounts(client, repository))) && all;
  }
  return all;
}

async function readableRepositories(github: GitHubClient, org: string): Promise<string> {
  const { length } = await readOwnersRepositories(github, org);
  if (length === 0)
    throw new UsageRefusal('it has no public repository that is not a fork; name another organisation.');
  return `${length} public ${length === 1 ? 'repository' : 'repositories'} can be read`;
}

async function readableCounts(github: GitHubClient, repository: string): Promise<string> {
  const { counts } = await readRepository(github, repository);
  return `${counts.pull_requests} pull requests and ${counts.issues} issues can be read`;
}

function sayWhatWorks(
  around: Surroundings,
  { configured, database, readable }: { configured: boolean; database: boolean; readable: boolean },
): void {
  const needs = (...held: [boolean, string][]) => held.filter(([has]) => !has).map(([, what]) => what);
  const commands: [string, string[]][] = [
    ['migrate', needs([database, 'the database'])],
    ['backfill', needs([configured, 'the configuration'], [database, 'the database'], [readable, 'GitHub'])],
    ['import, report, audit', needs([configured, 'the configuration'], [database, 'the database'])],
  ];
  for (const [command, missing] of commands)
    around.out.write(
      missing.length === 0
        ? `${command}: will work.\n`
        : `${command}: will not work before this is mended: ${missing.join(', ')}.\n`,
    );
  around.out.write('Reading only: with a personal token Headwater never writes to GitHub.\n');
}
