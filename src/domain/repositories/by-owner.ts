/** Repositories in questions of many: those of one owner share an installation, and with it a token. */

/** @param size of a batch, at most */
export function* batchesByOwner<Repository extends { full_name: string }>(
  repos: readonly Repository[],
  size: number,
): Generator<Repository[]> {
  for (const owned of Map.groupBy(repos, ({ full_name }) => full_name.split('/')[0]).values())
    for (let start = 0; start < owned.length; start += size) yield owned.slice(start, start + size);
}
