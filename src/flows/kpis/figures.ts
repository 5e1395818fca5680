/** One KPI for one window: its rows from the database → the figures of each community. */
import type { Window } from '../../domain/calendar/week.ts';
import type { Kpi } from '../../domain/kpis/definition.ts';
import type { Ground } from '../../domain/kpis/ground.ts';
import { figuresOn } from '../../domain/kpis/kpi.ts';
import type { KpiFigures } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { grounds, kpiRows, type KpiRow } from '../../store/kpis/kpi-rows.ts';

/** A window with what each community's figures can rest on in it. */
export interface Span {
  window: Window;
  ground: Map<string, Ground>;
}

export async function spanOf(trx: DatabaseTransaction, window: Window, asOf: string): Promise<Span> {
  return { window, ground: await grounds(trx, window, asOf) };
}

/** One query for all communities; one without rows has figures too: no data, or a true zero. */
export async function figuresByCommunity(
  trx: DatabaseTransaction,
  kpi: Kpi,
  communities: readonly string[],
  span: Span,
  asOf: string,
): Promise<Map<string, KpiFigures>> {
  return figuresIn(kpi, communities, span, await kpiRows(trx, kpi.id, span.window, asOf));
}

export function figuresIn(
  kpi: Kpi,
  communities: readonly string[],
  { ground }: Pick<Span, 'ground'>,
  all: readonly KpiRow[],
): Map<string, KpiFigures> {
  const rows = Map.groupBy(all, (row) => row.community);
  return new Map(
    communities.map((community) => [
      community,
      figuresOn(ground.get(community), kpi, rows.get(community) ?? []),
    ]),
  );
}
