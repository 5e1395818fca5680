/** The rows of one table of a github-to-sqlite database, some at a time, as facts of the repositories they belong to. */
import { emptyBatch, type FactBatch } from '../domain/history/facts.ts';
import { bodyMeasures, People, type RestUser } from '../domain/people/actor-rows.ts';
import {
  exportedCommentRow,
  exportedIssueRow,
  exportedPullRequestRow,
  isPullRequest,
  numberOf,
  placeInAddress,
  referenceOf,
  type MeasuredRow,
  type PersonOf,
  whyUnusable,
  type Unusable,
} from './sqlite-export-rows.ts';
import type { ExportShape, ExportTable } from './sqlite-export-shape.ts';
import type { SqliteFile, TextRow } from './sqlite-file.ts';

export interface ExportChunk {
  /** By the id of the repository. */
  batches: Map<string, FactBatch>;
  /** Rows of the table looked at so far. */
  looked: number;
  /** What could not be taken as it is, and how often; `people_unknown`: the table of users does not have them. */
  troubles: Record<Unusable | 'people_unknown', number>;
  /** The first row that could not be taken, and why; null = all could. */
  example: string | null;
}

/** Rows in memory at a time, with what hangs on them. Of 1,000 the database makes half as many a second. */
export const CHUNK_ROWS = 5_000;
/** Rows of others are passed over, but whoever waits wants to see that something happens. */
const LOOKED_AT_MOST = 20_000;

const LABELS = {
  issues: { joining: 'issues_labels', item: 'issues_id' },
  pull_requests: { joining: 'labels_pull_requests', item: 'pull_requests_id' },
};

const ITEM = ['id', 'number', 'node_id', 'title', 'state', 'created_at', 'updated_at', 'closed_at'];
const NEEDED: Record<ExportTable, string[]> = {
  pull_requests: ITEM,
  issues: ITEM,
  issue_comments: ['id', 'created_at', 'updated_at'],
};

interface PlacedRow extends MeasuredRow {
  repoId: string;
  number: number | null;
}

export function* exportChunks(
  file: SqliteFile,
  shape: ExportShape,
  table: ExportTable,
  repoIds: ReadonlyMap<string, string>,
  most: number,
): Generator<ExportChunk, undefined> {
  if (!shape.has(table)) return;
  const query =
    table === 'issue_comments' ? commentQuery(shape) : `select ${shape.selected(table, 'x')} from ${table} x`;
  let looked = 0;
  let rows: PlacedRow[] = [];
  for (const row of file.rows(query)) {
    looked++;
    const place = placeOf(table, row);
    const repoId = place && repoIds.get(place.repo);
    if (repoId) rows.push({ ...measured(row), repoId, number: numberOf(place.number) });
    if (rows.length < most && looked % LOOKED_AT_MOST !== 0) continue;
    yield chunkOf(file, shape, table, rows, looked);
    rows = [];
  }
  yield chunkOf(file, shape, table, rows, looked);
}

/** A comment tells its issue by number where the file had that, and by its address always. */
function commentQuery(shape: ExportShape): string {
  const own = shape.selected('issue_comments', 'c');
  return shape.has('issue_comments', 'issue') && shape.has('issues')
    ? `select ${own}, cast(i.repo as text) as repo, cast(i.number as text) as number
       from issue_comments c left join issues i on i.id = c.issue`
    : `select ${own} from issue_comments c`;
}

function placeOf(table: ExportTable, row: TextRow): { repo: string; number: string | null } | null {
  if (row['repo'] != null) return { repo: row['repo'].toLowerCase(), number: row['number'] ?? null };
  return table === 'issue_comments' ? placeInAddress(row['issue_url'] ?? row['html_url']) : null;
}

function measured(row: TextRow): MeasuredRow {
  const { body, ...rest } = row;
  return { row: rest, measures: bodyMeasures(body) };
}

