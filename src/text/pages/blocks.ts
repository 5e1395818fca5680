/** What new pages are put together of: tables, figures that lead to their items, lists of items. Words of strangers are escaped here. */
import { NOTHING_READ } from '../../domain/kpis/ground.ts';
import type { Evidence, KpiResult } from '../../domain/report/report.ts';
import type { View } from '../../domain/report/views.ts';
import { count, moment } from '../figures.ts';
import { oneLine, safeAddress, shortItem } from '../markdown.ts';
import { previousAndChange, valueOf } from '../report/values.ts';
import { cautionOf } from '../report/window.ts';
import { inHtml } from './html.ts';

/** Of a stranger: one line, nothing invisible. */
export function words(text: string, longest?: number): string {
  return inHtml(oneLine(text, longest));
}

/** @returns HTML; '' where the window is over */
export function caution({ window, as_of }: Pick<View, 'window' | 'as_of'>): string {
  const said = cautionOf(window, as_of);
  return said === null ? '' : `<p><strong>${inHtml(said)}</strong></p>`;
}

/** @returns HTML; null where something of the community is stored: tables without any figure say less than a sentence */
export function nothingRead(community: string, kpis: readonly KpiResult[], asOf: string): string | null {
  if (kpis.length === 0 || kpis.some(({ note }) => note !== NOTHING_READ)) return null;
  return `<h2>${words(community)}</h2>
<p>Nothing of it was read that is dated by ${moment(asOf)}; <a href="/quality">data quality</a> says what is missing.</p>`;
}

/** @param inside HTML */
export function linkTo(address: string, inside: string): string {
  const safe = safeAddress(address);
  return safe === null ? inside : `<a href="${inHtml(safe)}">${inside}</a>`;
}

export interface Cells {
  head: readonly string[];
  /** HTML; the first cell of a row is its heading. */
  rows: readonly (readonly string[])[];
  /** What the table is, for who hears it. */
  label: string;
}

/** Columns after the first are figures, and stand to the right unless they are among `texts`. */
export function tableInHtml({ head, rows, label }: Cells, texts: readonly number[] = []): string {
  const side = (column: number) => (column === 0 || texts.includes(column) ? '' : ' class="right"');
  const cells = (row: readonly string[]) =>
    row.map((cell, column) =>
      column === 0 ? `<th scope="row">${cell}</th>` : `<td${side(column)}>${cell}</td>`,
    );
  return `<div class="wide" role="group" tabindex="0" aria-label="${inHtml(label)}"><table>
<thead><tr>${head.map((name, column) => `<th scope="col"${side(column)}>${inHtml(name)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells(row).join('')}</tr>`).join('\n')}
</tbody></table></div>`;
}

export function foldInHtml(summary: string, body: string): string {
  return `<details><summary>${inHtml(summary)}</summary>\n${body}\n</details>`;
}

/** Where the items behind a figure stand on its page: the browser opens the fold around them. */
export function itemsId(place: number, id: string): string {
  return `items-${place}-${id}`;
}

/** @returns the figure, as a link to its items where it has some */
export function withItems(figure: string, place: number, id: string, items: readonly Evidence[]): string {
  return items.length === 0 ? figure : `<a href="#${itemsId(place, id)}">${figure}</a>`;
}

/** @param place the number of the community on the page */
export function kpiTable(label: string, kpis: readonly KpiResult[], place: number, before: string): string {
  return tableInHtml({
    label,
    head: ['Figure', 'Now', `${before} (change)`, 'Out of'],
    rows: kpis.map((kpi) => [
      `<a href="/definitions#${inHtml(kpi.id)}">${words(kpi.name)}</a>`,
      withItems(words(valueOf(kpi)), place, kpi.id, kpi.evidence),
      inHtml(previousAndChange(kpi)),
      count(kpi.sample_size),
    ]),
  });
}

const MOST_ITEMS = 60;

/** @returns '' where there are none */
export function itemList(id: string, items: readonly Evidence[], total: number, most = MOST_ITEMS): string {
  if (items.length === 0) return '';
  const shown = items.slice(0, most);
  const left =
    total > shown.length ? `\n<p>${count(shown.length)} of ${count(total)}; the data has up to 200.</p>` : '';
  return `<ul id="${id}">
${shown.map(({ url, why }) => `<li>${linkTo(url, words(shortItem(url)))}: ${words(why, 240)}</li>`).join('\n')}
</ul>${left}`;
}

export function itemsBehind(kpis: readonly KpiResult[], place: number): string {
  const lists = kpis
    .filter(({ evidence }) => evidence.length > 0)
    .map(
      (kpi) =>
        `<h3>${words(kpi.name)}</h3>\n${itemList(itemsId(place, kpi.id), kpi.evidence, kpi.evidence_total)}`,
    );
  return lists.length === 0 ? '' : foldInHtml('Items behind the figures', lists.join('\n'));
}
