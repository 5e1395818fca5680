/** Is everything that GitHub counts stored, and what is missing? */
import type { Institution } from '../../domain/people/institution.ts';
import type { Audit } from '../../domain/report/report.ts';
import type { Database } from '../../store/driver/database.ts';
import { onOneSnapshot } from '../../store/kpis/kpi-rows.ts';
import { deliveriesQuality } from '../../store/kpis/quality-rows.ts';
import { loadPeople } from '../../store/people/people.ts';
import { readQuality } from './quality.ts';

/** @param asOf an ISO instant in UTC: nothing dated later is looked at */
export async function computeAudit(
  db: Database,
  { institution, asOf }: { institution: Institution; asOf: string },
): Promise<Audit> {
  await loadPeople(db, institution);
  return onOneSnapshot(db, async (trx) => {
    const { quality } = await readQuality(trx, asOf);
    return { schema: 1, as_of: asOf, ...quality, deliveries: await deliveriesQuality(trx, asOf) };
  });
}
