/** The report, as `headwater report --format json` prints it. */
import { z } from 'zod';
import type {
  Coverage,
  EndedIteration,
  KpiResult,
  Report,
  TeamDates,
  Trend,
} from '../../domain/report/report.ts';
import { dataQuality, gaps } from './audit-schema.ts';
import {
  change,
  count,
  evidence,
  instant,
  named,
  parts,
  reportWindow,
  scope,
  share,
  window,
} from './shared-schemas.ts';

const KPI_UNITS = [
  'hours',
  'share',
  'cycles',
  'people',
  'organisations',
  'pull requests',
  'issues',
  'releases',
];

export const kpiResult: z.ZodType<KpiResult> = z
  .strictObject({
    id: z.string(),
    group: z.enum(['institution', 'health']),
    name: z.string(),
    unit: z.string().meta({ enum: KPI_UNITS }),
    community: z.string(),
    value: z.number().nullable().describe('null = not reached, not yet knowable, or no data: see note.'),
    sample_size: count,
    censored: count.describe('How many of the sample are still open at as_of.'),
    low: z.number().nullable().describe('95 % limits of the value.'),
    high: z.number().nullable(),
    previous: z
      .number()
      .nullable()
      .describe('The same for the window of equal length before, as known at the same as_of.'),
    target: z.number().nullable(),
    cohort: window,
    definition: z.string().describe('The SQL file behind the figure, by its address or its name.'),
    parts,
    note: z.string().nullable(),
    evidence: z.array(evidence).max(200),
    evidence_total: count,
    excluded: z.array(evidence).max(200),
    excluded_total: count,
  })
  .register(named, { id: 'KpiResult' });

const coverage: z.ZodType<Coverage> = z.strictObject({
  pull_requests_stored: count,
  pull_requests_on_github: count.nullable(),
  share: share.nullable(),
  gaps,
  checked_at: instant.nullable(),
});

export const trend: z.ZodType<Trend> = z
  .strictObject({
    id: z.string(),
    community: z.string(),
    unit: z.string(),
    points: z.array(z.strictObject({ start: instant, end: instant, value: z.number().nullable() })),
  })
  .register(named, { id: 'Trend', description: 'A figure over equal windows, the oldest first.' });

const endedIteration: z.ZodType<EndedIteration> = z.strictObject({
  iteration: z.int(),
  window,
  community: z.string(),
  done: count,
  open: count,
  unplanned: count,
  items: z.strictObject({ done: z.array(evidence), open: z.array(evidence), unplanned: z.array(evidence) }),
});

const teamDates: z.ZodType<TeamDates> = z.strictObject({
  entries: count,
  dated: count,
  differing: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      community: z.string(),
      value: z.number().nullable(),
      undated: z.number().nullable(),
    }),
  ),
});

export const reportSchema: z.ZodType<Report> = z
  .strictObject({
    schema: z.literal(1),
    institution: z.string(),
    window: reportWindow,
    iteration: z.int().nullable(),
    as_of: instant,
    scope,
    coverage,
    kpis: z.array(kpiResult),
    trends: z.array(trend),
    changes: z.array(change),
    iterations_ended: z.array(endedIteration),
    team_dates: teamDates,
    data_quality: dataQuality,
  })
  .register(named, { id: 'Report' });
