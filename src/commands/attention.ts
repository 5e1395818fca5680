import { wholeSecond } from '../domain/calendar/instant.ts';
import { readConfiguration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { dayWindow, type Window } from '../domain/calendar/week.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import {
  attentionAsCsv,
  attentionAsMarkdown,
  attentionForTerminal,
} from '../text/attention/attention-list.ts';
import { computeWaitingTimes } from '../flows/attention/waiting-times.ts';
import { waitingTimesAsCsv, waitingTimesAsMarkdown } from '../text/attention/waiting-times.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { isNothingStored } from './nothing-stored.ts';
import { checkScope, scopeWanted } from './scope-options.ts';
import { shown } from './shown.ts';
import type { CommandContext } from './context.ts';

export interface AttentionOptions {
  /** owner/name */
  repo?: string;
  /** Without it: plain text on a terminal, Markdown anywhere else. */
  format?: 'markdown' | 'json' | 'csv';
  /** First day and the day after the last one: how long each side held them, instead of whose turn it is now. */
  from?: string;
  to?: string;
}

/** Whose turn every open pull request is, since when, why. */
export async function attentionCommand(
  ctx: CommandContext,
  { repo, format, from, to }: AttentionOptions,
): Promise<number> {
  const wanted = repo === undefined ? {} : { repo };
  checkScope(wanted);
  const window = windowOf(repo, from, to);
  const { institution } = readConfiguration(ctx.settings.configuration_path);
  return withReadableDatabase(ctx, 'headwater attention', async ({ db }) => {
    if (await isNothingStored(ctx, db, format)) return EXIT.done;
    const now = wholeSecond(ctx.now());
    if (window !== null) {
      const communities = await computeWaitingTimes(db, { institution, window, asOf: now });
      const times = { schema: 1 as const, window, communities };
      if (format === 'json') ctx.out.write(`${JSON.stringify(times, null, 2)}\n`);
      else if (format === 'csv') ctx.out.write(waitingTimesAsCsv(times));
      else ctx.out.write(shown(ctx, format, waitingTimesAsMarkdown(times)));
      return EXIT.done;
    }
    // A repository that is not measured has nothing stored: an empty list would look as if nothing waited there.
    const scope = await scopeWanted(db, institution, wanted);
    const list = await computeAttention(db, { institution, now, repository: scope.repository });
    ctx.out.write(rendered(ctx, list, format));
    return EXIT.done;
  });
}

function rendered(ctx: CommandContext, list: AttentionList, format: AttentionOptions['format']): string {
  if (format === 'json') return `${JSON.stringify(list, null, 2)}\n`;
  if (format === 'csv') return attentionAsCsv(list);
  if (format === undefined && ctx.out.isTTY)
    return attentionForTerminal(list, { columns: ctx.out.columns ?? 80, colour: ctx.colour });
  return attentionAsMarkdown(list);
}

/** null = whose turn it is now. @throws UsageError · WindowError */
function windowOf(repo?: string, from?: string, to?: string): Window | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined)
    throw new UsageError(
      `${from === undefined ? '--to needs --from' : '--from needs --to'}; the window is [from, to).`,
    );
  if (repo !== undefined)
    throw new UsageError('--from and --to ask about whole communities; leave --repo out.');
  return dayWindow(from, to);
}
