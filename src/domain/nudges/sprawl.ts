/** Threads that need a decision more than another comment. */

/** Beyond both. */
export const SPRAWLING_WORDS = 1_500;
export const SPRAWLING_COMMENTS = 15;

export interface Discussion {
  repo_id: string;
  number: number;
  url: string;
  title: string;
  words: number;
  comments: number;
  labels: readonly string[];
  /** Merged, closed, or somebody who can merge approved or asked for changes. */
  has_outcome: boolean;
  /** A digest has said so before: once is enough. */
  was_named: boolean;
}

/**
 * The longest first.
 * @param exemptLabels what each repository itself leaves out, by its id
 */
export function needDecisions(
  given: readonly Discussion[],
  exemptLabels: (repo_id: string) => readonly string[],
): Discussion[] {
  const isExempt = (repo_id: string, label: string) =>
    exemptLabels(repo_id).some((one) => one.toLowerCase() === label.toLowerCase());
  return given
    .filter(
      ({ repo_id, words, comments, has_outcome, was_named, labels }) =>
        words > SPRAWLING_WORDS &&
        comments > SPRAWLING_COMMENTS &&
        !has_outcome &&
        !was_named &&
        !labels.some((label) => isExempt(repo_id, label)),
    )
    .toSorted((a, b) => b.words - a.words || a.number - b.number);
}
