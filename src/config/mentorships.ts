/** The ledger of mentorships: a reviewed YAML file beside headwater.yml, private unless an entry says otherwise. */
import { z } from 'zod';
import type { Mentorship } from '../domain/people/institution.ts';
import { account, always, date, flag, prose, repository } from './values.ts';
import { parseStrictly } from './strict-yaml.ts';
import { readTextFile } from './text-file.ts';

const accounts = z.array(account, 'write a list of logins').default([]);

const step = z.strictObject(
  {
    what: prose,
    done: date.optional(),
    evidence: z
      .url({
        protocol: /^https?$/,
        error: 'write an address such as https://github.com/springboard/hub/pull/12',
      })
      .optional(),
  },
  'write { what, done: DATE, evidence: URL }',
);

const promotion = z.strictObject(
  { on: date, confirmed_by: account },
  'write { on: DATE, confirmed_by: LOGIN }',
);

function entry(communities: readonly string[]) {
  const names = communities.join(', ');
  return z
    .strictObject(
      {
        mentee: account,
        mentors: accounts,
        sponsors: accounts,
        community: z.enum(communities, `write the name of a community of the configuration: ${names}`),
        repositories: z.array(repository, 'write a list of owner/name').default([]),
        goals: z
          .union([prose.transform((goal) => [goal]), z.array(prose)], 'write some text, or a list of texts')
          .default([]),
        opened: date,
        rotates: date.optional(),
        ended: date.optional(),
        steps: z.array(step, 'write a list of { what, done, evidence }').default([]),
        promotion: promotion.optional(),
        public: flag.default(false),
      },
      'write a map with at least mentee, community and opened',
    )
    .superRefine(judge, always);
}

/** Nobody sponsors or confirms themself, and nothing ends before it begins. */
function judge(given: unknown, context: z.RefinementCtx): void {
  const entry = given as Record<string, unknown>;
  const reportFailure = (path: (string | number)[], input: unknown, message: string) =>
    context.addIssue({ code: 'custom', path, input, message });
  const { mentee } = entry;
  const isMentee = (login: unknown) =>
    typeof login === 'string' && typeof mentee === 'string' && login.toLowerCase() === mentee.toLowerCase();
  for (const part of ['mentors', 'sponsors'])
    for (const [place, login] of (Array.isArray(entry[part]) ? entry[part] : []).entries())
      if (isMentee(login)) reportFailure([part, place], login, 'write somebody other than the mentee');
  const { opened, promotion } = entry;
  for (const part of ['rotates', 'ended'])
    if (typeof opened === 'string' && typeof entry[part] === 'string' && entry[part] <= opened)
      reportFailure([part], entry[part], 'write a day after opened');
  if (typeof promotion !== 'object' || promotion === null) return;
  const { on, confirmed_by } = promotion as Record<string, unknown>;
  if (typeof opened === 'string' && typeof on === 'string' && on < opened)
    reportFailure(['promotion', 'on'], on, 'write a day that is not before opened');
  if (isMentee(confirmed_by))
    reportFailure(['promotion', 'confirmed_by'], confirmed_by, 'write somebody other than the mentee');
}

/**
 * @param path as the configuration gives it, resolved; issues name it so
 * @param communities the configuration's names
 * @throws ConfigurationError
 */
export function readMentorships(path: string, communities: readonly string[]): Mentorship[] {
  const content = readTextFile(path, {
    missing:
      'write the mentorships there (docs/mentorships.md), or take the key mentorships out of the configuration',
    unreadable: 'let mentorships name a file that this user may read',
  });
  return parseMentorships(content, path, communities);
}

/** @throws ConfigurationError */
export function parseMentorships(
  content: string,
  file: string,
  communities: readonly string[],
): Mentorship[] {
  const entries = parseStrictly(content, file, {
    schema: z.array(entry(communities), 'write a list of mentorships, each beginning with "- mentee: LOGIN"'),
    names: ['mentee', 'mentors', 'sponsors', 'confirmed_by'],
    empty: { means: [] },
  });
  return entries.map(({ goals, opened, rotates, ended, steps, promotion, public: is_public, ...rest }) => ({
    ...rest,
    goals,
    opened: midnight(opened),
    rotates: rotates === undefined ? null : midnight(rotates),
    ended: ended === undefined ? null : midnight(ended),
    steps: steps.map(({ what, done, evidence }) => ({
      what,
      done: done === undefined ? null : midnight(done),
      evidence: evidence ?? null,
    })),
    promotion: promotion ? { on: midnight(promotion.on), confirmed_by: promotion.confirmed_by } : null,
    is_public,
  }));
}

function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}
