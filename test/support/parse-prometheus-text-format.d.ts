/** The part that is used of a package without types. */
declare module 'parse-prometheus-text-format' {
  export interface MetricFamily {
    name: string;
    /** '' = it has none. */
    help: string;
    type: 'COUNTER' | 'GAUGE' | 'HISTOGRAM' | 'SUMMARY' | 'UNTYPED';
    /** As they were written; a histogram has `buckets` where others have `value`. */
    metrics: { value?: string; labels?: Record<string, string>; buckets?: Record<string, string> }[];
  }
  /** @throws on a line that is neither a comment nor a sample */
  export default function parse(text: string): MetricFamily[];
}
