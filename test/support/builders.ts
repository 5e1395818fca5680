/** Rows for hand-worked cases: say what matters, the rest is plain. Instants may be written as "2026-02-03" or in full. */
import type {
  IssueCommentRow,
  IssueRow,
  PullRequestFileRow,
  PullRequestRow,
  ReleaseRow,
  RepoRow,
  ReviewCommentRow,
  ReviewRow,
  TagRow,
  TimelineEventRow,
  UserRow,
} from '../../src/domain/history/facts.ts';
import { emptyBatch, type FactBatch } from '../../src/domain/history/facts.ts';
import type { Community, Institution } from '../../src/domain/people/institution.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { loadPeople } from '../../src/store/people/people.ts';
import { saveScopes } from '../../src/store/repositories/scopes.ts';
import { saveRepos } from '../../src/store/repositories/repos.ts';
import { commit } from '../../src/store/history/commit.ts';
import { writeFacts } from '../../src/store/history/facts.ts';

export const REPO_ID = '1';
const PLAIN_BODY = { body_length: 12, body_words: 2 };
const PLAIN_WORDS = { ...PLAIN_BODY, words: null };

export function instant(text: string): string {
  return text.length === 10 ? `${text}T00:00:00Z` : text;
}

export function repo(over: Partial<RepoRow> = {}): RepoRow {
  return {
    id: REPO_ID,
    node_id: `R_${over.id ?? REPO_ID}`,
    full_name: 'springboard/hub',
    default_branch: 'main',
    is_private: false,
    is_archived: false,
    is_fork: false,
    created_at: '2020-01-01T00:00:00Z',
    ...over,
  };
}

export function user(id: number, login: string, over: Partial<UserRow> = {}): UserRow {
  return { id: String(id), node_id: `U_${id}`, login, name: null, type: 'User', ...over };
}

export function pullRequest(
  number: number,
  author: number | null,
  opened: string,
  over: Partial<PullRequestRow> = {},
): PullRequestRow {
  const created_at = instant(opened);
  return {
    repo_id: REPO_ID,
    number,
    id: String(1000 + number),
    node_id: `PR_${number}`,
    title: `Change ${number}`,
    author_id: author === null ? null : String(author),
    state: over.merged_at ? 'MERGED' : over.closed_at ? 'CLOSED' : 'OPEN',
    is_draft: false,
    created_at,
    updated_at: over.closed_at ?? created_at,
    closed_at: over.merged_at ?? null,
    merged_at: null,
    merged_by_id: null,
    additions: 1,
    deletions: 0,
    changed_files: 1,
    base_ref: 'main',
    ai_disclosure: null,
    timeline_count: 0,
    ...PLAIN_BODY,
    ...over,
  };
}

export function issue(
  number: number,
  author: number | null,
  opened: string,
  over: Partial<IssueRow> = {},
): IssueRow {
  const created_at = instant(opened);
  return {
    repo_id: REPO_ID,
    number,
    id: String(2000 + number),
    node_id: `I_${number}`,
    title: `Question ${number}`,
    author_id: author === null ? null : String(author),
    state: over.closed_at ? 'CLOSED' : 'OPEN',
    state_reason: null,
    created_at,
    updated_at: over.closed_at ?? created_at,
    closed_at: null,
    timeline_count: 0,
    ...PLAIN_BODY,
    ...over,
  };
}

export function comment(id: number, number: number, author: number | null, at: string): IssueCommentRow {
  return {
    repo_id: REPO_ID,
    id: String(id),
    number,
    author_id: author === null ? null : String(author),
    created_at: instant(at),
    updated_at: instant(at),
    ...PLAIN_WORDS,
  };
}

export function review(
  id: number,
  number: number,
  author: number | null,
  at: string,
  over: Partial<ReviewRow> = {},
): ReviewRow {
  return {
    repo_id: REPO_ID,
    id: String(id),
    number,
    author_id: author === null ? null : String(author),
    state: 'COMMENTED',
    submitted_at: instant(at),
    updated_at: instant(at),
    commit_oid: null,
    ...PLAIN_WORDS,
    ...over,
  };
}

