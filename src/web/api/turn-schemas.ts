/** The review queue and whose turn it is, as `--format json` prints them. */
import { z } from 'zod';
import type { AttentionItem, AttentionList } from '../../domain/attention/items.ts';
import { CONFIDENCES, NOTES, REASONS, SIDES } from '../../domain/attention/types.ts';
import { LANES, type Terms } from '../../domain/queue/candidate.ts';
import { LEFT_OUT } from '../../domain/queue/eligibility.ts';
import type { Size } from '../../domain/queue/size.ts';
import { count, instant, named, repositoryName, window } from './shared-schemas.ts';

const pullRequest = {
  url: z.string(),
  repository: repositoryName,
  number: z.int().min(1),
  title: z.string(),
};

export const attentionItem: z.ZodType<AttentionItem> = z
  .strictObject({
    ...pullRequest,
    side: z.enum(SIDES),
    reason: z.enum(REASONS),
    people: z.array(z.string()).describe('Logins, most fitting first.'),
    since: instant.describe('When the ball came to its present holder.'),
    confidence: z.enum(CONFIDENCES),
    also: z.array(z.enum(NOTES)),
    author: z.string().nullable(),
    author_role: z.string(),
  })
  .register(named, { id: 'AttentionItem' });

export const attentionSchema: z.ZodType<AttentionList> = z
  .strictObject({ schema: z.literal(1), now: instant, items: z.array(attentionItem) })
  .register(named, { id: 'Attention' });

const terms: z.ZodType<Terms> = z.strictObject({
  waiting: z.number(),
  waiting_long: z.number(),
  newcomer: z.number(),
  returning_unanswered: z.number(),
  small: z.number(),
  linked_issue: z.number(),
  fresh_reply: z.number(),
  same_author: z.number(),
  same_repository: z.number(),
});

const size: z.ZodType<Size> = z.strictObject({
  source: count,
  tests: count,
  fixtures: count,
  docs: count,
  config: count,
  generated: count,
});

const queueItem = z
  .strictObject({
    ...pullRequest,
    lane: z.enum(LANES),
    score: z.number(),
    terms,
    waiting_since: instant,
    waiting_days: z.number(),
    held_business_days: z.number(),
    side: z.enum(SIDES),
    reason: z.enum(REASONS),
    reviewer: z.string().nullable(),
    pair: z.string().nullable(),
    size: size.nullable().describe('Changed lines by kind of file; null = not read.'),
    collisions: z.array(z.string()),
    authorship: z.enum(['declared', 'declined', 'not_stated']).nullable(),
    rounds: count,
  })
  .register(named, { id: 'QueueItem' });

export const queueSchema = z
  .strictObject({
    schema: z.literal(1),
    iteration: z.int().nullable(),
    window,
    now: instant,
    items: z.array(queueItem),
    ended: z.array(
      z.strictObject({
        url: z.string(),
        title: z.string(),
        ended_at: instant.nullable(),
        is_merged: z.boolean(),
      }),
    ),
    more: count,
    left_out: z.record(z.enum(LEFT_OUT), count),
    pace: z.strictObject({ break_even: count.nullable(), usual: count.nullable() }),
    capacity: count.nullable(),
  })
  .register(named, { id: 'Queue' });
