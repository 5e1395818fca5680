/** What is kept no longer than it is needed: raw deliveries, and what belonged to an account that went away. */
import type { Database } from '../../store/driver/database.ts';
import { eraseAccount } from '../../store/live/erase-account.ts';
import { dropDeliveries, eraseBodies } from '../../store/live/inbox.ts';
import { dropOverSessions } from '../../store/people/sessions.ts';
import { accountsToErase } from '../../store/live/installations.ts';
import { counted } from '../../text/figures.ts';

const DAY_MS = 86_400_000;
/** GitHub's three days for a redelivery, and some more to look into what went wrong. */
const BODIES_KEPT_MS = 7 * DAY_MS;
/** Ids of deliveries: one that comes again must be known again. */
const DELIVERIES_KEPT_MS = 30 * DAY_MS;

/** @returns one line per thing that was erased */
export async function keepHouse(db: Database, now: Date): Promise<string[]> {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const lines: string[] = [];
  const bodies = await eraseBodies(db, before(BODIES_KEPT_MS));
  if (bodies > 0)
    lines.push(
      `The bodies of ${counted(bodies, 'delivery', 'deliveries')} were erased: older than seven days, or somebody has opted out.`,
    );
  await dropDeliveries(db, before(DELIVERIES_KEPT_MS));
  await dropOverSessions(db, now.toISOString());
  for (const removed of await accountsToErase(db)) {
    await eraseAccount(db, removed, now.toISOString());
    lines.push(`${removed.account}: the App is no longer installed; what was private of it has been erased.`);
  }
  return lines;
}
