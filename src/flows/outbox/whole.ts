/** Where the whole of a text is that one message has no room for: on a page, else in a file of ours, else where Headwater runs. */
import type { Database } from '../../store/driver/database.ts';
import { entryOf, want } from '../../store/outbox/ledger.ts';
import type { WholePlace } from '../../text/report/whole.ts';
import { tryParkedAgain } from '../../store/outbox/parked.ts';

export interface WholeRules {
  /** Where the dashboard is reached, without a slash at the end; null = nowhere. */
  base: string | null;
  /** Where files are written; null = nowhere. */
  files: { repository: string; folder: string } | null;
  /** Brings the post with that key to GitHub, as far as it goes. */
  deliver: (key: string) => Promise<void>;
}

export interface WholeText {
  /** Below the folder: "2026-W48.md". */
  name: string;
  /** What the commit says. */
  title: string;
  body: () => string;
  /** Of the page, after the base: "/?week=2026-W48". */
  page: string;
  command: string;
}

/** A file is named only once it stands there: a link that leads nowhere is worse than none. */
export async function placeOfWhole(
  db: Database,
  { base, files, deliver }: WholeRules,
  text: WholeText,
  now: string,
): Promise<WholePlace> {
  if (base !== null) return { kind: 'page', url: `${base}${text.page}` };
  const command: WholePlace = { kind: 'command', command: text.command };
  if (files === null) return command;
  const path = `${files.folder}/${text.name}`;
  const key = `file ${files.repository.toLowerCase()} ${path}`;
  // A robot's commit is no reason to build anything.
  const title = `${text.title} [skip ci]`;
  await want(db, { kind: 'file', key, repository: files.repository, path, title, body: text.body() }, now);
  // Perhaps somebody was given the permission meanwhile.
  await tryParkedAgain(db, { key }, now);
  await deliver(key);
  const entry = await entryOf(db, key);
  const url = entry?.posted_url ?? null;
  return entry === null || url === null || !entry.was_confirmed || entry.state === 'parked'
    ? command
    : { kind: 'file', url, path };
}
