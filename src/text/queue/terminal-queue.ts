/** The queue for a terminal. */
import type { Terms } from '../../domain/queue/candidate.ts';
import type { Queue, QueueItem } from '../../domain/queue/queue.ts';
import { inPlainText } from '../inline.ts';
import { oneLine } from '../markdown.ts';
import { wrapped } from '../terminal.ts';
import { composition, introduction, notHere, queueTitle } from './around.ts';
import { itemInWords, nameOf } from './item.ts';
import { TERMS } from './section.ts';

const WIDEST = 100;

export function terminalQueue(
  queue: Queue,
  { columns, colour }: { columns: number; colour: boolean },
): string {
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const width = Math.max(40, Math.min(columns, WIDEST));
  const made = composition(queue);
  const rest = notHere(queue);
  return `${[
    ...wrapped(queueTitle(queue), width).map(bold),
    ...wrapped(introduction(queue), width),
    ...queue.items.flatMap((item, index) => [
      '',
      ...itemLines(item, { place: index + 1, queue, width, bold }),
    ]),
    '',
    ...(made === null ? [] : wrapped(`Why these: ${made}.`, width)),
    ...(rest === null ? [] : wrapped(`Not here: ${rest}.`, width)),
  ].join('\n')}\n`;
}

function itemLines(
  item: QueueItem,
  {
    place,
    queue,
    width,
    bold,
  }: { place: number; queue: Queue; width: number; bold: (text: string) => string },
): string[] {
  const indent = '   ';
  const inside = (text: string) => wrapped(`${indent}${text}`, width, indent);
  const [first = '', ...more] = wrapped(`${place}. ${oneLine(item.candidate.title)}`, width, indent);
  const terms = (Object.keys(TERMS) as (keyof Terms)[])
    .filter((term) => item.terms[term] !== 0)
    .map((term) => `${TERMS[term]} ${item.terms[term].toFixed(2)}`);
  return [
    ...[first, ...more].map(bold),
    `${indent}${nameOf(item.candidate)}`,
    ...inside(inPlainText(itemInWords(item, queue.now))),
    ...inside(`score ${item.score.toFixed(2)}${terms.length === 0 ? '' : `: ${terms.join(', ')}`}`),
  ];
}
