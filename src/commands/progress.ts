/** How far a backfill is: a bar with rate and time left on a terminal, one JSON line per page anywhere else. */
import cliProgress from 'cli-progress';
import type { ReadingProgress } from '../flows/history/history.ts';
import { progressLine } from '../text/progress.ts';
import { note, type CommandContext } from './context.ts';
import { openLog } from './log.ts';

export interface Progress {
  show(event: ReadingProgress): void;
  /** What a person waiting should know: "waiting until 12:31:07 UTC for GitHub's rate limit". */
  say(text: string): void;
  end(): void;
}

type Given = Pick<CommandContext, 'settings' | 'err' | 'now' | 'redact' | 'log'>;

/** LOG_FORMAT overrules what the stream is: json on a terminal, plain lines in a file. */
export function progressOn(ctx: Given): Progress {
  const { log_format } = ctx.settings;
  if (log_format === 'json' || (log_format === null && !ctx.err.isTTY)) return records(ctx);
  return ctx.err.isTTY ? bars(ctx) : lines(ctx);
}

function records(ctx: Given): Progress {
  const log = ctx.log ?? openLog(ctx);
  return { show: (event) => log.info(event), say: (text) => log.info({ note: text }), end: () => {} };
}

function lines(ctx: Given): Progress {
  return {
    show: (event) => {
      note(ctx, `${event.repository} ${event.stream}: ${event.stored} of ${totalOf(event)}`);
      if (event.note !== null) note(ctx, event.note);
    },
    say: (text) => note(ctx, text),
    end: () => {},
  };
}

/** One bar at a time: a bar per repository and stream, since each has a total of its own. */
function bars({ err, now, redact }: Given): Progress {
  let bar: cliProgress.SingleBar | undefined;
  let current = '';
  let began = 0;
  let storedBefore = 0;
  const end = () => {
    bar?.stop();
    bar = undefined;
    current = '';
  };
  return {
    show(event) {
      const name = `${event.repository} ${event.stream}`;
      if (name !== current) {
        end();
        bar = newBar(err);
        // Rows that an earlier run stored say nothing about the speed of this one.
        storedBefore = Math.max(0, event.stored - event.page_size);
        began = now().getTime();
        bar.start(totalOf(event), storedBefore, line(name, event, null));
        current = name;
      }
      bar?.setTotal(totalOf(event));
      // A rate of the first moments says nothing.
      const seconds = (now().getTime() - began) / 1000;
      const perSecond = seconds >= 1 ? (event.stored - storedBefore) / seconds : null;
      bar?.update(event.stored, line(name, event, perSecond));
      if (event.note !== null) this.say(event.note);
    },
    say(text) {
      end();
      err.write(`${redact(text)}\n`);
    },
    end,
  };
}

function newBar(stream: NodeJS.WritableStream): cliProgress.SingleBar {
  return new cliProgress.SingleBar(
    {
      format: '{line}',
      hideCursor: true,
      stream,
      // The signals are ours: the page is finished first.
      gracefulExit: false,
    },
    cliProgress.Presets.rect,
  );
}

function line(name: string, { stored, total }: ReadingProgress, perSecond: number | null) {
  return { line: progressLine({ name, done: stored, total, perSecond }) };
}

function totalOf({ total, stored }: ReadingProgress): number {
  return Math.max(total ?? stored, stored, 1);
}
