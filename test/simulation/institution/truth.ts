/**
 * What is true about the institution, iteration by iteration: computed from what was decided to happen, never from what
 * GitHub shows or from any statement of Headwater's. Everything is known as of the end of the simulated time. Three
 * figures depend on that instant: a pull request counts by its last end and an observed maintainer by merges within
 * 180 days, both as seen then, and `came_back` is null until its days have passed for the whole iteration.
 */
import { instant } from '../community/plan.ts';
import { iterationsOf, type InstitutionOptions } from './calendar.ts';
import { simulatedInstitution } from './scenarios.ts';
import { maintainers, planned, releases, returning, triaged, type IterationKpis } from './truth-kpis.ts';
import { Roles } from './truth-roles.ts';
import type { Simulation } from './simulation.ts';

export interface InstitutionTruth {
  as_of: string;
  iterations: { n: number; start: string; end: string; kpis: IterationKpis }[];
}

export interface TruthOptions extends InstitutionOptions {
  /** The team's list has no dates: whoever ever was on the team is a member for ever. */
  isTeamUndated?: boolean;
}

export function institutionTruth(options: TruthOptions): InstitutionTruth {
  return truthOf(simulatedInstitution(options), options.isTeamUndated ?? false);
}

export function truthOf(simulation: Simulation, isTeamUndated: boolean): InstitutionTruth {
  const roles = new Roles(simulation, isTeamUndated);
  const closed = planned(roles);
  const reviewed = returning(roles);
  const issues = triaged(roles);
  const promoted = maintainers(roles);
  const released = releases(roles);
  return {
    as_of: instant(simulation.calendar.ends),
    iterations: iterationsOf(simulation.calendar).map((iteration) => ({
      n: iteration.n,
      start: instant(iteration.start),
      end: instant(iteration.end),
      kpis: {
        planned_pull_requests_closed: closed(iteration),
        returning_contributors_reviewed: reviewed(iteration),
        issues_triaged: issues(iteration),
        new_maintainers_supported: promoted(iteration),
        ...released(iteration),
      },
    })),
  };
}
