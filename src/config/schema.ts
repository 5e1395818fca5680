/** The shape of headwater.yml: every key, its default, and in each `error` what to write instead. */
import { z } from 'zod';
import { KPIS } from '../domain/kpis/kpi.ts';
import type { Iterations } from '../domain/calendar/iteration.ts';
import { instantAt } from '../domain/calendar/instant.ts';
import { community } from './community.ts';
import { isTimeZone } from './time-zone.ts';
import {
  account,
  date,
  flag,
  folder,
  inOrder,
  labels,
  org,
  path,
  repeated,
  repository,
  spell,
  text,
  whole,
} from './values.ts';

const teamMember = z
  .strictObject(
    {
      github: account,
      ...spell,
      capacity_hours: z
        .number('write hours per iteration, such as 4')
        .min(0, 'write hours per iteration, such as 4')
        .max(1000, 'write hours per iteration, such as 4')
        .optional(),
      away: z
        .array(
          z.strictObject(spell, 'write { from: DATE, to: DATE }').refine(...inOrder),
          'write a list of { from, to }',
        )
        .default([]),
    },
    'write { github: LOGIN }',
  )
  .refine(...inOrder);

const institution = z.strictObject(
  {
    name: text,
    time_zone: z
      .string('write a time zone such as Europe/Berlin')
      .refine(isTimeZone, 'write a time zone such as UTC or Europe/Berlin')
      .default('UTC'),
    team: z.array(teamMember, 'write a list of { github: LOGIN }').default([]),
    holidays: z.array(date, 'write a list of dates').default([]),
    ai_reviewers: z.array(account, 'write a list of logins').default([]),
  },
  'write a map with at least name',
);

const officeHours = z.strictObject(
  {
    title: text,
    starts: z
      .string('write the first session as an instant such as 2026-01-07T15:00:00Z')
      .refine(
        (text) => instantAt(text) !== null,
        'write the first session as an instant such as 2026-01-07T15:00:00Z',
      ),
    minutes: whole(1440),
    every: z
      .string('write an interval such as 2 weeks')
      .regex(/^[1-9]\d{0,2} (day|week|month)s?$/, 'write an interval such as 2 weeks'),
  },
  'write { title, starts, minutes, every }',
);

const cadence = z.strictObject(
  {
    anchor: date.refine(
      (day) => instantAt(`${day}T00:00:00Z`) !== null,
      'write the first day of a sprint, such as 2024-10-16',
    ),
    days: whole(366).default(14),
  },
  'write { anchor: DATE, days: 14 }',
);
const datedCadence = cadence.extend({ from: date.optional().describe('Without it: the anchor') });

export const configurationSchema = z.strictObject(
  {
    institution,
    communities: z
      .array(community, 'write a list of communities')
      .min(1, 'write at least one community')
      .superRefine(namesDiffer),
    iterations: z
      .union(
        [cadence, z.array(datedCadence).min(1, 'write { anchor: DATE, days: 14 }, or a list of them')],
        'write { anchor: DATE, days: 14 }, or a list of them',
      )
      .transform((given): Iterations => {
        const [first, ...changes]: z.output<typeof datedCadence>[] = Array.isArray(given) ? given : [given];
        return { anchor: first!.anchor, days: first!.days, ...(changes.length > 0 ? { changes } : {}) };
      })
      .optional()
      .describe('The sprints; of a list each sets the length from its day on, and keeps the earlier ones'),
    planning: z
      .strictObject(
        {
          repository,
          issue_title: text
            .optional()
            .describe('Title of the recurring issue that the queue is written into'),
          labels: z
            .strictObject(
              { directed: labels.default([]), foundational: labels.default([]) },
              'write { directed: [], foundational: [] }',
            )
            .optional(),
          project: z
            .strictObject(
              {
                owner: org,
                number: whole(2_147_483_647),
                status: text.optional().describe('The Status of what we add; without it nothing is added'),
              },
              'write { owner, number, status }',
            )
            .optional(),
        },
        'write a map with at least repository',
      )
      .optional(),
    office_hours: z.array(officeHours, 'write a list of { title, starts, minutes, every }').default([]),
    mentorships: path.optional().describe('Path of the reviewed file of mentorships, private by default'),
    report: z
      .strictObject(
        {
          repository,
          weekday: z
            .enum(
              ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
              'write a day such as monday',
            )
            .default('monday'),
          labels: labels.default([]),
          keep_open: z.enum(['latest', 'all'], 'write latest or all').default('latest'),
          folder: folder
            .optional()
            .describe(
              'Folder of that repository for files with what has no room in an issue, such as headwater/reports; without it none is written',
            ),
        },
        'write a map with at least repository',
      )
      .optional(),
    queue: z
      .strictObject(
        {
          per_iteration: whole(1000).default(6),
          target_days: whole(366).default(5).describe('Business days within which maintainers should answer'),
          as: z
            .enum(['section', 'comment'], 'write section or comment')
            .default('section')
            .describe('A section of the recurring issue, or a comment of our own under it'),
        },
        'write a map',
      )
      .default({ per_iteration: 6, target_days: 5, as: 'section' }),
    nudges: z
      .strictObject(
        {
          mode: z.enum(['off', 'digest', 'comment'], 'write off, digest or comment').default('digest'),
          templates: path.optional().describe('Path of the signed texts; without it nothing is commented'),
        },
        'write { mode: digest }',
      )
      .default({ mode: 'digest' }),
    targets: z
      .partialRecord(
        z.enum(KPIS.map(({ id }) => id)),
        z
          .number('write a number such as 0.8')
          .min(0, 'write a number of 0 or more')
          .max(1_000_000, 'write a number of at most 1,000,000'),
        'write a map such as { share_answered_within: 0.8, unanswered: 0 }',
      )
      .superRefine(sharesAreShares)
      .default({})
      .describe('What a KPI’s value is to be, shown beside it; shares from 0 to 1, times in hours'),
    definitions: z
      .string('write an address such as https://github.com/springboard/headwater/blob/main')
      .regex(/^https?:\/\/[^\s/?#"'<>@]+(?:\/[^\s?#"'<>]*)?$/, {
        error: 'write an address such as https://github.com/springboard/headwater/blob/main',
        abort: true,
      })
      .refine(
        (address) => URL.canParse(address),
        'write an address such as https://github.com/springboard/headwater/blob/main',
      )
      .nullish()
      .transform((base) => base ?? null)
      .describe('Under which address the folder sql/kpi, with the definitions of the KPIs, can be read'),
    dashboard: z
      .strictObject({ public: flag.default(true) }, 'write { public: true }')
      .default({ public: true }),
  },
  'write a map with institution and communities',
);

export type ConfigurationFile = z.output<typeof configurationSchema>;

/** 80 for 80 % would be a goal that nobody reaches. */
function sharesAreShares(targets: Partial<Record<string, number>>, context: z.RefinementCtx): void {
  for (const { id, unit } of KPIS)
    if (unit === 'share' && (targets[id] ?? 0) > 1)
      context.addIssue({
        code: 'custom',
        path: [id],
        message: 'write a share from 0 to 1, such as 0.8 for 80 %',
        input: targets[id],
      });
}

/** Results are kept and shown by community name, so two of the same name would mix. */
function namesDiffer(communities: { name: string }[], context: z.RefinementCtx): void {
  for (const index of repeated(communities.map(({ name }) => name)))
    context.addIssue({
      code: 'custom',
      path: [index, 'name'],
      message: 'write a name that no other community has',
      input: communities[index]?.name,
    });
}
