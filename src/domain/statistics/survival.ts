/**
 * How long things take when some of them have not happened yet. Open items are right-censored, never dropped and
 * never given an end: peers that keep only the answered ones publish medians off by a factor of 2 to 8.
 *
 * Kaplan–Meier where "still open" is the only alternative, Aalen–Johansen where another end competes (closed before
 * anybody answered). Kalbfleisch & Prentice, "The Statistical Analysis of Failure Time Data", 2nd ed., 1.4 and 8.2.
 */

/** `event`: what is being measured happened; `competing`: another end came first; `censored`: still open. */
export type Outcome = 'event' | 'competing' | 'censored';

export interface Spell {
  /** Any unit, as long as it is one; ≥ 0. */
  duration: number;
  outcome: Outcome;
}

/** The share of items for which the event has happened by `time` (1 − S for Kaplan–Meier), with its 95 % band. */
export interface CurvePoint {
  time: number;
  reached: number;
  standard_error: number;
  /** null where the log(−log) scale has no value: the curve is at 0 or at 1. */
  low: number | null;
  high: number | null;
}

export interface Curve {
  n: number;
  censored: number;
  /** One point per distinct time at which the event happened, ascending. */
  points: CurvePoint[];
}

export interface Quantile {
  value: number | null;
  /** 95 % limits from the band; null = the band does not reach the share. */
  low: number | null;
  high: number | null;
}

/** The standard normal's 97.5 % point. */
const Z_95 = 1.959963984540054;

/** Products of fractions miss a half by about 1e-16 per factor; a share this close is reached. */
const ROUNDING = 1e-9;

/** Every end counts as the event, whatever its name: only `censored` is still open. */
export function kaplanMeier(spells: readonly Spell[]): Curve {
  const points: CurvePoint[] = [];
  let surviving = 1;
  let greenwood = 0;
  for (const { time, atRisk, events, competing } of tally(spells)) {
    const ended = events + competing;
    if (ended === 0) continue;
    surviving *= (atRisk - ended) / atRisk;
    greenwood += ended / (atRisk * (atRisk - ended));
    // Where the last item ends, survival is 0 and Greenwood's sum is infinite: there is no band.
    const spread = surviving === 0 ? NaN : surviving * Math.sqrt(greenwood);
    const [low, high] = logMinusLogBand(surviving, spread);
    points.push({
      time,
      reached: 1 - surviving,
      standard_error: surviving === 0 ? 0 : spread,
      low: high === null ? null : 1 - high,
      high: low === null ? null : 1 - low,
    });
  }
  return { n: spells.length, censored: countCensored(spells), points };
}

/**
 * The cumulative incidence of the event while the competing end is possible, with the Greenwood-type variance of
 * Andersen, Borgan, Gill & Keiding (1993), 4.4.20: multinomial increments, carried forward by the delta method
 * (compared with its rivals in Allignol, Schumacher & Beyersmann, Biometrical Journal 52, 2010).
 */
export function aalenJohansen(spells: readonly Spell[]): Curve {
  const points: CurvePoint[] = [];
  let surviving = 1;
  let reached = 0;
  // Variances of the incidence and of the survival, and their covariance, so far.
  let incidenceVariance = 0;
  let covariance = 0;
  let survivalVariance = 0;
  for (const { time, atRisk, events, competing } of tally(spells)) {
    const ended = events + competing;
    if (ended === 0) continue;
    const hazard = events / atRisk;
    const staying = (atRisk - ended) / atRisk;
    const scale = surviving ** 2 / atRisk ** 3;
    incidenceVariance +=
      2 * hazard * covariance + hazard ** 2 * survivalVariance + scale * events * (atRisk - events);
    covariance =
      staying * covariance + hazard * staying * survivalVariance - scale * events * (atRisk - ended);
    survivalVariance = staying ** 2 * survivalVariance + scale * ended * (atRisk - ended);
    reached += surviving * hazard;
    surviving *= staying;
    if (events === 0) continue;
    const standardError = Math.sqrt(Math.max(0, incidenceVariance));
    const [low, high] = logMinusLogBand(reached, standardError);
    points.push({ time, reached, standard_error: standardError, low, high });
  }
  return { n: spells.length, censored: countCensored(spells), points };
}

/**
 * The first time at which the curve reaches `share` (0–1). Its interval inverts the band: it may have been reached as
 * early as the upper limit reaches it, and as late as the lower limit does. Where the curve is at 0 or 1 there are no limits.
 */
export function quantile(curve: Curve, share: number): Quantile {
  const enough = share - ROUNDING;
  return {
    value: curve.points.find((point) => point.reached >= enough)?.time ?? null,
    low: curve.points.find((point) => point.high !== null && point.high >= enough)?.time ?? null,
    high: curve.points.find((point) => point.low !== null && point.low >= enough)?.time ?? null,
  };
}

/** log(−log) keeps the limits between 0 and 1. @returns [low, high] of `share`, null where the scale has no value */
function logMinusLogBand(share: number, standardError: number): [number | null, number | null] {
  if (!(share > 0 && share < 1 - ROUNDING) || Number.isNaN(standardError)) return [null, null];
  const width = (Z_95 * standardError) / Math.abs(share * Math.log(share));
  return [share ** Math.exp(width), share ** Math.exp(-width)];
}

interface Tally {
  time: number;
  atRisk: number;
  events: number;
  competing: number;
}

/** Per distinct time, what ended then and how many could have: an item censored at that time was still at risk. */
function tally(spells: readonly Spell[]): Tally[] {
  const byTime = spells.toSorted((a, b) => a.duration - b.duration);
  const tallies: Tally[] = [];
  for (let i = 0; i < byTime.length;) {
    const entry: Tally = { time: byTime[i]!.duration, atRisk: byTime.length - i, events: 0, competing: 0 };
    for (; byTime[i]?.duration === entry.time; i++) {
      if (byTime[i]!.outcome === 'event') entry.events++;
      else if (byTime[i]!.outcome === 'competing') entry.competing++;
    }
    tallies.push(entry);
  }
  return tallies;
}

function countCensored(spells: readonly Spell[]): number {
  return spells.reduce((count, { outcome }) => count + (outcome === 'censored' ? 1 : 0), 0);
}

/**
 * A share's 95 % interval by Wilson's score (Journal of the American Statistical Association 22, 1927): unlike the
 * plain one it stays between 0 and 1 and says something for 0 of 5. @returns null for 0 of 0
 */
export function wilsonInterval(part: number, whole: number): { low: number; high: number } | null {
  if (whole === 0) return null;
  const share = part / whole;
  const z2 = Z_95 ** 2;
  const centre = share + z2 / (2 * whole);
  const width = Z_95 * Math.sqrt((share * (1 - share)) / whole + z2 / (4 * whole ** 2));
  const scale = 1 + z2 / whole;
  return {
    low: part === 0 ? 0 : (centre - width) / scale,
    high: part === whole ? 1 : (centre + width) / scale,
  };
}
