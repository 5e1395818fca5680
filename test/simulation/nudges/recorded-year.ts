/**
 * A year of mornings over recorded communities, through everything that a working process goes through: stored facts,
 * upstream's word, the digest under a weekly issue, the ledger, the outbox, and a GitHub that loses answers. What nobody
 * recorded is set: no thread is open and no check is required, from the opening of each pull request on.
 */
import { sql } from 'kysely';
import { lastFullWeek } from '../../../src/domain/calendar/week.ts';
import type { Party, SaidNudge } from '../../../src/domain/nudges/types.ts';
import type { Consent } from '../../../src/domain/nudges/types.ts';
import { reportKey } from '../../../src/domain/outbox/report-post.ts';
import { planNudges } from '../../../src/flows/nudges/plan.ts';
import {
  isNudgeKey,
  isNudgeStillDue,
  outdatedNudges,
  wantDigest,
  wantNudges,
} from '../../../src/flows/nudges/send.ts';
import type { Database } from '../../../src/store/driver/database.ts';
import { noteOutdated } from '../../../src/store/nudges/history.ts';
import { saveWord } from '../../../src/store/nudges/terms.ts';
import { want } from '../../../src/store/outbox/ledger.ts';
import type { Mishap } from '../../outbox/forgetful-github.ts';
import { sceneAt, type Scene } from '../../outbox/scene.ts';
import { community, institution } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { NOWHERE } from '../../support/whole.ts';
import { nudgeRules } from '../../support/nudges.ts';

export const DAY = 86_400_000;
const PLACE = 'fieldstation/meta';

/** What a repository says, and since when it has been read to the end. */
export interface Terms {
  repo_id: string;
  repository: string;
  read_from: number;
  consentAt: (at: number) => Consent;
}

/** A review that was asked for, as GitHub shows it. */
export interface AskedOnRecord {
  repo_id: string;
  number: number;
  at: number;
  turn_start: number;
  person: string;
  login: string;
}

export interface RecordedYear {
  /** As GitHub shows it: one entry a comment that stands there. */
  said: (SaidNudge & { body: string })[];
  requested: AskedOnRecord[];
  terms: Terms[];
  mornings: number;
  /** Pull requests that were open on some morning. */
  seen: number;
  /** Keys that a second look at the same morning wanted, and writes that a second delivery made. */
  twice: number;
  kills: number;
  heldBack: number;
}

const given = (over: Partial<Extract<Consent, { state: 'given' }>>): Consent => ({
  ...{ state: 'given', measure: true, comments: true, mentions: true, review_requests: false },
  ...{ exempt_labels: [], contact: null },
  ...over,
});
export const ABSENT: Consent = { state: 'absent' };

/** In the order of the names: late, without mentions, never, always, read late, always. */
function termsOf(
  repos: { id: string; full_name: string }[],
  start: number,
  review_requests: boolean,
): Terms[] {
  return repos.map(({ id, full_name }, place) => {
    const kind = place % 6;
    return {
      repo_id: id,
      repository: full_name,
      read_from: kind === 4 ? start + 90 * DAY : start - 60 * DAY,
      consentAt: (at) => {
        if (kind === 0) return at < start + 120 * DAY ? ABSENT : given({ review_requests });
        if (kind === 2) return ABSENT;
        return given({ mentions: kind !== 1, review_requests });
      },
    };
  });
}

class Killed extends Error {}

interface Found {
  mornings: number;
  twice: number;
  kills: number;
  seen: Set<string>;
  /** The text of each post as it was first sent: whom it calls. */
  created: Map<string, string>;
}

