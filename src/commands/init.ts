import { existsSync, writeFileSync } from 'node:fs';
import { readOwnersRepositories } from '../github/repositories/repositories.ts';
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
  const org = await asGitHubSpellsIt(ctx, orgName(options.org));
  if (options.institution.trim() === '')
    throw new UsageError('--institution is empty; write the name of who measures.');
  const text = startingConfiguration({ org, institution: options.institution.trim() });
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

function orgName(text: string): string {
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
  note(ctx, `${spelled} has ${repositories.length} public repositories that are not forks.`);
  return spelled;
}

function cannotWrite(path: string, code: string): string {
  if (code === 'EEXIST')
    return `${path} exists and is left as it is; edit it, or set HEADWATER_CONFIG to another path.`;
  return `${path} cannot be written (${code}); make its folder writable, or set HEADWATER_CONFIG to another path.`;
}
