/** What is true about one iteration, KPI by KPI: verdicts on single items, counted. */
import { DAY_MS } from '../community/item.ts';
import { instant } from '../community/plan.ts';
import { sessionsIn, type Iteration } from './calendar.ts';
import type { LabelClass, PlannedExclusion, PlannedOutcome } from './expectations.ts';
import type { Fixture } from './fixture.ts';
import { releaseUrl, urlOf } from './truth-items.ts';
import { newMaintainers } from './truth-maintainers.ts';
import { isCounted, isReviewedUnplanned, plannedVerdict, reviewedOf } from './truth-planned.ts';
import { releaseVerdict, type ReleaseVerdict } from './truth-releases.ts';
import { cameBack, contributorsOf, decidingPull, firstReview, standingOf } from './truth-returning.ts';
import type { Roles } from './truth-roles.ts';
import { isToTriage, sessionCounts, triageOf, type SessionCounts } from './truth-triage.ts';

/** Addresses of what was counted, sorted. */
type Evidence = string[];

export interface IterationKpis {
  planned_pull_requests_closed: {
    value: number;
    parts: Record<
      PlannedOutcome | LabelClass | 'landed' | 'resolved_by_others' | 'reviewed_unplanned',
      number
    >;
    evidence: Evidence;
    excluded: { url: string; reason: PlannedExclusion }[];
  };
  returning_contributors_reviewed: {
    value: number;
    evidence: Evidence;
    responded: number;
    handled: number;
    came_back: { people: number; within_90_days: number | null; within_180_days: number | null };
  };
  issues_triaged: {
    value: number;
    state_change: number;
    response: number;
    evidence: Evidence;
    office_hours: ({ at: string } & SessionCounts)[];
  };
  new_maintainers_supported: {
    value: number;
    staff: number;
    external: number;
    unattributed: number;
    evidence: Evidence;
  };
  releases_by_team: ReleaseFigures;
  releases_supported: ReleaseFigures;
}

interface ReleaseFigures {
  /** Finals. */
  value: number;
  evidence: Evidence;
  /** Finals of which nobody knows who cut them: the same in both. */
  unknown: number;
  prereleases: number;
}

function within({ start, end }: Iteration): (one: { at: number }) => boolean {
  return ({ at }) => at >= start && at < end;
}

export function planned(roles: Roles) {
  const pulls = roles.simulation.fixtures.filter(({ kind }) => kind === 'pull');
  const verdicts = pulls.flatMap((pull) => {
    const verdict = plannedVerdict(roles, pull);
    return verdict ? [{ url: urlOf(pull), ...verdict }] : [];
  });
  const reviewed = pulls.map((pull) => reviewedOf(roles, pull)).filter((one) => one !== null);
  return (iteration: Iteration): IterationKpis['planned_pull_requests_closed'] => {
    const ended = verdicts.filter(within(iteration));
    const counted = ended.filter(({ as }) => isCounted(as));
    const count = (name: string) =>
      counted.filter(({ as, labelled }) => as === name || labelled === name).length;
    return {
      value: counted.length,
      parts: {
        merged: count('merged'),
        closed: count('closed'),
        withdrawn_after_review: count('withdrawn_after_review'),
        landed: counted.filter(({ isLanded }) => isLanded).length,
        directed: count('directed'),
        foundational: count('foundational'),
        unlabelled: count('unlabelled'),
        resolved_by_others: ended.filter(({ as }) => as === 'resolved_by_others').length,
        reviewed_unplanned: reviewed.filter((one) => isReviewedUnplanned(one, iteration)).length,
      },
      evidence: counted.map(({ url }) => url).sort(),
      excluded: ended
        .flatMap(({ url, as }) => (isCounted(as) ? [] : [{ url, reason: as }]))
        .sort((a, b) => (a.url < b.url ? -1 : 1)),
    };
  };
}

export function returning(roles: Roles) {
  const contributors = contributorsOf(roles);
  const asOf = roles.simulation.calendar.ends;
  return (iteration: Iteration): IterationKpis['returning_contributors_reviewed'] => {
    const standings = contributors.map((one) => standingOf(one, iteration));
    const count = (as: string) => standings.filter((one) => one === as).length;
    const deciding = contributors.map((one) => decidingPull(one, iteration)).filter((one) => one !== null);
    const reviewed = contributors.flatMap((one) => {
      const since = firstReview(one, iteration);
      return since === null ? [] : [{ one, since }];
    });
    const back = (days: number) =>
      iteration.end + days * DAY_MS <= asOf
        ? reviewed.filter(({ one, since }) => cameBack(one, since, days)).length
        : null;
    return {
      value: count('reviewed'),
      evidence: deciding.map(urlOf).sort(),
      responded: count('responded'),
      handled: count('handled'),
      came_back: { people: reviewed.length, within_90_days: back(90), within_180_days: back(180) },
    };
  };
}

export function triaged(roles: Roles) {
  const issues = roles.simulation.fixtures
    .filter((fixture: Fixture) => isToTriage(roles, fixture))
    .map((issue) => ({ issue, triage: triageOf(roles, issue) }));
  const known = issues.flatMap(({ issue, triage }) => (triage ? [{ url: urlOf(issue), ...triage }] : []));
  return (iteration: Iteration): IterationKpis['issues_triaged'] => {
    const counted = known.filter(within(iteration));
    return {
      value: counted.length,
      state_change: counted.filter(({ as }) => as === 'state_change').length,
      response: counted.filter(({ as }) => as === 'response').length,
      evidence: counted.map(({ url }) => url).sort(),
      office_hours: sessionsIn(iteration).map((session) => ({
        at: instant(session.at),
        ...sessionCounts(issues, session),
      })),
    };
  };
}

export function maintainers(roles: Roles) {
  const everybody = newMaintainers(roles);
  return (iteration: Iteration): IterationKpis['new_maintainers_supported'] => {
    const found = everybody.filter(within(iteration));
    const count = (name: string) => found.filter(({ as }) => as === name).length;
    return {
      value: count('staff') + count('external'),
      staff: count('staff'),
      external: count('external'),
      unattributed: count('unattributed'),
      evidence: found.flatMap(({ as, url }) => (as === 'unattributed' ? [] : [url])).sort(),
    };
  };
}

export function releases(roles: Roles) {
  const known = roles.simulation.releases.map((release) => ({
    at: release.at,
    url: releaseUrl(release),
    isPrerelease: release.isPrerelease,
    as: releaseVerdict(roles, release),
  }));
  return (iteration: Iteration): Pick<IterationKpis, 'releases_by_team' | 'releases_supported'> => {
    const cut = known.filter(within(iteration));
    const figures = (as: ReleaseVerdict): ReleaseFigures => {
      const finals = cut.filter((one) => !one.isPrerelease && one.as === as);
      return {
        value: finals.length,
        evidence: finals.map(({ url }) => url).sort(),
        unknown: cut.filter((one) => !one.isPrerelease && one.as === 'unknown').length,
        prereleases: cut.filter((one) => one.isPrerelease && one.as === as).length,
      };
    };
    return { releases_by_team: figures('by_team'), releases_supported: figures('supported') };
  };
}
