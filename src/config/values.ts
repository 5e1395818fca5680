/** Kinds of values in the files of the configuration, each with what to write instead. */
import { z } from 'zod';
import { isDay } from '../domain/calendar/instant.ts';
import { isUserId } from '../domain/people/identities.ts';

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

export function whole(most: number): z.ZodInt {
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

export const org = z
  .string('write the name of a GitHub organisation or user')
  .regex(
    /^[a-z\d][a-z\d_-]{0,38}$/i,
    'write the name of a GitHub organisation or user, without "github.com/"',
  );

export const repository = z
  .string('write owner/name')
  .regex(/^[a-z\d][a-z\d_-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/i, 'write owner/name')
  .describe('owner/name');

export const folder = z
  .string('write a folder such as headwater/reports')
  .max(200, 'write a folder of at most 200 characters')
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/,
    'write a folder such as headwater/reports: letters, digits, ".", "_" and "-" between single slashes',
  );

export const labels = z.array(text, 'write a list such as [app]');

export const spell = {
  from: date.optional().describe('First day; without it, since ever'),
  to: date.optional().describe('The day after the last one; without it, for ever'),
};
/** Judged even where another key of the same map is wrong, so that one run shows all issues. */
export const always = {
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

export const inOrder: [(value: { from?: unknown; to?: unknown }) => boolean, object] = [
  ({ from, to }) => typeof from !== 'string' || typeof to !== 'string' || from < to,
  { path: ['to'], error: 'write a day after from: the spell is [from, to)', ...always },
];

/** The places of those that stand further up, too. */
export function repeated(keys: readonly string[]): number[] {
  const above = new Set<string>();
  return keys.flatMap((key, index) => {
    if (above.has(key)) return [index];
    above.add(key);
    return [];
  });
}

function isAccount(text: string): boolean {
  if (/^\d+$/.test(text) && !isUserId(text)) return false;
  return /^[a-z\d][a-z\d_-]{0,38}(\[bot\])?$/i.test(text);
}
