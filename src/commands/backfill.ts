import { repositoryName } from './repository-name.ts';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import { backfill } from '../flows/history/backfill.ts';
import type { ReadingSummary } from '../flows/history/history.ts';
import type { OpenDatabase } from '../store/driver/database.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { planningSource } from './planning-source.ts';
import { reader } from './github.ts';
import { instantOf } from './instant.ts';
import { progressOn } from './progress.ts';
import { note, type CommandContext } from './context.ts';

export interface BackfillOptions {
  /** owner/name; empty = all that the configuration names */
  repo: string[];
  since?: string;
  full?: boolean;
}

/** Reads history into the database and says how much; resumable, so that stopping it is no loss. */
export async function backfillCommand(ctx: CommandContext, options: BackfillOptions): Promise<number> {
  const configuration = readConfiguration(ctx.settings.configuration_path);
  // Without a credential nothing can be read: say so before a database is made.
  reader(ctx);
  return withDatabase(ctx, 'headwater backfill', async (open) => {
    return exitOf(await readHistory(ctx, open, configuration, options));
  });
}

export async function readHistory(
  ctx: CommandContext,
  open: OpenDatabase,
  configuration: Configuration,
  options: BackfillOptions,
): Promise<ReadingSummary> {
  const progress = progressOn(ctx);
  const github = reader(ctx, (text) => progress.say(text));
  try {
    const summary = await backfill({
      db: open.db,
      github,
      institution: configuration.institution,
      planning: planningSource(ctx, configuration),
      repositories: options.repo.length === 0 ? null : options.repo.map(repositoryName),
      since: options.since === undefined ? null : instantOf('--since', options.since),
      full: options.full ?? false,
      pseudonymKey: ctx.settings.pseudonym_key,
      now: ctx.now,
      stop: ctx.stop,
      progress: (event) => progress.show(event),
      tidy: (after) => open.tidy(after),
    });
    progress.end();
    for (const line of readingLines(summary)) note(ctx, line);
    if (summary.streams === 0 && !summary.stopped && summary.refused.length === 0)
      note(
        ctx,
        'Everything had been read before: `headwater sync` reads what has changed since, `--full` all of it again.',
      );
    return summary;
  } finally {
    progress.end();
  }
}

/** What could not be read while the rest could is a line and a gap, and no failure of the run. */
export function exitOf(summary: ReadingSummary): number {
  const { refused, closed, repositories, unknown_fields, failed } = summary;
  if (unknown_fields || (refused.length > 0 && closed >= repositories)) return EXIT.refused;
  return failed > 0 ? EXIT.failed : EXIT.done;
}

export function readingLines(summary: ReadingSummary): string[] {
  const read =
    `${summary.stopped ? 'Stopped after' : 'Read'} ${count(summary.pull_requests, 'pull request')} and ` +
    `${count(summary.issues, 'issue')} of ${count(summary.repositories, 'repository', 'repositories')}: ` +
    `${count(summary.requests, 'request')}, ${count(summary.points, 'point')}.`;
  return [
    read,
    ...summary.refused,
    ...summary.incomplete,
    ...summary.warnings,
    ...(summary.stopped ? ['Run it again to go on from here.'] : []),
  ];
}

export function count(amount: number, one: string, many = `${one}s`): string {
  return `${amount.toLocaleString('en')} ${amount === 1 ? one : many}`;
}
