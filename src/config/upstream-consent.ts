/** .github/headwater.yml of an upstream repository: what its maintainers allow. Anything that is not understood allows nothing. */
import { z } from 'zod';
import type { Consent } from '../domain/nudges/types.ts';
import { ConfigurationError } from './error.ts';
import { flag, text } from './values.ts';
import { parseStrictly } from './strict-yaml.ts';

export const CONSENT_PATH = '.github/headwater.yml';

const schema = z.strictObject(
  {
    measure: flag.default(true),
    comments: flag.default(false),
    mentions: flag.default(false),
    review_requests: flag.default(false),
    exempt_labels: z.array(text, 'write a list such as [needs-decision]').default([]),
    contact: z
      .string('write a team or a person, such as "@springboard/stewards"')
      .regex(/^@?[a-z\d][\w-]*(\/[\w.-]+)?$/i, 'write a team or a person, such as "@springboard/stewards"')
      .optional(),
  },
  'write measure, comments, mentions, review_requests, exempt_labels or contact',
);

/**
 * @param content null = there is no such file
 * @param repository owner/name, for the problem
 */
export function consentOf(content: string | null, repository: string): Consent {
  if (content === null) return { state: 'absent' };
  try {
    const { contact = null, ...given } = parseStrictly(content, `${repository}: ${CONSENT_PATH}`, {
      schema,
      names: ['review_requests', 'exempt_labels', 'contact'],
      empty: { means: schema.parse({}) },
    });
    return { state: 'given', ...given, contact };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { state: 'unreadable', problem: error.message.split('\n')[0]! };
  }
}
