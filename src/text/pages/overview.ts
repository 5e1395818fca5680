/** The report as a page: its lead and headline, the last windows as lines, everything behind them folded away. */
import { communitiesOf } from '../../domain/report/headline.ts';
import { changesOf } from '../../domain/report/changes.ts';
import type { KpiResult, Report } from '../../domain/report/report.ts';
import { trendOf } from '../../domain/report/trend.ts';
import {
  isIsoWeek,
  isReachable,
  nextWindow,
  previousWindow,
  weekName,
  type Window,
} from '../../domain/calendar/week.ts';
import { CHARTS } from '../issue/chart.ts';
import { weeks } from '../issue/weeks.ts';
import { details, oneLine } from '../markdown.ts';
import { ON_A_PAGE } from '../report/message.ts';
import { weeklyReport } from '../report/weekly-report.ts';
import { addressOf, only, type Asked } from './address.ts';
import { itemsId } from './blocks.ts';
import { fromMarkdown, withoutTitle } from './from-markdown.ts';
import { inHtml, SCOPE_NAMES } from './html.ts';
import { itemsOfReport } from './items-of-report.ts';
import { lineFigure, trendLine, type Beside } from './line-chart.ts';

const DRAWN_ON_GITHUB = /```mermaid[^]*?```\n*/g;

const NOTHING_YET = `<p>Nothing has been read yet. While the history is read, it shows here: look again in some minutes.</p>
<p><a href="/quality">Data quality</a> says which repositories are read, and how far.</p>`;

/**
 * @param asked what other weeks are narrowed to as well
 * @returns HTML
 */
export function overview(report: Report, asked: Asked = {}): string {
  const { repositories } = report.data_quality;
  if (repositories.every((one) => one.pull_requests_stored + one.issues_stored === 0)) return NOTHING_YET;
  const communities = communitiesOf(report.kpis);
  const to = ({ id, community, evidence }: KpiResult) =>
    evidence.length === 0 ? null : `#${itemsId(communities.indexOf(community), id)}`;
  const text = withoutTitle(weeklyReport(report, { room: ON_A_PAGE, to }));
  const folds = text.indexOf('<details>');
  const [head, behind] = folds === -1 ? [text, ''] : [text.slice(0, folds), text.slice(folds)];
  const most = itemsOfEach(report.kpis);
  const numbers = weeks(report).map(({ title, body }) => details(title, body.replace(DRAWN_ON_GITHUB, '')));
  return [
    around(report, only(SCOPE_NAMES, asked)),
    fromMarkdown(head),
    ...charts(report),
    fromMarkdown([...numbers, behind].join('\n\n')),
    ...communities.map((community, place) =>
      itemsOfReport(
        report.kpis.filter((kpi) => kpi.community === community),
        place,
        communities.length === 1 ? '' : `: ${oneLine(community)}`,
        most,
      ),
    ),
  ].join('\n');
}

/** What an item takes, link and reason. */
const ITEM_CHARACTERS = 250;

/** As many items of each figure as a browser takes of all communities together. */
function itemsOfEach(kpis: readonly KpiResult[]): number {
  const { items, comfortable } = ON_A_PAGE;
  const taken = (most: number) =>
    kpis.reduce(
      (sum, { evidence, excluded }) =>
        sum + Math.min(evidence.length, most) + Math.min(excluded.length, most),
      0,
    ) * ITEM_CHARACTERS;
  return items.find((most) => taken(most) <= comfortable) ?? items.at(-1)!;
}

function charts(report: Report): string[] {
  const communities = communitiesOf(report.kpis);
  return communities.flatMap((community) => {
    const drawn = CHARTS.flatMap((kind) => {
      const trend = trendOf(report, kind.id, community);
      return trend === null
        ? []
        : [lineFigure(trendLine(kind, trend, besideLine(report, kind.id, community)))];
    }).filter((figure) => figure !== '');
    if (drawn.length === 0) return [];
    const name = communities.length === 1 ? 'Over time' : `${community} over time`;
    return [`<section aria-label="${inHtml(name)}"><h2>${inHtml(name)}</h2>`, ...drawn, '</section>'];
  });
}

export function besideLine({ as_of, kpis, changes }: Report, id: string, community: string): Beside {
  const kpi = kpis.find((one) => one.id === id && one.community === community);
  return { asOf: as_of, changes: changesOf(changes, community), target: kpi?.target ?? null };
}

/** To the week before and the one after, as far as they are over. */
function around({ window, as_of }: Report, asked: Asked): string {
  if (!isIsoWeek(window)) return '';
  const [before, after] = [previousWindow(window), nextWindow(window)];
  const to = (rel: string, { start }: Window) => {
    const week = weekName(start);
    return `<a rel="${rel}" href="${inHtml(addressOf('/', { week, ...asked }))}">${week}</a>`;
  };
  const links = [
    ...(isReachable(before) ? [to('prev', before)] : []),
    ...(isReachable(after) && Date.parse(after.end) <= Date.parse(as_of) ? [to('next', after)] : []),
  ];
  return links.length === 0 ? '' : `<p class="weeks">Other weeks: ${links.join(' · ')}</p>`;
}
