/** How complete the data is: the audit, and the same inside a report. */
import { z } from 'zod';
import type { Audit, DataQuality, DeliveriesQuality, RepositoryQuality } from '../../domain/report/report.ts';
import { count, instant, named, share } from './shared-schemas.ts';

const repositoryQuality: z.ZodType<RepositoryQuality> = z
  .strictObject({
    repository: z.string(),
    pull_requests_stored: count,
    pull_requests_on_github: count.nullable().describe('null = GitHub was never asked.'),
    issues_stored: count,
    issues_on_github: count.nullable(),
    share: share.nullable().describe('Pull requests that are stored and whole ÷ those that GitHub counts.'),
    newest_event: instant.nullable(),
    checked_at: instant.nullable(),
    gaps: z.array(z.string()),
    ghosts: count,
    bot_share: share.nullable(),
    pull_requests_imported: count,
    issues_imported: count,
    timelines_incomplete: count,
    late_arrivals: count,
    late_items: z.array(z.int()),
    continuations: count,
    file_lists_unread: count,
    file_lists_not_given: count,
    unreadable_fields: count,
    unfinished_streams: z.array(z.string()),
    tags_without_performer: count,
  })
  .register(named, { id: 'RepositoryQuality' });

const qualities = {
  repositories: z.array(repositoryQuality),
  people: z.array(z.strictObject({ github: z.string(), what: z.string() })),
  tags: z.array(
    z.strictObject({
      repository: z.string(),
      tag: z.string(),
      what: z.string(),
      is_question: z.boolean(),
    }),
  ),
  rosters: z.array(
    z.strictObject({
      community: z.string(),
      repository: z.string(),
      path: z.string(),
      newest_revision: instant.nullable(),
      gaps: z.array(z.string()),
    }),
  ),
};

export const gaps = z.array(z.strictObject({ repository: z.string(), what: z.string() }));

export const dataQuality: z.ZodType<DataQuality> = z
  .strictObject(qualities)
  .register(named, { id: 'DataQuality' });

const deliveries: z.ZodType<DeliveriesQuality> = z.strictObject({
  arrived: count,
  missed: count,
  still_missing: count,
  parked: count,
  waiting: count,
});

export const auditSchema: z.ZodType<Audit> = z
  .strictObject({
    schema: z.literal(1),
    as_of: instant,
    gaps,
    ...qualities,
    deliveries: deliveries.nullable().describe('null = nothing is read from webhooks.'),
  })
  .register(named, { id: 'Audit' });
