/** What /status and /help are answered with: below the text of our own comment, where it calls nobody. */
import type { AttentionItem } from '../../domain/attention/items.ts';
import { durationInWords } from '../../domain/report/duration.ts';
import { REASON_WORDS, SIDE_NAMES } from '../attention/words.ts';
import { moment } from '../figures.ts';
import { escaped } from '../markdown.ts';

/** What stands above an answer in our comment. */
const RULE = '\n\n---\n\n';

/** @returns our text with the answer below it, in the place of an earlier one */
export function withAnswer(body: string, answer: string): string {
  const [said = ''] = body.split(RULE);
  return `${said.trimEnd()}${RULE}${answer}\n`;
}

/** @param item null = it is not open any more, or not a person's */
export function statusText(item: AttentionItem | null, now: string): string {
  if (item === null) return `**Status**, ${moment(now)}: it is nobody’s turn.`;
  const held = durationInWords(Math.max(0, Date.parse(now) - Date.parse(item.since)) / 3_600_000);
  const people = item.people.slice(0, 2).map((login) => escaped(login));
  const asked = people.length === 0 ? '' : `; asked: ${people.join(', ')}`;
  const guess = item.confidence === 'low' ? ' (a guess)' : '';
  return `**Status**, ${moment(now)}: ${SIDE_NAMES[item.side]}, ${REASON_WORDS[item.reason]}${guess}, for ${held}${asked}.`;
}

export function helpText(): string {
  return [
    '**Commands**, each on a line of its own:',
    '',
    '- `/snooze 2w`, `/snooze 2026-02-01`, `/unsnooze`: pause it, and end that',
    '- `/claim`: you are asked first; `/pair LOGIN`: the two of you take it; `/unclaim`: neither',
    '- `/not-me`: you are not asked',
    '- `/waiting-on author`, `/waiting-on maintainer`: hand it on; the author may say the second',
    '- `/no-nudge`: no more reminders here',
    '- `/undo`: takes back what your last comment here commanded; `/undo LOGIN`: what a colleague’s did',
    '- `/status`, `/help`: answered in this comment; the author may say these, too',
  ].join('\n');
}
