/** Nodes to rows, though one of them may be of another shape than GitHub's schema says: that one is named, and the others are kept. */
import {
  emptyBatch,
  type ContinuationRow,
  type FactBatch,
  type UnreadableFieldRow,
} from '../../domain/history/facts.ts';

export interface NodeRows {
  batch: FactBatch;
  continuations: ContinuationRow[];
  unreadable: UnreadableFieldRow[];
}

type Rows = FactBatch | { batch: FactBatch; continuations: ContinuationRow[] };

/** @param rows of these nodes; it may throw where a node is no such node */
export function nodeByNode<Node>(
  nodes: readonly Node[],
  rows: (some: readonly Node[]) => Rows,
  { repo_id, stream }: Pick<UnreadableFieldRow, 'repo_id' | 'stream'>,
): NodeRows {
  try {
    return withoutTrouble(rows(nodes));
  } catch (error) {
    if (!isAboutShape(error)) throw error;
    if (nodes.length === 1)
      return { batch: emptyBatch(), continuations: [], unreadable: [refused(nodes[0], { repo_id, stream })] };
  }
  const parts = nodes.map((node) => nodeByNode([node], rows, { repo_id, stream }));
  const batch = emptyBatch();
  for (const part of parts)
    for (const table of Object.keys(batch) as (keyof FactBatch)[])
      (batch[table] as object[]).push(...part.batch[table]);
  return {
    batch,
    continuations: parts.flatMap(({ continuations }) => continuations),
    unreadable: parts.flatMap(({ unreadable }) => unreadable),
  };
}

function withoutTrouble(rows: Rows): NodeRows {
  return 'batch' in rows ? { ...rows, unreadable: [] } : { batch: rows, continuations: [], unreadable: [] };
}

/** What JavaScript says of a text where an object should be, and of a date that no calendar has. */
function isAboutShape(error: unknown): boolean {
  return error instanceof TypeError || error instanceof RangeError;
}

function refused(node: unknown, place: Pick<UnreadableFieldRow, 'repo_id' | 'stream'>): UnreadableFieldRow {
  const { number, id, name } = (typeof node === 'object' && node !== null ? node : {}) as Record<
    string,
    unknown
  >;
  const isItem = typeof number === 'number' && Number.isInteger(number);
  const called = [id, name].find((one) => typeof one === 'string') ?? 'an entry';
  return {
    ...place,
    number: isItem ? number : 0,
    path: isItem ? 'item' : String(called),
    message: 'not of the shape that GitHub documents, so that it is left out',
    is_refused: true,
  };
}
