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

/**
 * A page of `items`. A cursor holds the item's rank in ascending order, so that it means the same item in either
 * direction; with `descending` the list is read from its end.
 */
export function connection<T>(items: Items<T>, page: PageArguments, descending = false): Connection<T> {
  const rank = (position: number) => (descending ? items.count - 1 - position : position);
  const from = page.after == null ? 0 : rank(rankOf(page.after)) + 1;
  const to = page.before == null ? items.count : rank(rankOf(page.before));
  return pageOf(items.count, Math.max(0, from), Math.min(items.count, Math.max(0, to)), page, {
    cursor: (position) => cursorOf(rank(position)),
    node: (position) => items.at(rank(position)),
  });
}

/** What a list is in order of: an instant in epoch milliseconds, and then a number. */
export interface Place {
  at: number;
  number: number;
}

/**
 * A page of a list from which items go, and to which others come, while it is read. As on GitHub a cursor names the item's
 * place in the order, so that the next page begins behind it whatever has become of those before it.
 */
export function placedConnection<T>(
  items: Items<T>,
  page: PageArguments,
  descending: boolean,
  placeOf: (item: T) => Place,
): Connection<T> {
  const { count } = items;
  const rank = (position: number) => (descending ? count - 1 - position : position);
  const found = (cursor: string) => rankAt(items, placeInCursor(cursor), placeOf);
  const behind = (cursor: string) => {
    const { index, isThere } = found(cursor);
    return descending ? count - index : index + (isThere ? 1 : 0);
  };
  const ahead = (cursor: string) => {
    const { index, isThere } = found(cursor);
    return descending ? count - index - (isThere ? 1 : 0) : index;
  };
  const from = page.after == null ? 0 : behind(page.after);
  const to = page.before == null ? count : ahead(page.before);
  return pageOf(count, from, to, page, {
    cursor: (position) => {
      const { at, number } = placeOf(items.at(rank(position)));
      return encoded(`${rank(position)}:${at}:${number}`);
    },
    node: (position) => items.at(rank(position)),
  });
}

/** How many stand before that place, and whether one stands at it. Looked for from where it stood. */
function rankAt<T>(
  items: Items<T>,
  wanted: Place & { rank: number },
  placeOf: (item: T) => Place,
): { index: number; isThere: boolean } {
  const compared = (index: number) => {
    const { at, number } = placeOf(items.at(index));
    return at - wanted.at || number - wanted.number;
  };
  if (wanted.rank < items.count && compared(wanted.rank) === 0) return { index: wanted.rank, isThere: true };
  let index = Math.min(wanted.rank, items.count);
  while (index > 0 && compared(index - 1) >= 0) index -= 1;
  while (index < items.count && compared(index) < 0) index += 1;
  return { index, isThere: index < items.count && compared(index) === 0 };
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

const CURSOR = /^cursor:v2:(\d+)$/;
const PLACE = /^cursor:v2:(\d+):(-?\d+):(\d+)$/;

function cursorOf(rank: number): string {
  return encoded(String(rank));
}

function rankOf(cursor: string): number {
  return Number(partsOf(cursor, CURSOR)[0]);
}

function placeInCursor(cursor: string): Place & { rank: number } {
  const [rank, at, number] = partsOf(cursor, PLACE).map(Number) as [number, number, number];
  return { rank, at, number };
}

function encoded(text: string): string {
  return Buffer.from(`cursor:v2:${text}`).toString('base64');
}

function partsOf(cursor: string, shape: RegExp): string[] {
  const [, ...parts] = shape.exec(Buffer.from(cursor, 'base64').toString('latin1')) ?? [];
  if (parts.length > 0) return parts;
  throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`, {
    extensions: { type: 'INVALID_CURSOR_ARGUMENTS' },
  });
}
