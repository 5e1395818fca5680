/** Planned work: for whom it was, and at a sprint's end what became of the plans. */
import { communitiesOf } from '../../domain/report/headline.ts';
import type { EndedIteration, Report } from '../../domain/report/report.ts';
import { count, counted, daysOf } from '../figures.ts';
import { code, escaped, table } from '../markdown.ts';
import { itemList } from '../report/evidence.ts';
import type { Fold } from '../report/message.ts';

export interface PlanningLabels {
  directed: readonly string[];
  foundational: readonly string[];
}

/** Communities named in the head; more would be a list. */
const NAMED = 3;
/** Items listed of each kind. */
const LISTED = 10;

/** "**Iteration 46 ended** · 4 planned pull requests done, 3 still open, 2 reviewed without a plan"; one line a sprint. */
export function endedInShort(report: Report): string[] {
  const isOne = communitiesOf(report.kpis).length === 1;
  return [...Map.groupBy(report.iterations_ended, ({ iteration }) => iteration)].map(([iteration, of]) => {
    const named = of.toSorted((a, b) => b.done - a.done).slice(0, NAMED);
    const said = named.map(
      (one) =>
        `${isOne ? '' : `${escaped(one.community)}: `}${plansInShort(one)}, ${count(one.unplanned)} reviewed without a plan`,
    );
    return `**Iteration ${count(iteration)} ended** · ${said.join(' · ')}`;
  });
}

function plansInShort({ done, open }: EndedIteration): string {
  if (done + open === 0) return 'no planned pull request';
  return `${counted(done, 'planned pull request')} done, ${count(open)} still open`;
}

export function plannedWork(report: Report, labels: PlanningLabels): Fold[] {
  const body = [
    byLabel(report, labels),
    ...report.iterations_ended.filter(hasItems).map((one) => ended(report, one)),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
  return body === '' ? [] : [{ title: 'Planned work: for whom, done, open, unplanned', body }];
}

function hasItems({ done, open, unplanned }: EndedIteration): boolean {
  return done + open + unplanned > 0;
}

function byLabel({ kpis }: Report, labels: PlanningLabels): string {
  const planned = kpis.filter(({ id, value }) => id === 'planned_pull_requests_closed' && (value ?? 0) > 0);
  if (planned.length === 0) return '';
  const named = (kind: string, names: readonly string[]) =>
    names.length === 0 ? kind : `${kind} (${names.map((name) => code(name)).join(', ')})`;
  return table(
    [
      'Planned pull requests closed',
      'In all',
      named('Directed', labels.directed),
      named('Foundational', labels.foundational),
      'No label',
    ],
    planned.map(({ community, value, parts }) => [
      escaped(community),
      count(value ?? 0),
      ...['directed', 'foundational', 'unlabelled'].map((kind) => count(Number(parts[kind] ?? 0))),
    ]),
    ['left', 'right', 'right', 'right', 'right'],
  );
}

function ended(report: Report, { iteration, window, community, items, ...counts }: EndedIteration): string {
  const where = communitiesOf(report.kpis).length === 1 ? '' : `: ${escaped(community)}`;
  return [
    `#### Iteration ${count(iteration)}, ${daysOf(window)}${where}`,
    itemList('Done', items.done, counts.done, LISTED),
    itemList('Open', items.open, counts.open, LISTED),
    itemList('Unplanned', items.unplanned, counts.unplanned, LISTED),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}
