/** What must never have happened, told from the story alone: it counts hours itself and asks none of the rules. */
import type { SaidNudge } from '../../../src/domain/nudges/types.ts';
import { AWAY, DAY, HOLIDAYS, REPOSITORIES, type StoryPullRequest } from './world.ts';

const HOUR = 3_600_000;

export function isWorkingHour(at: number): boolean {
  const day = new Date(at);
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6 && !HOLIDAYS.has(day.toISOString().slice(0, 10));
}

/** Hours that begin on a working day; off by less than one. */
export function workingHours(from: number, to: number): number {
  let hours = 0;
  for (let at = from; at < to; at += HOUR) if (isWorkingHour(at)) hours++;
  return hours;
}

/** What a story and a recorded year are held to alike: caps, gaps and mentions, whoever's turn it was. */
export function excesses(said: readonly SaidNudge[]): string[] {
  const found: string[] = [];
  const same = (one: SaidNudge) =>
    said.filter((other) => other.repo_id === one.repo_id && other.number === one.number);
  for (const one of said) {
    const report = (what: string) => found.push(`${placeOf(one)}: ${what}`);
    if (!isWorkingHour(one.at)) report('it was a day off');
    if (same(one).filter(({ at }) => at <= one.at).length > 4) report('more than four on it');
    const previous = same(one)
      .filter(({ at }) => at < one.at)
      .at(-1);
    if (previous && workingHours(previous.at, one.at) < 28 * 24 - 1) report('too soon after the one before');
    if (said.filter(({ at }) => at === one.at).length > 20) report('more than twenty in a run');
    if (said.filter(({ at, repo_id }) => at === one.at && repo_id === one.repo_id).length > 5)
      report('more than five in a repository and run');
    if (one.mentioned === null) continue;
    if (same(one).filter(({ mentioned }) => mentioned === one.mentioned).length > 1)
      report('somebody was mentioned twice on it');
    if (
      said.filter(({ mentioned, at }) => mentioned === one.mentioned && at > one.at - 7 * DAY && at <= one.at)
        .length > 3
    )
      report('somebody was mentioned more than three times in a week');
  }
  return found;
}

const placeOf = (one: SaidNudge) => `${new Date(one.at).toISOString()} ${one.repo_id}#${one.number}`;

export function violations(said: readonly SaidNudge[], prs: readonly StoryPullRequest[]): string[] {
  const found = excesses(said);
  const of = (one: SaidNudge) => prs.find((pr) => pr.repo_id === one.repo_id && pr.number === one.number)!;
  const same = (one: SaidNudge) =>
    said.filter((other) => other.repo_id === one.repo_id && other.number === one.number);
  for (const one of said) {
    const report = (what: string) => found.push(`${placeOf(one)}: ${what}`);
    const pr = of(one);
    const repository = REPOSITORIES.find(({ repo_id }) => repo_id === one.repo_id)!;
    const spells = pr.holders.filter(({ at }) => at <= one.at);
    if (spells.at(-1)?.holder !== one.party)
      report(`it was the turn of ${spells.at(-1)?.holder ?? 'nobody'}`);
    // Since when they have held it without a break.
    const before = spells.findLastIndex(({ holder }) => holder !== one.party);
    const since = spells[before + 1]?.at ?? one.at;
    if (workingHours(since, one.at) < 14 * 24 - 1) report('it had not waited fourteen working days');
    const consent = repository.consentAt(one.at);
    if (consent.state !== 'given') report('nobody had asked for comments');
    if (one.mentioned !== null && consent.state === 'given' && !consent.mentions)
      report('nobody wanted mentions');
    if (one.at >= repository.thumbsDownFrom) report('a maintainer did not want it');
    if (repository.backfilled_at === null || one.at < repository.backfilled_at + 14 * DAY)
      report('the repository was not read, or new');
    const acts = pr.events.map(({ at }) => at).filter((at) => at <= one.at);
    if (workingHours(Math.max(pr.opened, ...acts), one.at) < 5 * 24 - 1)
      report('somebody had just done something');
    if (same(one).filter(({ at, party }) => party === one.party && at >= since && at <= one.at).length > 2)
      report('more than two in a turn');
    if (one.mentioned === null) continue;
    if (
      AWAY.some(
        ({ person, from, to }) => person === one.mentioned && from <= one.at && (to === null || one.at < to),
      )
    )
      report('somebody who was away was mentioned');
    if (one.party === 'author' && one.mentioned !== pr.author) report('not its author was mentioned');
  }
  return found;
}
