/** A report as the configuration wants it: printed, posted, or shown on a page. */
import type { Configuration } from '../config/configuration.ts';
import type { Window } from '../domain/calendar/week.ts';
import type { Report } from '../domain/report/report.ts';
import type { Scope } from '../domain/report/scope.ts';
import { computeReport } from '../flows/kpis/report.ts';
import type { Database } from '../store/driver/database.ts';
import type { CommandContext } from './context.ts';

/** @param history also the windows before, and the sprints that ended */
export function reportOf(
  { settings }: Pick<CommandContext, 'settings'>,
  db: Database,
  { institution, iterations, policies, targets, definitions }: Configuration,
  { window, asOf, history, scope }: { window: Window; asOf: string; history: boolean; scope?: Scope },
): Promise<Report> {
  return computeReport(db, {
    institution,
    window,
    asOf,
    iterations: iterations ?? null,
    policies,
    targets,
    definitions: definitions ?? settings.public_url,
    history,
    ...(scope && { scope }),
  });
}
