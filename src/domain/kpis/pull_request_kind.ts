import { authorRole, codes, count, flag, orNull, placedItem, text, type RowOf } from './columns.ts';
import type { KpiDefinition } from './definition.ts';
import type { Parts } from '../report/report.ts';
import { byAgents, isCommunity, listed, ratio } from './latency.ts';
import { REASONS } from './reasons.ts';
import { bothSeries, shareFigures } from './tally.ts';

const KINDS = ['code', 'docs', 'tests', 'infra', 'translation'] as const;

const columns = {
  ...placedItem,
  author_role: authorRole,
  kind: codes(...KINDS, 'unknown'),
  decided_by: orNull(codes('paths', 'label')),
  // The path that weighs most, or the label; a stranger's words.
  example: orNull(text),
  files: count,
  left_out: orNull(codes('files_unread', 'files_not_given', 'no_files')),
  by_agent: flag,
};
export type KindRow = RowOf<typeof columns>;

/** All kinds of contribution count: how many are anything but code. What is of no known kind is counted apart. */
export const pullRequestKind: KpiDefinition<KindRow> = {
  id: 'pull_request_kind',
  name: 'Types of Contributions (not code)',
  unit: 'share',
  chaoss: 'https://chaoss.community/kb/metric-types-of-contributions/',
  trailing_days: 0,
  columns,
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
        ({ left_out }) => REASONS[left_out!],
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
    by_declared_agents: byAgents(rows),
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
