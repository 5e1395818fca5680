/** Where on a page the items behind a figure stand. */
import type { KpiResult } from '../../domain/report/report.ts';

/** "#items-0-unanswered"; null = they are not on the page. */
export type FigureAddress = (kpi: KpiResult) => string | null;

/** @param text Markdown */
export function withinPage(address: string | null, text: string): string {
  return address === null ? text : `[${text}](${address})`;
}
