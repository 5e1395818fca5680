import { existsSync } from 'node:fs';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import type { RepoRow } from '../domain/history/facts.ts';
import type { Roster } from '../domain/people/institution.ts';
import type { AppClient } from '../github/transport/app-client.ts';
import type { GitHubClient } from '../github/transport/types.ts';
import { boardName, readBoard, type Board } from '../github/planning/project-board.ts';
import { readOwnersRepositories, readRepository } from '../github/repositories/repositories.ts';
import { readRoster, withoutHandle } from '../github/people/roster.ts';
import { readViewer } from '../github/transport/viewer.ts';
import { openDatabase } from '../store/driver/database.ts';
import { requirePlace } from '../store/driver/folder.ts';
import { DirectoryInUse } from '../store/driver/directory-lock.ts';
import { refuseUnfitDatabase } from '../store/driver/applied-migrations.ts';
import { lookAtServer, unfit } from '../store/driver/server.ts';
import { DatabaseFailure } from './database-failure.ts';
import { sayConsents } from './check-consent.ts';
import { sayPermissions } from './check-permissions.ts';
import { sayWhatIsUnderstood, type Say } from './check-questions.ts';
import { EXIT, failureOf, UsageError } from './failure.ts';
import { app, observer, reader } from './github.ts';
import { nudgeRules } from './nudges.ts';
import { counted } from '../text/figures.ts';
import { whatIsWritten } from '../text/what-is-written.ts';
import type { CommandContext } from './context.ts';

export interface CheckOptions {
  offline?: boolean;
}

/** Looks at everything, changes nothing, and says what will and will not work. */
export async function checkCommand(ctx: CommandContext, { offline }: CheckOptions): Promise<number> {
  const codes: number[] = [];
  const say: Say = async (what, look) => {
    try {
      ctx.out.write(`yes  ${what}: ${await look()}\n`);
      return true;
    } catch (error) {
      const { code, lines } = failureOf(error, ctx.redact);
      codes.push(code);
      // Many a refusal names the thing itself.
      const own = `${what}: `;
      for (const line of lines)
        ctx.out.write(`no   ${own}${line.startsWith(own) ? line.slice(own.length) : line}\n`);
      return false;
    }
  };
  let configuration: Configuration | undefined;
  await say('configuration', async () => {
    configuration = readConfiguration(ctx.settings.configuration_path);
    return describe(configuration);
  });
  if (configuration?.nudges.templates !== undefined)
    await say('texts of reminders', async () => {
      const { templates } = nudgeRules(ctx, configuration!);
      const parties = Object.values(templates.texts).filter((text) => text !== null).length;
      if (templates.signed_by === null) return `${parties} of 2, not signed: nothing is commented`;
      return `${parties} of 2, signed by ${templates.signed_by}`;
    });
  const { database_url, database_read_url } = ctx.settings;
  const database = await say('database', () =>
    lookAtDatabase(database_url, 'DATABASE_URL', offline ?? false),
  );
  if (database_read_url !== null)
    await say('database for reports', () =>
      lookAtDatabase(database_read_url, 'DATABASE_READ_URL', offline ?? false),
    );
  if (offline !== true) {
    const refusedBefore = codes.length;
    const readable = await lookAtGitHub(ctx, configuration, say);
    sayWhatWorks(ctx, configuration, { database, readable, whole: codes.length === refusedBefore });
  }
  // What the reader must mend by hand comes before what a retry may mend.
  return [EXIT.usage, EXIT.refused, EXIT.failed].find((code) => codes.includes(code)) ?? EXIT.done;
}

function describe({ institution }: Configuration): string {
  const { name, communities, team } = institution;
  const people =
    team.length === 0
      ? 'nobody on the team yet'
      : `${counted(team.length, 'entry', 'entries')} on the team list`;
  return `${name}, ${communities.map((community) => community.name).join(', ')}; ${people}`;
}

async function lookAtDatabase(url: string, setting: string, offline: boolean): Promise<string> {
  const directory = url.startsWith('pglite:') ? url.slice('pglite:'.length) : null;
  if (directory !== null) requirePlace(directory);
  if (directory !== null && !existsSync(directory))
    return `${url}, not there yet; the first command makes it`;
  // A health check must not take the directory from the process whose health it checks.
  if (directory !== null && offline) return url;
  try {
    const open = await openDatabase(url, 'headwater check');
    try {
      const issue = unfit(await lookAtServer(open.db));
      if (issue !== null) throw new UsageError(issue);
      await refuseUnfitDatabase(open.db);
      return open.place;
    } finally {
      await open.close();
    }
  } catch (error) {
    if (error instanceof DirectoryInUse) return error.message;
    throw DatabaseFailure.from(error, setting) ?? error;
  }
}

/** @returns whether anything of a community can be read: what is refused beside it ends no reading */
async function lookAtGitHub(
  ctx: CommandContext,
  configuration: Configuration | undefined,
  say: Say,
): Promise<boolean> {
  const installed = app(ctx);
  let accepted = true;
  if (installed) accepted = await say('app', () => installations(ctx, installed));
  if (!installed || ctx.settings.github_token !== null)
    accepted = (await say('token', () => tokensOwner(observer(ctx)))) && accepted;
  if (!accepted) return false;
  const client = installed ?? reader(ctx);
  const subjects: RepoRow[] = [];
  const readable = async (name: string, read: (github: GitHubClient, name: string) => Promise<string>) => {
    await say(name, async () => {
      const what = await read(client, name);
      return installed ? `${what} with ${await credentialOf(installed, name.split('/')[0]!)}` : what;
    });
  };
  for (const { orgs, repositories, roster } of configuration?.institution.communities ?? []) {
    for (const org of orgs) await readable(org, (github) => readableRepositories(github, org, subjects));
    for (const repository of repositories)
      await readable(repository, (github) => readableCounts(github, repository, subjects));
    if (roster)
      await readable(`${roster.repository} ${roster.path}`, (github) => readableRoster(github, roster));
  }
  if (configuration?.planning) {
    const { repository, project } = configuration.planning;
    await readable(repository, readablePlans);
    if (project) await readable(boardName(project), (github) => readableCards(github, project));
  }
  const [subject] = subjects;
  if (subject) await sayWhatIsUnderstood(client, subject, say);
  if (subject) await sayConsents(client, subjects, say);
  if (installed) sayPermissions(ctx, await installed.installations());
  return subject !== undefined || configuration === undefined;
}

