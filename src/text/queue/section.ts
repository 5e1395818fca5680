/** The queue as a section of the sprint's recurring issue: Markdown that calls nobody and leaves no trace upstream. */
import type { Outcome } from '../../domain/queue/outcome.ts';
import type { LANES, Terms } from '../../domain/queue/candidate.ts';
import type { Queue, QueueItem } from '../../domain/queue/queue.ts';
import { count } from '../figures.ts';
import { firstWithin } from '../fitting.ts';
import { inMarkdown } from '../inline.ts';
import { details, escaped, link, quietLink, table } from '../markdown.ts';
import { whereAllIs, type WholePlace } from '../report/whole.ts';
import { composition, introduction, iterationInWords, notHere, queueTitle } from './around.ts';
import { itemInWords } from './item.ts';

/** Leaves room for what people wrote in the same issue; GitHub takes 65,536 characters. */
const LONGEST = 50_000;
/** Where all of them have no room; the last one always has. */
const FEWER = [200, 100, 50, 20];

/** @param wrongAt the address that opens a prefilled issue; null = there is no repository for it */
export function queueSection(queue: Queue, wrongAt: string | null): string {
  return wholeSection(queue, wrongAt, { shown: queue.items, isRanked: true, more: [] });
}

/**
 * The same as a post: of a list that is too long the top of it, and where the rest is.
 * @returns at most 50,000 characters
 */
export function postedQueue(queue: Queue, wrongAt: string | null, whole: WholePlace): string {
  const { items } = queue;
  const texts = [
    () => queueSection(queue, wrongAt),
    () => wholeSection(queue, wrongAt, { shown: items, isRanked: false, more: [] }),
    ...FEWER.filter((most) => most < items.length).map((most) => () => {
      const more = [`${count(items.length - most)} more have no room here. ${whereAllIs(whole)}`];
      return wholeSection(queue, wrongAt, { shown: items.slice(0, most), isRanked: false, more });
    }),
  ];
  return firstWithin(LONGEST, texts);
}

interface Shown {
  shown: readonly QueueItem[];
  isRanked: boolean;
  more: readonly string[];
}

function wholeSection(queue: Queue, wrongAt: string | null, { shown, isRanked, more }: Shown): string {
  const lines = shown.map(
    (item) =>
      `- [ ] **${escaped(item.candidate.title)}** ${quietLink(item.candidate.url)} · ${inMarkdown(itemInWords(item, queue.now))}`,
  );
  const ended = queue.ended.map(
    ({ title, url, is_merged }) =>
      `- [x] **${escaped(title)}** ${quietLink(url)} · ${is_merged ? 'merged' : 'closed'}`,
  );
  lines.push(...ended);
  const made = composition(queue);
  const rest = notHere(queue);
  const foot = [
    ...(made === null ? [] : [`Why these: ${made}.`]),
    ...(rest === null ? [] : [`Not here: ${rest}.`]),
  ].join(' ');
  return [
    `### ${queueTitle(queue)}\n${introduction(queue)}`,
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
    ...more,
    [...(foot === '' ? [] : [foot]), ...(wrongAt === null ? [] : [link('this is wrong', wrongAt)])].join(
      ' · ',
    ),
    ...(isRanked && shown.length > 0
      ? [details('How they were ranked', `${ranking(shown)}\n\n${HOW_RANKED}`)]
      : []),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

export const TERMS: Record<keyof Terms, string> = {
  waiting: 'waiting',
  waiting_long: 'long',
  newcomer: 'newcomer',
  returning_unanswered: 'came back',
  small: 'small',
  linked_issue: 'issue',
  fresh_reply: 'answered',
  same_author: 'same author',
  same_repository: 'same repository',
};
export const IN_LANE: Record<(typeof LANES)[number], string> = {
  carried_over: 'carried over',
  re_review: 'second look',
  approve_ci: 'click',
  oldest: 'longest wait',
  newcomer: 'newcomer',
  quick_win: 'quick win',
};

const HOW_RANKED =
  'The score is the sum of the columns. **waiting**: days on us against our target; **long**: far beyond it; **small**: few lines to think about; below 0: somebody above has that author or repository already.';

/** Each term of each score: they add up to it, but for the last digit. */
function ranking(items: readonly QueueItem[]): string {
  const terms = (Object.keys(TERMS) as (keyof Terms)[]).filter((term) =>
    items.some((item) => item.terms[term] !== 0),
  );
  return table(
    ['', 'Picked as', 'Score', ...terms.map((term) => TERMS[term])],
    items.map((item) => [
      quietLink(item.candidate.url),
      IN_LANE[item.lane],
      item.score.toFixed(2),
      ...terms.map((term) => (item.terms[term] === 0 ? '' : item.terms[term].toFixed(2).replace('-', '−'))),
    ]),
    ['left', 'left', 'right', ...terms.map(() => 'right' as const)],
  );
}

/** What the same section says once the iteration is over. */
export function outcomeSection(
  { done, open, unplanned }: Outcome,
  iteration: Pick<Queue, 'iteration' | 'window'>,
): string {
  const line = (mark: string, { url, title }: { url: string; title: string }, words: string) =>
    `- [${mark}] **${escaped(title)}** ${quietLink(url)}${words}`;
  const text = (most: number) => () => {
    const part = (title: string, lines: string[]) =>
      lines.length === 0
        ? []
        : [
            `**${title}**`,
            [
              ...lines.slice(0, most),
              ...(lines.length > most ? [`- ${count(lines.length - most)} more, counted above`] : []),
            ].join('\n'),
          ];
    return [
      `### Pull requests of ${iterationInWords(iteration)}`,
      `${count(done.length)} done, ${count(open.length)} open, ${count(unplanned.length)} unplanned.`,
      ...part(
        'Done',
        done.map((one) => line('x', one, one.is_merged ? ' · merged' : ' · closed')),
      ),
      ...part(
        'Open',
        open.map((one) => line(' ', one, one.first_act_at === null ? ' · not begun yet' : ' · begun')),
      ),
      ...part(
        'Unplanned',
        unplanned.map((one) => line('x', one, '')),
      ),
    ].join('\n\n');
  };
  return firstWithin(LONGEST, [text(Infinity), ...FEWER.map(text)]);
}
