/** About eight figures that say how it goes: for one community with a word beside each, for several side by side. */
import type { KpiResult, Parts, Report } from '../../domain/report/report.ts';
import { NOTHING_READ } from '../../domain/kpis/ground.ts';
import { communitiesOf } from '../../domain/report/headline.ts';
import { trendOf, WINDOWS } from '../../domain/report/trend.ts';
import { amount, count, counted } from '../figures.ts';
import { escaped, table } from '../markdown.ts';
import { sparkline } from '../sparkline.ts';
import { withinPage, type FigureAddress } from './figure-address.ts';
import { intervalOf, previousAndChange, previousOf, targetOf, valueOf } from './values.ts';
import { kindOfWindow } from './window.ts';

type Figures = ReadonlyMap<string, KpiResult>;

interface Row {
  label: string;
  /** For the head of a column. */
  short: string;
  /** Two figures share a row where they belong together. */
  ids: string[];
  beside(first: KpiResult, second: KpiResult | undefined): string;
}

const GOAL_ROWS: readonly Row[] = [
  {
    label: 'Planned pull requests closed',
    short: 'Planned closed',
    ids: ['planned_pull_requests_closed'],
    beside: ({ sample_size }) => (sample_size > 0 ? `of ${count(sample_size)} planned ones that ended` : ''),
  },
  {
    label: 'Returning contributors reviewed',
    short: 'Returning reviewed',
    ids: ['returning_contributors_reviewed'],
    beside: ({ parts }) => some(parts['first_time'], (n) => `and ${counted(n, 'newcomer')}`),
  },
  {
    label: 'Issues triaged',
    short: 'Issues triaged',
    ids: ['issues_triaged'],
    beside: ({ parts }) =>
      [
        some(parts['state_change'], (n) => `${count(n)} moved on`),
        some(parts['response'], (n) => `${count(n)} answered`),
      ]
        .filter((text) => text !== '')
        .join(', '),
  },
  {
    label: 'New maintainers supported',
    short: 'Maintainers supported',
    ids: ['new_maintainers_supported'],
    beside: ({ sample_size }) => (sample_size > 0 ? `of ${counted(sample_size, 'new maintainer')}` : ''),
  },
  {
    label: 'Releases by us / supported by us',
    short: 'Releases by us / supported',
    ids: ['releases_by_team', 'releases_supported'],
    beside: (_, supported) => some(supported?.parts['to_confirm'], (n) => `${count(n)} to be confirmed`),
  },
];

const HEALTH_ROWS: readonly Row[] = [
  {
    label: 'Answered by a maintainer within 7 days',
    short: 'Answered within 7 days',
    ids: ['share_answered_within'],
    beside: (kpi) =>
      kpi.value === null ? '' : `${intervalOf(kpi)}, of ${counted(kpi.sample_size, 'pull request')}`,
  },
  {
    label: 'Time to First Response, median',
    short: 'First response',
    ids: ['time_to_first_response'],
    beside: ({ censored, sample_size }) =>
      sample_size === 0
        ? ''
        : censored === 0
          ? `of ${counted(sample_size, 'pull request')}; none still waits`
          : `${count(censored)} of ${count(sample_size)} not answered yet`,
  },
  {
    label: 'Waiting more than 7 days for a maintainer',
    short: 'Waiting more than 7 days',
    ids: ['unanswered'],
    beside: ({ evidence }) =>
      some(evidence[0]?.waited_days, (days) => `longest ${amount(days * 24, 'hours')}`),
  },
  {
    label: 'Our share of reviews',
    short: 'Our share of reviews',
    ids: ['institution_share'],
    beside: ({ value, sample_size }) =>
      value === null
        ? ''
        : `of ${count(sample_size)} in 365 days${value < 0.5 ? '; stays below half' : '; more than half is ours'}`,
  },
];

/** Up to here communities stand side by side, each a column; more of them are rows. */
export const COLUMNS_AT_MOST = 4;

/**
 * @param to where the items behind a figure stand, as an address within the page
 * @returns tables, and the sentence that reads them
 */
