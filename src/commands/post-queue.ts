/** `headwater queue --post`: the list in the recurring issue of the planning repository. */
import { wholeSecond } from '../domain/calendar/instant.ts';
import type { Configuration } from '../config/configuration.ts';
import { fillBoard } from '../flows/queue/fill-board.ts';
import { openIssue, wantQueue, type QueuePlace } from '../flows/queue/post-queue.ts';
import type { QueueWish } from '../flows/queue/queue.ts';
import type { Database } from '../store/driver/database.ts';
import { entryOf } from '../store/outbox/ledger.ts';
import { note, type CommandContext } from './context.ts';
import { withDatabase } from './database.ts';
import { deliverPost } from './deliver-post.ts';
import { EXIT, UsageError } from './exit.ts';
import { planningSource } from './planning-source.ts';
import { queueAt } from './queue-rules.ts';
import { boardWriting, requireHistory, requireWriting } from './writing.ts';

export async function postQueueCommand(
  ctx: CommandContext,
  configuration: Configuration,
  wish: Omit<QueueWish, 'now'>,
): Promise<number> {
  const place = queuePlace(ctx, configuration);
  if (place === null || wish.iteration === null)
    throw new UsageError(
      '--post needs to know where and when: write planning: { repository: OWNER/NAME, issue_title: TITLE } and iterations.',
    );
  requireWriting(ctx, { repository: place.repository, setting: 'planning.repository' });
  return withDatabase(ctx, 'headwater queue --post', ({ db }) =>
    postQueue(ctx, db, configuration, place, wish),
  );
}

/** @throws IncompleteError before the communities have been read to the end for the first time */
export async function postQueue(
  ctx: CommandContext,
  db: Database,
  configuration: Configuration,
  place: QueuePlace,
  wish: Omit<QueueWish, 'now'>,
): Promise<number> {
  const writing = requireWriting(ctx, { repository: place.repository, setting: 'planning.repository' });
  const now = wholeSecond(ctx.now());
  await requireHistory(db, 'posted');
  const queue = await queueAt(db, configuration, { ...wish, now });
  if (queue.window.end <= now)
    throw new UsageError(`Iteration ${wish.iteration} is over; its list is not filled any more.`);
  if (queue.items.length + queue.ended.length === 0) {
    note(ctx, 'Nothing that could be reviewed waits on us; nothing was posted.');
    return EXIT.done;
  }
  const want = () => wantQueue(db, queue, place, { findIssue: () => openIssue(writing, place), now });
  const key = await want();
  if (key === null) {
    note(ctx, `No issue "${place.title}" is open in ${place.repository}; nothing was posted.`);
    return EXIT.done;
  }
  for (const line of await fillBoardOf(ctx, db, configuration, queue.window.start)) note(ctx, line);
  const code = await deliverPost(ctx, db, writing, { key, called: 'the list' });
  const entry = await entryOf(db, key);
  if (entry?.post.kind !== 'section' || entry.state !== 'parked' || entry.posted_id !== null) return code;
  // The text of the issue cannot be edited: a comment of ours takes the place of the section.
  const comment = await want();
  return comment === null ? code : deliverPost(ctx, db, writing, { key: comment, called: 'the list' });
}

/** Nothing where no Status is configured for what we add. @returns what went wrong, a line each */
export async function fillBoardOf(
  ctx: CommandContext,
  db: Database,
  { planning }: Configuration,
  iterationStart: string,
): Promise<string[]> {
  const { owner, number, status } = planning?.project ?? {};
  if (owner === undefined || number === undefined || status === undefined) return [];
  const writing = boardWriting(ctx);
  if (writing === null) return [`board ${owner}/${number}: only a GitHub App may write to it.`];
  const now = wholeSecond(ctx.now());
  return fillBoard(db, { board: { owner, number, status }, ...writing, iterationStart, now });
}

/** null = the configuration does not say where */
export function queuePlace(ctx: CommandContext, configuration: Configuration): QueuePlace | null {
  const { planning, queue } = configuration;
  const source = planningSource(ctx, configuration);
  if (source === null || planning?.issue_title === undefined) return null;
  return {
    repository: planning.repository,
    title: planning.issue_title,
    as: queue.as,
    host: source.host,
    base: ctx.settings.public_url,
  };
}
