/** What is open now: for how long each pull request has been in its present hands, what is missing, and which ones these are. */
import type { AgedItem, AgeRow } from '../../domain/attention/ages.ts';
import type { Responsiveness } from '../../domain/report/views.ts';
import { REASON_WORDS, SIDE_NAMES } from '../attention/words.ts';
import { amount, count } from '../figures.ts';
import { addressOf, only, type Asked } from './address.ts';
import { foldInHtml, itemList, tableInHtml } from './blocks.ts';
import { inHtml, SCOPE_NAMES } from './html.ts';

const AGES = [
  { key: 'under_2_days', name: 'Under 2 days', from: -Infinity, to: 2 },
  { key: 'from_2_to_7_days', name: '2 to 7 days', from: 2, to: 7 },
  { key: 'from_7_to_30_days', name: '7 to 30 days', from: 7, to: 30 },
  { key: 'over_30_days', name: 'Over 30 days', from: 30, to: Infinity },
] as const;

/** A number and the items that it counts: as many, or as many as are listed. */
interface Counted {
  id: string;
  name: string;
  total: number;
  items: readonly AgedItem[];
}

/** @returns HTML */
export function openNow({ ages, missing }: Responsiveness, asked: Asked): string {
  if (ages.length === 0) return '<h2>Open now</h2>\n<p>Nothing is open.</p>';
  const rows = ages.map((row) => ({ row, cells: cellsOf(row), all: wholeOf(row) }));
  const reasons = missing.map(({ reason, pull_requests }): Counted => {
    const items = ages.flatMap((row) => row.items).filter((item) => item.reason === reason);
    return {
      id: `items-missing-${reason}`,
      name: REASON_WORDS[reason],
      total: pull_requests,
      items: items.toSorted((a, b) => b.days - a.days),
    };
  });
  const list = inHtml(addressOf('/attention', only(SCOPE_NAMES, asked)));
  return [
    '<h2>Open now</h2>',
    `<p>How long each pull request has been in its present hands. <a href="${list}">Whose turn</a> says why, of each.</p>`,
    tableInHtml({
      label: 'Age of what is open',
      head: ['Whose turn', ...AGES.map(({ name }) => name), 'All'],
      rows: rows.map(({ row, cells, all }) => [
        inHtml(SIDE_NAMES[row.side]),
        ...[...cells, all].map(numberOf),
      ]),
    }),
    tableInHtml({
      label: 'What is missing',
      head: ['What is missing', 'Pull requests'],
      rows: reasons.map((one) => [inHtml(one.name), numberOf(one)]),
    }),
    foldInHtml(
      'By whose turn it is',
      rows
        .map(({ row, cells, all }) => {
          const lists = cells.filter(({ items }) => items.length > 0).map((cell) => listOf(cell, 'h4'));
          return `<div id="${all.id}">\n<h3>${inHtml(SIDE_NAMES[row.side])}</h3>\n${lists.join('\n')}\n</div>`;
        })
        .join('\n'),
    ),
    foldInHtml('By what is missing', reasons.map((one) => listOf(one, 'h3')).join('\n')),
  ].join('\n');
}

function cellsOf(row: AgeRow): Counted[] {
  return AGES.map(({ key, name, from, to }) => ({
    id: `items-${row.side}-${key}`,
    name,
    total: row[key],
    items: row.items.filter(({ days }) => days >= from && days < to),
  }));
}

function wholeOf(row: AgeRow): Counted {
  const total = AGES.reduce((sum, { key }) => sum + row[key], 0);
  return { id: `items-${row.side}`, name: SIDE_NAMES[row.side], total, items: row.items };
}

function numberOf({ id, total, items }: Counted): string {
  return items.length === 0 ? count(total) : `<a href="#${id}">${count(total)}</a>`;
}

function listOf({ id, name, total, items }: Counted, heading: 'h3' | 'h4'): string {
  const evidence = items.map(({ url, reason, days }) => ({
    url,
    why: `${REASON_WORDS[reason]}, for ${amount(days * 24, 'hours')}`,
  }));
  return `<${heading}>${inHtml(name)}</${heading}>\n${itemList(id, evidence, total)}`;
}
