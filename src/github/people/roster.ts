/** A roster with its history: first which commits updated the file, then what it said after each, many in one request. */
import {
  LONGEST_ROSTER_BYTES,
  rosterText,
  UnreadableRoster,
  type RosterRevision,
} from '../../domain/people/roster.ts';
import type { Roster } from '../../domain/people/institution.ts';
import type { GitHubClient, RequestContext } from '../transport/types.ts';
import { document } from '../transport/documents.ts';
import { GitHubUnavailable } from '../transport/failures.ts';
import { LIGHT_PAGE } from '../history/page.ts';

export type RosterFile = Pick<Roster, 'repository' | 'path'>;

export interface RosterHistoryPages {
  /** owner/name as GitHub spells it today. */
  full_name: string;
  /** null = no commit of the default branch updated that path: or none since it got this name. */
  head: string | null;
  /** Revisions after the known one, oldest first; all of them where that one is no longer in the history. */
  revisions: RosterRevision[];
  /** The known one is in the history still: what is new goes behind it. */
  continues: boolean;
}

interface CommitNode {
  oid: string;
  committedDate: string;
  file: { object: { oid?: string; byteSize?: number; isBinary?: boolean | null } | null } | null;
}

/** Texts in one answer, in bytes and in number: GitHub gives up on long ones. */
const BYTES_AT_ONCE = 1_000_000;
const TEXTS_AT_ONCE = 50;

/**
 * One small request where nothing has changed.
 * @param known the newest commit that was read before; null = none was
 * @throws GitHubRefused (no such repository) · GitHubUnavailable · Stopped
 */
export async function readRoster(
  github: GitHubClient,
  file: RosterFile,
  known: string | null,
): Promise<RosterHistoryPages> {
  const commits: CommitNode[] = [];
  let full_name = file.repository;
  let after: string | null = null;
  for (;;) {
    const first = known !== null && commits.length === 0 ? 1 : LIGHT_PAGE;
    const page = await historyPage(github, file, first, after);
    full_name = page.full_name;
    for (const commit of page.nodes) {
      if (commit === null) throw unavailable(file);
      if (commit.oid === known) return whole(true);
      commits.push(commit);
    }
    if (!page.hasNextPage) return whole(known === null);
    after = page.endCursor;
  }

  async function whole(continues: boolean): Promise<RosterHistoryPages> {
    const revisions = await revisionsOf(github, file, commits.toReversed());
    return { full_name, head: commits[0]?.oid ?? (continues ? known : null), revisions, continues };
  }
}

async function historyPage(github: GitHubClient, file: RosterFile, first: number, after: string | null) {
  const [owner, name] = file.repository.split('/');
  const { data } = await github.query(
    document('roster-history'),
    { owner, name, path: file.path, first, after },
    purposeOf(file, first),
  );
  if (data.repository === null) throw unavailable(file);
  const { nameWithOwner, defaultBranchRef } = data.repository;
  // A repository without a commit has no default branch; a history that is missing beside one could not be read.
  const history = defaultBranchRef?.target?.history;
  if (defaultBranchRef !== null && !history) throw unavailable(file);
  return {
    full_name: nameWithOwner,
    nodes: history?.nodes ?? [],
    hasNextPage: history?.pageInfo.hasNextPage ?? false,
    endCursor: history?.pageInfo.endCursor ?? null,
  };
}

/** The same text, as after a revert, is asked for once. */
async function revisionsOf(
  github: GitHubClient,
  file: RosterFile,
  commits: readonly CommitNode[],
): Promise<RosterRevision[]> {
  const wanted = new Map<string, CommitNode>();
  for (const commit of commits) {
    const { oid, byteSize = 0, isBinary } = commit.file?.object ?? {};
    if (oid !== undefined && !isBinary && byteSize <= LONGEST_ROSTER_BYTES) wanted.set(oid, commit);
  }
  const texts = new Map<string, string>();
  let batch: [string, CommitNode][] = [];
  let bytes = 0;
  const read = async () => {
    for (const [oid, text] of await readTexts(github, file, batch)) texts.set(oid, text);
    [batch, bytes] = [[], 0];
  };
  for (const entry of wanted) {
    const size = entry[1].file!.object!.byteSize!;
    if (batch.length === TEXTS_AT_ONCE || (batch.length > 0 && bytes + size > BYTES_AT_ONCE)) await read();
    batch.push(entry);
    bytes += size;
  }
  if (batch.length > 0) await read();
  return commits.map((commit) => revision(commit, texts));
}

async function readTexts(
  github: GitHubClient,
  file: RosterFile,
  wanted: readonly [string, CommitNode][],
): Promise<[string, string][]> {
  const [owner, name] = file.repository.split('/');
  const { data, errors } = await github.query<{
    repository: Record<`text${number}`, { text?: string | null } | null>;
  }>(
    rosterTextsDocument(wanted.length),
    {
      owner,
      name,
      ...Object.fromEntries(wanted.map(([, { oid }], index) => [`at${index}`, `${oid}:${file.path}`])),
    },
    purposeOf(file, wanted.length),
  );
  return wanted.flatMap(([oid], index): [string, string][] => {
    const text = data.repository[`text${index}`]?.text;
    if (typeof text === 'string') return [[oid, text]];
    // It was there when the history was read: GitHub, not the file, is the matter.
    if (errors.length > 0 || !data.repository[`text${index}`]) throw unavailable(file);
    // Bytes that are no UTF-8 have no text.
    return [];
  });
}

export function rosterTextsDocument(texts: number): string {
  const numbers = Array.from({ length: texts }, (_, index) => index);
  const declared = numbers.map((index) => `, $at${index}: String!`).join('');
  const fields = numbers.map(
    (index) => `text${index}: object(expression: $at${index}) { ... on Blob { text } }`,
  );
  return `query RosterTexts($owner: String!, $name: String!${declared}) {
  rateLimit { cost remaining resetAt }
  repository(owner: $owner, name: $name) { id ${fields.join('\n')} }
}`;
}

function revision(
  { oid, committedDate, file }: CommitNode,
  texts: ReadonlyMap<string, string>,
): RosterRevision {
  const dated = { oid, committed_at: committedDate };
  if (file === null) return { ...dated, entries: [], problem: null };
  const text = texts.get(file.object?.oid ?? '');
  const unread = (problem: string): RosterRevision => ({ ...dated, entries: null, problem });
  if (text === undefined)
    return unread(
      (file.object?.byteSize ?? 0) > LONGEST_ROSTER_BYTES
        ? `it is larger than ${LONGEST_ROSTER_BYTES / 1000} kB`
        : 'it is not a text file in UTF-8',
    );
  try {
    const { entries, without_handle } = rosterText(text);
    // Not: nobody is listed any more.
    if (entries.length === 0 && without_handle > 0)
      return unread(
        `${withoutHandle(without_handle)} and none with one: write each account under the key handle, github or login`,
      );
    return { ...dated, entries, problem: null, without_handle };
  } catch (error) {
    if (error instanceof UnreadableRoster) return unread(error.message);
    throw error;
  }
}

/** "2 entries without a handle". */
export function withoutHandle(entries: number): string {
  return `${entries} ${entries === 1 ? 'entry' : 'entries'} without a handle`;
}

function purposeOf({ repository }: RosterFile, page_size: number): RequestContext {
  return { purpose: 'roster', repository, page_size };
}

function unavailable({ repository, path }: RosterFile): GitHubUnavailable {
  return new GitHubUnavailable(`${repository}: GitHub cannot show ${path} just now; run it again later.`, {
    isOfThis: true,
  });
}
