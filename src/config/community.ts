/** The shape of one community in headwater.yml: what it consists of, and who is what there. */
import { z } from 'zod';
import { USUAL_RELEASE_TAGS } from '../domain/releases/release.ts';
import { fitsEveryTag, patternIssue } from './pattern.ts';
import {
  account,
  always,
  date,
  flag,
  inOrder,
  labels,
  org,
  path,
  repeated,
  repository,
  spell,
  text,
} from './values.ts';

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

export const community = z
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
              // Git has no empty parts, nor . or .. among them: GitHub would find no file there.
              .regex(
                /^(?!(?:.*\/)?\.{0,2}(?:\/|$))/,
                'write a path inside the repository, such as docs/contributors.yaml',
              )
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

function compiles(pattern: string, context: z.RefinementCtx): void {
  if (pattern === '') return;
  const issue =
    patternIssue(pattern) ??
    (fitsEveryTag(pattern)
      ? 'it fits every tag; write what must be there, or .+ where every tag is a release'
      : null);
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
