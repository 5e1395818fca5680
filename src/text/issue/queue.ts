/** The running sprint's queue in one line: pull one of these. */
import type { QueueSummary } from '../../domain/queue/summary.ts';
import { count } from '../figures.ts';
import { escaped, link, quietLink } from '../markdown.ts';

/** More stand where the queue stands. */
const NAMED = 4;

export function queueInShort(queue: QueueSummary | null): string {
  if (queue === null || queue.items.length === 0) return '';
  const items = queue.items.slice(0, NAMED).map(({ url, why }) => `${quietLink(url)} ${escaped(why, 60)}`);
  const left = queue.items.length - items.length;
  const more = left > 0 ? [`${count(left)} more`] : [];
  const name = `To pick in iteration ${count(queue.iteration)}`;
  return `**${queue.url === null ? name : link(name, queue.url)}** · ${[...items, ...more].join(' · ')}`;
}
