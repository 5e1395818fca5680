import type { Item, Items } from '../community/community.ts';
import { itemsOf } from '../community/reading.ts';
import type { Served } from '../community/served.ts';

/**
 * `items` (which are in created order) thinned to some states, or in the order of (updatedAt, number). The order is
 * found once, by reading every item, and kept as indices.
 */
export function orderedItems<T extends Item>(
  served: Served,
  items: Items<T>,
  field: string,
  states: readonly string[] | null,
): Items<T> {
  if (field !== 'UPDATED_AT' && !states) return items;
  const name = `${field} ${[...(states ?? [])].sort().join()}`;
  return served.once(items, name, () => inOrder(items, field, states && new Set(states)));
}

function inOrder<T extends Item>(items: Items<T>, field: string, states: Set<string> | null): Items<T> {
  const kept: { index: number; updated: number; number: number }[] = [];
  for (let index = 0; index < items.count; index += 1) {
    const { state, updatedAt, number } = items.at(index);
    if (!states || states.has(state)) kept.push({ index, updated: Date.parse(updatedAt), number });
  }
  if (field === 'UPDATED_AT') kept.sort((a, b) => a.updated - b.updated || a.number - b.number);
  const order = Uint32Array.from(kept, ({ index }) => index);
  return { count: order.length, at: (rank) => items.at(order[rank] as number) };
}

/** An array in another order, for the small lists: labels, releases, tags, repositories. */
export function sortedItems<T>(array: readonly T[], key: (entry: T) => string): Items<T> {
  const keyed = array.map((entry) => ({ entry, text: key(entry) }));
  keyed.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return itemsOf(keyed.map(({ entry }) => entry));
}
