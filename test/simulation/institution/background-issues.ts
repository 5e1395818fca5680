/** The issues that nobody scripted, what is done about them in office hours, and small talk where work is planned. */
import type { Chance } from '../chance.ts';
import { DAY_MS, HOUR_MS } from '../community/item.ts';
import { wholeSecond } from '../community/plan.ts';
import { anyPlace, anyTime, authorAt } from './background.ts';
import { iterationsOf, sessionsIn } from './calendar.ts';
import { isMemberAt, pickPerson, type Person } from './people.ts';
import type { Planning } from './planning.ts';
import type { Fixture } from './fixture.ts';
import { textOf } from './words.ts';
import type { Simulation } from './simulation.ts';

const LABELS = ['bug', 'enhancement', 'documentation', 'question', 'good first issue'];

export function addPlainIssue(
  simulation: Simulation,
  merged: ReadonlyMap<Fixture['place'], Fixture[]>,
): void {
  const chance = simulation.chance();
  const { people } = simulation;
  const place = anyPlace(simulation, chance);
  const opened = wholeSecond(anyTime(simulation, chance));
  const issue = simulation.issue(place, authorAt(simulation, chance, place, opened), opened);
  if (chance.happens(0.3)) issue.comment(opened + 60_000, people.configuredBot);
  let time = opened;
  const words = chance.happens(0.25) ? 0 : 1 + Math.floor(chance.logNormal(1.2, 0.8));
  for (let word = 0; word < Math.min(words, 6); word++) {
    time += chance.logNormal(30 * HOUR_MS, 1.8);
    addWord(issue, responder(simulation, chance, issue, time), time, chance);
    if (chance.happens(0.4)) issue.comment(time + 5 * HOUR_MS, issue.author);
  }
  if (chance.happens(0.35)) return;
  const pulls = merged.get(place) ?? [];
  const pull = chance.happens(0.25) ? pulls[chance.integer(Math.max(1, pulls.length))] : undefined;
  const merge = pull?.actions.find(({ what }) => what === 'merge');
  if (pull && merge && merge.at > time) {
    issue.add(Math.max(pull.opened, time), pull.author, { what: 'reference', source: pull });
    issue.close(merge.at, merge.by, pull);
    return;
  }
  const end = time + chance.logNormal(8 * DAY_MS, 1.6);
  issue.close(end, chance.happens(0.4) ? issue.author : responder(simulation, chance, issue, end));
}

function responder({ people }: Simulation, chance: Chance, issue: Fixture, time: number): Person {
  const draw = chance.unit();
  const from = draw < 0.35 ? people.membersAt(time) : draw < 0.85 ? issue.place.keepers : people.regulars;
  return pickPerson(chance, from, [issue.author]);
}

function addWord(issue: Fixture, who: Person, time: number, chance: Chance): void {
  const draw = chance.unit();
  if (draw < 0.6) issue.comment(time, who);
  else if (draw < 0.8) issue.label(time, who, chance.pick(LABELS));
  else if (draw < 0.87) issue.add(time, who, { what: 'assign', to: who });
  else if (draw < 0.92) issue.add(time, who, { what: 'milestone' });
  else {
    issue.label(time, who, 'bug');
    issue.comment(time, who);
  }
}

/** In every session somebody of the team looks at one to five issues that nobody of us has touched. */
export function addOfficeHours(simulation: Simulation): void {
  const plain = simulation.fixtures.filter(
    ({ kind, scenario, place }) => kind === 'issue' && !scenario && place.isInScope,
  );
  for (const iteration of iterationsOf(simulation.calendar))
    for (const { at, until } of sessionsIn(iteration)) {
      const chance = simulation.chance();
      const waiting = plain.filter(
        ({ opened, actions }) =>
          opened > at - 90 * DAY_MS &&
          opened < at - HOUR_MS &&
          !actions.some(
            (action) => action.at < at && (action.what === 'close' || isMemberAt(action.by, action.at)),
          ),
      );
      const looks = waiting.length > 0 ? 1 + chance.integer(5) : 0;
      for (let look = 0; look < looks; look++) {
        const issue = chance.pick(waiting);
        const time = wholeSecond(at + 60_000 + (until - at - 120_000) * chance.unit());
        const who = pickPerson(chance, simulation.people.membersAt(time), [issue.author]);
        if (chance.happens(0.5)) issue.label(time, who, chance.pick(LABELS));
        else issue.comment(time, who);
      }
    }
}

/** What stands in planning issues beside pull requests of the community: none of it plans one. */
export function addPlanningTalk(simulation: Simulation, planning: Planning): void {
  const { places, fixtures, people, calendar } = simulation;
  const upstream = fixtures.filter(
    ({ kind, scenario, place }) => kind === 'issue' && !scenario && place.isInScope,
  );
  for (const { start } of iterationsOf(calendar)) {
    const chance = simulation.chance();
    const time = wholeSecond(start + (3 + chance.unit()) * DAY_MS);
    const by = pickPerson(chance, people.membersAt(time));
    const own = simulation.pull(places.planning, by, time - DAY_MS, 'Describe how we plan');
    own.merge(time + DAY_MS, people.dualHats[0]!);
    const known = upstream.filter(({ opened }) => opened < time);
    const outside = simulation.pull(chance.pick(places.outOfScope), people.newcomer(), time - 2 * DAY_MS);
    const issue = chance.pick(known);
    const item = planning.iterationIssue(time);
    item.comment(
      time,
      by,
      textOf(time, by, [
        'The talk was about ',
        { to: issue, as: 'url' },
        ' and ',
        { to: outside, as: 'short' },
        ', written down in ',
        { to: own, as: 'url' },
        '. #1 is done; lighthouse/lamp#99999 is a slip of the pen.\n',
      ]),
    );
    for (const fixture of [issue, outside, own]) fixture.add(time, by, { what: 'reference', source: item });
    simulation.card(time + HOUR_MS, by, item);
    simulation.card(time + 2 * HOUR_MS, by, null);
    if (chance.happens(0.3)) simulation.card(time + 3 * HOUR_MS, by, chance.pick(known));
  }
}
