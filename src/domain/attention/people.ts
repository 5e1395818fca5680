/** Who is named: those whose part it is, without those who left, and never nobody where anybody merges. */
import { isResponse } from './acts.ts';
import type { Situation } from './situation.ts';
import { pendingReviews } from './standing.ts';
import type { Instant, PersonId, Snapshot } from './types.ts';

/** How many of the people who merged last are named where nobody else can be. */
const MERGERS_NAMED = 3;
/** A merge is recent for as long as it shows who can merge: derived.merge_reach(). */
export const MERGES_SHOW_FOR_MS = 180 * 86_400_000;

export function author({ pull_request: { author }, snapshot }: Situation): PersonId[] {
  return author === null || snapshot.not_human.has(author) ? [] : [author];
}

/** The first of the groups in which anybody is left; else the repository's recent mergers, else whoever can merge. */
export function firstOf(situation: Situation, ...groups: PersonId[][]): PersonId[] {
  const { roles, now } = situation;
  for (const group of groups) {
    const present = [...new Set(group)].filter(
      (person) => roles.isOtherHuman(person) && !roles.hasLeft(person, now),
    );
    if (present.length > 0) return present;
  }
  return recentMergers(situation);
}

/** Whoever claimed it is asked before everybody else, the last one first. */
export function claimersFirst(people: readonly PersonId[], { past, roles, now }: Situation): PersonId[] {
  const claimed = new Set<PersonId>();
  for (const event of past) {
    if (event.kind !== 'claimed' || !roles.isOtherHuman(event.by)) continue;
    claimed.delete(event.by);
    if (!event.is_taken_back && !roles.hasLeft(event.by, now)) claimed.add(event.by);
  }
  return [...new Set([...[...claimed].reverse(), ...people])];
}

/** Whoever merged last first. The author only where nobody else has anything to say there. */
export function recentMergers({ snapshot, roles, now }: Situation): PersonId[] {
  const last: [PersonId, Instant][] = [];
  for (const [person, instants] of mergesOf(snapshot.merges)) {
    const at = lastUntil(instants, now);
    if (at !== undefined && now - at <= MERGES_SHOW_FOR_MS && !snapshot.not_human.has(person))
      last.push([person, at]);
  }
  const byDate = last.sort((a, b) => b[1] - a[1] || Number(a[0]) - Number(b[0])).map(([person]) => person);
  const others = byDate.filter((person) => roles.isOtherHuman(person));
  const present = others.filter((person) => !roles.hasLeft(person, now));
  const named = [present, roles.mergers(now), others, byDate].find(({ length }) => length > 0) ?? [];
  return named.slice(0, MERGERS_NAMED);
}

/** One list is asked at every instant of every pull request of its repository: it is sorted out once. */
const sortedMerges = new WeakMap<Snapshot['merges'], Map<PersonId, Instant[]>>();

/** @param instants in order */
function lastUntil(instants: readonly Instant[], now: Instant): Instant | undefined {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (instants[middle]! <= now) low = middle + 1;
    else high = middle;
  }
  return instants[low - 1];
}

/** When each person merged, the oldest first. */
function mergesOf(merges: Snapshot['merges']): Map<PersonId, Instant[]> {
  let found = sortedMerges.get(merges);
  if (!found) {
    found = new Map();
    for (const { person, at } of merges.toSorted((a, b) => a.at - b.at)) {
      const instants = found.get(person);
      if (instants) instants.push(at);
      else found.set(person, [at]);
    }
    sortedMerges.set(merges, found);
  }
  return found;
}

/** Who was asked for a review, else who owns the changed files, else who merges. */
export function asked(situation: Situation): PersonId[] {
  return firstOf(situation, pendingReviews(situation).people, [...situation.snapshot.owners]);
}

/** Who was asked, else the maintainers who spoke, the last one first, else who owns or merges. */
export function engaged(situation: Situation): PersonId[] {
  const { past, roles, snapshot } = situation;
  const spoke = past.flatMap((event) => (isResponse(event, roles) ? [event.by] : []));
  return firstOf(situation, pendingReviews(situation).people, spoke.reverse(), [...snapshot.owners]);
}
