/** What several answers have in common, as schemas: each is named once in the OpenAPI document. */
import { z } from 'zod';
import type { Evidence, Parts } from '../../domain/report/report.ts';
import type { DatedChange } from '../../domain/report/changes.ts';
import type { Scope } from '../../domain/report/scope.ts';
import type { Window } from '../../domain/calendar/week.ts';

/** Schemas that the document lists by name. */
export const named = z.registry<{ id: string; description?: string }>();

export const instant = z.iso.datetime({ offset: true }).describe('An instant, ISO 8601 in UTC.');
export const count = z.int().min(0);
export const share = z.number().min(0).max(1);
/** owner/name */
export const repositoryName = z.string().regex(/^[^/]+\/[^/]+$/);

/** What changed in how people work together. */
export const change: z.ZodType<DatedChange> = z
  .strictObject({
    at: instant,
    community: z.string().nullable(),
    repository: repositoryName.nullable(),
    kind: z.enum(['pull_requests', 'pull_request_creation', 'policy', 'iterations']),
    value: z.string(),
    former: z.string().nullable(),
  })
  .register(named, {
    id: 'DatedChange',
    description:
      'A setting of a repository, a policy or the length of sprints, and when it changed. community: null = the institution’s own; repository: null = all of it.',
  });

const bounds = { start: instant, end: instant };
export const window: z.ZodType<Window> = z
  .strictObject(bounds)
  .register(named, { id: 'Window', description: 'Half-open: the start is included, the end is not.' });
export const reportWindow = z.strictObject({
  ...bounds,
  partial: z.boolean().describe('It was not over at as_of.'),
});

export const evidence: z.ZodType<Evidence> = z
  .strictObject({
    url: z.string(),
    why: z.string(),
    waited_days: z
      .number()
      .exactOptional()
      .describe('How long somebody has waited here; only of what waits.'),
  })
  .register(named, { id: 'Evidence', description: 'An item behind a number, or one that was left out.' });

export const parts: z.ZodType<Parts> = z
  .lazy(() => z.record(z.string(), z.union([z.number(), z.null(), parts])))
  .register(named, {
    id: 'Parts',
    description:
      'Named sub-figures, nested where they come in variants or series. null = not reached, or no data.',
  });

export const scope: z.ZodType<Scope> = z
  .strictObject({ community: z.string().nullable(), repository: repositoryName.nullable() })
  .register(named, { id: 'Scope', description: 'What the figures are about; null = all.' });