async function tokensOwner(github: GitHubClient): Promise<string> {
  const { login, points } = await readViewer(github);
  if (points === null) return `${login}, without a limit`;
  return `${login}, ${points.left} of ${points.limit} points left until ${points.resets_at}`;
}

async function installations({ settings }: CommandContext, github: AppClient): Promise<string> {
  const places = (await github.installations()).map(({ account, is_selected, is_suspended }) => {
    if (is_suspended) return `${account} (suspended)`;
    return is_selected ? `${account} (selected repositories)` : account;
  });
  return `${settings.app!.id}, installed on ${places.join(', ') || 'no account yet'}`;
}

/** "installation 123 of the App" or "GITHUB_TOKEN". */
async function credentialOf(github: AppClient, owner: string): Promise<string> {
  const [group] = await github.byCredential([owner]);
  return group!.credential === 'token' ? 'GITHUB_TOKEN' : `${group!.credential} of the App`;
}

async function readableRepositories(github: GitHubClient, org: string, subjects: RepoRow[]): Promise<string> {
  const found = await readOwnersRepositories(github, org);
  subjects.push(...found);
  if (found.length === 0)
    throw new UsageError('it has no public repository that is not a fork; name another organisation.');
  return `${counted(found.length, 'public repository', 'public repositories')} can be read`;
}

async function readableCounts(
  github: GitHubClient,
  repository: string,
  subjects: RepoRow[],
): Promise<string> {
  const { repo, counts, refused } = await readRepository(github, repository);
  subjects.push(repo);
  const without = refused.map(({ part, reason }) => `; without its ${part.replace('_', ' ')} (${reason})`);
  return `${some(counts.pull_requests, 'pull request')} and ${some(counts.issues, 'issue')} can be read${without.join('')}${renamed(repository, repo.full_name)}`;
}

async function readablePlans(github: GitHubClient, repository: string): Promise<string> {
  const { repo, counts } = await readRepository(github, repository, { privateToo: true });
  return `${some(counts.issues, 'planning issue')} can be read${renamed(repository, repo.full_name)}`;
}

function some(number: number | null, one: string): string {
  return number === null ? `an unknown number of ${one}s` : counted(number, one);
}

/** GitHub forwards former names; whoever wrote one should know. */
function renamed(configured: string, now: string): string {
  return configured.toLowerCase() === now.toLowerCase()
    ? ''
    : `; it is called ${now} now: write that in the configuration`;
}

async function readableCards(github: GitHubClient, project: Board): Promise<string> {
  const { board_cards } = await readBoard(github, project, 'github.com');
  return `${counted(board_cards.length, 'card')} of the board can be read`;
}

async function readableRoster(github: GitHubClient, roster: Roster): Promise<string> {
  const { revisions, full_name } = await readRoster(github, roster, null);
  const newest = revisions.at(-1);
  if (!newest)
    throw new UsageError(
      'no commit of the default branch touches it; correct the roster in the configuration.',
    );
  if (newest.entries === null)
    throw new UsageError(`its newest revision cannot be read: ${newest.problem}; the one before it stands.`);
  const { without_handle = 0 } = newest;
  const lost = without_handle > 0 ? `; ${withoutHandle(without_handle)}, left out` : '';
  return `${counted(newest.entries.length, 'person', 'people')} in the newest of ${counted(revisions.length, 'revision')}${lost}${renamed(roster.repository, full_name)}`;
}

function sayWhatWorks(
  ctx: CommandContext,
  configuration: Configuration | undefined,
  { database, readable, whole }: { database: boolean; readable: boolean; whole: boolean },
): void {
  const configured = configuration !== undefined;
  const needs = (...held: [boolean, string][]) => held.filter(([has]) => !has).map(([, what]) => what);
  const commands: [string, string[]][] = [
    ['migrate', needs([database, 'the database'])],
    ['backfill', needs([configured, 'the configuration'], [database, 'the database'], [readable, 'GitHub'])],
    [
      'import, report, attention, queue, nudges, audit',
      needs([configured, 'the configuration'], [database, 'the database']),
    ],
  ];
  for (const [command, missing] of commands)
    ctx.out.write(
      missing.length === 0
        ? `${command}: will work${command === 'backfill' && !whole ? ', without what is refused above' : ''}.\n`
        : `${command}: will not work before this is mended: ${missing.join(', ')}.\n`,
    );
  const { app, workflow } = ctx.settings;
  const { report, planning, nudges } = configuration ?? {};
  ctx.out.write(
    `${whatIsWritten({
      writer: workflow ? 'workflow' : app ? 'app' : null,
      report: report?.repository ?? null,
      // Where there is a dashboard its pages are linked.
      folder: ctx.settings.public_url === null ? (report?.folder ?? null) : null,
      queue:
        planning?.issue_title === undefined
          ? null
          : { repository: planning.repository, title: planning.issue_title },
      reminders: nudges?.mode ?? 'off',
    })}\n`,
  );
}
