import { wholeSecond } from '../domain/calendar/instant.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { readConfiguration } from '../config/configuration.ts';
import { startDemoStandIn } from '../demo/process.ts';
import { iterationAt, iterationWindow } from '../domain/calendar/iteration.ts';
import { readHistory } from './backfill.ts';
import { showPages } from './demo-pages.ts';
import { withDatabase } from './database.ts';
import { postSprintQueue, postWeeklyIssue, remind } from './demo-posts.ts';
import { EXIT } from './failure.ts';
import { printReport } from './report.ts';
import { note, type CommandContext } from './context.ts';

export interface DemoOptions {
  once?: boolean;
}

/**
 * One function of PGlite takes V8 600 MB and a second to optimize. It pays in a database that is used for hours; a demo is
 * over before.
 */
const WITHOUT_OPTIMIZING = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/** The whole way from GitHub to a report without an account: the same code, a stand-in at the other end of the line. */
export async function demoCommand(ctx: CommandContext, { once }: DemoOptions): Promise<number> {
  for (const flag of WITHOUT_OPTIMIZING) setFlagsFromString(flag);
  const folder = mkdtempSync(join(tmpdir(), 'headwater-demo-'));
  const standIn = await startDemoStandIn();
  const { now } = standIn;
  // The demo's clock goes on like any other; what is waited for has passed at once, because this GitHub never lags.
  const started = ctx.now().getTime();
  let waited_ms = 0;
  try {
    note(
      ctx,
      `Two simulated communities behind a local stand-in for GitHub, on ${now.slice(0, 10)}; nothing leaves this machine.`,
    );
    const inside: CommandContext = {
      ...ctx,
      now: () => new Date(Date.parse(now) + ctx.now().getTime() - started + waited_ms),
      wait: async (milliseconds) => void (waited_ms += milliseconds),
      settings: {
        ...ctx.settings,
        configuration_path: join(folder, 'headwater.yml'),
        database_url: `pglite:${join(folder, 'db')}`,
        github_token: standIn.token,
        app: null,
        workflow: null,
        rest_url: standIn.restUrl,
        graphql_url: standIn.graphqlUrl,
      },
    };
    for (const [name, text] of Object.entries(standIn.files)) writeFileSync(join(folder, name), text);
    const configuration = readConfiguration(inside.settings.configuration_path);
    return await withDatabase(inside, 'headwater demo', async (open) => {
      const { stopped } = await readHistory(inside, open, configuration, { repo: [] });
      if (stopped) return EXIT.done;
      const iterations = configuration.iterations!;
      const window = iterationWindow(iterations, iterationAt(iterations, now)! - 1);
      const asOf = wholeSecond(inside.now());
      await printReport(inside, open.db, configuration, { window, asOf }, {});
      const posting = { db: open.db, configuration, token: standIn.workflow.token };
      await postSprintQueue(inside, posting);
      await postWeeklyIssue(inside, posting);
      await remind(inside, posting);
      // Without a terminal nobody could end it.
      if (once !== true && ctx.out.isTTY) await showPages(inside, open.db, configuration);
      return EXIT.done;
    });
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
