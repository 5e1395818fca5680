/** The pull requests that nobody scripted: plain stories, with the team in some of them, planned or not. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { iterationAt } from './calendar.ts';
import type { Action } from './fixture.ts';
import { pickPerson, type Person } from './people.ts';
import type { Place } from './places.ts';
import type { Planning } from './planning.ts';
import type { Fixture } from './fixture.ts';
import type { Simulation } from './simulation.ts';

/** A few repositories get most of the work. */
export function anyPlace(simulation: Simulation, chance: Chance): Place {
  const open = simulation.places.inScope.filter(({ isArchived }) => !isArchived);
  return open[Math.floor(open.length * chance.unit() ** 1.8)]!;
}

/** Any instant of the simulated time, but for its last hour. */
export function anyTime({ calendar }: Simulation, chance: Chance): number {
  return calendar.begins + (calendar.ends - calendar.begins - HOUR_MS) * chance.unit();
}

export function addPlainPull(simulation: Simulation, planning: Planning): void {
  const chance = simulation.chance();
  const place = anyPlace(simulation, chance);
  const opened = wholeSecond(anyTime(simulation, chance));
  const pull = simulation.pull(place, authorAt(simulation, chance, place, opened), opened);
  const ready = addBeginning(simulation, pull, chance);
  const ended = addEnding(simulation, pull, chance, addConversation(simulation, pull, chance, ready));
  if (chance.happens(0.13)) addPlan(planning, pull, chance, ended ?? simulation.calendar.ends);
}

/** Who opens something there. null = an account that was deleted since. */
export function authorAt({ people }: Simulation, chance: Chance, place: Place, time: number): Person | null {
  const draw = chance.unit();
  if (draw < 0.05) return people.updatesBot;
  if (draw < 0.06) return people.configuredBot;
  if (draw < 0.075) return null;
  if (draw < 0.16) return chance.pick(place.keepers);
  if (draw < 0.22) return chance.pick(people.keepers);
  if (draw < 0.3) return chance.pick(people.membersAt(time));
  if (draw < 0.315) return chance.pick(people.formerAt(time));
  if (draw < 0.65) return people.regulars[Math.floor(people.regulars.length * chance.unit() ** 1.5)]!;
  return people.newcomer();
}

/** Somebody who has something to say there, other than the author. */
function responder({ people }: Simulation, chance: Chance, fixture: Fixture, time: number): Person {
  const draw = chance.unit();
  const from =
    draw < 0.3
      ? people.membersAt(time)
      : draw < 0.88
        ? fixture.place.keepers
        : draw < 0.92
          ? people.formerAt(time)
          : people.regulars;
  return pickPerson(chance, from, [fixture.author]);
}

function addBeginning({ people }: Simulation, pull: Fixture, chance: Chance): number {
  const { opened, author } = pull;
  let ready = opened;
  if (chance.happens(0.08)) {
    pull.isDraftAtFirst = true;
    ready += chance.logNormal(2 * DAY_MS, 1);
    pull.add(ready, author, { what: 'ready' });
  }
  if (chance.happens(0.4)) pull.comment(ready + 36_000, people.configuredBot);
  if (chance.happens(0.25))
    pull.review(ready + 120_000, people.aiReviewer, 'COMMENTED', [
      { at: wholeSecond(ready + 120_000), by: people.aiReviewer },
    ]);
  return ready;
}

/** @returns when the last word was said */
function addConversation(simulation: Simulation, pull: Fixture, chance: Chance, ready: number): number {
  let time = ready;
  const rounds = chance.happens(0.12) ? 0 : 1 + Math.floor(chance.logNormal(1, 0.7));
  for (let round = 0; round < Math.min(rounds, 6); round++) {
    time += chance.logNormal(25 * HOUR_MS, 1.5);
    const who = responder(simulation, chance, pull, time);
    const at = wholeSecond(time);
    if (chance.happens(0.6))
      pull.review(
        at,
        who,
        chance.pick(['COMMENTED', 'CHANGES_REQUESTED', 'APPROVED', 'DISMISSED'] as const),
        Array.from({ length: chance.integer(3) }, () => ({ at, by: who })),
      );
    else pull.comment(at, who);
    if (chance.happens(0.2)) pull.label(at, who, chance.pick(['bug', 'enhancement', 'documentation']));
    if (chance.happens(0.5)) pull.add(time + HOUR_MS, pull.author, { what: 'commit' });
    if (chance.happens(0.05)) pull.add(time + 2 * HOUR_MS, who, { what: 'commit' });
    if (chance.happens(0.5)) pull.comment(time + 3 * HOUR_MS, pull.author);
    time += 4 * HOUR_MS;
  }
  return time;
}

/** @returns when it ended; null = it is open */
function addEnding(simulation: Simulation, pull: Fixture, chance: Chance, talked: number): number | null {
  if (chance.happens(0.07)) return null;
  const { people } = simulation;
  let at = wholeSecond(talked + chance.logNormal(40 * HOUR_MS, 1.4));
  if (chance.happens(0.03)) {
    pull.close(at, pull.author);
    pull.add(at + DAY_MS, pull.author, { what: 'reopen' });
    at += 3 * DAY_MS;
  }
  if (chance.happens(0.17)) {
    const closers = [pull.author, pull.author, ...pull.place.keepers, chance.pick(people.membersAt(at))];
    return pull.close(at, chance.pick(closers)) ? at : null;
  }
  const draw = chance.unit();
  const merger =
    draw < 0.04
      ? people.ciBot
      : draw < 0.28
        ? pickPerson(chance, people.dualHats, [pull.author])
        : chance.pick(pull.place.keepers);
  // Whoever of us merges what another of us had reviewed some iterations ago approves it as well, whether or not the
  // dates of the team are known: "a merge without review" then has one meaning only.
  if (
    isOfTeam(merger) &&
    pull.actions.some((action) => isOurs(action) && isElsewhen(simulation, action.at, at))
  )
    pull.review(at, merger, 'APPROVED');
  return pull.merge(at, merger) ? at : null;
}

/** At whatever time. */
function isOfTeam(person: Person | null): boolean {
  return (person?.team.length ?? 0) > 0;
}

function isOurs(action: Action): boolean {
  return action.what === 'review' && isOfTeam(action.by);
}

function isElsewhen({ calendar }: Simulation, one: number, other: number): boolean {
  return iterationAt(calendar, one) !== iterationAt(calendar, other);
}

/** Mostly while it is open, now and then when it is too late, and sometimes twice. */
function addPlan(planning: Planning, pull: Fixture, chance: Chance, ended: number): void {
  const { ends } = planning.simulation.calendar;
  const times = chance.happens(0.1) ? 2 : 1;
  for (let time = 0; time < times; time++) {
    const late = chance.happens(0.1) ? ended + DAY_MS : 0;
    const at = wholeSecond(late || pull.opened + 1_000 + (ended - pull.opened - 1_000) * chance.unit() ** 2);
    if (at > pull.opened && at <= ends) planning.plan(pull, at);
  }
}
