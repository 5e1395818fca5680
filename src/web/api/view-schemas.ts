/** The pages that are no report: how quickly people are answered, who is here, what waits to be released. */
import { z } from 'zod';
import type { AgeRow, ReasonRow } from '../../domain/attention/ages.ts';
import { REASONS, SIDES } from '../../domain/attention/types.ts';
import { ASKERS, type Incidence, type IncidencePair } from '../../domain/kpis/incidence.ts';
import {
  OPENER_KINDS,
  QUARTERS,
  type OpenedBy,
  type People,
  type ReleasingRepository,
  type Releases,
  type Responsiveness,
} from '../../domain/report/views.ts';
import { kpiResult, trend } from './report-schema.ts';
import {
  change,
  count,
  evidence,
  instant,
  named,
  repositoryName,
  scope,
  share,
  window,
} from './shared-schemas.ts';

const view = {
  schema: z.literal(1),
  institution: z.string(),
  window,
  as_of: instant,
  scope,
  changes: z.array(change),
};
const hours = z.number().min(0);

const incidence: z.ZodType<Incidence> = z
  .strictObject({
    n: count,
    censored: count,
    median_hours: hours.nullable(),
    median_low: hours.nullable(),
    median_high: hours.nullable(),
    within_2_days: share.nullable(),
    within_7_days: share.nullable(),
    within_30_days: share.nullable(),
    points: z.array(z.strictObject({ hours, reached: share, low: share.nullable(), high: share.nullable() })),
    evidence: z.array(evidence).max(200),
    evidence_total: count,
  })
  .register(named, {
    id: 'Incidence',
    description: 'The share answered by each time up to 30 days, with 95 % limits (Aalen–Johansen).',
  });

const pair: z.ZodType<IncidencePair> = z.strictObject({
  id: z.enum(['time_to_first_response', 'time_to_first_review']),
  name: z.string(),
  asker: z.enum(ASKERS),
  now: incidence,
  before: incidence,
});

const ages: z.ZodType<AgeRow> = z.strictObject({
  side: z.enum(SIDES),
  under_2_days: count,
  from_2_to_7_days: count,
  from_7_to_30_days: count,
  over_30_days: count,
  items: z.array(z.strictObject({ url: z.string(), reason: z.enum(REASONS), days: z.number() })).max(200),
});
const missing: z.ZodType<ReasonRow> = z.strictObject({ reason: z.enum(REASONS), pull_requests: count });

export const responsivenessSchema: z.ZodType<Responsiveness> = z
  .strictObject({
    ...view,
    periods: z.strictObject({ now: window, before: window }),
    communities: z.array(
      z.strictObject({
        community: z.string(),
        pairs: z.array(pair),
        kpis: z.array(kpiResult),
        trends: z.array(trend),
        ci_waiting_now: kpiResult,
      }),
    ),
    ages: z.array(ages),
    missing: z.array(missing),
  })
  .register(named, { id: 'Responsiveness' });

// Fewer where the first ones would begin before 1970.
const quarters = z.array(window).min(1).max(QUARTERS);
const ofCommunity = { community: z.string(), kpis: z.array(kpiResult), trends: z.array(trend) };

const openedBy: z.ZodType<OpenedBy> = z.strictObject({
  kind: z.enum(OPENER_KINDS),
  pull_requests: count,
  evidence: z.array(evidence).max(200),
});

export const peopleSchema: z.ZodType<People> = z
  .strictObject({
    ...view,
    quarters,
    communities: z.array(z.strictObject({ ...ofCommunity, opened_by: z.array(openedBy) })),
  })
  .register(named, { id: 'People' });

const repository: z.ZodType<ReleasingRepository> = z.strictObject({
  repository: repositoryName,
  url: z.string(),
  last: z.strictObject({ tag: z.string(), url: z.string(), at: instant, days: z.number() }).nullable(),
  unreleased: count.nullable(),
  evidence: z.array(evidence).max(200),
  compare_url: z.string().nullable(),
  released_before: z.array(z.string()),
  can_merge: z.array(z.string()),
});

export const releasesSchema: z.ZodType<Releases> = z
  .strictObject({
    ...view,
    quarters,
    communities: z.array(z.strictObject({ ...ofCommunity, repositories: z.array(repository) })),
  })
  .register(named, { id: 'Releases' });
