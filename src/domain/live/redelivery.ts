/** What GitHub sent and nobody took: which of it is worth being asked for again, and when. */
import { mattersAtAll } from './events.ts';

export interface DeliveryAttempt {
  /** Of this attempt; every redelivery has another one. */
  id: string;
  /** Of the delivery, whatever the attempt. */
  guid: string;
  delivered_at: string;
  /** We answered that we had it. */
  is_taken: boolean;
  event: string;
  action: string | null;
  installation_id: string | null;
  repo_id: string | null;
  /** GitHub held it back at that instant; null = it did not. */
  throttled_at: string | null;
}

export interface MissedDelivery {
  guid: string;
  attempt_id: string;
  event: string;
  action: string | null;
  installation_id: string | null;
  repo_id: string | null;
  delivered_at: string;
}

export interface Comparison {
  missed: MissedDelivery[];
  /** Missed as well, and nothing would follow from them. */
  needless: number;
  /** GitHub holds them back and sends them itself. */
  throttled: number;
}

/** GitHub delivers nothing again that is older. */
export const KEPT_BY_GITHUB_MS = 3 * 86_400_000;
/** What GitHub throttles it sends within the hour, as far as has been seen; after that it is asked for. */
const THROTTLED_MS = 3_600_000;
/** A delivery that is under way just now is not missed. */
const UNDER_WAY_MS = 60_000;
const MOST_TIMES_ASKED = 5;
const ASK_AGAIN_AFTER_MS = 5 * 60_000;

/**
 * @param attempts of a stretch of time, in any order
 * @param have ids of the deliveries that are stored: one that was acknowledged and is not here was lost later (a restored
 * database), and counts as missed
 * @param isStranger whether an installation is on an account that is not configured
 */
export function compareDeliveries(
  attempts: readonly DeliveryAttempt[],
  {
    have,
    isStranger,
    now,
  }: { have: ReadonlySet<string>; isStranger: (installation: string) => boolean; now: Date },
): Comparison {
  const found: Comparison = { missed: [], needless: 0, throttled: 0 };
  for (const [guid, all] of Map.groupBy(attempts, (attempt) => attempt.guid)) {
    if (have.has(guid)) continue;
    const ordered = [...all].sort(
      (a, b) =>
        Date.parse(a.delivered_at) - Date.parse(b.delivered_at) || Number(BigInt(a.id) - BigInt(b.id)),
    );
    const newest = ordered.at(-1)!;
    if (now.getTime() - Date.parse(newest.delivered_at) < UNDER_WAY_MS) continue;
    const { event, action, installation_id, repo_id, throttled_at } = newest;
    if (!mattersAtAll(event, action) || (installation_id !== null && isStranger(installation_id)))
      found.needless++;
    else if (throttled_at !== null && now.getTime() - Date.parse(throttled_at) < THROTTLED_MS)
      found.throttled++;
    else
      found.missed.push({
        guid,
        attempt_id: newest.id,
        event,
        action,
        installation_id,
        repo_id,
        delivered_at: ordered[0]!.delivered_at,
      });
  }
  return found;
}

/** The second time after five minutes, then after fifteen, forty-five and so on; what never comes the nightly run reads. */
export function isToBeAsked(
  { delivered_at, times_asked, asked_at }: { delivered_at: Date; times_asked: number; asked_at: Date | null },
  now: Date,
): boolean {
  if (times_asked >= MOST_TIMES_ASKED || now.getTime() - delivered_at.getTime() > KEPT_BY_GITHUB_MS)
    return false;
  return (
    asked_at === null ||
    // By a clock that was ahead.
    asked_at > now ||
    now.getTime() - asked_at.getTime() >= ASK_AGAIN_AFTER_MS * 3 ** (times_asked - 1)
  );
}

/** What was being delivered when the last comparison began may have failed after it. */
const OVERLAP_MS = 15 * 60_000;

/**
 * From where on to compare.
 * @param lastComparedAt start of the last comparison that came to its end; null = never
 */
export function compareFrom(lastComparedAt: Date | null, firstStartedAt: Date, now: Date): Date {
  const since = lastComparedAt ?? firstStartedAt;
  const longest = now.getTime() - KEPT_BY_GITHUB_MS;
  // What is still to come was written while the clock was wrong, and says nothing.
  if (since > now) return new Date(longest);
  return new Date(Math.max(since.getTime() - OVERLAP_MS, longest));
}
