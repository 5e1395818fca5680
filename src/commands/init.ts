import { existsSync, writeFileSync } from 'node:fs';
import { ConfigurationError, parseConfiguration } from '../config/configuration.ts';
import { readOwnersRepositories } from '../github/repositories/repositories.ts';
import { counted } from '../text/figures.ts';
import { startingConfiguration } from '../text/starting-configuration.ts';
import { EXIT, UsageError } from './failure.ts';
import { reader } from './github.ts';
import { note, type CommandContext } from './context.ts';

export interface InitOptions {
  org: string;
  institution: string;
}

/** Writes a commented headwater.yml; with a token, or an App, it asks GitHub first whether there is such an organisation. */
export async function initCommand(ctx: CommandContext, options: InitOptions): Promise<number> {
  const path = ctx.settings.configuration_path;
  if (existsSync(path)) throw new UsageError(cannotWrite(path, 'EEXIST'));
  const wanted = orgName(options.org);
  const institution = options.institution.trim();
  if (institution === '') throw new UsageError('--institution is empty; write the name of who measures.');
  requireReadable(institution);
  const org = await asGitHubSpellsIt(ctx, wanted);
  const text = startingConfiguration({ org, institution });
  try {
    // "wx": where the file has come up meanwhile, the file system itself refuses to overwrite it.
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(cannotWrite(path, (error as NodeJS.ErrnoException).code ?? 'unknown reason'));
  }
  note(
    ctx,
    `Wrote ${path}. Next: name the team in it, then run \`headwater check\` and \`headwater backfill\`.`,
  );
  return EXIT.done;
}

/** @throws UsageError for a name that no command could read back out of the file */
function requireReadable(institution: string): void {
  try {
    parseConfiguration(startingConfiguration({ org: 'springboard', institution }), '');
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const reason = error.lines[0]!.replace(/^:\d+:\d+: /, '');
    throw new UsageError(`--institution cannot stand in a configuration: ${reason}`);
  }
}

/** @throws UsageError */
export function orgName(text: string): string {
  const name = text.replace(/^(https:\/\/)?github\.com\//, '').replace(/\/$/, '');
  if (/^[a-z\d][a-z\d_-]*$/i.test(name)) return name;
  throw new UsageError(`--org is "${text}"; write the name of a GitHub organisation or user.`);
}

async function asGitHubSpellsIt(ctx: CommandContext, org: string): Promise<string> {
  const { github_token, app } = ctx.settings;
  if (github_token === null && app === null) {
    note(ctx, `GITHUB_TOKEN is not set, so GitHub was not asked whether ${org} exists.`);
    return org;
  }
  const repositories = await readOwnersRepositories(reader(ctx), org);
  const spelled = repositories[0]?.full_name.split('/')[0] ?? org;
  note(
    ctx,
    `${spelled} has ${counted(repositories.length, 'public repository that is not a fork', 'public repositories that are not forks')}.`,
  );
  return spelled;
}

function cannotWrite(path: string, code: string): string {
  if (code === 'EEXIST')
    return `${path} exists and is left as it is; edit it, or set HEADWATER_CONFIG to another path.`;
  if (code === 'ENOENT')
    return `${path} cannot be written: its folder is missing; make it, or set HEADWATER_CONFIG to another path.`;
  return `${path} cannot be written (${code}); make its folder writable, or set HEADWATER_CONFIG to another path.`;
}
