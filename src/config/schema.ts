/** The shape of headwater.yml: every key, its default, and in each `error` what to write instead. */
import { z } from 'zod';
import { USUAL_RELEASE_TAGS } from '../domain/releases/release.ts';
import { KPIS } from '../domain/kpis/kpi.ts';
import type { Iterations } from '../domain/calendar/iteration.ts';
import { instantAt, isDay } from '../domain/calendar/instant.ts';
import { patternIssue } from './pattern.ts';
import { isUserId } from '../domain/people/identities.ts';
import { isTimeZone } from './time-zone.ts';

export { USUAL_RELEASE_TAGS };

/** Several lines, as they are. */
export const prose = z.string('write some text').trim().min(1, 'write some text');

/** Names, titles and labels stand in one line wherever they are shown; GitHub takes titles of 256 characters. */
export const text = prose
  .max(256, 'write at most 256 characters')
  .regex(/^[^\n\t]*$/, 'write it in one line');

export const path = prose
  .max(4096, 'write a path of at most 4,096 characters')
  .regex(/^[^\n\t]*$/, 'write it in one line');
export const flag = z.boolean('write true or false');

function whole(most: number): z.ZodInt {
  const error = `write a whole number from 1 to ${most.toLocaleString('en')}`;
  return z.int(error).min(1, error).max(most, error);
}

export const date = z
  .string('write a date such as 2025-11-15')
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'write a date such as 2025-11-15', abort: true })
  .refine(isDay, 'write a day that the calendar has, such as 2025-11-15')
  .describe('A day (UTC), such as 2025-11-15');

const NAME_OR_ID = 'write a GitHub login or numeric id';

/** A login, with `[bot]` where GitHub writes it so, or the numeric id that survives renames. */
export const account = z
  .union([z.string(), z.int().min(1)], NAME_OR_ID)
  .transform(String)
  .refine(isAccount, NAME_OR_ID)
  .describe('A GitHub login in any letter case, or the numeric id that survives renames');

const org = z
  .string('write the name of a GitHub organisation or user')
  .regex(
    /^[a-z\d][a-z\d_-]{0,38}$/i,
    'write the name of a GitHub organisation or user, without "github.com/"',
  );

export const repository = z
  .string('write owner/name')
  .regex(/^[a-z\d][a-z\d_-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/i, 'write owner/name')
  .describe('owner/name');

const folder = z
  .string('write a folder such as headwater/reports')
  .max(200)
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/,
    'write a folder such as headwater/reports: letters, digits, ".", "_" and "-" between single slashes',
  );

const labels = z.array(text, 'write a list such as [app]');

const spell = {
  from: date.optional().describe('First day; without it, since ever'),
  to: date.optional().describe('The day after the last one; without it, for ever'),
};
/** Judged even where another key of the same map is wrong, so that one run shows all issues. */
export const always = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

const inOrder: [(value: { from?: unknown; to?: unknown }) => boolean, object] = [
  ({ from, to }) => typeof from !== 'string' || typeof to !== 'string' || from < to,
  { path: ['to'], error: 'write a day after from: the spell is [from, to)', ...always },
];

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

const releaseAnswer = z
  .strictObject(
    {
      repository,
      tag: z
        .string('write the tag as GitHub shows it, such as 1.2.3')
        .trim()
        .min(1, 'write the tag as GitHub shows it, such as 1.2.3'),
      by: account.optional(),
      supported: flag.optional().describe('Whether the institution’s team took part'),
    },
    'write { repository: OWNER/NAME, tag: 1.2.3, by: LOGIN }',
  )
  .refine(({ by, supported }) => by !== undefined || supported !== undefined, {
    error: 'say who released it (by: LOGIN), or whether your team supported it (supported: true)',
    ...always,
  });

