/** On how few a community rests: people, organisations, ourselves; a call for help, never a ranking. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { KpiResult, Parts, Report } from '../../domain/report/report.ts';
import { amount, count } from '../figures.ts';
import { escaped, table } from '../markdown.ts';
import type { Fold } from '../report/message.ts';

const KINDS = {
  merged_pull_requests: 'Merged pull requests',
  reviews: 'Reviews',
  merges: 'Merges',
  releases: 'Releases',
};

export function concentration(report: Report): Fold[] {
  const communities = communitiesOf(report.kpis);
  const rows = communities.flatMap((community) => {
    const of = (id: string) => report.kpis.find((kpi) => kpi.id === id && kpi.community === community);
    return Object.entries(KINDS)
      .map(([kind, name]) => [
        ...(communities.length === 1 ? [] : [escaped(community)]),
        name,
        figure(of('contributor_absence_factor'), kind, 'factor', 'people'),
        figure(of('elephant_factor'), kind, 'factor', 'organisations'),
        figure(of('top_person_share'), kind, 'share', 'share'),
        figure(of('institution_share'), kind, 'share', 'share'),
        figure(of('contributor_absence_factor'), kind, 'contributions', 'number'),
      ])
      .filter((cells) => cells.at(-1) !== '–' && cells.at(-1) !== '0');
  });
  if (rows.length === 0) return [];
  const names = [
    '',
    'Half is by (people)',
    'Half is by (organisations)',
    'One person at most',
    'Our share',
    'In 365 days',
  ];
  const heads = communities.length === 1 ? names : ['', ...names];
  return [
    {
      title: 'On how few it rests',
      body: [
        table(
          heads,
          rows,
          heads.map((_, index) => (index < heads.length - 5 ? 'left' : 'right')),
        ),
        'Half is by: the fewest people, or organisations, who together did half. The smaller, the harder their absence would hit.',
      ].join('\n\n'),
    },
  ];
}

function figure(kpi: KpiResult | undefined, kind: string, name: string, unit: string): string {
  const value = (kpi?.parts[kind] as Parts | undefined)?.[name];
  if (typeof value !== 'number') return '–';
  return unit === 'share' ? amount(value, unit) : count(value);
}
