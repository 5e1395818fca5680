/** The command line: which commands there are, which options they take. What they do stands in commands/. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import type { AttentionOptions } from './commands/attention.ts';
import type { AuditOptions } from './commands/audit.ts';
import type { BackfillOptions } from './commands/backfill.ts';
import type { CheckOptions } from './commands/check.ts';
import type { ExportOptions } from './commands/export.ts';
import { EXIT } from './commands/exit.ts';
import type { InitOptions } from './commands/init.ts';
import type { MeasureOptions } from './commands/measure.ts';
import type { NudgesOptions } from './commands/nudges.ts';
import type { QueueOptions } from './commands/queue.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ServeOptions } from './commands/server.ts';
import type { CommandContext } from './commands/context.ts';

/**
 * @param words what was typed after `headwater`
 * @returns the exit code
 * @throws whatever commands/failure.ts tells apart
 */
export async function run(words: string[], ctx: CommandContext): Promise<number> {
  let code: number = EXIT.done;
  const program = commandLine(ctx, (result) => (code = result));
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    // `headwater` alone: the help is printed on stderr, since it is not what was asked for.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage;
    throw error;
  }
  return code;
}

/** The whole command line; `ctx` is used only when a command runs. */
export function commandLine(ctx: CommandContext, ended: (code: number) => void): Command {
  const program = new Command('headwater')
    .description('Measures whether an institution’s work is making an open-source community healthier.')
    .version(version())
    .exitOverride()
    .configureOutput({
      writeOut: (text) => ctx.out.write(text),
      writeErr: (text) => ctx.err.write(text),
      // The issue is printed once, as one line, by main.ts.
      outputError: () => {},
    })
    .configureHelp({ helpWidth: 100 });
  const command = (name: string, description: string) => program.command(name).description(description);
  // Each command is loaded when it runs: all of them together take most of a second.
  const runs =
    <Given>(load: () => Promise<(ctx: CommandContext, given: Given) => Promise<number>>) =>
    async (given: Given) =>
      ended(await (await load())(ctx, given));

  program.commandsGroup('From nothing to a report:');
  command('demo', 'a simulated community behind a local GitHub, backfilled and reported; needs no account')
    .option('--once', 'exit after the report')
    .action(runs(async () => (await import('./commands/demo.ts')).demoCommand));
  command('measure', 'init, backfill and report in one go')
    .requiredOption('--org <name>', 'the organisation to measure')
    .option('--institution <name>', 'who measures it')
    .action(runs<MeasureOptions>(async () => (await import('./commands/measure.ts')).measureCommand));

  program.commandsGroup('One step at a time:');
  command('init', 'write a commented headwater.yml')
    .requiredOption('--org <name>', 'the organisation to measure')
    .requiredOption('--institution <name>', 'who measures it')
    .action(runs<InitOptions>(async () => (await import('./commands/init.ts')).initCommand));
  command('check', 'say what will and will not work, and why')
    .option('--offline', 'ask GitHub nothing: for health checks')
    .action(runs<CheckOptions>(async () => (await import('./commands/check.ts')).checkCommand));
  command('migrate', 'bring the database to the newest schema (every command does it, too)').action(
    runs(async () => (await import('./commands/migrate.ts')).migrateCommand),
  );
  command('backfill', 'read history from GitHub; run it again to go on where it stopped')
    .option('--repo <owner/name>', 'this repository only; may be given several times', collect, [])
    .option('--since <date>', 'only what was opened from this day on')
    .option('--full', 'begin again, even where an earlier run was cut off')
    .action(runs<BackfillOptions>(async () => (await import('./commands/backfill.ts')).backfillCommand));
  command('sync', 'read what has changed since; cheap enough for every night').action(
    runs(async () => (await import('./commands/sync.ts')).syncCommand),
  );
  reportOptions(command('report', 'the KPIs of a week or another window')).action(
    runs<ReportOptions>(async () => (await import('./commands/report.ts')).reportCommand),
  );
  command('attention', 'whose turn every open pull request is, since when, why')
    .option('--repo <owner/name>', 'this repository only')
    .option('--from <date>', 'instead: how long each side held them, from this day (UTC)')
    .option('--to <date>', 'to the day after its last one')
    .addOption(format())
    .action(runs<AttentionOptions>(async () => (await import('./commands/attention.ts')).attentionCommand));
  command('nudges', 'what would be said, to whom and why; says it with --send')
    .option('--send', 'say it: where upstream has asked for comments, in texts that somebody signed')
    .addOption(new Option('--format <format>', 'how to print it').choices(['markdown', 'json']))
    .action(runs<NudgesOptions>(async () => (await import('./commands/nudges.ts')).nudgesCommand));
  command('queue', 'what to review in an iteration: ranked, assigned to nobody')
    .option('--size <n>', 'how many; without it queue.per_iteration')
    .option('--iteration <n>', 'a sprint by its number; without it the coming one, once its list is due')
    .option('--for <login>', 'for one person of the team: what they know comes first')
    .option('--session', 'a shortlist for a live review session instead')
    .addOption(format())
    .option('--post', 'into the open issue planning.issue_title of planning.repository')
    .action(runs<QueueOptions>(async () => (await import('./commands/queue.ts')).queueCommand));
  command('audit', 'data quality: what is stored against GitHub’s own counts')
    .addOption(format())
    .option('--strict', 'exit with code 4 when the data is incomplete')
    .action(runs<AuditOptions>(async () => (await import('./commands/audit.ts')).auditCommand));

  command('opt-out', 'forget a person: a pseudonym everywhere, from now on and backwards')
    .argument('<person>', 'GitHub’s numeric id, or a login that is stored')
    .action(runs<string>(async () => (await import('./commands/opt-out.ts')).optOutCommand));
  command('export', 'facts and KPIs as files for notebooks')
    .requiredOption('--to <directory>', 'where the files go; they are replaced')
    .addOption(
      new Option('--format <format>', 'of the files').choices(['csv', 'json', 'parquet']).default('csv'),
    )
    .option('--as-of <time>', 'the KPIs as they were known then; without it: now')
    .action(runs<ExportOptions>(async () => (await import('./commands/export.ts')).exportCommand));

  command('import', 'history from a github-to-sqlite database, until GitHub itself has been read')
    .argument('<file>', 'the database; it is only read')
    .action(runs<string>(async () => (await import('./commands/import.ts')).importCommand));

  program.commandsGroup('Always up to date:');
  command('serve', 'take webhooks, read what they touched, do what is due; until it is told to stop')
    .addOption(
      new Option('--role <role>', 'what this process does, where several share one PostgreSQL')
        .choices(['all', 'web', 'worker'])
        .default('all'),
    )
    .action(runs<ServeOptions>(async () => (await import('./commands/serve.ts')).serveCommand));

  return program;
}

function reportOptions(command: Command): Command {
  return command
    .option('--week <week>', 'an ISO week such as 2026-W07; without any window: the last one that is over')
    .option('--iteration <n>', 'a sprint by its number; 1 begins at the anchor of the configuration')
    .option('--from <date>', 'first day of the window (UTC)')
    .option('--to <date>', 'the day after its last one')
    .option('--as-of <time>', 'as it was known then: a day or an instant; without it: now')
    .option('--community <name>', 'that community alone')
    .option('--repo <owner/name>', 'what a community would show that consisted of this repository alone')
    .addOption(format())
    .option('--strict', 'exit with code 4 when the data is incomplete')
    .option('--post', 'keep it as an issue in report.repository, one for each window');
}

function format(): Option {
  return new Option('--format <format>', 'how to print it').choices(['markdown', 'json', 'csv']);
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

/** package.json stands beside src in a clone and beside dist in a build. */
function version(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
