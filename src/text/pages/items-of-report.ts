/** Every figure of a community in a report, with its parts and the items that were counted, or looked at and not counted. */
import type { KpiResult } from '../../domain/report/report.ts';
import { EXPLANATIONS } from '../report/explanations.ts';
import { partsAsMarkdown } from '../report/parts.ts';
import { foldInHtml, itemList, itemsId, words } from './blocks.ts';
import { fromMarkdown } from './from-markdown.ts';
import { inHtml } from './html.ts';
import { unranked } from './unranked.ts';

/** Rows of a table by repository. */
const MOST_ROWS = 20;

/**
 * @param place the number of the community on the page
 * @param about what the fold is called after, where there are several
 * @param most items of each list
 * @returns HTML
 */
export function itemsOfReport(
  kpis: readonly KpiResult[],
  place: number,
  about: string,
  most: number,
): string {
  const blocks = kpis.filter(hasSomething).map((kpi) => ofFigure(unranked(kpi), place, most));
  return blocks.length === 0 ? '' : foldInHtml(`Items behind every number${about}`, blocks.join('\n'));
}

function hasSomething({ sample_size, evidence_total, excluded_total }: KpiResult): boolean {
  return sample_size + evidence_total + excluded_total > 0;
}

function ofFigure(kpi: KpiResult, place: number, most: number): string {
  const { id, name, parts, evidence, evidence_total, excluded, excluded_total } = kpi;
  return [
    `<h3><a href="/definitions#${inHtml(id)}">${words(name)}</a></h3>`,
    `<p>${inHtml(EXPLANATIONS[id] ?? '')}</p>`,
    fromMarkdown(partsAsMarkdown(parts, MOST_ROWS)),
    evidence.length === 0
      ? ''
      : `<p>Counted:</p>\n${itemList(itemsId(place, id), evidence, evidence_total, most)}`,
    excluded.length === 0
      ? ''
      : `<p>Not counted:</p>\n${itemList(itemsId(place, `${id}-not`), excluded, excluded_total, most)}`,
  ]
    .filter((block) => block !== '')
    .join('\n');
}
