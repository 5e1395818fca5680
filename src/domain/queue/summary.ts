/** What the weekly issue says of the running sprint's queue. */
export interface QueueSummary {
  /** The sprint's number. */
  iteration: number;
  /** The issue that the queue stands in; null = it stands nowhere yet. */
  url: string | null;
  /** The best first; `why` is one short reason of ours: "first contribution, waits 31 days". */
  items: { url: string; why: string }[];
}