export function headline(report: Report, to: FigureAddress = () => null): string {
  const communities = communitiesOf(report.kpis);
  const isUnread = (name: string) =>
    [...byId(report, name).values()].every(({ note }) => note === NOTHING_READ);
  // A row of nothing each would hide the others; what one report is about alone is shown in any case.
  const unread = communities.length === 1 || communities.every(isUnread) ? [] : communities.filter(isUnread);
  const read = communities.filter((name) => !unread.includes(name));
  const figures = new Map(read.map((name) => [name, byId(report, name)]));
  const hasTeam = report.team_dates.entries > 0;
  const groups: [string, readonly Row[]][] = [
    ...(hasTeam ? ([['Our goals', GOAL_ROWS]] as [string, readonly Row[]][]) : []),
    // Nobody's share is no share.
    [
      'The community',
      hasTeam ? HEALTH_ROWS : HEALTH_ROWS.filter(({ ids }) => !ids.includes('institution_share')),
    ],
  ];
  const blocks = groups.map(([title, rows]) => {
    const [only] = figures.values();
    const all = [...figures.values()];
    const still = rows.filter((row) => isStill(all.flatMap((of) => kpisOf(row, of))));
    const moving = rows.filter((row) => !still.includes(row) && all.some((of) => kpisOf(row, of).length > 0));
    const name = communities.length > 1 && title === 'The community' ? 'The communities' : title;
    const tables =
      moving.length === 0
        ? ''
        : communities.length === 1 && only
          ? ofOne(report, name, moving, { figures: only, to })
          : read.length <= COLUMNS_AT_MOST
            ? sideBySide(name, moving, figures, to)
            : oneEach(name, moving, figures, to);
    return [tables, stillInWords(still, report)].filter((block) => block !== '').join('\n\n');
  });
  const reading =
    communities.length === 1 ? [] : [`In brackets: the ${kindOfWindow(report)} before, and the change.`];
  return [...blocks, ...reading, unreadInWords(unread)].filter((block) => block !== '').join('\n\n');
}

const MOST_NAMED = 12;

function unreadInWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const left = names.length - MOST_NAMED;
  const more = left > 0 ? [`${count(left)} more`] : [];
  return `Nothing has been read yet of: ${[...names.slice(0, MOST_NAMED).map((name) => escaped(name)), ...more].join(', ')}.`;
}

function ofOne(
  report: Report,
  title: string,
  rows: readonly Row[],
  { figures, to }: { figures: Figures; to: FigureAddress },
): string {
  const shown = rows.flatMap((row) => {
    const kpis = kpisOf(row, figures);
    return kpis.length === 0 ? [] : [{ row, kpis }];
  });
  if (shown.length === 0) return '';
  const hasTarget = shown.some(({ kpis }) => kpis.some(({ target }) => target !== null));
  const hasTrend = shown.some(({ kpis }) => trends(report, kpis) !== '');
  return table(
    [
      title,
      `This ${kindOfWindow(report)}`,
      'Before',
      ...(hasTarget ? ['Target'] : []),
      '',
      ...(hasTrend ? [`${WINDOWS} ${kindOfWindow(report)}s`] : []),
    ],
    shown.map(({ row, kpis }) => [
      row.label,
      values(kpis, to),
      kpis.length === 1 ? previousAndChange(kpis[0]!) : kpis.map(previousOf).join(' / '),
      ...(hasTarget ? [targets(kpis)] : []),
      row.beside(kpis[0]!, kpis[1]),
      ...(hasTrend ? [trends(report, kpis)] : []),
    ]),
    [
      'left',
      'right',
      'right',
      ...(hasTarget ? (['right'] as const) : []),
      'left',
      ...(hasTrend ? (['left'] as const) : []),
    ],
  );
}

function trends(report: Report, kpis: readonly KpiResult[]): string {
  return kpis
    .flatMap(({ id, community }) => trendOf(report, id, community) ?? [])
    .map(sparkline)
    .filter((bars) => bars !== '')
    .join(' / ');
}

