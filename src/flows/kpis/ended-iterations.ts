/** What became of the plans of each sprint whose end lies in a window: done, open, unplanned. */
import { iterationAt, iterationWindow, type Iterations } from '../../domain/calendar/iteration.ts';
import type { Window } from '../../domain/calendar/week.ts';
import { KPIS } from '../../domain/kpis/kpi.ts';
import { EVIDENCE_LIMIT } from '../../domain/kpis/latency.ts';
import type { Institution } from '../../domain/people/institution.ts';
import { REASONS } from '../../domain/kpis/reasons.ts';
import type { EndedIteration } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { openPlanned } from '../../store/kpis/open-planned.ts';
import { figuresByCommunity, spanOf } from './figures.ts';

const PLANNED = KPIS.find(({ id }) => id === 'planned_pull_requests_closed')!;

/** Nothing of a community whose plans nobody knows. */
export async function endedIterations(
  trx: DatabaseTransaction,
  institution: Institution,
  iterations: Iterations,
  communities: readonly string[],
  window: Window,
  asOf: string,
): Promise<EndedIteration[]> {
  const ended: EndedIteration[] = [];
  for (const iteration of numbersEndingIn(iterations, window, asOf)) {
    const sprint = iterationWindow(iterations, iteration);
    const span = await spanOf(trx, institution, sprint, asOf);
    const figures = await figuresByCommunity(trx, PLANNED, communities, span, asOf);
    const open = Map.groupBy(await openPlanned(trx, sprint, asOf), ({ community }) => community);
    for (const [community, { value, parts, evidence, excluded }] of figures) {
      if (value === null) continue;
      const still = open.get(community) ?? [];
      ended.push({
        iteration,
        window: sprint,
        community,
        done: value,
        open: still.length,
        unplanned: Number(parts['reviewed_unplanned']),
        items: {
          done: evidence,
          open: still
            .slice(0, EVIDENCE_LIMIT)
            .map(({ url, planned_on }) => ({ url, why: `planned ${planned_on}, and still open` })),
          unplanned: excluded.filter(({ why }) => why === REASONS.reviewed_unplanned),
        },
      });
    }
  }
  return ended;
}

/** Their ends lie in (start, end] of the window, and are over by as_of. */
function numbersEndingIn(iterations: Iterations, { start, end }: Window, asOf: string): number[] {
  const last = iterationAt(iterations, new Date(Math.min(Date.parse(end), Date.parse(asOf))).toISOString());
  const numbers: number[] = [];
  for (let number = (last ?? 1) - 1; number >= 1; number--) {
    if (Date.parse(iterationWindow(iterations, number).end) <= Date.parse(start)) break;
    numbers.unshift(number);
  }
  return numbers;
}
