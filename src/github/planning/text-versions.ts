/** Every version of a text that was edited: GitHub keeps them, the first one included. */
import type { GitHubClient } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubUnavailable, TooHeavy } from '../transport/failures.ts';
import type { NestedList, Version } from './planning-rows.ts';

interface VersionReading {
  github: GitHubClient;
  /** owner/name, for the call log. */
  repository: string;
}

/** A version is a whole text: twenty texts with a hundred versions each are as much as one answer should hold. */
const TEXTS_PER_REQUEST = 20;

/** Every version of these texts, oldest first; `missing` are those that GitHub could not deliver just now. */
export async function versionsOf(
  reading: VersionReading,
  ids: readonly string[],
): Promise<{ versions: Map<string, Version[]>; missing: Set<string> }> {
  const versions = new Map<string, Version[]>();
  const missing = new Set<string>();
  let most = TEXTS_PER_REQUEST;
  for (let read = 0; read < ids.length;) {
    const some = ids.slice(read, read + most);
    const answer = await askForVersions(reading, some, null);
    if (answer === null && some.length > 1) {
      most = Math.max(1, Math.floor(some.length / 2));
      continue;
    }
    read += some.length;
    for (const [index, id] of some.entries()) {
      const list = answer?.[index];
      const whole = list && (await completeHistory(reading, id, list));
      if (whole) versions.set(id, whole);
      else missing.add(id);
    }
  }
  return { versions, missing };
}

type VersionList = NestedList<{ editedAt: string; diff: string | null }>;

/** Newest first, as GitHub lists them; goes on to the oldest. */
async function completeHistory(
  reading: VersionReading,
  id: string,
  first: VersionList,
): Promise<Version[] | null> {
  let list = first;
  while (list.pageInfo.hasNextPage) {
    const [more] = (await askForVersions(reading, [id], list.pageInfo.endCursor)) ?? [];
    if (!more) return null;
    list = joined(list, more);
  }
  const versions = list.nodes.flatMap((edit) =>
    edit ? [{ edited_at: edit.editedAt, text: edit.diff }] : [],
  );
  return versions.length < list.nodes.length ? null : versions.reverse();
}

/** @returns a list per text, null for one that could not be read; null = the question was too heavy */
async function askForVersions(
  { github, repository }: VersionReading,
  ids: readonly string[],
  after: string | null,
): Promise<(VersionList | null)[] | null> {
  const answer = await unlessUnavailable(() =>
    github.query(
      document('versions'),
      { ids, after },
      { purpose: 'planning', repository, page_size: ids.length },
      { canShrink: ids.length > 1 },
    ),
  );
  if (!answer?.data.nodes) return null;
  const broken = new Set(answer.errors.map(({ path }) => path[1]));
  return answer.data.nodes.map((node, index) => {
    if (node === null || broken.has(index)) return null;
    // No history though it was edited: GitHub keeps none of very old texts.
    const edits = 'userContentEdits' in node ? node.userContentEdits : null;
    if (edits !== null) return edits.nodes === null ? null : { ...edits, nodes: edits.nodes };
    return { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
  });
}

/** null where GitHub could not answer, however withRetry it was asked: one issue must not end the run. */
export async function unlessUnavailable<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitHubUnavailable || error instanceof TooHeavy) return null;
    throw error;
  }
}

export function joined<T>(so: NestedList<T>, more: NestedList<T>): NestedList<T> {
  return { pageInfo: more.pageInfo, nodes: [...so.nodes, ...more.nodes] };
}
