/** Open pull requests that name the same issue: whoever reviews one should look at the other first. */

/** An issue that more pull requests name than this is a list of things to do, and no collision. */
const MOST_FOR_ONE_ISSUE = 4;

export interface NamedIssues {
  /** "owner/name#12" */
  item: string;
  issues: readonly string[];
}

/** @returns by item: the others, in their order of writing */
export function collisionsOf(open: readonly NamedIssues[]): Map<string, string[]> {
  const byIssue = new Map<string, string[]>();
  for (const { item, issues } of open)
    for (const issue of new Set(issues)) byIssue.set(issue, [...(byIssue.get(issue) ?? []), item]);
  const found = new Map<string, Set<string>>(open.map(({ item }) => [item, new Set()]));
  for (const items of byIssue.values()) {
    if (items.length > MOST_FOR_ONE_ISSUE) continue;
    for (const item of items) for (const other of items) if (other !== item) found.get(item)!.add(other);
  }
  return new Map([...found].map(([item, others]) => [item, [...others].sort()]));
}
