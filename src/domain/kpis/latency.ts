/** What the latency KPIs have in common: a row per item, three kinds of answer, two series, shares by cohort. */
import {
  authorRole,
  codes,
  count,
  flag,
  instant,
  number,
  orNull,
  placedItem,
  type Column,
  type RowOf,
} from './columns.ts';
import { REASONS } from './reasons.ts';
import { durationInWords } from '../report/duration.ts';
import type { Evidence, KpiFigures, Parts } from '../report/report.ts';
import {
  aalenJohansen,
  quantile,
  type Curve,
  type Outcome,
  type Quantile,
  type Spell,
} from '../statistics/survival.ts';

export const VARIANTS = ['any', 'maintainer', 'team'] as const;
export type Variant = (typeof VARIANTS)[number];
export const DAYS = [2, 7, 30] as const;

const answerOutcome = codes('answered', 'closed', 'open');
type AnswerOutcome = 'answered' | 'closed' | 'open';

/** As stored: the smallest of `DAYS` within which it was answered; null = later or never. */
const within = { ...orNull(count) } as Column<(typeof DAYS)[number] | null>;

/** How quickly one item was answered within calendar days, per variant. */
const turned = { turned_2: flag, turned_7: flag, turned_30: flag };
const withinColumns = { any_within: within, maintainer_within: within, team_within: within };

export const answeredColumns = {
  ...placedItem,
  ready_at: orNull(instant),
  author_role: authorRole,
  left_out: orNull(codes('never_ready', 'closed_for_policy')),
  // Where nobody is known who can merge there, nothing can be said of maintainers' shares.
  mergers_known: flag,
  ...turned,
  ...withinColumns,
  by_agent: flag,
};
export type WithinRow = Omit<RowOf<typeof answeredColumns>, 'repository' | 'number' | 'ready_at'>;

/** Of sql/kpi/issue_time_to_first_response.sql; its siblings for pull requests have `ready_at`, too. */
export const issueLatencyColumns = {
  ...placedItem,
  author_role: authorRole,
  // Opened in the cohort's span; the others are here for the shares alone.
  in_cohort: flag,
  left_out: orNull(codes('never_ready')),
  mergers_known: flag,
  ...turned,
  any_hours: orNull(number),
  // Saturdays, Sundays and the institution's holidays left out.
  any_business_hours: orNull(number),
  any_outcome: answerOutcome,
  any_within: within,
  maintainer_hours: orNull(number),
  maintainer_outcome: answerOutcome,
  maintainer_within: within,
  team_hours: orNull(number),
  team_outcome: answerOutcome,
  team_within: within,
  responded_in_draft: flag,
  by_agent: flag,
};
export const latencyColumns = { ...issueLatencyColumns, ready_at: orNull(instant) };
export type LatencyRow = Omit<RowOf<typeof issueLatencyColumns>, 'repository' | 'number'>;

/** INTERFACE.md: lists of items are cut at this length, and the total is said. */
export const EVIDENCE_LIMIT = 200;

/** How many of them coding agents wrote, by their account or by the author's own word: they are counted, and told. */
export function byAgents(rows: readonly { by_agent: boolean }[]): number {
  return rows.filter((row) => row.by_agent).length;
}

export function isCommunity({ author_role }: { author_role: string }): boolean {
  return author_role === 'community';
}

/** The headline is the series `community`; `all` stands beside it. */
export function latencyFigures(rows: readonly LatencyRow[]): KpiFigures {
  const counted = rows.filter((row) => row.left_out === null);
  const community = counted.filter(isCommunity);
  const cohort = community.filter((row) => row.in_cohort);
  const curve = answerCurve(cohort, 'any');
  const median = quantile(curve, 0.5);
  return {
    value: median.value,
    sample_size: curve.n,
    censored: curve.censored,
    low: median.low,
    high: median.high,
    parts: {
      ...latencyParts(community),
      business_days: businessParts(cohort),
      responded_in_draft: cohort.filter((row) => row.responded_in_draft).length,
      by_declared_agents: byAgents(cohort),
      all: latencyParts(counted),
    },
    note: medianNote(curve, median),
    ...answersListed(cohort),
    ...listed(
      'excluded',
      rows.filter((row) => row.left_out !== null && row.in_cohort),
      ({ left_out }) => REASONS[left_out!],
    ),
  };
}

