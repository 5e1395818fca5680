/**
 * Who may merge, beyond what merges show: the rosters that the configuration names, the permissions where the app is
 * installed, and whom the logins belong to that were never seen. Where nothing has changed, one request per roster.
 */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import type { ApiCallRow, RepoRow } from '../../domain/history/facts.ts';
import { continued, type RosterEntry, type RosterRevision } from '../../domain/people/roster.ts';
import type { Roster } from '../../domain/people/institution.ts';
import { readLogins } from '../../github/people/logins.ts';
import { readRoster, withoutHandle } from '../../github/people/roster.ts';
import {
  closeFoundLogins,
  configuredLogins,
  hashedSince,
  saveLogins,
  unseenLogins,
} from '../../store/people/logins.ts';
import {
  rosterKey,
  saveRoster,
  saveRosterChecked,
  storedRoster,
  type StoredRoster,
} from '../../store/people/roster.ts';
import { asking, type Run } from '../history/history.ts';
import { unlessRefused } from '../history/unread.ts';
import { sayRenamed } from '../repositories/names.ts';
import { observePermissions } from './permissions.ts';

/** Somebody may take a login that was free: nobody hurries. */
const ASK_AGAIN_AFTER_MS = 7 * 86_400_000;

interface ReadRoster {
  roster: Roster;
  stored: StoredRoster;
  read: Awaited<ReturnType<typeof readRoster>>;
}

export async function readMergeRights(run: Run, repos: readonly RepoRow[]): Promise<void> {
  if (run.stop.aborted) return;
  const rosters = await readRosters(run);
  const names = new Set(await configuredLogins(run.db));
  // What a new revision is kept as rests on whose logins they are.
  const fresh = new Set<string>();
  for (const { stored, read } of rosters) {
    for (const { who } of stored.listings) names.add(who);
    for (const { entries } of read.revisions) for (const { who } of entries ?? []) fresh.add(who);
  }
  const people = await lookUp(run, [...new Set([...names, ...fresh])], fresh);
  for (const roster of rosters) await keepRoster(run, roster, people);
  if (!run.stop.aborted) await observePermissions(run, repos);
}

async function readRosters(run: Run): Promise<ReadRoster[]> {
  const files = new Map<string, Roster>();
  for (const { roster } of run.institution.communities)
    if (roster !== null) files.set(JSON.stringify(rosterKey(roster)), roster);
  const rosters: ReadRoster[] = [];
  for (const roster of files.values())
    await unlessRefused(
      run,
      async () => {
        const stored = await storedRoster(run.db, rosterKey(roster));
        const read = await asking(run, (github) => readRoster(github, roster, stored.head));
        rosters.push({ roster, stored, read });
      },
      { place: roster.repository, part: `roster ${roster.path}` },
    );
  return rosters;
}

interface LookedUp {
  /** The login under which an entry is kept, for people who opted out. */
  keptAs: Map<string, string>;
  /** GitHub could not say just now. */
  unanswered: Set<string>;
}

/** @param fresh of those, the ones that must be told even where their bearer is known to have opted out */
async function lookUp(run: Run, names: readonly string[], fresh: ReadonlySet<string>): Promise<LookedUp> {
  const now = run.now();
  const since = new Date(now.getTime() - ASK_AGAIN_AFTER_MS).toISOString();
  await closeFoundLogins(run.db, wholeSecond(now));
  const named = await unseenLogins(run.db, names, since);
  const hashes = named.map((login) => run.hashed?.(login) ?? '');
  const pseudonymizedLately = await hashedSince(run.db, hashes, since);
  const unseen = named.filter((login, index) => fresh.has(login) || !pseudonymizedLately.has(hashes[index]!));
  if (unseen.length === 0) return { keptAs: new Map(), unanswered: new Set() };
  let answers: Awaited<ReturnType<typeof readLogins>> = new Map();
  const calls: ApiCallRow[] = [];
  await unlessRefused(run, () =>
    asking(run, async (github) => {
      answers = await readLogins(github, unseen);
      calls.push(...github.takeCalls());
    }),
  );
  const found = new Map(
    [...answers].flatMap(([login, user]) => (user === null ? [] : [[login, user] as const])),
  );
  const missing = unseen.filter((login) => answers.get(login) === null);
  const { hashed } = run;
  return {
    keptAs: await saveLogins(run, { found, missing, hashed }, { calls, now: wholeSecond(now) }),
    unanswered: new Set(unseen.filter((login) => !answers.has(login))),
  };
}

async function keepRoster(run: Run, { roster, stored, read }: ReadRoster, people: LookedUp): Promise<void> {
  const { revisions, continues, head, full_name } = read;
  const key = rosterKey(roster);
  const now = wholeSecond(run.now());
  if (full_name.toLowerCase() !== roster.repository.toLowerCase())
    sayRenamed(run, roster.repository, full_name);
  if (head === null)
    run.summary.warnings.push(
      `${roster.repository}: no commit of the default branch touches ${roster.path}; correct the roster's path in the configuration.`,
    );
  if (continues && revisions.length === 0 && stored.checked_at !== null)
    return saveRosterChecked(run.db, key, now);
  const entries = revisions.flatMap((revision) => revision.entries ?? []);
  // Whether they opted out is not known: the next run asks again.
  if (entries.some(({ who }) => people.unanswered.has(who))) return;
  const before = continues ? stored : { revisions: [], listings: [] };
  const after = continued(
    before,
    revisions.map((revision) => pseudonymizedRevision(revision, people.keptAs)),
  );
  await saveRoster(run, key, stored, { ...after, head, full_name }, now);
  for (const { oid, committed_at, problem } of revisions)
    if (problem !== null)
      run.summary.warnings.push(
        `${full_name}: ${roster.path} as of ${committed_at.slice(0, 10)} (${oid.slice(0, 7)}) is skipped: ${problem}.`,
      );
  const { without_handle = 0 } = revisions.at(-1) ?? {};
  if (without_handle > 0)
    run.summary.warnings.push(
      `${full_name}: ${roster.path} has ${withoutHandle(without_handle)}; they are left out.`,
    );
  run.progress({
    repository: full_name,
    stream: 'roster',
    stored: revisions.length,
    total: null,
    page_size: revisions.length,
    points: null,
    points_left: null,
    note: null,
  });
}

function pseudonymizedRevision(
  revision: RosterRevision,
  keptAs: ReadonlyMap<string, string>,
): RosterRevision {
  const kept = (entry: RosterEntry) => ({ ...entry, who: keptAs.get(entry.who) ?? entry.who });
  return { ...revision, entries: revision.entries?.map(kept) ?? null };
}
