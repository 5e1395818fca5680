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

function cursorOf(rank: number): string {
  return Buffer.from(`cursor:v2:${rank}`).toString('base64');
}

function rankOf(cursor: string): number {
  const rank = CURSOR.exec(Buffer.from(cursor, 'base64').toString('latin1'))?.[1];
  if (rank === undefined) {
    throw new GraphQLError(`\`${cursor}\` does not appear to be a valid cursor.`, {
      extensions: { type: 'INVALID_CURSOR_ARGUMENTS' },
    });
  }
  return Number(rank);
}
