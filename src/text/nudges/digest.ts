/** What waits, for the institution's own repository: nobody is called, and nothing upstream is linked back. */
import type { NudgePlan, PlannedNudge, Undecided } from '../../domain/nudges/plan.ts';
import { count, counted } from '../figures.ts';
import { details, escaped, quietLink } from '../markdown.ts';
import { effectText } from './effect.ts';
import { NEXT_STEPS, whyOf } from './reminder.ts';

/** More is not read at one sitting. */
const SHOWN = 8;

/** null = nothing waits: then nothing is said */
export function digestText({ nudges, undecided, effect }: NudgePlan): string | null {
  const listed = nudges.filter(({ in_digest }) => in_digest);
  const ours = listed.filter(({ party }) => party === 'maintainers');
  const authors = listed.filter(({ party }) => party === 'author');
  const parts = [
    ...section('Waiting for maintainers', ours, (one) => NEXT_STEPS[one.reason] ?? 'a look'),
    ...decisions(undecided),
    ...section('Waiting for their authors', authors, (one) =>
      whyOf({ reason: one.reason, failing: [], open_threads: 0 }),
    ),
  ];
  // By itself it is no reason to say something, and in small numbers none at all.
  const isKnown = effect !== undefined && effect.reminded.share !== null && effect.held_back.share !== null;
  const does = parts.length > 0 && isKnown ? effectText(effect) : null;
  if (does !== null) parts.push(does);
  return parts.length === 0 ? null : `${parts.join('\n\n')}\n`;
}

function section(
  title: string,
  listed: readonly PlannedNudge[],
  missing: (one: PlannedNudge) => string,
): string[] {
  if (listed.length === 0) return [];
  const lines = listed.map(
    (one) =>
      `- ${quietLink(one.url)} ${escaped(one.title)} · ${counted(one.waited_business_days, 'working day')} · ${missing(one)}`,
  );
  return [`### ${title} (${count(listed.length)})`, ...folded(lines)];
}

function decisions(undecided: readonly Undecided[]): string[] {
  if (undecided.length === 0) return [];
  const lines = undecided.map(
    ({ url, title, words, comments }) =>
      `- ${quietLink(url)} ${escaped(title)} · ${count(comments)} comments, ${count(words)} words, no outcome`,
  );
  return [
    `### Needs a decision (${count(undecided.length)})`,
    'Long talks that have come to no end. A yes, a no or “not now, because …” helps more than another comment; each is named here once.',
    ...folded(lines),
  ];
}

function folded(lines: readonly string[]): string[] {
  const more = lines.slice(SHOWN);
  return [
    lines.slice(0, SHOWN).join('\n'),
    ...(more.length === 0 ? [] : [details(`${count(more.length)} more`, more.join('\n'))]),
  ];
}
