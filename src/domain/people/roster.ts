/**
 * What a roster says: a YAML list of people, each `{ handle, status, teams }` and whatever else, of which nothing is kept.
 * `status: inactive` alone means inactive; being on no team does not.
 */
import { LineCounter, parseDocument } from 'yaml';
import { loginKey } from './identities.ts';

/** One entry of the file. Whether its teams make a maintainer is decided where the configuration is known. */
export interface RosterEntry {
  /** The login as it is compared. */
  who: string;
  is_inactive: boolean;
  /** In lower case, sorted, each once. */
  teams: string[];
}

/** The revision says nothing that could be used: the message says why, in half a sentence. */
export class UnreadableRoster extends Error {}

/** Real rosters have some 5 kB. */
export const LONGEST_ROSTER_BYTES = 256_000;

/** @throws UnreadableRoster */
export function rosterEntries(text: string): RosterEntry[] {
  const list = plain(text);
  if (!Array.isArray(list)) throw new UnreadableRoster('it is not a list of people');
  return list.flatMap((entry: unknown): RosterEntry[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { handle, status, teams } = entry as Record<string, unknown>;
    const login = typeof handle === 'string' ? handle.trim().replace(/^@/, '') : '';
    if (!/^[a-z\d][a-z\d_-]{0,99}(\[bot\])?$/i.test(login)) return [];
    return [
      {
        who: loginKey(login),
        is_inactive: typeof status === 'string' && status.trim().toLowerCase() === 'inactive',
        teams: teamNames(teams),
      },
    ];
  });
}

function plain(text: string): unknown {
  const lines = new LineCounter();
  try {
    // Every scalar as it is written: the login 007 is no number, the team "on" no truth.
    const document = parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (!error) return document.toJS();
    const [reason = ''] = error.message.split('\n');
    throw new UnreadableRoster(`line ${lines.linePos(error.pos[0]).line} is not valid YAML: ${reason}`);
  } catch (error) {
    if (error instanceof UnreadableRoster) throw error;
    // References that multiply, or lists in lists without an end.
    throw new UnreadableRoster(error instanceof Error ? error.message : String(error));
  }
}

/** A list, or one text with commas. What looks like an address is not kept. */
function teamNames(teams: unknown): string[] {
  const given: unknown[] = Array.isArray(teams) ? teams : typeof teams === 'string' ? teams.split(',') : [];
  const names = given.flatMap((team) => (typeof team === 'string' ? [team.trim().toLowerCase()] : []));
  return [...new Set(names.filter((name) => /^[^@]{1,100}$/.test(name)))].sort();
}

/** A commit that updated the file; `entries` empty where it took the file away, null where it cannot be read. */
export interface RosterRevision {
  oid: string;
  /** The committer date. */
  committed_at: string;
  entries: RosterEntry[] | null;
  /** Why it cannot be read. */
  problem: string | null;
}

/** A row of `roster_listings` without its key: who was listed from which revision to which. */
export interface RosterListing extends RosterEntry {
  since: string;
  /** 'infinity' = still. */
  until: string;
  since_oid: string;
  is_baseline: boolean;
}

/** A row of `roster_revisions` without its key. */
export interface DatedRevision {
  oid: string;
  position: number;
  took_effect_at: string;
  problem: string | null;
}

export interface RosterHistory {
  revisions: DatedRevision[];
  listings: RosterListing[];
}

/**
 * The history with these revisions, oldest first, at its end. One that cannot be read changes nothing. None takes effect
 * before the one that it follows: what was written on a branch may bear an earlier date.
 */
export function continued(
  { revisions, listings }: RosterHistory,
  added: readonly RosterRevision[],
): RosterHistory {
  const dated = [...revisions];
  const closed = listings.filter(({ until }) => until !== 'infinity');
  let open = new Map(listings.filter(({ until }) => until === 'infinity').map((one) => [keyOf(one), one]));
  for (const { oid, committed_at, entries, problem } of added) {
    const before = dated.at(-1)?.took_effect_at ?? committed_at;
    const took_effect_at = Date.parse(before) > Date.parse(committed_at) ? before : committed_at;
    const is_baseline = dated.every((revision) => revision.problem !== null);
    dated.push({ oid, position: dated.length, took_effect_at, problem });
    if (entries === null) continue;
    const listed = new Map(
      entries.map((entry) => [
        keyOf(entry),
        open.get(keyOf(entry)) ?? {
          ...entry,
          since: took_effect_at,
          until: 'infinity',
          since_oid: oid,
          is_baseline,
        },
      ]),
    );
    for (const [key, listing] of open)
      if (!listed.has(key) && Date.parse(listing.since) < Date.parse(took_effect_at))
        closed.push({ ...listing, until: took_effect_at });
    open = listed;
  }
  return { revisions: dated, listings: [...closed, ...open.values()] };
}

function keyOf({ who, is_inactive, teams }: RosterEntry): string {
  return JSON.stringify([who, is_inactive, teams]);
}
