/** What to do next for one post, from what the ledger says of it: a table that can be read and tested row by row. */

/** GitHub's copies lag by up to half a minute: what cannot be seen is believed to be missing only after this. */
export const SETTLED_AFTER_MS = 90_000;

export interface LedgerEntry {
  state: 'due' | 'written' | 'done' | 'parked';
  posted_id: string | null;
  wanted_hash: string;
  written_hash: string | null;
  /** When a creating request was sent whose answer is not known. */
  attempted_at: string | null;
  /** It was read back once. */
  was_confirmed: boolean;
}

export type Step =
  /** Search for our own post; `isFinal` = if it is not found now, it is not there. */
  | { do: 'find'; isFinal: boolean }
  | { do: 'create' }
  | { do: 'edit' }
  | { do: 'read back' }
  | { do: 'nothing' };

export function nextStep(entry: LedgerEntry, now: Date): Step {
  if (entry.state === 'done' || entry.state === 'parked') return { do: 'nothing' };
  if (entry.posted_id === null) {
    if (entry.attempted_at === null) return { do: 'create' };
    return { do: 'find', isFinal: now.getTime() - Date.parse(entry.attempted_at) >= SETTLED_AFTER_MS };
  }
  if (entry.written_hash === entry.wanted_hash) return { do: 'read back' };
  return { do: 'edit' };
}

/** What was read back. */
export type Seen = 'as wanted' | 'otherwise' | 'missing';

export type Verdict =
  | { then: 'done' }
  /** The copy that answered may be an old one. */
  | { then: 'look again' }
  /** Accepted and not kept. */
  | { then: 'create again' }
  | { then: 'edit again' }
  /** A person took it away: it stays away. */
  | { then: 'park'; problem: string };

/** @param writtenAt when GitHub accepted the last write */
export function afterReadingBack(seen: Seen, wasConfirmed: boolean, writtenAt: string, now: Date): Verdict {
  if (seen === 'as wanted') return { then: 'done' };
  if (now.getTime() - Date.parse(writtenAt) < SETTLED_AFTER_MS) return { then: 'look again' };
  if (seen === 'otherwise') return { then: 'edit again' };
  if (wasConfirmed) return { then: 'park', problem: 'somebody deleted it; it stays deleted' };
  return { then: 'create again' };
}
