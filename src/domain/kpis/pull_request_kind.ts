import type { KpiDefinition } from './kpi.ts';
import type { Parts } from '../report/report.ts';
import { isCommunity, listed, ratio } from './latency.ts';
import { bothSeries, shareFigures } from './tally.ts';

const KINDS = ['code', 'docs', 'tests', 'infra', 'translation'] as const;

export interface KindRow {
  url: string;
  opened_at: Date;
  author_role: string;
  kind: (typeof KINDS)[number] | 'unknown';
  decided_by: 'paths' | 'label' | null;
  /** The path that weighs most, or the label; a stranger's words. */
  example: string | null;
  files: number;
  left_out: string | null;
}

/** All kinds of contribution count: how many are anything but code. What is of no known kind is counted apart. */
export const pullRequestKind: KpiDefinition<KindRow> = {
  id: 'pull_request_kind',
  name: 'Types of Contributions',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-types-of-contributions/',
  trailing_days: 0,
  figures: (rows) => {
    const community = rows.filter(isCommunity);
    const known = community.filter(isKnown);
    return {
      ...shareFigures(known.filter(isNotCode).length, known.length),
      note: unknownNote(community.length, known.length),
      parts: bothSeries(community, rows, kindParts),
      ...listed('evidence', known, why),
      ...listed(
        'excluded',
        community.filter((row) => !isKnown(row)),
        (row) => row.left_out ?? '',
      ),
    };
  },
};

function kindParts(rows: readonly KindRow[]): Parts {
  const known = rows.filter(isKnown);
  return {
    share: ratio(known.filter(isNotCode).length, known.length),
    ...Object.fromEntries(KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length])),
    unknown_kind: rows.length - known.length,
  };
}

function isKnown({ left_out }: KindRow): boolean {
  return left_out === null;
}

function isNotCode({ kind }: KindRow): boolean {
  return kind !== 'code';
}

function unknownNote(all: number, known: number): string | null {
  if (all === 0) return 'no data';
  if (known === 0) return 'no kind known';
  return known === all ? null : `the kind of ${all - known} of ${all} is not known`;
}

/** "docs: docs/index.md and 2 more files" */
function why({ kind, decided_by, example, files }: KindRow): string {
  if (decided_by === 'label') return `${kind}: labelled ${example}`;
  const more = files === 1 ? '' : ` and ${files - 1} more ${files === 2 ? 'file' : 'files'}`;
  return `${kind}: ${example}${more}`;
}
