import { wholeSecond } from '../domain/calendar/instant.ts';
import { existsSync } from 'node:fs';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import { exitOf, readHistory } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { reader } from './github.ts';
import { initCommand, orgName } from './init.ts';
import { printReport, windowOf } from './report.ts';
import { readChanges } from './sync.ts';
import type { CommandContext } from './context.ts';

export interface MeasureOptions {
  org: string;
  institution?: string;
}

/** A real organisation in one command: writes the configuration where there is none, reads history, reports. */
export async function measureCommand(ctx: CommandContext, options: MeasureOptions): Promise<number> {
  const path = ctx.settings.configuration_path;
  const org = orgName(options.org);
  // Without a credential nothing can be measured: say so before a file is written.
  reader(ctx);
  if (!existsSync(path)) await initCommand(ctx, { org, institution: options.institution ?? org });
  const configuration = readConfiguration(path);
  refuseOtherOrg(configuration, org, path);
  return withDatabase(ctx, 'headwater measure', async (open) => {
    const history = await readHistory(ctx, open, configuration, { repo: [] });
    const summary = history.streams > 0 ? history : await readChanges(ctx, open, configuration);
    if (summary.stopped) return EXIT.done;
    const asOf = wholeSecond(ctx.now());
    await printReport(ctx, open.db, configuration, { window: windowOf({}, asOf), asOf }, {});
    return exitOf(summary);
  });
}

function refuseOtherOrg({ institution }: Configuration, org: string, path: string): void {
  const owners = institution.communities.flatMap(({ orgs, repositories }) => [
    ...orgs,
    ...repositories.map((name) => name.split('/')[0] ?? ''),
  ]);
  if (owners.some((owner) => owner.toLowerCase() === org.toLowerCase())) return;
  throw new UsageError(
    `${path} exists and does not name ${org}; add it under communities, or set HEADWATER_CONFIG to another path.`,
  );
}
