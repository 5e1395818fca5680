/** What a figure needs to rest on. Where a question has no ground its answer is null, never a zero. */
import type { KpiFigures, Parts } from '../report/report.ts';

/** A row of sql/quality/grounds.sql: of one community in one window, as known at an instant. */
export interface Ground {
  community: string;
  /** Something of the community that is dated by then is stored. */
  was_read: boolean;
  /** Somebody is on the institution's team at any time of the window. */
  has_team: boolean;
  /** The configuration says where the institution plans. */
  has_planning: boolean;
  /** Of one repository, at least, it is known who can merge there. */
  has_mergers: boolean;
}

export type Need = 'team' | 'planning' | 'mergers';

export const NOTHING_READ = 'nothing read yet';
export const MERGERS_UNKNOWN = 'nobody known who can merge';
const MISSING: Record<Need, [of: keyof Ground, note: string]> = {
  team: ['has_team', 'nobody is on the team'],
  planning: ['has_planning', 'no planning is configured'],
  mergers: ['has_mergers', MERGERS_UNKNOWN],
};

/** @param needs what the KPI cannot do without, besides anything that was read */
export function withGround(
  figures: KpiFigures,
  needs: readonly Need[],
  ground: Ground | undefined,
): KpiFigures {
  if (!ground?.was_read) return groundless(figures, NOTHING_READ);
  const missing = needs.map((need) => MISSING[need]).find(([of]) => ground[of] === false);
  return missing ? groundless(figures, missing[1]) : figures;
}

function groundless(figures: KpiFigures, note: string): KpiFigures {
  return {
    value: null,
    sample_size: 0,
    censored: 0,
    low: null,
    high: null,
    parts: unknown(figures.parts),
    note,
    evidence: [],
    evidence_total: 0,
    excluded: [],
    excluded_total: 0,
  };
}

function unknown(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      typeof part === 'object' && part !== null ? unknown(part) : null,
    ]),
  );
}
