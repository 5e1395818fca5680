/** What is said about an issue or pull request, and when it ends: an answer or the end comes first, then the rest. */
import type { Actor, Review } from '../../../src/demo/community/community.ts';
import type { Chance } from '../chance.ts';
import type { Spread, Talk, Waiting } from './fitted.ts';
import { DAY_MS, type Story } from './item.ts';
import { between, count, waitingTime, type Draw } from './quantiles.ts';

export interface Course {
  from: number;
  /** null = nobody else says anything before the end. */
  answered: number | null;
  /** null = stays open. */
  closed: number | null;
  /** In [0, 1): how long it takes from the answer to the end, among its like. */
  length: number;
}

interface Maybe {
  share: number;
  draw: Draw;
}

export interface Waits {
  staysOpen: number;
  answered: Maybe;
  closedFirst: Maybe;
  closedAfter: Maybe;
}

export function waitsOf({ answered, closedFirst, closedAfter }: Waiting, staysOpen: number): Waits {
  const maybe = ({ share, hours }: Spread) => ({ share, draw: waitingTime(hours) });
  return {
    staysOpen,
    answered: maybe(answered),
    closedFirst: maybe(closedFirst),
    closedAfter: maybe(closedAfter),
  };
}

export function courseOf(
  chance: Chance,
  { staysOpen, answered, closedFirst, closedAfter }: Waits,
  from: number,
): Course {
  const first = chance.unit();
  const length = chance.unit();
  const ends = !chance.happens(staysOpen);
  if (first < answered.share) {
    const at = from + answered.draw(chance.unit());
    const isClosed = ends && chance.happens(closedAfter.share);
    return { from, answered: at, closed: isClosed ? at + closedAfter.draw(length) : null, length };
  }
  const isClosed = ends && first < answered.share + closedFirst.share;
  return { from, answered: null, closed: isClosed ? from + closedFirst.draw(length) : null, length };
}

export interface Habits extends Omit<Talk, 'furtherWords' | 'inline' | 'place'> {
  furtherWords: Draw;
  inline: Draw;
  place: Draw;
}

export function habitsOf(talk: Talk): Habits {
  return {
    ...talk,
    furtherWords: count(talk.furtherWords),
    inline: count(talk.inline),
    place: between(talk.place),
  };
}

/** @param other somebody else, to whom the author is known */
export function converse(
  story: Story,
  habits: Habits,
  { from, answered, closed, length }: Course,
  author: Actor | null,
  other: (time: number) => Actor | null,
): void {
  const { chance } = story;
  const hasLines = chance.happens(habits.withLines);
  const say = (time: number, by: Actor | null, isReview: boolean) => {
    if (!isReview) return story.comment(time, by);
    const state = by === author ? 'COMMENTED' : stateOf(chance, habits);
    return story.review(time, by, state, hasLines ? habits.inline(chance.unit()) : 0);
  };
  if (answered === null) {
    if (chance.happens(habits.ownUnanswered))
      say(
        from + chance.unit() * ((closed ?? from + DAY_MS) - from),
        author,
        chance.happens(habits.ownReview),
      );
    if (closed !== null && chance.happens(habits.lateUnanswered))
      say(late(chance, closed), other(closed), false);
    return;
  }
  if (chance.happens(habits.ownBefore))
    say(from + chance.unit() * (answered - from), author, chance.happens(habits.ownReview));
  const first = other(answered);
  if (!say(answered, first, chance.happens(habits.firstIsReview))) return;
  // A long way has more to say; that of an open item is as long as those of its like.
  const words = habits.furtherWords(chance.happens(habits.lengthTells) ? length : chance.unit());
  const span = (closed ?? answered + chance.logNormal(20 * DAY_MS, 1.5)) - answered;
  for (let word = 0; word < words; word++) {
    const isLate = closed !== null && chance.happens(habits.afterEnd);
    const time = isLate ? late(chance, closed) : answered + habits.place(chance.unit()) * span;
    if (chance.happens(habits.own)) say(time, author, chance.happens(habits.ownReview));
    else {
      const by = chance.happens(habits.sameOther) ? first : other(time);
      say(time, by, chance.happens(habits.othersReview));
    }
  }
}

function late(chance: Chance, closed: number): number {
  return closed + chance.logNormal(DAY_MS, 2);
}

function stateOf(chance: Chance, { approved, changesRequested }: Habits): Review['state'] {
  const unit = chance.unit();
  if (unit < approved) return 'APPROVED';
  return unit < approved + changesRequested ? 'CHANGES_REQUESTED' : 'COMMENTED';
}