function sideBySide(
  title: string,
  rows: readonly Row[],
  communities: ReadonlyMap<string, Figures>,
  to: FigureAddress,
): string {
  const first = [...communities.values()][0]!;
  const hasTarget = rows.some((row) => kpisOf(row, first).some(({ target }) => target !== null));
  return table(
    [title, ...[...communities.keys()].map((name) => escaped(name)), ...(hasTarget ? ['Target'] : [])],
    rows
      .filter((row) => kpisOf(row, first).length > 0)
      .map((row) => [
        row.label,
        ...[...communities.values()].map((figures) => withBefore(kpisOf(row, figures), to)),
        ...(hasTarget ? [targets(kpisOf(row, first))] : []),
      ]),
    ['left', ...[...communities].map(() => 'right' as const), ...(hasTarget ? (['right'] as const) : [])],
  );
}

function oneEach(
  title: string,
  rows: readonly Row[],
  communities: ReadonlyMap<string, Figures>,
  to: FigureAddress,
): string {
  const first = [...communities.values()][0]!;
  const shown = rows.filter((row) => kpisOf(row, first).length > 0);
  const heads = shown.map((row) => {
    const kpis = kpisOf(row, first);
    return kpis.some(({ target }) => target !== null) ? `${row.short} (target ${targets(kpis)})` : row.short;
  });
  const rowsOf = [...communities].map(([name, figures]) => [
    escaped(name),
    ...shown.map((row) => withBefore(kpisOf(row, figures), to)),
  ]);
  const fitting = rowsThatFit(rowsOf);
  const left = rowsOf.length - fitting.length;
  return [
    table([title, ...heads], fitting, ['left', ...shown.map(() => 'right' as const)]),
    ...(left > 0
      ? [`${counted(left, 'more community', 'more communities')}: \`headwater report --format json\`.`]
      : []),
  ].join('\n\n');
}

/** Hundreds of communities would leave no room for anything else. */
const LONGEST_TABLE = 20_000;

function rowsThatFit(rows: string[][]): string[][] {
  let length = 0;
  return rows.filter((cells) => (length += cells.join(' | ').length + 5) <= LONGEST_TABLE);
}

function withBefore(kpis: readonly KpiResult[], to: FigureAddress): string {
  const now = values(kpis, to);
  const [only] = kpis;
  if (kpis.every(({ previous }) => previous === null)) return now;
  const before =
    kpis.length === 1 && only
      ? previousAndChange(only).replace(/ \((.*)\)$/, ', $1')
      : kpis.map(previousOf).join(' / ');
  return `${now} (${before})`;
}

function values(kpis: readonly KpiResult[], to: FigureAddress): string {
  const text = kpis.map((kpi) => withinPage(to(kpi), escaped(valueOf(kpi)))).join(' / ');
  return kpis.some(({ value }) => value !== null) ? `**${text}**` : text;
}

function targets(kpis: readonly KpiResult[]): string {
  return kpis.every(({ target }) => target === null) ? '–' : kpis.map(targetOf).join(' / ');
}

function kpisOf({ ids }: Row, figures: Figures): KpiResult[] {
  return ids.flatMap((id) => figures.get(id) ?? []);
}

function byId({ kpis }: Report, community: string): Figures {
  return new Map(kpis.filter((kpi) => kpi.community === community).map((kpi) => [kpi.id, kpi]));
}

/** 0 now and 0 before, in every community, and nobody aims for more: a line of zeros says nothing. */
function isStill(kpis: readonly KpiResult[]): boolean {
  return (
    kpis.length > 0 &&
    kpis.every(({ value, previous, target }) => value === 0 && previous === 0 && target === null)
  );
}

/** "0, as the week before: issues triaged; new maintainers supported." */
function stillInWords(rows: readonly Row[], report: Report): string {
  const names = rows.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1));
  return names.length === 0 ? '' : `0, as the ${kindOfWindow(report)} before: ${names.join('; ')}.`;
}

/** Words about a number that is there and not 0. */
function some(part: number | null | undefined | Parts, words: (value: number) => string): string {
  return typeof part === 'number' && part > 0 ? words(part) : '';
}
