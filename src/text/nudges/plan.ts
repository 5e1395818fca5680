/** `headwater nudges`: what would be said, to whom and why, and what keeps the rest from being said. */
import { isDue, type NudgePlan, type PlannedNudge } from '../../domain/nudges/plan.ts';
import { HINDRANCES } from '../../domain/nudges/types.ts';
import { count, counted, moment } from '../figures.ts';
import { escaped, oneLine, quietLink, shortItem } from '../markdown.ts';
import { REASON_WORDS } from '../attention/words.ts';
import { digestText } from './digest.ts';
import { effectText } from './effect.ts';
import { HINDRANCE_WORDS } from './hindrances.ts';

/** @param isSent the comments are on their way, rather than looked at */
export function planText(plan: NudgePlan, { isSent }: { isSent: boolean }): string {
  const due = plan.nudges.filter(isDue);
  const held = plan.nudges.filter((one) => !isDue(one) && one.party !== null);
  const verb = isSent ? 'on their way' : 'would be said';
  const parts = [
    `## Reminders, ${moment(plan.now)}`,
    plan.nudges.length === 0
      ? 'No pull request is open.'
      : `${counted(due.length, 'comment')} ${verb}; ${count(held.length)} of ${counted(plan.nudges.length, 'open pull request')} wait in silence.`,
    ...(plan.signed_by === null
      ? ['Nobody has signed the texts (`nudges.templates`): these are proposals, and nothing is commented.']
      : [`Signed by ${escaped(plan.signed_by)}.`]),
    ...plan.unreadable.map(({ problem }) => `Digest only: ${escaped(problem, 300)}`),
    ...effectLines(plan),
    ...requests(plan, isSent),
    ...due.map(said),
    ...silent(held),
    ...digest(plan),
  ];
  return `${parts.join('\n\n')}\n`;
}

function effectLines({ effect }: NudgePlan): string[] {
  const line = effect === undefined ? null : effectText(effect);
  return line === null ? [] : [line];
}

function requests({ nudges }: NudgePlan, isSent: boolean): string[] {
  const lines = nudges.flatMap(({ url, request }) =>
    request === null ? [] : [`- ${quietLink(url)}: ${escaped(request.login)}`],
  );
  const title = isSent ? 'Reviews that are asked for' : 'Reviews that would be asked for';
  return lines.length === 0 ? [] : [`### ${title}`, lines.join('\n')];
}

function said(one: PlannedNudge): string {
  const to = one.party === 'author' ? 'its author' : 'maintainers';
  const people = one.people
    .slice(0, 2)
    .map((login) => oneLine(login))
    .join(', ');
  const which = one.said_before === 0 ? '' : `, comment ${one.said_before + 1} on it`;
  return [
    `### ${escaped(shortItem(one.url))}`,
    `To ${to}${people === '' ? '' : ` (${escaped(people)})`}: ${REASON_WORDS[one.reason]}, for ${counted(one.waited_business_days, 'working day')}${which}.`,
    quoted(one.text ?? ''),
  ].join('\n\n');
}

function quoted(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** By the first thing that speaks against them, so that the list is as long as the reasons are many. */
function silent(held: readonly PlannedNudge[]): string[] {
  const by = Map.groupBy(held, ({ hindrances }) => hindrances[0]!);
  const lines = HINDRANCES.flatMap((name) => {
    const own = by.get(name);
    if (own === undefined) return [];
    const named = own.slice(0, 5).map(({ url }) => quietLink(url));
    const more = own.length > 5 ? ` and ${own.length - 5} more` : '';
    return [`- ${HINDRANCE_WORDS[name]}: ${named.join(', ')}${more}`];
  });
  return lines.length === 0 ? [] : ['### Not said, and why', lines.join('\n')];
}

function digest(plan: NudgePlan): string[] {
  const text = digestText(plan);
  return text === null ? ['Nothing is old enough for a digest.'] : ['---', text.trim()];
}
