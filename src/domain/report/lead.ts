/**
 * What a reader must know of a report before anything else: what changed, what is at risk, who waits longest, what to do
 * next. Decided here, by rules that are named; said in words in text/report/lead.ts.
 */
import { GOALS, HEALTH, movement, type Headline, type Movement } from './headline.ts';
import { RISKS, type Risk } from './risks.ts';
import type { KpiResult, Parts, Report } from './report.ts';

export interface Change {
  kpi: KpiResult;
  movement: Movement;
}

export interface Waiting {
  url: string;
  days: number;
}

export type Next =
  | { what: 'answer'; url: string; days: number }
  | { what: 'release'; repository: string; merged: number }
  | { what: 'confirm'; community: string; releases: number }
  | { what: 'name'; community: string; releases: number };

export interface Lead {
  /** The community's health first, then what the institution did. */
  changes: Change[];
  risks: Risk[];
  /** The longest wait first. */
  waiting: Waiting[];
  /** How many wait, for each community where somebody does. */
  waits: KpiResult[];
  next: Next[];
}

const WAITING_NAMED = 3;
const RISKS_NAMED = 2;
const NEXT_NAMED = 3;
/** Fewer merged pull requests that wait for a release are no backlog. */
const RELEASE_BACKLOG = 10;

export function leadOf({ kpis }: Report): Lead {
  const waits = kpis.filter(({ id, value }) => id === 'unanswered' && (value ?? 0) > 0);
  const waiting = waits
    .flatMap(({ evidence }) =>
      evidence.flatMap(({ url, waited_days: days }) => (days === undefined ? [] : [{ url, days }])),
    )
    .toSorted((a, b) => b.days - a.days);
  return {
    changes: [biggest(kpis, HEALTH), biggest(kpis, GOALS)].filter((change) => change !== null),
    risks: risksOf(kpis),
    waiting: waiting.slice(0, WAITING_NAMED),
    waits,
    next: nextOf(kpis, waiting[0]),
  };
}

/** The change that chance explains least; where chance explains all of them, the first figure, as one that hardly moved. */
function biggest(kpis: readonly KpiResult[], headlines: readonly Headline[]): Change | null {
  const changes = headlines.flatMap(({ id, better }) =>
    kpis
      .filter((kpi) => kpi.id === id)
      .flatMap((kpi) => {
        const way = movement(kpi, better);
        // Nothing before and nothing now is no news.
        return way === null || (kpi.value === 0 && kpi.previous === 0) ? [] : [{ kpi, movement: way }];
      }),
  );
  const clear = changes
    .filter(({ kpi }) => surprise(kpi) >= CLEAR)
    .toSorted((a, b) => surprise(b.kpi) - surprise(a.kpi))[0];
  const [first] = changes;
  return clear ?? (first ? { ...first, movement: 'same' } : null);
}

/** Standard errors; one thing more or less than before stays below. */
const CLEAR = 1.2;
/** A 95 % interval is about so many standard errors wide. */
export const ERRORS_IN_INTERVAL = 3.92;

/** How many standard errors the value moved by: of the estimate where it has an interval, of counts otherwise. */
function surprise({ value, previous, low, high, unit }: KpiResult): number {
  const [now, before] = [value ?? 0, previous ?? 0];
  const by = Math.abs(now - before);
  if (low !== null && high !== null && high > low) return (by * ERRORS_IN_INTERVAL) / (high - low);
  if (unit === 'share' || unit === 'hours') return by / Math.max(now, before, Number.MIN_VALUE);
  return by / Math.sqrt(Math.max(now + before, 1));
}

/** The gravest kinds first; a kind is named once, where it is worst. */
function risksOf(kpis: readonly KpiResult[]): Risk[] {
  const named = new Set<string>();
  const places = [...Map.groupBy(kpis, ({ community }) => community).values()].map(
    (there) => new Map(there.map((kpi) => [kpi.id, kpi])),
  );
  return RISKS.flatMap((find) => {
    const found = places.flatMap((place) => find(place) ?? []);
    const worst = found.toSorted((a, b) => b.gravity - a.gravity)[0];
    if (worst === undefined || named.has(worst.kpi.id)) return [];
    named.add(worst.kpi.id);
    return [worst];
  }).slice(0, RISKS_NAMED);
}

function nextOf(kpis: readonly KpiResult[], longest: Waiting | undefined): Next[] {
  const most = (id: string, part: string) =>
    kpis
      .filter((kpi) => kpi.id === id)
      .map(({ community, parts }) => ({ community, releases: numberIn(parts[part]) }))
      .toSorted((a, b) => b.releases - a.releases)[0];
  const backlog = kpis
    .filter(({ id }) => id === 'release_frequency')
    .flatMap(({ parts }) => Object.entries((parts['repositories'] ?? {}) as Parts))
    .map(([repository, of]) => ({ repository, merged: numberIn((of as Parts)['unreleased_pull_requests']) }))
    .toSorted((a, b) => b.merged - a.merged)[0];
  const confirm = most('releases_supported', 'to_confirm');
  const name = most('releases_by_team', 'unknown');
  return [
    ...(longest ? [{ what: 'answer' as const, ...longest }] : []),
    ...(backlog && backlog.merged >= RELEASE_BACKLOG ? [{ what: 'release' as const, ...backlog }] : []),
    ...(confirm && confirm.releases > 0 ? [{ what: 'confirm' as const, ...confirm }] : []),
    ...(name && name.releases > 0 ? [{ what: 'name' as const, ...name }] : []),
  ].slice(0, NEXT_NAMED);
}

function numberIn(part: number | null | Parts | undefined): number {
  return typeof part === 'number' ? part : 0;
}
