/** What was wanted and never said, and must not be said any more as it is: it names somebody who opted out, or what is private now. */
import { sql } from 'kysely';
import type { Database, DatabaseTransaction } from '../driver/database.ts';

/** Of a name nothing is left out that a login or a repository's name can go on with. */
const NO_NAME = '[^a-z0-9_-]';

/**
 * Drops posts that GitHub has not been sent: whoever wants them looks every day at the latest, and says them anew, or not at
 * all. One that is under way is not called back.
 * @param names logins, or owner/name; a post that has such a word for another reason is said anew, too
 */
export async function dropUnsaid(
  trx: Database | DatabaseTransaction,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const any = names.map((name) => name.replace(/[^a-z0-9/_-]/gi, '\\$&')).join('|');
  const naming = `(^|${NO_NAME})(${any})($|${NO_NAME})`;
  // As it is read: without what keeps Markdown from meaning anything, and names from calling anybody.
  const text = sql`replace(replace(concat_ws(' ', title, body), ${'\\'}, ''), ${'\u200b'}, '')`;
  const { rows } = await sql<{ key: string }>`
    delete from outbox
    where posted_id is null and attempted_at is null and leased_until is null
      and (state = 'due' or state = 'parked' and parked_cause is not null) and ${text} ~* ${naming}
    returning key`.execute(trx);
  const keys = rows.map(({ key }) => key);
  await sql`delete from nudges where key = any(${keys}::text[])`.execute(trx);
  await sql`delete from review_requests where key = any(${keys}::text[])`.execute(trx);
}
