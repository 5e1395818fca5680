import { readConfiguration } from '../config/configuration.ts';
import type { AttentionList } from '../domain/attention/items.ts';
import { computeAttention } from '../flows/attention/attention.ts';
import {
  attentionAsCsv,
  attentionAsMarkdown,
  attentionForTerminal,
} from '../text/attention/attention-list.ts';
import { withReadableDatabase } from './database.ts';
import { EXIT, UsageError } from './failure.ts';
import { wholeSecond } from './report.ts';
import type { CommandContext } from './context.ts';

export interface AttentionOptions {
  /** owner/name */
  repo?: string;
  /** Without it: plain text on a terminal, Markdown anywhere else. */
  format?: 'markdown' | 'json' | 'csv';
}

/** Whose turn every open pull request is, since when, why. */
export async function attentionCommand(
  ctx: CommandContext,
  { repo, format }: AttentionOptions,
): Promise<number> {
  if (repo !== undefined && !/^[\w-]+\/[\w.-]+$/.test(repo))
    throw new UsageError(`--repo is "${repo.slice(0, 60)}"; write owner/name.`);
  const { institution } = readConfiguration(ctx.settings.configuration_path);
  return withReadableDatabase(ctx, 'headwater attention', async ({ db }) => {
    const now = wholeSecond(ctx.now());
    const list = await computeAttention(db, { institution, now, repository: repo ?? null });
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
