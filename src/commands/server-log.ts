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

/** pg-boss hands over what is left of an error once it was written down as JSON. */
function messageOf(thrown: unknown): string {
  if (typeof thrown !== 'object' || thrown === null) return String(thrown);
  const { message } = thrown as { message?: unknown };
  return typeof message === 'string' ? message : JSON.stringify(thrown);
}

/** One line, whatever was thrown. */
export function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
  return messageOf(first).replace(/\s+/g, ' ').trim().slice(0, 500);
}