function chunkOf(
  file: SqliteFile,
  shape: ExportShape,
  table: ExportTable,
  placed: readonly PlacedRow[],
  looked: number,
): ExportChunk {
  const rows = placed.map(({ row }) => row);
  const users = usersOf(file, shape, rows);
  const labels = labelsOf(file, table, rows);
  const batches = new Map<string, FactBatch>();
  const people = new Map<string, People>();
  const troubles = { unusable: 0, merge_unknown: 0, people_unknown: 0 };
  let example: string | null = null;
  for (const one of placed) {
    const { repoId } = one;
    const batch = batches.get(repoId) ?? emptyBatch();
    const known = people.get(repoId) ?? new People();
    const personOf: PersonOf = (reference) => {
      const id = referenceOf(reference);
      if (id !== null && !users.has(id)) troubles.people_unknown++;
      return known.addFromRest(users.get(id ?? '') ?? null);
    };
    const trouble = add(table, batch, one, personOf, labels);
    if (trouble !== null) troubles[trouble]++;
    if (trouble === 'unusable')
      example ??= `${table} ${one.row['id'] ?? 'without id'}: ${whyUnusable(one.row, NEEDED[table])}`;
    batches.set(repoId, batch);
    people.set(repoId, known);
  }
  for (const [repoId, batch] of batches) batch.users = [...people.get(repoId)!.rows.values()];
  return { batches, looked, troubles, example };
}

function add(
  table: ExportTable,
  batch: FactBatch,
  { repoId, number, ...row }: PlacedRow,
  personOf: PersonOf,
  labels: ReadonlyMap<string, string[]>,
): Unusable | null {
  if (table === 'issue_comments') {
    const comment = number === null ? 'unusable' : exportedCommentRow(row, repoId, number, personOf);
    if (comment === 'unusable') return comment;
    batch.issue_comments.push(comment);
    return null;
  }
  // Whether they were merged, only their own table says.
  if (table === 'issues' && isPullRequest(row.row)) return null;
  const item =
    table === 'issues'
      ? exportedIssueRow(row, repoId, personOf)
      : exportedPullRequestRow(row, repoId, personOf);
  if (typeof item === 'string') return item;
  if ('merged_at' in item) batch.pull_requests.push(item);
  else batch.issues.push(item);
  for (const label of labels.get(item.id) ?? [])
    batch.item_labels.push({ repo_id: repoId, number: item.number, label });
  return null;
}

/** The people whom these rows refer to, as REST names them. */
function usersOf(file: SqliteFile, shape: ExportShape, rows: readonly TextRow[]): Map<string, RestUser> {
  const users = new Map<string, RestUser>();
  const ids = new Set(rows.flatMap((row) => [referenceOf(row['user']), referenceOf(row['merged_by'])]));
  if (!shape.has('users')) return users;
  const query = `select ${shape.selected('users', 'u')} from users u where u.id in (${BOTH})`;
  for (const { id, login, type, node_id } of file.rows(query, ...twice(asNumbers(ids))))
    if (id && /^[\w-]{1,100}(\[bot\])?$/.test(login ?? ''))
      users.set(id, { id, login: login!, type: type ?? 'User', node_id: node_id as string });
  return users;
}

/** Names by item. github-to-sqlite never takes one away, so these are those that it ever saw there. */
function labelsOf(file: SqliteFile, table: ExportTable, rows: readonly TextRow[]): Map<string, string[]> {
  const labels = new Map<string, string[]>();
  if (table === 'issue_comments' || rows.length === 0) return labels;
  const { joining, item } = LABELS[table];
  const there = file.columns(joining);
  if (!there.includes(item) || !there.includes('labels_id') || !file.columns('labels').includes('name'))
    return labels;
  const query = `select cast(x.${item} as text) as item, cast(l.name as text) as name
    from ${joining} x join labels l on l.id = x.labels_id where x.${item} in (${BOTH})`;
  for (const { item: id, name } of file.rows(
    query,
    ...twice(asNumbers(rows.map((row) => row['id'] ?? null))),
  ))
    if (id && name) labels.set(id, [...(labels.get(id) ?? []), name]);
  return labels;
}

/** A column that was made for text compares with text alone. */
const BOTH = 'select value from json_each(?) union all select cast(value as text) from json_each(?)';

function twice(list: string): [string, string] {
  return [list, list];
}

/** A list for json_each; what is no number cannot be looked up. */
function asNumbers(ids: Iterable<string | null>): string {
  return `[${[...ids].filter((id) => /^\d{1,18}$/.test(id ?? '')).join(',')}]`;
}
