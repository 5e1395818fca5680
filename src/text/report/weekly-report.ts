/** The weekly report as a text, whole: what matters in words and eight figures, everything behind them folded away below. */
import type { Report } from '../../domain/report/report.ts';
import { inMarkdown } from '../inline.ts';
import { escaped, plainTitle } from '../markdown.ts';
import { aboutWhom } from './about.ts';
import type { FigureAddress } from './figure-address.ts';
import { headline } from './headline.ts';
import { leadLines } from './lead.ts';
import { ENDLESS, message, type Room } from './message.ts';
import { welcome } from './welcome.ts';
import { windowInWords, windowName } from './window.ts';

/**
 * @param room as much as it takes, if absent
 * @param to for a page that lists the items itself: where those behind a figure stand
 */
export function weeklyReport(
  report: Report,
  { room = ENDLESS, to }: { room?: Room; to?: FigureAddress } = {},
): string {
  const title = `## ${HEADING}, ${windowInWords(report)}: ${escaped(aboutWhom(report))}`;
  return message(
    report,
    [title, ...leadParagraphs(report), headline(report, to), welcome(report)]
      .filter((block) => block !== '')
      .join('\n\n'),
    { room, whole: NARROWED, ...(to && { to }) },
  ).text;
}

const NARROWED = 'Narrowed to one community, or one repository, it has the rest.';

export function leadParagraphs(report: Report): string[] {
  return leadLines(report).map(({ label, sentence }) =>
    label === null ? `**${inMarkdown(sentence)}**` : `**${label}** · ${inMarkdown(sentence)}`,
  );
}

/** GitHub takes 256 characters. */
export const LONGEST_TITLE = 250;

/** Of the issue that holds the report: plain text on one line. */
export function reportTitle(report: Report): string {
  return plainTitle(`${HEADING}, ${windowName(report)}: ${aboutWhom(report)}`, LONGEST_TITLE);
}

const HEADING = 'Upstream health';
