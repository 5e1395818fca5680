/** Is everything that GitHub counts stored, and what is missing? */
import type { Institution } from '../../domain/people/institution.ts';
import type { Audit } from '../../domain/report/report.ts';
import { EVERYTHING, type Scope } from '../../domain/report/scope.ts';
import type { Database } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { deliveriesQuality } from '../../store/kpis/quality-rows.ts';
import { loadPeople } from '../../store/people/people.ts';
import { narrowTo } from '../../store/repositories/scope.ts';
import { readQuality } from './quality.ts';

/** @param asOf an ISO instant in UTC: nothing dated later is looked at */
export async function computeAudit(
  db: Database,
  { institution, asOf, scope = EVERYTHING }: { institution: Institution; asOf: string; scope?: Scope },
): Promise<Audit> {
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    await narrowTo(trx, scope);
    const { quality, coverage } = await readQuality(trx, asOf, undefined, scope);
    const deliveries = await deliveriesQuality(trx, asOf);
    return { schema: 1, as_of: asOf, gaps: coverage.gaps, ...quality, deliveries };
  });
}
