/** The same report for a terminal: the lead, then every figure on a line of its own, and who waits longest by address. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { amount, count, counted } from '../figures.ts';
import { inPlainText } from '../inline.ts';
import { oneLine } from '../markdown.ts';
import { columnsThatFit, wrapped } from '../terminal.ts';
import { aboutWhom } from './about.ts';
import { coverageInWords } from './completeness.ts';
import { leadLines } from './lead.ts';
import { differenceInWords } from './team-dates.ts';
import { intervalOf, previousOf, stillOpen, targetOf, valueOf } from './values.ts';
import { windowInWords } from './window.ts';

export interface Terminal {
  columns: number;
  colour: boolean;
}

const WAITING_SHOWN = 5;
const GAPS_SHOWN = 5;
/** A reason longer than this stands below the table. */
const LONGEST_VALUE = 14;

export function terminalReport(report: Report, { columns, colour }: Terminal): string {
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);
  const width = Math.max(40, Math.min(columns, 120));
  const communities = communitiesOf(report.kpis);
  return `${[
    ...wrapped(`Upstream health, ${windowInWords(report)}: ${oneLine(aboutWhom(report))}`, width).map(bold),
    '',
    ...lead(report, width, bold),
    ...communities.flatMap((name) => ['', bold(oneLine(name)), ...community(report, name, width)]),
    '',
    ...trust(report, width),
  ].join('\n')}\n`;
}

function lead(report: Report, width: number, bold: (text: string) => string): string[] {
  return leadLines(report).flatMap(({ label, sentence }) => {
    const text = inPlainText(sentence);
    if (label === null) return wrapped(text, width).map(bold);
    const [first = '', ...more] = wrapped(`${label}: ${text}`, width, '  ');
    return [bold(`${label}:`) + first.slice(label.length + 1), ...more];
  });
}

function community(report: Report, name: string, width: number): string[] {
  const kpis = report.kpis.filter((kpi) => kpi.community === name);
  const groups: [string, KpiResult[]][] = [
    [`What ${oneLine(report.institution)} did`, kpis.filter(({ group }) => group === 'institution')],
    ['How the community is', kpis.filter(({ group }) => group === 'health')],
  ];
  return [
    ...groups.filter(([, of]) => of.length > 0).flatMap(([title, of]) => figures(title, of, width)),
    ...waiting(kpis),
  ];
}

function figures(title: string, kpis: readonly KpiResult[], width: number): string[] {
  const reasons = kpis
    .filter((kpi) => kpi.value === null && valueOf(kpi).length > LONGEST_VALUE)
    .flatMap((kpi) => wrapped(`${oneLine(kpi.name)}: ${oneLine(valueOf(kpi))}.`, width, '  '));
  const hasTarget = kpis.some(({ target }) => target !== null);
  return [
    ...columnsThatFit(
      [
        { head: title, align: 'left', cells: kpis.map((kpi) => oneLine(kpi.name)) },
        {
          head: 'value',
          align: 'right',
          cells: kpis.map((kpi) => {
            const value = oneLine(valueOf(kpi));
            return kpi.value === null && value.length > LONGEST_VALUE ? 'see below' : value;
          }),
        },
        { head: 'before', align: 'right', cells: kpis.map(previousOf) },
        ...(hasTarget ? [{ head: 'target', align: 'right' as const, cells: kpis.map(targetOf) }] : []),
        { head: '95 % interval', align: 'right', cells: kpis.map(intervalOf) },
        { head: 'counted', align: 'right', cells: kpis.map((kpi) => count(kpi.sample_size)) },
        { head: 'open', align: 'right', cells: kpis.map(stillOpen) },
      ],
      width,
    ),
    ...reasons,
  ];
}

/** What a maintainer can do something about today; the longest wait first. */
function waiting(kpis: readonly KpiResult[]): string[] {
  const unanswered = kpis.find(({ id }) => id === 'unanswered');
  if (!unanswered || unanswered.evidence_total === 0) return [];
  const shown = unanswered.evidence.slice(0, WAITING_SHOWN);
  const left = unanswered.evidence_total - shown.length;
  return [
    'Waiting longest for a maintainer',
    ...shown.map(({ url, waited_days }) => {
      const days = waited_days === undefined ? '' : `  ${amount(waited_days * 24, 'hours')}`;
      return `  ${oneLine(url)}${days}`;
    }),
    ...(left > 0 ? [`  … and ${count(left)} more`] : []),
  ];
}

/** How far the figures can be trusted, and where the rest is. */
function trust(report: Report, width: number): string[] {
  const { gaps } = report.coverage;
  const { dated, differing } = report.team_dates;
  const sentences = [
    coverageInWords(report),
    ...gaps
      .slice(0, GAPS_SHOWN)
      .map(({ repository, what }) => `Gap: ${oneLine(repository)}: ${oneLine(what)}`),
    ...(gaps.length > GAPS_SHOWN
      ? [`… and ${counted(gaps.length - GAPS_SHOWN, 'more gap')}: headwater audit`]
      : []),
    ...(dated > 0 && differing.length > 0
      ? [`The dates of the team list decide ${differing.map(differenceInWords).join('; ')}.`]
      : []),
    '“open”: without an end yet; they count. “not reached”: fewer than half so far. The items behind every number: headwater report --format markdown (or json).',
  ];
  return sentences.flatMap((sentence) => wrapped(sentence, width));
}
