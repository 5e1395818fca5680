/** One KPI of the first community, computed as the report does it: its SQL file, then its figures. */
import { KPIS } from '../../src/domain/kpis/catalogue.ts';
import type { KpiFigures, Parts } from '../../src/domain/report/report.ts';
import type { Window } from '../../src/domain/calendar/week.ts';
import { kpiRows, onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { instant } from './builders.ts';

/** @param from, to, asOf "2026-02-03" or in full; as_of is the window's end unless given */
export async function figuresOf(
  db: Database,
  id: string,
  from: string,
  to: string,
  asOf = to,
): Promise<KpiFigures> {
  const kpi = KPIS.find((entry) => entry.id === id);
  if (!kpi) throw new Error(`there is no KPI ${id}`);
  const window: Window = { start: instant(from), end: instant(to) };
  const rows = await onOneSnapshot(db, (trx) => kpiRows(trx, id, window, instant(asOf)));
  return kpi.figures(rows.filter((row) => row.community === 'Springboard') as never);
}

/** `part(figures, 'all.any.median_hours')` */
export function part(figures: KpiFigures, path: string): number | null | undefined {
  let value: Parts | number | null | undefined = figures.parts;
  for (const name of path.split('.'))
    value = typeof value === 'object' && value !== null ? value[name] : undefined;
  return value as number | null | undefined;
}

/** The numbers of the items in a list of evidence. */
export function numbers(items: readonly { url: string }[]): number[] {
  return items.map(({ url }) => Number(url.split('/').at(-1)));
}
