/** The last windows of the headline figures: drawn, with the numbers beside it. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { Report, Trend } from '../../domain/report/report.ts';
import { trendOf, WINDOWS } from '../../domain/report/trend.ts';
import { amount } from '../figures.ts';
import { escaped, table } from '../markdown.ts';
import { COLUMNS_AT_MOST } from '../report/headline.ts';
import type { Fold } from '../report/message.ts';
import { kindOfWindow } from '../report/window.ts';
import { sparkline } from '../sparkline.ts';
import { chart, CHARTS, pointName } from './chart.ts';

/** One row stands above already. */
const ENOUGH_ROWS = 2;

const TABLES: Record<string, string>[] = [
  {
    share_answered_within: 'Answered within 7 days',
    time_to_first_response: 'First response, median',
    unanswered: 'Waiting more than 7 days',
    institution_share: 'Our share of reviews',
  },
  {
    planned_pull_requests_closed: 'Planned closed',
    returning_contributors_reviewed: 'Returning reviewed',
    issues_triaged: 'Issues triaged',
    new_maintainers_supported: 'Maintainers supported',
    releases_by_team: 'Releases by us',
    releases_supported: 'Supported',
  },
];

export function weeks(report: Report): Fold[] {
  if (report.trends.length === 0) return [];
  const communities = communitiesOf(report.kpis);
  const title = `${WINDOWS} ${kindOfWindow(report)}s`;
  if (communities.length > COLUMNS_AT_MOST) return [{ title, body: inOneTable(report, communities) }];
  return communities.flatMap((name) => {
    const body = ofOne(report, name);
    return body === '' ? [] : [{ title: communities.length === 1 ? title : `${title}: ${name}`, body }];
  });
}

function ofOne(report: Report, community: string): string {
  const charts = CHARTS.flatMap((kind) => {
    const trend = trendOf(report, kind.id, community);
    return trend ? [chart(kind, trend, report.as_of)] : [];
  });
  const tables = TABLES.map((columns) => numbers(report, community, columns)).filter((text) => text !== '');
  if (tables.length === 0) return '';
  return [...charts, reading(report), ...tables].filter((block) => block !== '').join('\n\n');
}

/** The newest on top. */
function numbers(report: Report, community: string, columns: Record<string, string>): string {
  const trends = Object.keys(columns).flatMap((id) => trendOf(report, id, community) ?? []);
  const [first] = trends;
  if (first === undefined) return '';
  // What was before the first reading is no list of dashes; a gap after it is shown.
  const begins = first.points.findIndex((_, index) =>
    trends.some(({ points }) => points[index]?.value !== null),
  );
  const rows =
    begins < 0
      ? []
      : first.points
          .slice(begins)
          .map(({ start }, index) => [
            pointName(first, start),
            ...trends.map(({ points, unit }) => shown(points[begins + index]?.value ?? null, unit)),
          ]);
  if (rows.length < ENOUGH_ROWS) return '';
  return table(['', ...trends.map(({ id }) => columns[id]!)], rows.toReversed(), [
    'left',
    ...trends.map(() => 'right' as const),
  ]);
}

function inOneTable(report: Report, communities: readonly string[]): string {
  const columns = CHARTS.map(({ id }) => id);
  const rows = communities.map((name) => [
    escaped(name),
    ...columns.map((id) => lineOf(trendOf(report, id, name))),
  ]);
  const heads = columns.map((id) => TABLES[0]![id]!);
  return [reading(report), table(['', ...heads], rows, ['left', ...heads.map(() => 'left' as const)])].join(
    '\n\n',
  );
}

function lineOf(trend: Trend | null): string {
  return trend === null ? '–' : sparkline(trend) || '–';
}

function shown(value: number | null, unit: string): string {
  return value === null ? '–' : amount(value, unit);
}

function reading(report: Report): string {
  return `Answers and shares look back further than their own ${kindOfWindow(report)}, so that neighbours resemble each other. Lines and bars begin at 0; where a figure is missing no line is drawn, and a bar is a dot.`;
}
