/** What could break a community, or is breaking it: one rule each, the gravest first. */
import type { KpiResult } from './report.ts';

export type RiskKind =
  | 'few answers'
  | 'few maintainers'
  | 'one person releases'
  | 'the team reviews'
  | 'one person reviews'
  | 'few people';

export interface Risk {
  kind: RiskKind;
  /** The figure that shows it. */
  kpi: KpiResult;
  /** Among communities with the same risk, the larger is the worse. */
  gravity: number;
}

type Figures = ReadonlyMap<string, KpiResult>;

/** Shares of fewer say little. */
const ENOUGH_ITEMS = 10;
const ENOUGH_RELEASES = 5;
const HALF = 0.5;
/** With as many people or fewer, one who leaves is felt at once. */
const FEW_PEOPLE = 2;

export const RISKS: readonly ((figures: Figures) => Risk | null)[] = [
  (figures) => {
    const kpi = figures.get('share_answered_within');
    // Even the upper limit stays below half.
    return isLarge(kpi) && kpi.value !== null && kpi.high !== null && kpi.high < HALF
      ? { kind: 'few answers', kpi, gravity: 1 - kpi.value }
      : null;
  },
  (figures) => {
    const kpi = figures.get('maintainers');
    return kpi && kpi.value !== null && kpi.value > 0 && kpi.value <= FEW_PEOPLE
      ? { kind: 'few maintainers', kpi, gravity: 1 / kpi.value }
      : null;
  },
  (figures) => {
    const kpi = figures.get('top_person_share');
    const { share, contributions } = releasesOf(kpi);
    return kpi && share >= HALF && contributions >= ENOUGH_RELEASES
      ? { kind: 'one person releases', kpi, gravity: share }
      : null;
  },
  (figures) => shareOf('the team reviews', figures.get('institution_share')),
  (figures) => shareOf('one person reviews', figures.get('top_person_share')),
  (figures) => {
    const kpi = figures.get('contributor_absence_factor');
    return isLarge(kpi) && kpi.value !== null && kpi.value <= FEW_PEOPLE
      ? { kind: 'few people', kpi, gravity: 1 / kpi.value }
      : null;
  },
];

function isLarge(kpi: KpiResult | undefined): kpi is KpiResult {
  return kpi !== undefined && kpi.sample_size >= ENOUGH_ITEMS;
}

function shareOf(kind: RiskKind, kpi: KpiResult | undefined): Risk | null {
  return isLarge(kpi) && kpi.value !== null && kpi.value >= HALF ? { kind, kpi, gravity: kpi.value } : null;
}

export function releasesOf(kpi: KpiResult | undefined): {
  share: number;
  by_one: number;
  contributions: number;
} {
  const { share, by_one, contributions } = (kpi?.parts['releases'] ?? {}) as Record<string, number | null>;
  return { share: share ?? 0, by_one: by_one ?? 0, contributions: contributions ?? 0 };
}
