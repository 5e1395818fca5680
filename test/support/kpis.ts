/** One KPI of the first community, computed as the report does it: its SQL file, then its figures. */
import type { Kpi } from '../../src/domain/kpis/definition.ts';
import { figuresOn, KPIS } from '../../src/domain/kpis/kpi.ts';
import type { KpiFigures, Parts } from '../../src/domain/report/report.ts';
import type { Window } from '../../src/domain/calendar/week.ts';
import { groundsOver, kpiRows, onOneSnapshot } from '../../src/store/kpis/kpi-rows.ts';
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
  const { rows, ground } = await onOneSnapshot(db, async (trx) => ({
    rows: await kpiRows(trx, id, window, instant(asOf)),
    ground: (await groundsOver(trx, [window], instant(asOf)))[0]!,
  }));
  const own = rows.filter((row) => row.community === 'Springboard');
  for (const row of own) expectDeclared(kpi, row);
  return figuresOn(ground.get('Springboard'), kpi, own);
}

/** Every KPI's figures of the first community, on one snapshot. */
export async function allFiguresOf(
  db: Database,
  from: string,
  to: string,
  asOf = to,
): Promise<Record<string, KpiFigures>> {
  const window: Window = { start: instant(from), end: instant(to) };
  return onOneSnapshot(db, async (trx) => {
    const ground = (await groundsOver(trx, [window], instant(asOf)))[0]!.get('Springboard');
    const figures: Record<string, KpiFigures> = {};
    for (const kpi of KPIS) {
      const rows = await kpiRows(trx, kpi.id, window, instant(asOf));
      const own = rows.filter((row) => row.community === 'Springboard');
      for (const row of own) expectDeclared(kpi, row);
      figures[kpi.id] = figuresOn(ground, kpi, own);
    }
    return figures;
  });
}

/** A row holds nulls and codes only where its KPI says so. */
function expectDeclared({ id, columns }: Kpi, row: object): void {
  for (const [name, { isNullable, codes }] of Object.entries(columns)) {
    const value = (row as Record<string, unknown>)[name];
    if (value === null ? !isNullable : codes !== null && !codes.includes(value as string))
      throw new Error(`${id} has ${name} ${JSON.stringify(value)}`);
  }
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
