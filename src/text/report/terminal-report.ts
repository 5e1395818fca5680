/** The same report for a terminal: no Markdown, lines that fit, and what waits for an answer by address. */
import type { KpiResult, Report } from '../../domain/report/report.ts';
import {
  count,
  coverageInWords,
  intervalOf,
  moment,
  previousOf,
  stillOpen,
  valueOf,
  windowInWords,
} from './figures.ts';
import { guards } from './guards.ts';
import { oneLine } from '../markdown.ts';
import { differenceInWords } from './team-dates.ts';

export interface Terminal {
  columns: number;
  colour: boolean;
}

const HEAD = ['', 'value', '95 % interval', 'counted', 'open', 'before'];
const WAITING_SHOWN = 5;

export function terminalReport(report: Report, { columns, colour }: Terminal): string {
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const width = Math.max(40, Math.min(columns, 120));
  const lines = [
    bold(`Upstream report, ${windowInWords(report)}`),
    ...wrapped(
      `${oneLine(report.institution)}, as known at ${moment(report.as_of)}. ${coverageInWords(report)}`,
      width,
    ),
  ];
  if (report.window.partial) lines.push('This window is not over: the figures are partial and will change.');
  for (const { repository, what } of report.coverage.gaps.slice(0, 5))
    lines.push(...wrapped(`Gap: ${oneLine(repository)}: ${oneLine(what)}`, width));
  if (report.coverage.gaps.length > 5)
    lines.push(`… and ${count(report.coverage.gaps.length - 5)} more gaps: headwater audit`);
  for (const name of new Set(report.kpis.map((kpi) => kpi.community))) {
    const kpis = report.kpis.filter((kpi) => kpi.community === name);
    lines.push('', bold(oneLine(name)));
    const ours = kpis.filter(({ group }) => group === 'institution');
    if (ours.length > 0)
      lines.push(...figures(ours, width), ...wrapped(guards(kpis), width), '', 'How the community is');
    lines.push(
      ...figures(
        kpis.filter(({ group }) => group === 'health'),
        width,
      ),
      ...waiting(kpis),
    );
  }
  const { dated, differing } = report.team_dates;
  if (dated > 0 && differing.length > 0)
    lines.push(
      '',
      ...wrapped(`The dates of the team list decide ${differing.map(differenceInWords).join('; ')}.`, width),
    );
  lines.push(
    '',
    ...wrapped(
      '“open” have not ended yet and are taken into account; “not reached”: fewer than half have got there so far. ' +
        'The items behind every number: headwater report --format markdown (or json).',
      width,
    ),
  );
  return `${lines.join('\n')}\n`;
}

/** The names take what the figures leave, and wrap. */
function figures(kpis: KpiResult[], width: number): string[] {
  const rows = kpis.map((kpi) => [
    oneLine(kpi.name),
    oneLine(valueOf(kpi)),
    intervalOf(kpi),
    count(kpi.sample_size),
    stillOpen(kpi),
    previousOf(kpi),
  ]);
  const widths = HEAD.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const taken = widths.slice(1).reduce((sum, wide) => sum + wide + 2, 0);
  const nameWidth = Math.min(widths[0] ?? 0, Math.max(12, width - taken));
  return [HEAD, ...rows].flatMap(([name = '', ...cells]) => {
    const [first = '', ...more] = wrapped(name, nameWidth);
    const right = cells.map((cell, column) => `  ${cell.padStart(widths[column + 1] ?? 0)}`).join('');
    return [first.padEnd(nameWidth) + right, ...more.map((line) => `  ${line}`)];
  });
}

/** What a maintainer can do something about today. */
function waiting(kpis: KpiResult[]): string[] {
  const unanswered = kpis.find(({ id }) => id === 'unanswered');
  if (!unanswered || unanswered.evidence_total === 0) return [];
  const shown = unanswered.evidence.slice(0, WAITING_SHOWN);
  const left = unanswered.evidence_total - shown.length;
  return [
    '',
    'Waiting for a first answer from a maintainer:',
    ...shown.map(({ url }) => `  ${oneLine(url)}`),
    ...(left > 0 ? [`  … and ${count(left)} more`] : []),
  ];
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
