/** One KPI for one window: its rows from the database → the figures of each community. */
import type { Window } from '../../domain/calendar/week.ts';
import type { Kpi } from '../../domain/kpis/definition.ts';
import type { Ground } from '../../domain/kpis/ground.ts';
import { figuresOn } from '../../domain/kpis/kpi.ts';
import type { Stretch } from '../../domain/attention/attention.ts';
import type { Institution } from '../../domain/people/institution.ts';
import type { KpiFigures } from '../../domain/report/report.ts';
import type { DatabaseTransaction } from '../../store/driver/database.ts';
import { groundsOver, kpiRows, kpiRowsOver, type KpiRow } from '../../store/kpis/kpi-rows.ts';
import { turnsOver } from '../attention/waiting-times.ts';

/** A window with what each community's figures can rest on in it. */
export interface Span {
  window: Window;
  ground: Map<string, Ground>;
  /** Whose turn each pull request of the community was, by its address; worked out for all windows when it is first asked for. */
  turns: () => Promise<ReadonlyMap<string, readonly Stretch[]>>;
}

export async function spanOf(
  trx: DatabaseTransaction,
  institution: Institution,
  window: Window,
  asOf: string,
): Promise<Span> {
  return (await spansOf(trx, institution, [window], asOf))[0]!;
}

export async function spansOf(
  trx: DatabaseTransaction,
  institution: Institution,
  windows: readonly Window[],
  asOf: string,
): Promise<Span[]> {
  const grounds = await groundsOver(trx, windows, asOf);
  let turns: ReturnType<typeof turnsOver> | null = null;
  return windows.map((window, index) => ({
    window,
    ground: grounds[index]!,
    turns: async () => (await (turns ??= turnsOver(trx, windows, { institution, asOf })))[index]!,
  }));
}

/** The figures of each of several windows, by community: one question to the database, however many windows there are. */
export async function figuresOver(
  trx: DatabaseTransaction,
  kpi: Kpi,
  communities: readonly string[],
  spans: readonly Span[],
  asOf: string,
): Promise<Map<string, KpiFigures>[]> {
  const windows = spans.map(({ window }) => window);
  const found: Map<string, KpiFigures>[] = [];
  for (const [index, rows] of (await kpiRowsOver(trx, kpi.id, windows, asOf)).entries())
    found.push(await figuresIn(kpi, communities, spans[index]!, rows));
  return found;
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

async function figuresIn(
  kpi: Kpi,
  communities: readonly string[],
  { ground, turns }: Pick<Span, 'ground' | 'turns'>,
  all: readonly KpiRow[],
): Promise<Map<string, KpiFigures>> {
  const known = kpi.rests_on === 'turns' ? await turns() : null;
  const given =
    known === null
      ? all
      : (all as KpiRowOfItem[]).map((row) => ({ ...row, turns: known.get(row.url) ?? [] }));
  const rows = Map.groupBy(given, (row) => row.community);
  return new Map(
    communities.map((community) => [
      community,
      figuresOn(ground.get(community), kpi, rows.get(community) ?? []),
    ]),
  );
}

type KpiRowOfItem = KpiRow & { url: string };
