/** The weekly KPI issue: one screen on what changed, who waits and what comes next; everything behind it is folded away. */
import type { QueueSummary } from '../../domain/queue/summary.ts';
import type { Report } from '../../domain/report/report.ts';
import { communitiesOf } from '../../domain/report/headline.ts';
import { count, counted } from '../figures.ts';
import { escaped, link } from '../markdown.ts';
import { COLUMNS_AT_MOST, headline } from '../report/headline.ts';
import { ENDLESS, message, type Fold, type Message, type Room } from '../report/message.ts';
import { leadParagraphs, LONGEST_TITLE, reportTitle } from '../report/weekly-report.ts';
import { welcome } from '../report/welcome.ts';
import { commandOfReport, whereAllIs, type WholePlace } from '../report/whole.ts';
import { concentration } from './concentration.ts';
import { moved } from './moved.ts';
import { endedInShort, plannedWork, type PlanningLabels } from './planned.ts';
import { questions } from './questions.ts';
import { queueInShort } from './queue.ts';
import { weeks } from './weeks.ts';

/** What stands beside the figures. */
export interface BesideReport {
  /** The issue about the window before, in the same repository; null = none is known. */
  previous: { title: string; url: string } | null;
  /** null = no sprint has a queue. */
  queue: QueueSummary | null;
  planning_labels: PlanningLabels;
  /** Where all of it is, should there be no room for something; the command, if absent. */
  whole?: WholePlace;
}

/** @returns Markdown of at most 60,000 characters; the title is the issue's own (reportTitle) */
export function weeklyIssue(report: Report, beside: BesideReport): string {
  return issueMessage(report, beside).text;
}

/** Whether the issue has room for everything that the report has. */
export function isIssueWhole(report: Report, beside: BesideReport): boolean {
  return issueMessage(report, beside).is_whole;
}

/** The same with everything in it: a file of its own. */
export function wholeIssue(report: Report, beside: BesideReport): string {
  return `# ${escaped(reportTitle(report), LONGEST_TITLE)}\n\n${issueMessage(report, beside, ENDLESS).text}`;
}

function issueMessage(
  report: Report,
  { previous, queue, planning_labels, whole }: BesideReport,
  room?: Room,
): Message {
  const figures = headlines(report);
  const top = [
    ...leadParagraphs(report),
    queueInShort(queue),
    ...endedInShort(report),
    ...figures.shown,
    moved(report),
    [welcome(report), previous ? `Before: ${link(escaped(previous.title), previous.url)}.` : '']
      .filter((sentence) => sentence !== '')
      .join(' '),
  ];
  return message(report, top.filter((block) => block !== '').join('\n\n'), {
    first: [
      ...figures.folded,
      ...plannedWork(report, planning_labels),
      ...weeks(report),
      ...concentration(report),
      questions(report),
    ],
    whole: whereAllIs(whole ?? { kind: 'command', command: commandOfReport(report) }),
    ...(room && { room }),
  });
}

/** Of many communities the head has this many; more would be no screen. */
const ROWS = 6;

/** All figures of few communities; of many those in which most people wait, and all of them in a fold. */
function headlines(report: Report): { shown: string[]; folded: Fold[] } {
  const communities = communitiesOf(report.kpis);
  if (communities.length <= COLUMNS_AT_MOST) return { shown: [headline(report)], folded: [] };
  const waiting = (name: string) =>
    report.kpis.find(({ id, community }) => id === 'unanswered' && community === name)?.value ?? 0;
  const first = communities.toSorted((a, b) => waiting(b) - waiting(a)).slice(0, ROWS);
  const kpis = first.flatMap((name) => report.kpis.filter(({ community }) => community === name));
  const left = communities.length - first.length;
  return {
    shown: [
      headline({ ...report, kpis }),
      `${counted(left, 'more community', 'more communities')}: folded below.`,
    ],
    folded: [{ title: `All ${count(communities.length)} communities`, body: headline(report) }],
  };
}
