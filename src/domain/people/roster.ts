/**
 * What a roster says: a YAML list of people, each `{ handle, status, teams }` and whatever else, of which nothing is kept;
 * or such a list for each team. `status: inactive` alone means inactive; being on no team does not.
 */
import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import { loginKey } from './identities.ts';

/** One entry of the file. Whether its teams make a maintainer is decided where the configuration is known. */
export interface RosterEntry {
  /** The login as it is compared. */
  who: string;
  is_inactive: boolean;
  /** In lower case, sorted, each once. */
  teams: string[];
}

export interface RosterText {
  /** Each person once. */
  entries: RosterEntry[];
  /** Entries that name no account. */
  without_handle: number;
}

/** The revision says nothing that could be used: the message says why, in half a sentence. */
export class UnreadableRoster extends Error {}

/** Of longer texts GitHub shows the beginning. 20,000 entries of a handle each have 420 kB. */
export const LONGEST_ROSTER_BYTES = 512_000;

/** Under which communities keep the account, however they are spelt; the first that says something counts. */
const ACCOUNT_KEYS = [
  'handle',
  'github',
  'login',
  'username',
  'githubusername',
  'githubhandle',
  'user',
  'githublogin',
  'githubuser',
  'githubname',
  'githubid',
  'gh',
  'ghusername',
  'ghhandle',
];

/** @throws UnreadableRoster */
export function rosterEntries(text: string): RosterEntry[] {
  return rosterText(text).entries;
}

/** @throws UnreadableRoster */
export function rosterText(text: string): RosterText {
  const people = new Map<string, RosterEntry>();
  let without_handle = 0;
  for (const [entry, team] of listed(plain(text.replace(/^\uFEFF+/, '')))) {
    const read = personOf(entry, team);
    if (read === null) without_handle++;
    else {
      const known = people.get(read.who);
      people.set(read.who, known ? together(known, read) : read);
    }
  }
  return { entries: [...people.values()], without_handle };
}

type Listed = [entry: unknown, team: string | null];

/** Entries with the team that they stand under. @throws UnreadableRoster */
function listed(document: unknown): Listed[] {
  if (Array.isArray(document)) return document.map((entry): Listed => [entry, null]);
  const teams = isMap(document) ? Object.entries(document).filter(isTeam) : [];
  // Beside lists of people, a list of words is something else.
  const ofPeople = teams.filter(([, people]) => people.some(isMap));
  const entries = (ofPeople.length > 0 ? ofPeople : teams).flatMap(([team, people]) =>
    people.map((entry): Listed => [typeof entry === 'string' ? { handle: entry } : entry, team]),
  );
  if (entries.length === 0) throw new UnreadableRoster('it is not a list of people');
  return entries;
}

function isTeam(field: [string, unknown]): field is [string, unknown[]] {
  return Array.isArray(field[1]);
}

/** @returns null where it names no account */
function personOf(entry: unknown, team: string | null): RosterEntry | null {
  if (!isMap(entry)) return null;
  // GitHub-Username, githubUsername and github_username are one key.
  const fields = new Map(
    Object.entries(entry).map(([key, value]) => [key.toLowerCase().replace(/[-_\s]/g, ''), value]),
  );
  const account = ACCOUNT_KEYS.map((key) => fields.get(key)).find(
    (value) => value !== undefined && value !== '' && value !== null,
  );
  const login = typeof account === 'string' ? loginIn(account) : '';
  if (!/^[a-z\d][a-z\d_-]{0,99}(\[bot\])?$/i.test(login)) return null;
  const status = fields.get('status');
  const names = teamNames(fields.get('teams') ?? fields.get('team'));
  return {
    who: loginKey(login),
    is_inactive: typeof status === 'string' && status.trim().toLowerCase() === 'inactive',
    teams: team === null ? names : [...new Set([...names, ...teamNames([team])])].sort(),
  };
}

/** "@octocat" and "https://github.com/octocat/?tab=repositories" mean octocat; what nobody sees was pasted along. */
function loginIn(account: string): string {
  return account
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^(https?:\/\/)?(www\.)?github\.com\/([^/?#]+)\/?(?:[?#].*)?$/i, '$3')
    .replace(/^@/, '');
}

/** Somebody who stands there twice is on the teams of both, and inactive only by both. */
function together(one: RosterEntry, other: RosterEntry): RosterEntry {
  return {
    who: one.who,
    is_inactive: one.is_inactive && other.is_inactive,
    teams: [...new Set([...one.teams, ...other.teams])].sort(),
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const ENDLESS = 'it has lists in lists without an end';

function plain(text: string): unknown {
  // What nests without an end costs seconds before it fails.
  if (/(?:[[{]\s*){500}|(?:-\s+){500}/.test(text)) throw new UnreadableRoster(ENDLESS);
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
    if (!error) return withoutNulls(document).toJS();
    // The library's own words speak of its stack.
    if (/call stack/.test(error.message)) throw new UnreadableRoster(ENDLESS);
    const { line } = lines.linePos(error.pos[0]);
    // The library would go on about its own functions.
    if (error.code === 'MULTIPLE_DOCS') throw new UnreadableRoster(`line ${line} begins a second document`);
    const [reason = ''] = error.message.split('\n');
    throw new UnreadableRoster(`line ${line} is not valid YAML: ${reason}`);
  } catch (error) {
    if (error instanceof UnreadableRoster) throw error;
    // References that multiply, or lists in lists without an end.
    throw new UnreadableRoster(error instanceof Error ? error.message : String(error));
  }
}

/** A plain null is YAML's word for nothing, and no login. */
function withoutNulls(document: Document): Document {
  visit(document, {
    Scalar(_, node) {
      if (node.type === 'PLAIN' && /^(~|null|Null|NULL)$/.test(String(node.value))) node.value = '';
    },
  });
  return document;
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
  /** Entries that name no account; absent = none. */
  without_handle?: number;
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
