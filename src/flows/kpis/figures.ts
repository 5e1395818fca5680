/** One KPI for one window: its rows from the database → the figures of each community. */
import type { Window } from '../../domain/calendar/week.ts';
import type { Kpi } from '../../domain/kpis/definition.ts';
import type { Ground } from '../../domain/kpis/ground.ts';
import { figuresOn } from '../../domain/kpis/kpi.ts';
import type { KpiFigures } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { grounds, groundsOver, kpiRows, kpiRowsOver, type KpiRow } from '../../store/kpis/kpi-rows.ts';

/** A window with what each community's figures can rest on in it. */
export interface Span {
  window: Window;
  ground: Map<string, Ground>;
}

export async function spanOf(trx: DatabaseTransaction, window: Window, asOf: string): Promise<Span> {
  return { window, ground: await grounds(trx, window, asOf) };
}

/** The figures of each of several windows, by community: a question for each KPI, however many windows there are. */
export async function figuresOver(
  trx: DatabaseTransaction,
  kpis: readonly Kpi[],
  communities: readonly string[],
  windows: readonly Window[],
  asOf: string,
): Promise<Map<string, Map<string, KpiFigures>[]>> {
  const ground = await groundsOver(trx, windows, asOf);
  const found = new Map<string, Map<string, KpiFigures>[]>();
  for (const kpi of kpis) {
    const rows = await kpiRowsOver(trx, kpi.id, windows, asOf);
    found.set(
      kpi.id,
      rows.map((of, index) => byCommunity(kpi, communities, ground[index]!, of)),
    );
  }
  return found;
}

/** One query for all communities; one without rows has figures too: no data, or a true zero. */
export async function figuresByCommunity(
  trx: DatabaseTransaction,
  kpi: Kpi,
  communities: readonly string[],
  { window, ground }: Span,
  asOf: string,
): Promise<Map<string, KpiFigures>> {
  return byCommunity(kpi, communities, ground, await kpiRows(trx, kpi.id, window, asOf));
}

function byCommunity(
  kpi: Kpi,
  communities: readonly string[],
  ground: ReadonlyMap<string, Ground>,
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