/** @param weekdays the days of the week (0 = Sunday) on which it runs; a digest is written on Mondays */
export async function aRecordedYear(
  db: Database,
  repositories: readonly string[],
  {
    year,
    weekdays,
    seed,
    asksForReviews = false,
  }: { year: number; weekdays: readonly number[]; seed: number; asksForReviews?: boolean },
): Promise<RecordedYear> {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  const { rows } = await sql<{ id: string; full_name: string }>`
    select id::text as id, full_name from repos order by full_name`.execute(db);
  const terms = termsOf(rows, start, asksForReviews);
  await watched(db, start, end);
  await talk(db, start, end);
  const rules = nudgeRules({
    institution: institution({ communities: [community({ orgs: [], repositories: [...repositories] })] }),
  });
  const chance = chanceOf(seed, year);
  const scene = sceneAt(db, new Date(start).toISOString(), {
    mishaps: Array.from({ length: 400 }, () => mishap(chance.unit())),
    isStillWanted: async (key, now) => !isNudgeKey(key) || isNudgeStillDue(db, key, rules, now),
  });
  // Whoever is asked for a review may give one.
  Object.assign(scene.github, { mayReview: { has: () => true, clear() {} } });
  const found: Found = { mornings: 0, twice: 0, kills: 0, seen: new Set(), created: new Map() };
  const deliver = deliveryThatIsKilled(scene, () => chance.happens(0.15), found);
  for (let day = start; day < end; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (!weekdays.includes(weekday)) continue;
    scene.clock.at = Math.max(scene.clock.at, day + 7 * 3_600_000);
    const now = new Date(scene.clock.at).toISOString();
    found.mornings++;
    await listen(db, terms, now);
    if (weekday === 1) await weeklyIssue(db, now).then(deliver);
    const run = await planNudges(db, rules, { now });
    for (const key of run.cases.keys()) found.seen.add(key);
    await wantNudges(db, run);
    if (weekday === 1) await wantDigest(db, run, { repository: PLACE, whole: NOWHERE });
    // Another process looks at the same morning.
    if (weekday === 1) found.twice += (await wantNudges(db, await planNudges(db, rules, { now }))).length;
    await deliver();
    const before = scene.github.writes;
    await scene.deliver();
    found.twice += scene.github.writes - before;
    await showRequests(db);
    for (const { key } of outdatedNudges(run)) await noteOutdated(db, key, now);
  }
  const held = await sql<{ n: number }>`
    select count(*)::int as n from nudge_turns where held_back_at is not null`.execute(db);
  return {
    ...{ terms, mornings: found.mornings, seen: found.seen.size, twice: found.twice, kills: found.kills },
    heldBack: held.rows[0]!.n,
    said: await saidOn(db, scene, found.created),
    requested: await requestedOn(db, scene),
  };
}

function mishap(draw: number): Mishap {
  if (draw < 0.04) return 'taken, cut';
  if (draw < 0.08) return 'taken, 502';
  if (draw < 0.1) return 'not kept';
  if (draw < 0.12) return 'cut';
  return draw < 0.14 ? '502' : 'fine';
}

/** The process dies after GitHub took a comment and before it is recorded; the next one comes when the lease is over. */
function deliveryThatIsKilled(scene: Scene, isKilled: () => boolean, found: Found) {
  const writes = scene.run.writes;
  scene.run.writes = {
    ...writes,
    async create(...given) {
      found.created.set(given[1].key, given[2]);
      const written = await writes.create(...given);
      if (written.outcome === 'accepted' && isKilled()) throw new Killed();
      return written;
    },
  };
  return async () => {
    for (;;)
      try {
        await scene.deliver();
        return;
      } catch (error) {
        if (!(error instanceof Killed)) throw error;
        found.kills++;
        scene.clock.at += 180_000;
      }
  };
}

/** As `headwater nudges` reads it every morning, from the day on which the repository was read to the end. */
async function listen(db: Database, terms: readonly Terms[], now: string): Promise<void> {
  for (const { repo_id, read_from, consentAt } of terms) {
    const isRead = read_from <= Date.parse(now);
    await sql`update cursors set finished_at = ${isRead ? new Date(read_from).toISOString() : null}, down_to = null
      where repo_id = ${repo_id}`.execute(db);
    const known = await sql`select 1 from upstream_words where repo_id = ${repo_id}`.execute(db);
    // The first word is from the day of the reading: two weeks of dry run begin there.
    if (known.rows.length === 0 && isRead)
      await saveWord(db, repo_id, consentAt(read_from), new Date(read_from).toISOString());
    await saveWord(db, repo_id, consentAt(Date.parse(now)), now);
  }
}

async function weeklyIssue(db: Database, now: string): Promise<void> {
  const key = reportKey(PLACE, lastFullWeek(now));
  const issue = {
    kind: 'issue',
    key,
    repository: PLACE,
    title: key,
    body: 'x',
    labels: [],
    is_open: true,
  } as const;
  await want(db, issue, now);
}

/** What would have been seen live: heads by their pushes, no threads, no required checks. */
async function watched(db: Database, start: number, end: number): Promise<void> {
  await sql`
    insert into open_states (repo_id, number, since, until, head_oid, head_since, knows_threads, knows_checks, has_conflict)
    select h.repo_id, h.number, h.at, lead(h.at, 1, 'infinity') over w, 'head ' || row_number() over w, h.at, true, true, false
    from (
      select p.repo_id, p.number, p.created_at as at from pull_requests p
      union
      select e.repo_id, e.number, e.created_at from timeline_events e
      join pull_requests p on p.repo_id = e.repo_id and p.number = e.number and e.created_at > p.created_at
      where e.kind in ('PULL_REQUEST_COMMIT', 'HEAD_REF_FORCE_PUSHED_EVENT')
    ) h
    join pull_requests p on p.repo_id = h.repo_id and p.number = h.number
    where p.created_at < ${new Date(end).toISOString()}
      and coalesce(p.closed_at, 'infinity') > ${new Date(start).toISOString()}
    window w as (partition by h.repo_id, h.number order by h.at)
    on conflict do nothing`.execute(db);
}

