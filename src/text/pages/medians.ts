/** Median waiting times of two periods: compared in a sentence, beside each other in a table, each with its own items. */
import type { Incidence, IncidencePair } from '../../domain/kpis/incidence.ts';
import { amount, count, percent, span } from '../figures.ts';
import { foldInHtml, itemList, itemsId, tableInHtml, withItems, words } from './blocks.ts';

/** "Newcomers wait longer than …": said of medians, and only where their bands do not touch as more than chance. */
export function answers(pairs: readonly IncidencePair[]): string[] {
  return pairs
    .filter(({ id }) => id === 'time_to_first_response')
    .map(({ asker, now, before }) => {
      const who = asker === 'newcomers' ? 'Newcomers' : 'People';
      const [to, from] = [now.median_hours, before.median_hours];
      if (to === null || from === null)
        return `${who}: no comparison, since ${to === null ? without(now, 'in the last 90 days') : without(before, 'in the 90 days before')}.`;
      const both = `half of them were answered within ${amount(to, 'hours')}, and within ${amount(from, 'hours')} in the 90 days before`;
      if (amount(to, 'hours') === amount(from, 'hours'))
        return `<strong>${who} wait as long as before</strong>: ${both}.`;
      const way = to > from ? 'longer' : 'less long';
      const clear = areApart(now, before);
      return `<strong>${who} ${clear ? 'wait' : 'seem to wait'} ${way} than in the 90 days before</strong>: ${both}. ${
        clear ? 'The 95 % bands are apart.' : 'The 95 % bands overlap: it may be chance.'
      }`;
    });
}

function without({ n }: Incidence, when: string): string {
  return n === 0 ? `nobody asked ${when}` : `fewer than half of those who asked ${when} have been answered`;
}

function areApart(a: Incidence, b: Incidence): boolean {
  const isBelow = (one: Incidence, other: Incidence) =>
    one.median_high !== null && other.median_low !== null && one.median_high < other.median_low;
  return isBelow(a, b) || isBelow(b, a);
}

interface Period {
  pair: IncidencePair;
  when: 'last 90 days' | '90 days before';
  curve: Incidence;
  /** Of the list of its items. */
  id: string;
}

/** Two of each pair. */
function periodsOf(pairs: readonly IncidencePair[]): Period[] {
  return pairs.flatMap((pair): Period[] => [
    { pair, when: 'last 90 days', curve: pair.now, id: `${pair.id}-${pair.asker}-now` },
    { pair, when: '90 days before', curve: pair.before, id: `${pair.id}-${pair.asker}-before` },
  ]);
}

function nameOf({ pair: { name, asker }, when }: Period): string {
  return `${words(name)}${asker === 'newcomers' ? ', newcomers' : ''}: ${when}`;
}

/** @param place the number of the community on the page */
export function medians(pairs: readonly IncidencePair[], place: number): string {
  const table = tableInHtml({
    label: 'Waiting times of two periods',
    head: [
      'Pull requests of the community',
      'Median',
      '95 % band',
      'In 2 days',
      'In 7 days',
      'In 30 days',
      'Of (still open)',
    ],
    rows: periodsOf(pairs).map((period) => {
      const { curve, id } = period;
      return [
        nameOf(period),
        withItems(medianOf(curve), place, id, curve.evidence),
        span(curve.median_low, curve.median_high, 'hours'),
        ...([2, 7, 30] as const).map((days) => share(curve[`within_${days}_days`])),
        `${count(curve.n)} (${count(curve.censored)})`,
      ];
    }),
  });
  return `${table}\n<p>Each share is of those old enough to tell: others than of the next one, so that it can be the larger.</p>`;
}

/** What each median is of. */
export function itemsBehindMedians(pairs: readonly IncidencePair[], place: number): string {
  const lists = periodsOf(pairs)
    .filter(({ curve }) => curve.evidence.length > 0)
    .map(
      (period) =>
        `<h4>${nameOf(period)}</h4>\n${itemList(itemsId(place, period.id), period.curve.evidence, period.curve.evidence_total)}`,
    );
  return lists.length === 0 ? '' : foldInHtml('Items behind the medians', lists.join('\n'));
}

function medianOf({ median_hours, n }: Incidence): string {
  if (median_hours === null) return n === 0 ? 'no data' : 'not reached';
  return amount(median_hours, 'hours');
}

function share(value: number | null): string {
  return value === null ? '–' : percent(value);
}