const community = z
  .strictObject(
    {
      name: text,
      orgs: z.array(org, 'write a list such as [springboard]').default([]),
      repositories: z.array(repository, 'write a list of owner/name').default([]),
      strategic: z
        .strictObject(
          { we_depend_on_it: flag, it_needs_help: flag, we_can_help: flag },
          'write { we_depend_on_it, it_needs_help, we_can_help }, each true or false',
        )
        .optional(),
      maintainers: z
        .array(
          z
            .strictObject(
              { github: account, repository: repository.optional(), ...spell },
              'write { github: LOGIN }',
            )
            .refine(...inOrder),
          'write a list of { github, repository, from, to }',
        )
        .default([]),
      affiliations: z
        .array(
          z
            .strictObject(
              { github: account, organisation: text, ...spell },
              'write { github: LOGIN, organisation: NAME }',
            )
            .refine(...inOrder),
          'write a list of { github, organisation, from, to }',
        )
        .default([]),
      bots: z.array(account, 'write a list of logins').default([]),
      release_tags: z
        .string('write a regular expression')
        .min(1, 'write a regular expression, or leave the key out')
        .superRefine(compiles)
        .default(USUAL_RELEASE_TAGS),
      releases: z
        .array(releaseAnswer, 'write a list of { repository, tag, by, supported }')
        .superRefine(oneAnswerEach)
        .default([]),
      roster: z
        .strictObject(
          {
            repository,
            path: path
              .regex(/^[^/]/, 'write a path inside the repository, such as docs/contributors.yaml')
              .describe('The file with the people, on the default branch'),
            not_maintainers: z
              .array(text, 'write a list of teams such as [security]')
              .default([])
              .describe('Teams whose members, unless they are on another one, too, are no maintainers'),
          },
          'write { repository, path }',
        )
        .optional(),
      blocked_labels: labels.default([]),
      policy_labels: labels
        .default([])
        .describe('Labels of pull requests that were closed for policy, such as [invalid]'),
      policies: z
        .array(
          z.strictObject(
            { what: text, from: date, repository: repository.optional() },
            'write { what: …, from: DATE }',
          ),
        )
        .default([])
        .describe(
          'What was agreed on and since when, such as "two reviews before a merge": marked on drawings over time',
        ),
      landed_labels: labels
        .default([])
        .describe('Labels of closed pull requests that were merged by hand, such as [merged manually]'),
    },
    'write a map with name and orgs or repositories',
  )
  .refine(namesSomething, {
    error: 'name at least one organisation under orgs, or one repository under repositories',
    ...always,
  });

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
      .union([cadence, z.array(datedCadence).min(1)], 'write { anchor: DATE, days: 14 }, or a list of them')
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
      .regex(
        /^https?:\/\/[^\s/?#"'<>]+[^\s?#"'<>]*$/,
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

function isAccount(text: string): boolean {
  if (/^\d+$/.test(text) && !isUserId(text)) return false;
  return /^[a-z\d][a-z\d_-]{0,38}(\[bot\])?$/i.test(text);
}

function compiles(pattern: string, context: z.RefinementCtx): void {
  const issue = patternIssue(pattern);
  if (issue !== null) context.addIssue({ code: 'custom', message: issue, input: pattern });
}

/** Anything but two empty lists: a list that is wrong itself has its own issue. */
function namesSomething({ orgs, repositories }: { orgs?: unknown; repositories?: unknown }): boolean {
  return [orgs, repositories].some(
    (list) => list !== undefined && !(Array.isArray(list) && list.length === 0),
  );
}

function oneAnswerEach(answers: { repository: string; tag: string }[], context: z.RefinementCtx): void {
  const keys = answers.map(({ repository, tag }) => `${repository.toLowerCase()} ${tag}`);
  for (const index of repeated(keys))
    context.addIssue({
      code: 'custom',
      path: [index, 'tag'],
      message: 'write one answer for each release; this one has an answer above',
      input: answers[index]?.tag,
    });
}

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

/** The places of those that stand further up, too. */
function repeated(keys: readonly string[]): number[] {
  const above = new Set<string>();
  return keys.flatMap((key, index) => {
    if (above.has(key)) return [index];
    above.add(key);
    return [];
  });
}
