/** Whether GitHub sent it: HMAC-SHA-256 over the bytes as they came, compared in constant time. */
import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * @param header X-Hub-Signature-256 as it came
 * @param secrets the one in use, and the one before it while it is being changed
 */
export function isSigned(body: Buffer, header: string | undefined, secrets: readonly string[]): boolean {
  const given = /^sha256=([0-9a-f]{64})$/.exec(header ?? '')?.[1];
  if (given === undefined) return false;
  const claimed = Buffer.from(given, 'hex');
  let matches = false;
  // Every secret is tried, so that the time tells nobody which one it was.
  for (const secret of secrets)
    matches = timingSafeEqual(createHmac('sha256', secret).update(body).digest(), claimed) || matches;
  return matches;
}