/** Two comments a day beneath the oldest item of each repository: beside them, ours are few. */
async function talk(db: Database, start: number, end: number): Promise<void> {
  await sql`
    insert into issue_comments (repo_id, id, number, author_id, created_at, updated_at, body_length, body_words)
    select r.id, r.id * 1000 + row_number() over (partition by r.id order by t.at), i.number, i.author_id, t.at, t.at, 12, 2
    from repos r
    cross join lateral (
      select p.number, p.author_id from pull_requests p
      where p.repo_id = r.id and p.closed_at is not null order by p.number limit 1) i
    cross join generate_series(${new Date(start).toISOString()}::timestamptz - interval '30 days',
      ${new Date(end).toISOString()}::timestamptz, interval '12 hours') t(at)`.execute(db);
}

/** What the next night would read of the reviews that were asked for. */
async function showRequests(db: Database): Promise<void> {
  await sql`
    insert into timeline_events (repo_id, number, id, kind, actor_id, created_at, subject_id)
    select q.repo_id, q.number, 'RRE ' || q.key, 'REVIEW_REQUESTED_EVENT', null, o.written_at, q.user_id
    from review_requests q join outbox o on o.key = q.key and o.state = 'done'
    on conflict do nothing`.execute(db);
}

/** Read off GitHub, with the turn from the ledger of what was asked. */
async function requestedOn(db: Database, { github }: Scene): Promise<AskedOnRecord[]> {
  const { rows } = await sql<
    Omit<AskedOnRecord, 'at' | 'turn_start'> & { at: Date; turn_start: Date; state: string }
  >`
    select q.repo_id::text as repo_id, q.number, q.wanted_at as at, q.turn_start, q.user_id::text as person, u.login, o.state
    from review_requests q join users u on u.id = q.user_id join outbox o on o.key = q.key
    order by q.wanted_at, q.key`.execute(db);
  const shown = [...github.reviewers.values()].flat();
  for (const { login, state } of rows)
    if (state === 'done' && !shown.includes(login.toLowerCase()) && !shown.includes(login))
      throw new Error(`${login} was asked for a review, and GitHub does not show it.`);
  return rows.map((row) => ({
    ...{ repo_id: row.repo_id, number: row.number, person: row.person, login: row.login },
    at: row.at.getTime(),
    turn_start: row.turn_start.getTime(),
  }));
}

/** Read off GitHub, with the person and the turn from the ledger of what was said. An edit within a turn calls nobody. */
async function saidOn(
  db: Database,
  { github }: Scene,
  created: ReadonlyMap<string, string>,
): Promise<RecordedYear['said']> {
  const { rows } = await sql<{
    key: string;
    repo_id: string;
    number: number;
    turn_start: Date;
    wanted_at: Date;
    mentioned: string | null;
    login: string | null;
  }>`
    select n.key, n.repo_id::text as repo_id, n.number, n.turn_start, n.wanted_at, n.mentioned_id::text as mentioned, u.login
    from nudges n left join users u on u.id = n.mentioned_id`.execute(db);
  return github
    .ours()
    .filter(({ kind, body }) => kind === 'comment' && body.includes('<!-- headwater: nudge '))
    .map(({ body, number }) => {
      const key = /<!-- headwater: (nudge .*) -->/.exec(body)![1]!;
      const row = rows.find((one) => one.key === key);
      if (row === undefined || row.number !== number) throw new Error(`${key} stands on GitHub unrecorded.`);
      const called = [...created.get(key)!.matchAll(/@([a-z\d][\w-]*)/gi)].map(([, login]) => login!);
      if (called.join() !== (row.login ?? ''))
        throw new Error(`${key} calls ${called.join()}, not ${row.login}.`);
      const party: Party = body.includes('**on us, not on you**') ? 'maintainers' : 'author';
      return {
        ...{ repo_id: row.repo_id, number, party, body, mentioned: row.mentioned },
        turn_start: row.turn_start.getTime(),
        at: row.wanted_at.getTime(),
      };
    });
}
