/** What the server says: records where machines read, lines where people do. Secrets are taken out of both. */
import { note, type CommandContext } from './context.ts';
import { openLog } from './log.ts';

export interface ServerLog {
  /** @param fields in a record beside the text; `text` is understood without them */
  /** For whoever looks for a fault; never said to people. */
  debug(text: string, fields?: Record<string, unknown>): void;
  info(text: string, fields?: Record<string, unknown>): void;
  warn(text: string, fields?: Record<string, unknown>): void;
}

export function serverLog(ctx: CommandContext): ServerLog {
  const isPretty =
    ctx.settings.log_format === 'pretty' || (ctx.settings.log_format === null && ctx.err.isTTY);
  if (isPretty && ctx.log === null) {
    const say = (text: string) => note(ctx, `${ctx.now().toISOString().slice(11, 19)} ${text}`);
    return { debug: () => {}, info: say, warn: say };
  }
  const log = ctx.log ?? openLog(ctx);
  return {
    debug: (text, fields = {}) => log.debug(fields, text),
    info: (text, fields = {}) => log.info(fields, text),
    warn: (text, fields = {}) => log.warn(fields, text),
  };
}

/** One line, whatever was thrown. */
export function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return (first instanceof Error ? first.message : String(first)).replace(/\s+/g, ' ').trim().slice(0, 500);
}
