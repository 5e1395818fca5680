import { wholeSecond } from '../domain/calendar/instant.ts';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import { iterationWindow } from '../domain/calendar/iteration.ts';
import { dueIteration } from '../domain/queue/due.ts';
import type { Queue } from '../domain/queue/queue.ts';
import { queueAsCsv, queueAsJson } from '../text/queue/machine.ts';
import { queueSection } from '../text/queue/section.ts';
import { terminalQueue } from '../text/queue/terminal-queue.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { isNothingStored } from './nothing-stored.ts';
import { queueAt } from './queue-rules.ts';
import type { CommandContext } from './context.ts';

export interface QueueOptions {
  size?: string;
  /** Number of a sprint; without it the coming one, once its list is due. */
  iteration?: string;
  /** A login of the team. */
  for?: string;
  session?: boolean;
  /** Without it: plain text on a terminal, Markdown anywhere else. */
  format?: 'markdown' | 'json' | 'csv';
  post?: boolean;
}

/** The review queue: what to pull in an iteration, ranked, assigned to nobody. */
export async function queueCommand(ctx: CommandContext, options: QueueOptions): Promise<number> {
  const configuration = readConfiguration(ctx.settings.configuration_path);
  const wish = {
    iteration: iterationOf(configuration, options, ctx.now()),
    size: sizeOf(options) ?? configuration.queue.per_iteration,
    forLogin: memberOf(configuration, options),
    isSession: options.session ?? false,
  };
  if (options.post) {
    if (wish.isSession || wish.forLogin !== null || options.format !== undefined)
      throw new UsageError(
        '--post writes the list of the whole team; leave --session, --for and --format out.',
      );
    const { postQueueCommand } = await import('./post-queue.ts');
    return postQueueCommand(ctx, configuration, wish);
  }
  return withReadableDatabase(ctx, 'headwater queue', async ({ db }) => {
    if (await isNothingStored(ctx, db, options.format)) return EXIT.done;
    const queue = await queueAt(db, configuration, { ...wish, now: wholeSecond(ctx.now()) });
    ctx.out.write(rendered(ctx, queue, options.format));
    return EXIT.done;
  });
}

function iterationOf({ iterations }: Configuration, { iteration }: QueueOptions, now: Date): number | null {
  if (iteration === undefined) return iterations === undefined ? null : dueIteration(iterations, now);
  if (!/^[1-9]\d{0,14}$/.test(iteration))
    throw new UsageError(`--iteration is "${iteration.slice(0, 60)}"; write a whole number of 1 or more.`);
  if (iterations === undefined)
    throw new UsageError(
      '--iteration needs iterations in the configuration; write iterations: { anchor: DATE, days: 14 }.',
    );
  // Far away it has no days.
  iterationWindow(iterations, Number(iteration));
  return Number(iteration);
}

function sizeOf({ size }: QueueOptions): number | null {
  if (size === undefined) return null;
  if (!/^[1-9]\d{0,2}$/.test(size))
    throw new UsageError(`--size is "${size.slice(0, 60)}"; write a whole number from 1 to 999.`);
  return Number(size);
}

function memberOf({ availability }: Configuration, { for: login }: QueueOptions): string | null {
  if (login === undefined) return null;
  if (!availability.some(({ github }) => github.toLowerCase() === login.toLowerCase()))
    throw new UsageError(
      `--for is "${login.slice(0, 60)}", and institution.team has nobody of that name; write a login of the team.`,
    );
  return login;
}

function rendered(ctx: CommandContext, queue: Queue, format: QueueOptions['format']): string {
  if (format === 'json') return queueAsJson(queue);
  if (format === 'csv') return queueAsCsv(queue);
  if (format === undefined && ctx.out.isTTY)
    return terminalQueue(queue, { columns: ctx.out.columns ?? 80, colour: ctx.colour });
  return `${queueSection(queue, null)}\n`;
}
