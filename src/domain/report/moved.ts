/** The items that moved a headline figure most. */
import type { Window } from '../calendar/week.ts';
import { ANSWERED_IN_TIME, NOT_ANSWERED_IN_TIME } from '../kpis/share_answered_within.ts';
import { GOALS, HEALTH } from './headline.ts';
import { ERRORS_IN_INTERVAL } from './lead.ts';
import type { Evidence, KpiResult, Report } from './report.ts';

export interface Mover {
  item: Evidence;
  kpi: KpiResult;
}

const NAMED = 3;
const DAY_MS = 86_400_000;
/** As `unanswered` counts. */
const UNANSWERED_AFTER_DAYS = 7;

/**
 * The rarer the thing, the more one of it moves: an item's weight is by how many standard errors its figure would differ
 * without it. One item a figure, the first that it names and that speaks for the way it went; only figures that differ
 * from before.
 */
export function moversOf({ kpis, window }: Report): Mover[] {
  const [figures, urls] = [new Set<string>(), new Set<string>()];
  const movers = [...GOALS, ...HEALTH]
    .flatMap(({ id }) => kpis.filter((kpi) => kpi.id === id))
    .filter(({ value, previous }) => value !== null && previous !== null && value !== previous)
    .map((kpi) => ({ kpi, weight: weightOf(kpi) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return movers
    .flatMap(({ kpi }): Mover[] => {
      const item = pushed(kpi, window).find(({ url }) => !urls.has(url));
      if (item === undefined || figures.has(kpi.id)) return [];
      figures.add(kpi.id);
      urls.add(item.url);
      return [{ item, kpi }];
    })
    .slice(0, NAMED);
}

/** What is listed behind a figure holds it up: only of a few can be told that they brought it down, or that they are new. */
function pushed(kpi: KpiResult, window: Window): readonly Evidence[] {
  const isUp = kpi.value! > kpi.previous!;
  if (kpi.id === 'share_answered_within')
    return kpi.evidence.filter(({ why }) => why === (isUp ? ANSWERED_IN_TIME : NOT_ANSWERED_IN_TIME));
  if (!isUp) return [];
  if (kpi.id !== 'unanswered') return kpi.evidence;
  // The longest waits stood there before; what has come to them waits for little more than 7 days.
  const days = (Date.parse(window.end) - Date.parse(window.start)) / DAY_MS;
  return kpi.evidence.filter(({ waited_days = 0 }) => waited_days <= UNANSWERED_AFTER_DAYS + days);
}

/** 0 = what one item does to the figure cannot be told from the report: a median's depends on all others. */
function weightOf({ value, previous, low, high, unit, sample_size }: KpiResult): number {
  if (unit === 'hours') return 0;
  if (unit !== 'share') return 1 / Math.sqrt(Math.max((value ?? 0) + (previous ?? 0), 1));
  const width = (high ?? 0) - (low ?? 0);
  return width > 0 && sample_size > 0 ? ERRORS_IN_INTERVAL / sample_size / width : 0;
}
