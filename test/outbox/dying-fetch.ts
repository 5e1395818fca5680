/**
 * A process that dies: of its requests to GitHub one never comes back, and it asks the database nothing any more.
 * @param dies which request, counted from one
 * @param isAfter GitHub has taken that one
 * @returns `death` resolves when it has died
 */
export function dyingFetch(
  fetched: typeof fetch,
  { dies, isAfter }: { dies: number; isAfter: boolean },
): { dying: typeof fetch; death: Promise<void> } {
  let requests = 0;
  const { promise: death, resolve: die } = Promise.withResolvers<void>();
  const dying: typeof fetch = async (input, init) => {
    const isLast = ++requests === dies;
    const answer = isLast && !isAfter ? null : await fetched(input, init);
    if (!isLast) return answer!;
    die();
    return new Promise<never>(() => {});
  };
  return { dying, death };
}