export function inlineComment(
  id: number,
  number: number,
  author: number | null,
  at: string,
): ReviewCommentRow {
  return {
    repo_id: REPO_ID,
    id: String(id),
    number,
    review_id: null,
    in_reply_to_id: null,
    author_id: author === null ? null : String(author),
    path: 'README.md',
    created_at: instant(at),
    updated_at: instant(at),
    ...PLAIN_WORDS,
  };
}

/** @param lines changed ones: all of them added */
export function changedFile(number: number, path: string, lines: number): PullRequestFileRow {
  return { repo_id: REPO_ID, number, path, additions: lines, deletions: 0 };
}

export function event(
  id: string,
  number: number,
  kind: string,
  actor: number | null,
  at: string,
  over: Partial<TimelineEventRow> = {},
): TimelineEventRow {
  return {
    repo_id: REPO_ID,
    number,
    id,
    kind,
    actor_id: actor === null ? null : String(actor),
    created_at: instant(at),
    label: null,
    subject_id: null,
    subject_team: null,
    previous_title: null,
    current_title: null,
    commit_oid: null,
    is_merge: null,
    review_id: null,
    review_state: null,
    other_item: null,
    closer: null,
    ...over,
  };
}

/** Annotated, and on a commit that is about something else. */
export function tag(name: string, tagger: number | null, at: string, over: Partial<TagRow> = {}): TagRow {
  return {
    repo_id: REPO_ID,
    name,
    target_oid: name,
    is_annotated: true,
    tagger_id: tagger === null ? null : String(tagger),
    tagged_at: instant(at),
    commit_author_id: null,
    committed_at: instant(at),
    is_version_bump: false,
    ...over,
  };
}

/** On a commit, without a word of its own about who set it, and when. */
export function lightweightTag(
  name: string,
  author: number | null,
  at: string,
  over: Partial<TagRow> = {},
): TagRow {
  return tag(name, null, at, {
    is_annotated: false,
    tagged_at: null,
    commit_author_id: author === null ? null : String(author),
    ...over,
  });
}

export function release(
  id: number,
  tagName: string,
  author: number | null,
  at: string,
  over: Partial<ReleaseRow> = {},
): ReleaseRow {
  return {
    repo_id: REPO_ID,
    id: String(id),
    tag_name: tagName,
    name: null,
    author_id: author === null ? null : String(author),
    is_draft: false,
    is_prerelease: false,
    created_at: instant(at),
    published_at: instant(at),
    ...over,
  };
}

export function community(over: Partial<Community> = {}): Community {
  return {
    name: 'Springboard',
    orgs: ['springboard'],
    repositories: [],
    maintainers: [],
    affiliations: [],
    bots: [],
    release_tags: '^v?\\d+\\.\\d+',
    policy_labels: [],
    landed_labels: [],
    blocked_labels: [],
    releases: [],
    roster: null,
    ...over,
  };
}

export function institution(over: Partial<Institution> = {}): Institution {
  return {
    name: 'Headwater',
    time_zone: 'UTC',
    holidays: [],
    team: [],
    ai_reviewers: [],
    communities: [community()],
    planning_labels: { directed: [], foundational: [] },
    office_hours: [],
    planning_repository: null,
    planning_board: null,
    mentorships: [],
    ...over,
  };
}

/** Stores a whole small world: the repositories (one, unless given), the people, the facts. */
export async function store(
  db: Database,
  facts: Partial<FactBatch>,
  who: Institution = institution(),
  repos: RepoRow[] = [repo()],
): Promise<void> {
  await loadPeople(db, who);
  await saveRepos(db, repos);
  const [first] = who.communities;
  if (first)
    await saveScopes(
      db,
      repos.map(({ id }) => ({ community: first.name, repo_id: id })),
    );
  const batch = { ...emptyBatch(), ...facts };
  for (const { id } of repos) await storeFacts(db, id, ofRepository(batch, id));
}

/** Rows of one repository, as GitHub would have brought them. */
export async function storeFacts(db: Database, repoId: string, facts: FactBatch): Promise<void> {
  await commit({ db }, { repo_id: repoId, now: '2026-01-01T00:00:00Z' }, (writing) =>
    writeFacts(writing, facts),
  );
}

function ofRepository(batch: FactBatch, id: string): FactBatch {
  const entries = Object.entries(batch).map(([table, rows]) => [
    table,
    (rows as object[]).filter((row) => !('repo_id' in row) || row.repo_id === id),
  ]);
  return Object.fromEntries(entries) as FactBatch;
}
