/** How far a backfill is: a bar with rate and time left on a terminal, one JSON line per page anywhere else. */
import cliProgress from 'cli-progress';
import type { ReadingProgress } from '../flows/history/run.ts';
import { progressLine } from '../text/progress.ts';
import type { CommandContext } from './context.ts';

export interface Progress {
  show(event: ReadingProgress): void;
  /** What a person waiting should know: "waiting until 12:31:07 UTC for GitHub's rate limit". */
  say(text: string): void;
  end(): void;
}

export function progressOn(ctx: Pick<CommandContext, 'err' | 'now'>): Progress {
  return ctx.err.isTTY ? bars(ctx) : jsonLines(ctx);
}

function jsonLines({ err, now }: Pick<CommandContext, 'err' | 'now'>): Progress {
  const print = (line: object) => err.write(`${JSON.stringify({ time: now().toISOString(), ...line })}\n`);
  return { show: (event) => print(event), say: (text) => print({ note: text }), end: () => {} };
}

/** One bar at a time: a bar per repository and stream, since each has a total of its own. */
function bars({ err, now }: Pick<CommandContext, 'err' | 'now'>): Progress {
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
      err.write(`${text}\n`);
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
