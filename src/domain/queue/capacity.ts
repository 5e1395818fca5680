/** How much the team can review in an iteration, and who is there. */
import type { Window } from '../calendar/week.ts';

export interface Span {
  /** ISO instants; null = since ever, for ever. */
  from: string | null;
  to: string | null;
}

export interface Member {
  /** users.id */
  id: string;
  login: string;
  /** When they are on the team. */
  spans: readonly Span[];
  away: readonly Span[];
  /** GitHub shows them as busy: nobody is suggested who is. What the team can do rests on what the configuration says. */
  busy?: Span | null;
  /** Per iteration; null = not said. */
  capacity_hours: number | null;
}

/** What a pull request takes its reviewer: reading, trying, answering, the second look. Assumed, not measured. */
export const HOURS_PER_PULL_REQUEST = 1.5;

/** The share of a window in which somebody is on the team and not away. */
export function presence(member: Pick<Member, 'spans' | 'away'>, window: Window): number {
  const [start, end] = [Date.parse(window.start), Date.parse(window.end)];
  const on = covered(member.spans, start, end);
  const away = covered(member.away, start, end);
  const present = on.reduce((sum, [from, to]) => sum + (to - from) - overlap(away, from, to), 0);
  return present / (end - start);
}

/** The same for who is suggested: whoever is busy on GitHub is away. */
export function availability(
  { busy, ...member }: Pick<Member, 'spans' | 'away' | 'busy'>,
  window: Window,
): number {
  return presence(busy ? { ...member, away: [...member.away, busy] } : member, window);
}

/** @returns pull requests that the team can take in the window; null = nobody has said what they can do */
export function teamCapacity(team: readonly Member[], window: Window): number | null {
  const known = team.filter(({ capacity_hours }) => capacity_hours !== null);
  if (known.length === 0) return null;
  const hours = known.reduce((sum, one) => sum + one.capacity_hours! * presence(one, window), 0);
  return Math.floor(hours / HOURS_PER_PULL_REQUEST);
}

type Stretch = readonly [from: number, to: number];

/** The parts of [start, end) that the spans cover, apart from each other. */
function covered(spans: readonly Span[], start: number, end: number): Stretch[] {
  const within = spans
    .map(({ from, to }): Stretch => [
      Math.max(start, from === null ? start : Date.parse(from)),
      Math.min(end, to === null ? end : Date.parse(to)),
    ])
    .filter(([from, to]) => from < to)
    .toSorted((a, b) => a[0] - b[0]);
  return within.reduce<Stretch[]>((merged, [from, to]) => {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1])
      return [...merged.slice(0, -1), [last[0], Math.max(last[1], to)]];
    return [...merged, [from, to]];
  }, []);
}

function overlap(stretches: readonly Stretch[], from: number, to: number): number {
  return stretches.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(to, b) - Math.max(from, a)), 0);
}
