/** The shape of headwater.yml: every key, its default, and in each `error` what to write instead. */
import { z } from 'zod';
import { KPIS } from '../domain/kpis/catalogue.ts';

/** Finals and pre-releases as most projects tag them: v1.2, 1.2.3, 1.2.3rc1, 5.0.0.dev0. */
export const USUAL_RELEASE_TAGS = String.raw`^v?\d+\.\d+(\.\d+)?(-?(a|b|rc|alpha|beta|\.?dev)\.?\d+)?$`;

export const text = z.string('write some text').trim().min(1, 'write some text');
export const flag = z.boolean('write true or false');
const whole = z.int('write a whole number of 1 or more').min(1, 'write a whole number of 1 or more');

export const date = z
  .string('write a date such as 2025-11-15')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a date such as 2025-11-15')
  .refine(isDay, 'write a day that the calendar has, such as 2025-11-15')
  .describe('A day (UTC), such as 2025-11-15');

/** A login, with `[bot]` where GitHub writes it so, or the numeric id that survives renames. */
export const account = z
  .union([z.string(), z.int().min(1)], 'write a GitHub login or numeric id')
  .transform(String)
  .refine((value) => /^[a-z\d][a-z\d_-]{0,99}(\[bot\])?$/i.test(value), 'write a GitHub login or numeric id')
  .describe('A GitHub login in any letter case, or the numeric id that survives renames');

const org = z
  .string('write the name of a GitHub organisation or user')
  .regex(
    /^[a-z\d][a-z\d_-]{0,99}$/i,
    'write the name of a GitHub organisation or user, without "github.com/"',
  );

export const repository = z
  .string('write owner/name')
  .regex(/^[a-z\d][a-z\d_-]*\/[\w.-]+$/i, 'write owner/name')
  .describe('owner/name');

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
        .refine(isPattern, 'write a regular expression that compiles')
        .default(USUAL_RELEASE_TAGS),
      releases: z
        .array(releaseAnswer, 'write a list of { repository, tag, by, supported }')
        .superRefine(oneAnswerEach)
        .default([]),
      roster: z
        .strictObject(
          {
            repository,
            path: text
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
    starts: z.iso.datetime({
      offset: true,
      error: 'write the first session as an instant such as 2026-01-07T15:00:00Z',
    }),
    minutes: whole,
    every: z
      .string('write an interval such as 2 weeks')
      .regex(/^[1-9]\d* (day|week|month)s?$/, 'write an interval such as 2 weeks'),
  },
  'write { title, starts, minutes, every }',
);

export const configurationSchema = z.strictObject(
  {
    institution,
    communities: z
      .array(community, 'write a list of communities')
      .min(1, 'write at least one community')
      .superRefine(namesDiffer),
    iterations: z
      .strictObject({ anchor: date, days: whole.default(14) }, 'write { anchor: DATE, days: 14 }')
      .optional(),
    planning: z
      .strictObject(
        {
          repository,
          issue_title: text.optional(),
          labels: z
            .strictObject(
              { directed: labels.default([]), foundational: labels.default([]) },
              'write { directed: [], foundational: [] }',
            )
            .optional(),
          project: z.strictObject({ owner: org, number: whole }, 'write { owner, number }').optional(),
        },
        'write a map with at least repository',
      )
      .optional(),
    office_hours: z.array(officeHours, 'write a list of { title, starts, minutes, every }').default([]),
    mentorships: text.optional().describe('Path of the reviewed file of mentorships, private by default'),
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
        },
        'write a map with at least repository',
      )
      .optional(),
    queue: z
      .strictObject({ per_iteration: whole.default(6), target_days: whole.default(5) }, 'write a map')
      .default({ per_iteration: 6, target_days: 5 }),
    nudges: z
      .strictObject(
        { mode: z.enum(['off', 'digest', 'comment'], 'write off, digest or comment').default('digest') },
        'write { mode: digest }',
      )
      .default({ mode: 'digest' }),
    targets: z
      .partialRecord(
        z.enum(KPIS.map(({ id }) => id)),
        z.number('write a number such as 0.8'),
        'write a map such as { share_answered_within: 0.8, unanswered: 0 }',
      )
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

function isDay(value: string): boolean {
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

function isPattern(value: string): boolean {
  try {
    new RegExp(value);
    return true;
  } catch {
    return false;
  }
}

/** Anything but two empty lists: a list that is wrong itself has its own issue. */
function namesSomething({ orgs, repositories }: { orgs?: unknown; repositories?: unknown }): boolean {
  return [orgs, repositories].some(
    (list) => list !== undefined && !(Array.isArray(list) && list.length === 0),
  );
}

function oneAnswerEach(answers: { repository: string; tag: string }[], context: z.RefinementCtx): void {
  const keys = answers.map(({ repository, tag }) => `${repository.toLowerCase()} ${tag}`);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index)
      context.addIssue({
        code: 'custom',
        path: [index, 'tag'],
        message: 'write one answer for each release; this one has an answer above',
        input: answers[index]?.tag,
      });
  });
}

/** Results are kept and shown by community name, so two of the same name would mix. */
function namesDiffer(communities: { name: string }[], context: z.RefinementCtx): void {
  communities.forEach(({ name }, index) => {
    if (communities.findIndex((other) => other.name === name) < index)
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: 'write a name that no other community has',
        input: name,
      });
  });
}
