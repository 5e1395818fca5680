import { GraphQLError } from 'graphql';
import type { Items } from '../community/community.ts';

/** The pagination arguments of every connection. */
export interface PageArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

interface Edge<T> {
  cursor: string;
  node: T;
}

/** A connection as GraphQL reads it; nodes are made when they are asked for. */
export interface Connection<T> {
  totalCount: number;
  filteredCount: number;
  pageCount: number;
  totalDiskUsage: number;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  nodes(): T[];
  edges(): Edge<T>[];
}

/** What a list is in order of: an instant in epoch milliseconds, and then a number. */
type Place = readonly [at: number, number: number];

/**
 * A page of `items`. A cursor holds the item's rank in ascending order, so that it means the same item in either
 * direction; with `descending` the list is read from its end.
 * @param placeOf of lists from which items go, and to which others come, while they are read: as on GitHub their cursors hold
 * the place, so that the next page begins behind it whatever has become of those before it
 */
export function connection<T>(
  items: Items<T>,
  page: PageArguments,
  descending = false,
  placeOf?: (item: T) => Place,
): Connection<T> {
  const { count } = items;
  const rank = (position: number) => (descending ? count - 1 - position : position);
  /** Positions from which and up to which the cursor's item stands: the same where it has gone. */
  const span = (cursor: string) => {
    const [low, high] = spanOf(items, cursor, placeOf);
    return descending ? [count - high, count - low] : [low, high];
  };
  const [, from = 0] = page.after == null ? [] : span(page.after);
  const [to = count] = page.before == null ? [] : span(page.before);
  return pageOf(count, Math.max(0, from), Math.min(count, Math.max(0, to)), page, {
    cursor: (position) => cursorOf(rank(position), placeOf?.(items.at(rank(position)))),
    node: (position) => items.at(rank(position)),
  });
}

function spanOf<T>(items: Items<T>, cursor: string, placeOf?: (item: T) => Place): [number, number] {
  if (!placeOf) return [rankOf(cursor), rankOf(cursor) + 1];
  const [rank = 0, at = 0, number = 0] = numbersIn(cursor, 3);
  const compared = (index: number) => {
    const place = placeOf(items.at(index));
    return place[0] - at || place[1] - number;
  };
  if (rank < items.count && compared(rank) === 0) return [rank, rank + 1];
  // Not far from where it stood.
  let index = Math.min(rank, items.count);
  while (index > 0 && compared(index - 1) >= 0) index -= 1;
  while (index < items.count && compared(index) < 0) index += 1;
  return [index, index < items.count && compared(index) === 0 ? index + 1 : index];
}

/**
 * A page of the entries of `all` that `wanted` names. As on GitHub, `totalCount` counts every wanted entry,
 * `filteredCount` those between the cursors; a cursor holds the entry's place among all.
 */
export function filteredConnection<T>(
  all: readonly T[],
  wanted: (entry: T) => boolean,
  page: PageArguments,
): Connection<T> {
  const after = page.after == null ? -1 : rankOf(page.after);
  const before = page.before == null ? all.length : rankOf(page.before);
  const places: number[] = [];
  for (let place = after + 1; place < before && place < all.length; place += 1) {
    if (wanted(all[place] as T)) places.push(place);
  }
  const some = pageOf(places.length, 0, places.length, page, {
    cursor: (position) => cursorOf(places[position] as number),
    node: (position) => all[places[position] as number] as T,
  });
  return { ...some, totalCount: all.filter(wanted).length };
}

function pageOf<T>(
  count: number,
  from: number,
  to: number,
  { first, last }: PageArguments,
  read: { cursor(position: number): string; node(position: number): T },
): Connection<T> {
  let start = from;
  let end = Math.max(from, to);
  if (first != null) end = Math.min(end, start + first);
  else if (last != null) start = Math.max(start, end - last);
  const each = <U>(make: (position: number) => U) =>
    Array.from({ length: end - start }, (_, index) => make(start + index));
  return {
    totalCount: count,
    filteredCount: Math.max(0, to - from),
    pageCount: end - start,
    totalDiskUsage: 0,
    pageInfo: {
      hasNextPage: end < count,
      hasPreviousPage: start > 0,
      startCursor: end > start ? read.cursor(start) : null,
      endCursor: end > start ? read.cursor(end - 1) : null,
    },
    nodes: () => each((position) => read.node(position)),
    edges: () => each((position) => ({ cursor: read.cursor(position), node: read.node(position) })),
  };
}

function cursorOf(rank: number, place: readonly number[] = []): string {
  return Buffer.from(`cursor:v2:${[rank, ...place].join(':')}`).toString('base64');
}

function rankOf(cursor: string): number {
  return numbersIn(cursor, 1)[0]!;
}

function numbersIn(cursor: string, count: number): number[] {
  const [, text = ''] = /^cursor:v2:([\d:-]+)$/.exec(Buffer.from(cursor, 'base64').toString('latin1')) ?? [];
  const numbers = text.split(':').map(Number);
  if (text !== '' && numbers.length === count) return numbers;
  throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`, {
    extensions: { type: 'INVALID_CURSOR_ARGUMENTS' },
  });
}
