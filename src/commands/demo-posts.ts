/** What `serve` writes by itself, once each: the sprint's list, the weekly issue, a reminder; written, read back and printed. */
import type { Configuration } from '../config/configuration.ts';
import { wholeSecond } from '../domain/calendar/instant.ts';
import { iterationWindow } from '../domain/calendar/iteration.ts';
import { lastFullWeek } from '../domain/calendar/week.ts';
import { DAY_MS, DRY_RUN_DAYS } from '../domain/nudges/limits.ts';
import type { WantedPost } from '../domain/outbox/post.ts';
import { dueIteration, queueKey } from '../domain/queue/due.ts';
import { deliverPosts } from '../flows/outbox/deliver.ts';
import type { Database } from '../store/driver/database.ts';
import { onOneSnapshot } from '../store/kpis/kpi-rows.ts';
import { nudgeHistory } from '../store/nudges/history.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { postedInShort } from '../text/issue/posted.ts';
import { note, type CommandContext } from './context.ts';
import { nudgeRules, speak, stillDue } from './nudges.ts';
import { postQueue, queuePlace } from './post-queue.ts';
import { wantReportOf } from './post-report.ts';
import { requireWriter } from './writing.ts';

export interface Posting {
  db: Database;
  configuration: Configuration;
  /** Of a workflow that runs in every repository that is written to. */
  token: string;
}

/** Two days before a sprint: the list in the recurring issue, below what people wrote there. */
export async function postSprintQueue(
  ctx: CommandContext,
  { db, configuration, token }: Posting,
): Promise<void> {
  const there = writingIn(ctx, token, configuration.planning!.repository);
  const place = queuePlace(there, configuration)!;
  const iteration = dueIteration(configuration.iterations!, ctx.now())!;
  await postQueue(there, db, configuration, place, {
    iteration,
    size: configuration.queue.per_iteration,
  });
  if (ctx.stop.aborted) return;
  const key = queueKey(place.repository, iterationWindow(configuration.iterations!, iteration));
  const { post, url } = await standing(db, key, 'section');
  note(ctx, `The list of the sprint, as it now stands in ${url}, below what people wrote there:`);
  ctx.out.write(`\n${post.body}\n\n`);
}

const PATIENCE_MS = 60_000;

/** Every week: one issue; its text is printed as far as it is not folded away. */
export async function postWeeklyIssue(
  ctx: CommandContext,
  { db, configuration, token }: Posting,
): Promise<void> {
  const place = configuration.report!;
  const there = writingIn(ctx, token, place.repository);
  const asOf = wholeSecond(ctx.now());
  const key = await wantReportOf(there, db, configuration, {
    place,
    window: lastFullWeek(asOf),
    asOf,
    strict: false,
    writers: requireWriter(there),
  });
  await deliver(there, db);
  if (ctx.stop.aborted) return;
  const { post, url } = await standing(db, key ?? '', 'issue');
  note(ctx, `The weekly issue, as it now stands at ${url}:`);
  ctx.out.write(postedInShort(post));
}

/** A repository that was just read gets no comment for two weeks; the digest names what waits all the same. */
const LATER_DAYS = DRY_RUN_DAYS + 2;

/** On the day of the report, and on a working day after the dry run: the first reminder, where upstream asked for it. */
export async function remind(ctx: CommandContext, { db, configuration, token }: Posting): Promise<void> {
  const rules = nudgeRules(ctx, configuration);
  const today = writingIn(ctx, token, configuration.report!.repository);
  await speak(today, db, configuration, { rules, writers: requireWriter(today) });
  await deliver(today, db);
  const later: CommandContext = {
    ...today,
    now: () => new Date(ctx.now().getTime() + LATER_DAYS * DAY_MS),
  };
  await speak(later, db, configuration, { rules, writers: requireWriter(later) });
  const [said] = (await onOneSnapshot(db, nudgeHistory)).said;
  if (ctx.stop.aborted || said === undefined) return;
  const { repository } = (await entryOf(db, said.key))!.post;
  const there = writingIn(later, token, repository);
  await deliverPosts(
    { db, ...requireWriter(there), ...there, ...stillDue(there, db, () => rules) },
    { patience_ms: PATIENCE_MS },
  );
  if (ctx.stop.aborted) return;
  const { post, url } = await standing(db, said.key, 'comment');
  note(
    ctx,
    `${LATER_DAYS} days later nobody has moved it, and ${repository} asks for reminders in its .github/headwater.yml. The one it gets, as it now stands at ${url}:`,
  );
  ctx.out.write(`\n${post.body}`);
}

function writingIn(ctx: CommandContext, token: string, repository: string): CommandContext {
  return { ...ctx, settings: { ...ctx.settings, workflow: { token, repository } } };
}

async function deliver(ctx: CommandContext, db: Database): Promise<void> {
  await deliverPosts({ db, ...requireWriter(ctx), ...ctx }, { patience_ms: PATIENCE_MS });
}

/** @throws Error where it does not stand on GitHub as it should */
async function standing<K extends WantedPost['kind']>(
  db: Database,
  key: string,
  kind: K,
): Promise<{ post: Extract<WantedPost, { kind: K }>; url: string }> {
  const entry = await entryOf(db, key);
  if (entry?.state !== 'done' || entry.post.kind !== kind) throw new Error(`${key}: ${entry?.problem}`);
  return { post: entry.post as Extract<WantedPost, { kind: K }>, url: entry.posted_url! };
}