export function latencyParts(rows: readonly LatencyRow[]): Parts {
  const cohort = rows.filter((row) => row.in_cohort);
  return Object.fromEntries(
    VARIANTS.map((variant) => {
      const curve = answerCurve(cohort, variant);
      return [
        variant,
        {
          median_hours: quantile(curve, 0.5).value,
          p90_hours: quantile(curve, 0.9).value,
          ...sharesWithin(rows, variant),
          n: curve.n,
          censored: curve.censored,
        },
      ];
    }),
  );
}

/** The same estimate over hours on business days; calendar hours are the headline. */
function businessParts(cohort: readonly LatencyRow[]): Parts {
  const curve = aalenJohansen(
    cohort.map((row) => ({ duration: row.any_business_hours ?? 0, outcome: OUTCOMES[row.any_outcome] })),
  );
  return {
    business_median_hours: quantile(curve, 0.5).value,
    business_p90_hours: quantile(curve, 0.9).value,
  };
}

const OUTCOMES: Record<AnswerOutcome, Outcome> = { answered: 'event', closed: 'competing', open: 'censored' };

function answerCurve(rows: readonly LatencyRow[], variant: Variant): Curve {
  return aalenJohansen(rows.map((row) => spellOf(row, variant)));
}

/** In hours: until it was answered, was closed without an answer, or is still open. */
export function spellOf(row: LatencyRow, variant: Variant): Spell {
  return { duration: row[`${variant}_hours`] ?? 0, outcome: OUTCOMES[row[`${variant}_outcome`]] };
}

/** Answered within N days ÷ all that turned N days old in the span: each share has its own cohort. */
export function sharesWithin(
  rows: readonly Pick<WithinRow, keyof typeof turned | keyof typeof withinColumns | 'mergers_known'>[],
  variant: Variant,
): Record<string, number | null> {
  return Object.fromEntries(
    DAYS.map((days) => {
      const turned = rows.filter((row) => row[`turned_${days}`] && isKnown(variant, row));
      return [
        `within_${days}_days`,
        ratio(turned.filter(answeredWithin(variant, days)).length, turned.length),
      ];
    }),
  );
}

/** Who is a maintainer must be known where maintainers' answers are counted. */
export function isKnown(variant: Variant, { mergers_known }: Pick<WithinRow, 'mergers_known'>): boolean {
  return variant !== 'maintainer' || mergers_known;
}

export function answeredWithin(
  variant: Variant,
  days: number,
): (row: Pick<WithinRow, keyof typeof withinColumns>) => boolean {
  return (row) => {
    const within = row[`${variant}_within`];
    return within !== null && within <= days;
  };
}

/** null where there is nothing to divide by: an empty cohort is no data, not 0. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function medianNote(curve: Curve, median: Quantile): string | null {
  if (curve.n === 0) return 'no data';
  return median.value === null ? 'not reached' : null;
}

/**
 * What matters most first, else the newest first; and how many there are in all.
 * @param urgency the larger, the further up; absent = all the same
 */
export function listed<Row extends { url: string; opened_at: Date }, Name extends 'evidence' | 'excluded'>(
  name: Name,
  rows: readonly Row[],
  why: (row: Row) => string,
  urgency: (row: Row) => number = () => 0,
): Record<Name, Evidence[]> & Record<`${Name}_total`, number> {
  const inOrder = rows.toSorted(
    (a, b) =>
      urgency(b) - urgency(a) || b.opened_at.getTime() - a.opened_at.getTime() || (a.url < b.url ? -1 : 1),
  );
  const items = inOrder.slice(0, EVIDENCE_LIMIT).map((row) => ({ url: row.url, why: why(row) }));
  return { [name]: items, [`${name}_total`]: rows.length } as Record<Name, Evidence[]> &
    Record<`${Name}_total`, number>;
}

/** The items behind a median: who still waits stands above who has been answered. */
export function answersListed(
  cohort: readonly LatencyRow[],
): Pick<KpiFigures, 'evidence' | 'evidence_total'> {
  return listed('evidence', cohort, whyAnswered, stillWaiting);
}

/** Who still waits stands above who has been answered, and the longest wait above all. */
function stillWaiting({ any_outcome, any_hours }: LatencyRow): number {
  return any_outcome === 'open' ? (any_hours ?? 0) : 0;
}

function whyAnswered(row: LatencyRow): string {
  const hours = durationInWords(row.any_hours ?? 0);
  if (row.any_outcome === 'answered')
    return row.responded_in_draft ? 'answered while it was a draft' : `answered after ${hours}`;
  return row.any_outcome === 'closed' ? `closed after ${hours} without an answer` : `no answer for ${hours}`;
}
