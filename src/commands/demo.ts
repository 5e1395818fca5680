import { wholeSecond } from '../domain/calendar/instant.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { readConfiguration, type Configuration } from '../config/configuration.ts';
import { startDemoStandIn } from '../demo/process.ts';
import { iterationAt, iterationWindow } from '../domain/calendar/iteration.ts';
import { lastFullWeek } from '../domain/calendar/week.ts';
import { dueIteration, queueKey } from '../domain/queue/due.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { ReportPlace } from '../flows/outbox/post-report.ts';
import type { Database } from '../store/driver/database.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { postedInShort } from '../text/issue/posted.ts';
import { readHistory } from './backfill.ts';
import { withDatabase } from './database.ts';
import { EXIT } from './failure.ts';
import { postQueue, queuePlace } from './post-queue.ts';
import { wantReportOf } from './post-report.ts';
import { printReport } from './report.ts';
import { requireWriting } from './writing.ts';
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
export async function demoCommand(ctx: CommandContext, _options: DemoOptions): Promise<number> {
  for (const flag of WITHOUT_OPTIMIZING) setFlagsFromString(flag);
  const folder = mkdtempSync(join(tmpdir(), 'headwater-demo-'));
  const standIn = await startDemoStandIn();
  const { now } = standIn;
  // The demo's clock goes on like any other.
  const started = ctx.now().getTime();
  try {
    note(
      ctx,
      `Two simulated communities behind a local stand-in for GitHub, on ${now.slice(0, 10)}; nothing leaves this machine.`,
    );
    const inside: CommandContext = {
      ...ctx,
      now: () => new Date(Date.parse(now) + ctx.now().getTime() - started),
      settings: {
        ...ctx.settings,
        database_url: `pglite:${join(folder, 'db')}`,
        github_token: standIn.token,
        app: null,
        workflow: standIn.workflow,
        rest_url: standIn.restUrl,
        graphql_url: standIn.graphqlUrl,
      },
    };
    for (const [name, text] of Object.entries(standIn.files)) writeFileSync(join(folder, name), text);
    const configuration = readConfiguration(join(folder, 'headwater.yml'));
    return await withDatabase(inside, 'headwater demo', async (open) => {
      const { stopped } = await readHistory(inside, open, configuration, { repo: [] });
      if (stopped) return EXIT.done;
      const iterations = configuration.iterations!;
      const window = iterationWindow(iterations, iterationAt(iterations, now)! - 1);
      const asOf = wholeSecond(inside.now());
      await printReport(inside, open.db, configuration, { window, asOf }, {});
      await postSprintQueue(inside, open.db, configuration);
      await postWeeklyIssue(inside, open.db, configuration, standIn.workflow.repository);
      note(ctx, 'The dashboard will be served here by a later version; this one ends after the report.');
      return EXIT.done;
    });
  } finally {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `serve` does two days before a sprint: the list in the recurring issue, below what people wrote there. */
async function postSprintQueue(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
): Promise<void> {
  const { repository } = configuration.planning!;
  const there: CommandContext = {
    ...ctx,
    settings: { ...ctx.settings, workflow: { ...ctx.settings.workflow!, repository } },
  };
  const place = queuePlace(there, configuration)!;
  const iteration = dueIteration(configuration.iterations!, ctx.now())!;
  await postQueue(there, db, configuration, place, {
    iteration,
    size: configuration.queue.per_iteration,
  });
  if (ctx.stop.aborted) return;
  const key = queueKey(place.repository, iterationWindow(configuration.iterations!, iteration));
  const entry = await entryOf(db, key);
  if (entry?.state !== 'done' || entry.post.kind !== 'section') throw new Error(`${key}: ${entry?.problem}`);
  note(
    ctx,
    `The list of the sprint, as it now stands in ${entry.posted_url}, below what people wrote there:`,
  );
  ctx.out.write(`\n${entry.post.body}\n\n`);
}

const PATIENCE_MS = 60_000;

/** What `serve` and the Action do every week: one issue, written to the stand-in and read back from it; its text is printed. */
async function postWeeklyIssue(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
  repository: string,
): Promise<void> {
  const place: ReportPlace = { repository, labels: ['kpi'], keep_open: 'latest' };
  const asOf = wholeSecond(ctx.now());
  const key = await wantReportOf(ctx, db, configuration, {
    place,
    window: lastFullWeek(asOf),
    asOf,
    strict: false,
  });
  const delivery = {
    db,
    ...requireWriting(ctx, { repository, setting: 'report.repository' }),
    now: ctx.now,
    wait: ctx.wait,
    stop: ctx.stop,
  };
  await deliverPosts(delivery, { patience_ms: PATIENCE_MS });
  if (ctx.stop.aborted) return;
  const entry = key === null ? null : await entryOf(db, key);
  if (entry?.state !== 'done' || entry.post.kind !== 'issue') throw new Error(`${key}: ${entry?.problem}`);
  note(ctx, `The weekly issue, as it now stands at ${entry.posted_url}:`);
  ctx.out.write(postedInShort(entry.post));
}
