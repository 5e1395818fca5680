/** Computes the review queue of an iteration from what is stored. */
import { wholeSecond } from '../../domain/calendar/instant.ts';
import { iterationWindow, type Iterations } from '../../domain/calendar/iteration.ts';
import { businessDaysBetween, calendarOf } from '../../domain/calendar/business-days.ts';
import type { Window } from '../../domain/calendar/week.ts';
import { itemKey, type ItemKey } from '../../domain/attention/stored.ts';
import type { Attention } from '../../domain/attention/types.ts';
import type { Institution } from '../../domain/people/institution.ts';
import type { Candidate } from '../../domain/queue/candidate.ts';
import { collisionsOf } from '../../domain/queue/collisions.ts';
import { eachOnce } from '../../domain/queue/eligibility.ts';
import { carriedOver } from '../../domain/queue/outcome.ts';
import { queueOf, type Queue } from '../../domain/queue/queue.ts';
import type { Team } from '../../domain/queue/suggestions.ts';
import type { Database } from '../../store/driver/database.ts';
import { notMe, pairs } from '../../store/nudges/commands.ts';
import { openCandidates } from '../../store/queue/candidates.ts';
import { iterationsWithPicks, pastIterations, picksOf } from '../../store/queue/picks.ts';
import { busyUntil } from '../../store/people/busy.ts';
import { doneLately, teamMembers, touchesOf, type Availability } from '../../store/queue/team.ts';

/** What the configuration says. */
export interface QueueRules {
  institution: Institution;
  /** Names of communities. */
  strategic: readonly string[];
  availability: readonly Availability[];
  iterations: Iterations | null;
  target_days: number;
}

export interface QueueWish {
  /** The iteration's number; null = the coming days, where no iterations are configured. */
  iteration: number | null;
  size: number;
  now: string;
  /** A login of the team: what they know comes first, and nobody else is suggested. */
  forLogin?: string | null;
  isSession?: boolean;
}

/** Whose turn each open pull request is. */
export type Turns = ReadonlyMap<ItemKey, Attention>;

/** Without configured iterations a list is for two weeks. */
const USUAL_DAYS = 14;
const DAY_MS = 86_400_000;
/** The pace is that of so many iterations. */
const LOOK_BACK = 6;

export async function computeQueue(
  db: Database,
  turns: Turns,
  rules: QueueRules,
  { iteration, size, now, forLogin = null, isSession = false }: QueueWish,
): Promise<Queue> {
  const window = windowOf(rules.iterations, iteration, now);
  const candidates = await candidatesOf(db, turns, rules, now);
  const team = await teamOf(db, { turns, rules, candidates, now });
  const posted = await iterationsWithPicks(db);
  const before = posted.find((one) => Date.parse(one.window.start) < Date.parse(window.start));
  const [current, former] = await Promise.all([
    picksOf(db, window.start, now),
    before === undefined ? [] : picksOf(db, before.window.start, now),
  ]);
  const members = team.members
    .filter(({ login }) => forLogin === null || login.toLowerCase() === forLogin.toLowerCase())
    // Who asks for a list of their own has time for it.
    .map((member) => (forLogin === null ? member : { ...member, busy: null }));
  return queueOf({
    candidates,
    team: { ...team, members },
    past: await pastIterations(db, pastWindows(window, now), {
      asOf: now,
      communities: rules.strategic,
    }),
    strategic: new Set(rules.strategic),
    in_iteration: current,
    carried_over: carriedOver(former),
    size,
    target_days: rules.target_days,
    window,
    now,
    iteration,
    is_session: isSession,
    is_for_one: forLogin !== null,
  });
}

async function candidatesOf(
  db: Database,
  turns: Turns,
  { institution, strategic }: QueueRules,
  now: string,
): Promise<Candidate[]> {
  const calendar = calendarOf(institution);
  const stored = eachOnce(await openCandidates(db, now), new Set(strategic));
  const item = ({ repository, number }: { repository: string; number: number }) => `${repository}#${number}`;
  const collisions = collisionsOf(stored.map((one) => ({ item: item(one), issues: one.issues })));
  return stored.flatMap((one): Candidate[] => {
    const turn = turns.get(itemKey(one));
    if (turn === undefined) return [];
    const held_days = businessDaysBetween(turn.since, Date.parse(now), calendar);
    return [{ ...one, turn, held_days, collisions: collisions.get(item(one)) ?? [] }];
  });
}

async function teamOf(
  db: Database,
  {
    turns,
    rules,
    candidates,
    now,
  }: { turns: Turns; rules: QueueRules; candidates: readonly Candidate[]; now: string },
): Promise<Team> {
  const busy = await busyUntil(db, now);
  const members = (await teamMembers(db, rules.availability, now)).map((member) =>
    busy.has(member.id) ? { ...member, busy: { from: now, to: busy.get(member.id)! } } : member,
  );
  const areas = [...new Set(candidates.flatMap((one) => one.areas))];
  const [touches, done, not_me, agreed] = await Promise.all([
    touchesOf(db, { members, areas, now }),
    doneLately(db, members, now),
    notMe(db, now),
    pairs(db, now),
  ]);
  const held = [...turns.values()].filter(({ side }) => side === 'MAINTAINER' || side === 'MERGER');
  const loads = members.map(({ id }) => {
    const open_turns = held.filter(({ people }) => people.includes(id)).length;
    return [id, { open_turns, done_in_30_days: done.get(id) ?? 0 }] as const;
  });
  return { members, touches, loads: new Map(loads), not_me, pairs: agreed };
}

function windowOf(iterations: Iterations | null, iteration: number | null, now: string): Window {
  if (iterations !== null && iteration !== null) return iterationWindow(iterations, iteration);
  const start = Math.floor(Date.parse(now) / DAY_MS) * DAY_MS;
  return { start: wholeSecond(start), end: wholeSecond(start + USUAL_DAYS * DAY_MS) };
}

/** Stretches of the window's length that are over: they are the iterations, wherever the length has not changed. */
function pastWindows(window: Window, now: string): Window[] {
  const length = Date.parse(window.end) - Date.parse(window.start);
  const end = Math.min(Date.parse(window.start), Math.floor(Date.parse(now) / DAY_MS) * DAY_MS);
  return Array.from({ length: LOOK_BACK }, (_, index) => ({
    start: wholeSecond(end - (index + 1) * length),
    end: wholeSecond(end - index * length),
  }));
}
