/** Who writes to GitHub: the workflow that Headwater runs in, else the App; a personal token never does. */
import { boardWrites, type BoardWriterFor, type BoardWrites } from '../github/outbox/board-writer.ts';
import { appWriters } from '../github/outbox/app-writers.ts';
import { workflowWriter } from '../github/outbox/workflow-writer.ts';
import { githubWrites } from '../github/outbox/writer.ts';
import type { WriterFor } from '../github/outbox/who-writes.ts';
import type { Delivery } from '../flows/outbox/settle.ts';
import type { Database } from '../store/driver/database.ts';
import { isHistoryComplete } from '../store/live/installations.ts';
import { IncompleteError, UsageError } from './exit.ts';
import type { CommandContext } from './context.ts';
import { app as appReader } from './github.ts';

export type Writing = Pick<Delivery, 'writes' | 'writerFor'>;

/** An installation that was made elsewhere is noticed after this time at the latest. */
const LISTED_AGAIN_AFTER_MS = 5 * 60_000;

/** null = there is nobody who may write */
export function writing(ctx: CommandContext): Writing | null {
  const writerFor = chosen(ctx);
  return writerFor && { writes: githubWrites({ restUrl: ctx.settings.rest_url }), writerFor };
}

/** @throws UsageError where nobody may write at all, or nobody there */
export function requireWriting(
  ctx: CommandContext,
  { repository, setting }: { repository: string; setting: string },
): Writing {
  const { workflow } = ctx.settings;
  if (workflow !== null && workflow.repository.toLowerCase() !== repository.toLowerCase())
    throw new UsageError(
      `${setting} is ${repository}, but this workflow runs in ${workflow.repository} and writes nowhere else; run it there, or name this repository.`,
    );
  return requireWriter(ctx);
}

/** @throws UsageError where nobody may write at all */
export function requireWriter(ctx: CommandContext): Writing {
  const found = writing(ctx);
  if (found === null)
    throw new UsageError(
      'Nobody may write: set APP_ID and PRIVATE_KEY_PATH of a GitHub App that may write issues, or run this in a GitHub Actions workflow with HEADWATER_WORKFLOW_TOKEN; a personal token never writes.',
    );
  return found;
}

/** @throws IncompleteError before the communities have been read to the end for the first time */
export async function requireHistory(db: Database, done: 'posted' | 'said'): Promise<void> {
  if (await isHistoryComplete(db)) return;
  throw new IncompleteError(
    `The history is not complete yet, and nothing is ${done} before it is; run \`headwater backfill\` to its end first.`,
  );
}

/** null = nobody may write to boards: a workflow's token never can */
export function boardWriting(
  ctx: CommandContext,
): { boards: BoardWrites; boardWriterFor: BoardWriterFor } | null {
  if (ctx.settings.workflow !== null) return null;
  const writers = asApp(ctx);
  return writers && { boards: boardWrites({ graphqlUrl: ctx.settings.graphql_url }), ...writers };
}

function chosen(ctx: CommandContext): WriterFor | null {
  const { workflow } = ctx.settings;
  return workflow === null ? (asApp(ctx)?.writerFor ?? null) : workflowWriter(workflow);
}

function asApp(ctx: CommandContext): ReturnType<typeof appWriters> | null {
  const { app, rest_url } = ctx.settings;
  if (app === null) return null;
  let listed: { since: number; client: NonNullable<ReturnType<typeof appReader>> } | null = null;
  return appWriters({
    app,
    restUrl: rest_url,
    now: ctx.now,
    installations() {
      const now = ctx.now().getTime();
      if (listed === null || now - listed.since > LISTED_AGAIN_AFTER_MS)
        listed = { since: now, client: appReader(ctx)! };
      return listed.client.installations();
    },
  });
}
