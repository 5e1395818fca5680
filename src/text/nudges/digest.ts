/** What waits, for the institution's own repository: nobody is called, and nothing upstream is linked back. */
import type { NudgePlan, PlannedNudge, Undecided } from '../../domain/nudges/plan.ts';
import { count, counted } from '../figures.ts';
import { details, escaped, quietLink } from '../markdown.ts';
import { firstWithin } from '../fitting.ts';
import { whereAllIs, type WholePlace } from '../report/whole.ts';
import { effectText } from './effect.ts';
import { NEXT_STEPS, whyOf } from './reminder.ts';

/** More is not read at one sitting. */
const SHOWN = 8;

/** GitHub takes 65,536 characters. */
const LONGEST = 60_000;
/** In each fold, where all of them have no room; the last one always has. */
const FEWER = [200, 100, 50, 20];

/** null = nothing waits: then nothing is said */
export function digestText(plan: NudgePlan): string | null {
  return written(plan, { most: Infinity, more: '' });
}

/**
 * The same as a post: where it is too long, the top of each list, and where the rest is.
 * @returns at most 60,000 characters
 */
export function postedDigest(plan: NudgePlan, whole: WholePlace): string | null {
  const all = digestText(plan);
  if (all === null || all.length <= LONGEST) return all;
  const more = `Too long for one message. ${whereAllIs(whole)}`;
  return firstWithin(
    LONGEST,
    FEWER.map((most) => () => written(plan, { most, more })!),
  );
}

export function isDigestLong(plan: NudgePlan): boolean {
  return (digestText(plan) ?? '').length > LONGEST;
}

interface Length {
  /** Of the items in each fold. */
  most: number;
  /** What is said of those that are left out. */
  more: string;
}

function written({ nudges, undecided, effect }: NudgePlan, { most, more }: Length): string | null {
  const listed = nudges.filter(({ in_digest }) => in_digest);
  const ours = listed.filter(({ party }) => party === 'maintainers');
  const authors = listed.filter(({ party }) => party === 'author');
  const parts = [
    ...section('Waiting for maintainers', ours, most, (one) => NEXT_STEPS[one.reason] ?? 'a look'),
    ...decisions(undecided, most),
    ...section('Waiting for their authors', authors, most, (one) =>
      whyOf({ reason: one.reason, failing: [], open_threads: 0 }),
    ),
  ];
  // By itself it is no reason to say something, and in small numbers none at all.
  const isKnown = effect !== undefined && effect.reminded.share !== null && effect.held_back.share !== null;
  const does = parts.length > 0 && isKnown ? effectText(effect) : null;
  if (does !== null) parts.push(does);
  if (more !== '') parts.push(more);
  return parts.length === 0 ? null : `${parts.join('\n\n')}\n`;
}

function section(
  title: string,
  listed: readonly PlannedNudge[],
  most: number,
  missing: (one: PlannedNudge) => string,
): string[] {
  if (listed.length === 0) return [];
  const lines = listed.map(
    (one) =>
      `- ${quietLink(one.url)} ${escaped(one.title)} · ${counted(one.waited_business_days, 'working day')} · ${missing(one)}`,
  );
  return [`### ${title} (${count(listed.length)})`, ...folded(lines, most)];
}

function decisions(undecided: readonly Undecided[], most: number): string[] {
  if (undecided.length === 0) return [];
  const lines = undecided.map(
    ({ url, title, words, comments }) =>
      `- ${quietLink(url)} ${escaped(title)} · ${count(comments)} comments, ${count(words)} words, no outcome`,
  );
  return [
    `### Needs a decision (${count(undecided.length)})`,
    'Long talks that have come to no end. A yes, a no or “not now, because …” helps more than another comment; each is named here once.',
    ...folded(lines, most),
  ];
}

function folded(lines: readonly string[], most: number): string[] {
  const more = lines.slice(SHOWN);
  const listed = more.slice(0, most);
  const title =
    listed.length < more.length
      ? `${count(listed.length)} of ${count(more.length)} more`
      : `${count(more.length)} more`;
  return [
    lines.slice(0, SHOWN).join('\n'),
    ...(more.length === 0 ? [] : [details(title, listed.join('\n'))]),
  ];
}
