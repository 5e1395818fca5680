/** What stands around the list: its title, how long it should be, what it is made of, what is not in it. */
import type { Window } from '../../domain/calendar/week.ts';
import type { Lane } from '../../domain/queue/candidate.ts';
import type { Queue } from '../../domain/queue/queue.ts';
import { count, counted } from '../figures.ts';

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

export function inLetters(value: number): string {
  return WORDS[value] ?? count(value);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "8–21 July", "29 July–11 August", "30 December 2026–12 January 2027": the last day is within. */
export function spanOfDays({ start, end }: Window): string {
  const first = new Date(start);
  const last = new Date(Date.parse(end) - 1);
  const part = (day: Date, parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...parts }).format(day);
  const month = { day: 'numeric', month: 'long' } as const;
  if (first.getUTCFullYear() !== last.getUTCFullYear())
    return `${part(first, { ...month, year: 'numeric' })}–${part(last, { ...month, year: 'numeric' })}`;
  const isOneMonth = first.getUTCMonth() === last.getUTCMonth();
  return `${part(first, isOneMonth ? { day: 'numeric' } : month)}–${part(last, month)}`;
}

/** "iteration 46 (8–21 July)", or the days alone where nothing is counted. */
export function iterationInWords({ iteration, window }: Pick<Queue, 'iteration' | 'window'>): string {
  return iteration === null ? spanOfDays(window) : `iteration ${iteration} (${spanOfDays(window)})`;
}

export function queueTitle(queue: Queue): string {
  return queue.is_session
    ? `Shortlist for a live review, ${iterationInWords(queue)}`
    : `Pull requests to pick, ${iterationInWords(queue)}`;
}

export function introduction({ pace, capacity, is_session, items }: Queue): string {
  if (items.length === 0) return 'Nothing that we could review waits on us just now.';
  if (is_session)
    return 'One of each repository before a second of any, first contributions first. Take them from the top, together.';
  const { usual, break_even } = pace;
  const first =
    usual === null || usual === 0 ? null : `${capital(inLetters(usual))} is what your last sprints closed`;
  const second =
    break_even === null
      ? null
      : break_even === 0
        ? 'the backlog shrinks by itself'
        : `more than ${inLetters(break_even)} lets the backlog shrink`;
  const pace_words = [first, second].filter((one) => one !== null).join('; ');
  return [
    'Ranked for this team; take the top one that you can help with.',
    ...(pace_words === '' ? [] : [`${capital(pace_words)}.`]),
    ...(capacity === null ? [] : [`Your hours of this sprint are enough for ${inLetters(capacity)}.`]),
  ].join(' ');
}

const LANES: Record<Lane, [one: string, many: string]> = {
  carried_over: ['from the last iteration', 'from the last iteration'],
  re_review: ['second look', 'second looks'],
  approve_ci: ['click that lets checks run', 'clicks that let checks run'],
  oldest: ['longest wait', 'longest waits'],
  newcomer: ['newcomer', 'newcomers'],
  quick_win: ['quick win', 'quick wins'],
};

/** "2 longest waits, 1 newcomer"; null = an empty list, or one that has no lanes. */
export function composition({ items, is_session }: Queue): string | null {
  if (is_session) return null;
  const lanes = Object.keys(LANES) as Lane[];
  const parts = lanes.flatMap((lane) => {
    const number = items.filter((item) => item.lane === lane).length;
    return number === 0 ? [] : [counted(number, ...LANES[lane])];
  });
  return parts.length === 0 ? null : parts.join(', ');
}

/** "3 waiting on their authors, 2 with failing checks, 7 more like these"; null = nothing. */
export function notHere({ left_out, more }: Queue): string | null {
  const parts: [number, string][] = [
    [more, 'more that could be picked'],
    [
      left_out.waits_on_author,
      left_out.waits_on_author === 1 ? 'waiting on its author' : 'waiting on their authors',
    ],
    [left_out.checks_fail, 'with failing checks'],
    [left_out.turn_unclear, 'where it is unclear whose turn it is'],
    [left_out.not_ready, 'not ready or on hold'],
    [left_out.too_large, 'too large to pick from a list'],
    // What stands in the iteration already is not said: after a post that is the list itself.
    [left_out.not_strategic, 'in communities that are not strategic'],
    [left_out.archived, 'in archived repositories'],
  ];
  const said = parts.filter(([number]) => number > 0).map(([number, words]) => `${count(number)} ${words}`);
  return said.length === 0 ? null : said.join(', ');
}
