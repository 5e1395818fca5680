/**
 * Writes what github-to-sqlite 2.9 would have fetched from a community: its tables, its columns, its keys. Everybody has an
 * e-mail address in it, as the accounts have that were fetched one by one.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { bodyText } from '../../src/demo/community/body-text.ts';
import type {
  Actor,
  Comment,
  Community,
  Item,
  Label,
  PullRequest,
  Repository,
} from '../../src/demo/community/community.ts';
import { commentsOf } from '../../src/demo/community/reading.ts';

type Columns = Record<string, SQLInputValue>;

/** The newest tables. */
export const GITHUB_TO_SQLITE = `
  create table users (login text, id integer primary key, node_id text, avatar_url text, html_url text, type text,
    site_admin integer, name text, email text, bio text);
  create table repos (id integer primary key, node_id text, name text, full_name text, private integer,
    owner integer references users(id), html_url text, description text, fork integer, created_at text, updated_at text,
    archived integer, default_branch text, topics text, organization integer references users(id));
  create table milestones (id integer primary key, title text, description text, creator integer references users(id),
    repo integer references repos(id));
  create table labels (id integer primary key, node_id text, url text, name text, color text, "default" integer,
    description text);
  create table issues (id integer primary key, node_id text, number integer, title text, user integer references users(id),
    state text, locked integer, assignee integer references users(id), milestone integer references milestones(id),
    comments integer, created_at text, updated_at text, closed_at text, author_association text, body text,
    reactions text, state_reason text, draft integer, pull_request text, repo integer references repos(id), type text);
  create table issues_labels (issues_id integer references issues(id), labels_id integer references labels(id),
    primary key (issues_id, labels_id));
  create table pull_requests (id integer primary key, node_id text, number integer, state text, locked integer, title text,
    user integer references users(id), body text, created_at text, updated_at text, closed_at text, merged_at text,
    merge_commit_sha text, assignee integer references users(id), milestone integer references milestones(id),
    draft integer, head text, base text, author_association text, auto_merge text, repo integer references repos(id),
    url text, merged_by integer references users(id));
  create table labels_pull_requests (labels_id integer references labels(id),
    pull_requests_id integer references pull_requests(id), primary key (labels_id, pull_requests_id));
  create table issue_comments (html_url text, issue_url text, id integer primary key, node_id text,
    user integer references users(id), created_at text, updated_at text, author_association text, body text,
    reactions text, performed_via_github_app text, issue integer references issues(id));
  create table raw_authors (id text primary key, name text, email text);
  create index idx_issue_comments_issue on issue_comments (issue);
  create index idx_issues_repo on issues (repo);
  create virtual table users_fts using fts5 (login, name, content=users);
`;
/** As Python opens it: what refers to nothing is no error. */
const UNCHECKED = { enableForeignKeyConstraints: false };
/** GitHub's own, which REST shows in the place of accounts that are deleted. */
const GHOST = { id: 10137, login: 'ghost', node_id: 'MDQ6VXNlcjEwMTM3', type: 'User' };

export function writeGithubToSqlite(
  path: string,
  community: Community,
  wanted: readonly string[] = community.repositories.map(({ nameWithOwner }) => nameWithOwner),
): void {
  const file = new DatabaseSync(path, UNCHECKED);
  file.exec(`begin; ${GITHUB_TO_SQLITE}`);
  const write = writer(file);
  for (const repository of community.repositories)
    if (wanted.includes(repository.nameWithOwner)) write.repository(repository);
  file.exec(`insert into users_fts (users_fts) values ('rebuild'); commit`);
  file.close();
}

/** Whatever else somebody may have done to such a file. */
export function inSqlite(path: string, statements: string): void {
  const file = new DatabaseSync(path, UNCHECKED);
  file.exec(statements);
  file.close();
}

function writer(file: DatabaseSync) {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const insert = (table: string, columns: Columns) => {
    const names = Object.keys(columns);
    const text = `insert or replace into ${table} (${names.map((name) => `"${name}"`).join(', ')})
      values (${names.map(() => '?').join(', ')})`;
    const statement = prepared.get(text) ?? file.prepare(text);
    prepared.set(text, statement);
    statement.run(...Object.values(columns));
  };
  const labelIds = new Map<string, number>();

  function user(actor: Actor | null | undefined): number {
    const { id, login, node_id, type } = actor
      ? {
          id: actor.databaseId!,
          login: actor.__typename === 'Bot' ? `${actor.login}[bot]` : actor.login,
          node_id: actor.id,
          type: actor.__typename,
        }
      : GHOST;
    const more = { html_url: `https://github.com/${login}`, site_admin: 0, name: login };
    insert('users', { login, id, node_id, type, ...more, email: `${login}@mail.example`, bio: null });
    insert('raw_authors', { id: String(id), name: login, email: `${login}@mail.example` });
    return id;
  }

  function label({ id, name, color, description }: Label): number {
    const number = labelIds.get(id) ?? labelIds.size + 1;
    labelIds.set(id, number);
    insert('labels', { id: number, node_id: id, name, color, default: 0, description });
    return number;
  }

  function item(repository: Repository, one: Item): void {
    const isPull = one.__typename === 'PullRequest';
    // As issues, pull requests have another number than as pull requests, and the same node id.
    const issue = isPull ? one.databaseId + 1_000_000_000 : one.databaseId;
    const shared = {
      node_id: one.id,
      number: one.number,
      title: one.title,
      user: user(one.author),
      state: one.closedAt === null ? 'open' : 'closed',
      locked: Number(one.locked),
      assignee: null,
      milestone: null,
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      closed_at: one.closedAt,
      author_association: one.authorAssociation,
      body: bodyText(one.bodyLength) || null,
      repo: repository.databaseId,
    };
    insert('issues', {
      id: issue,
      ...shared,
      comments: commentsOf(one).length,
      reactions: '{"total_count": 0}',
      state_reason: isPull ? null : (one.stateReason?.toLowerCase() ?? null),
      draft: isPull ? Number(one.isDraft) : null,
      pull_request: isPull ? `${repository.nameWithOwner}/pulls/${one.number}` : null,
      type: isPull ? 'pull' : 'issue',
    });
    for (const each of one.labels) insert('issues_labels', { issues_id: issue, labels_id: label(each) });
    if (isPull) pullRequest(repository, one, shared);
    for (const each of commentsOf(one)) comment(repository, one, issue, each);
  }

  function pullRequest(repository: Repository, one: PullRequest, shared: Columns): void {
    insert('pull_requests', {
      id: one.databaseId,
      ...shared,
      merged_at: one.mergedAt,
      draft: Number(one.isDraft),
      head: 'a85239f6',
      base: 'f04deebe',
      url: `https://github.com/${repository.nameWithOwner}/pull/${one.number}`,
      // Only where they are fetched one by one.
      merged_by: null,
    });
    for (const each of one.labels)
      insert('labels_pull_requests', { labels_id: label(each), pull_requests_id: one.databaseId });
  }

  function comment(repository: Repository, { number }: Item, issue: number, one: Comment): void {
    const home = `repos/${repository.nameWithOwner}/issues/${number}`;
    insert('issue_comments', {
      html_url: `https://github.com/${repository.nameWithOwner}/issues/${number}#issuecomment-${one.databaseId}`,
      issue_url: `https://api.github.com/${home}`,
      id: one.databaseId,
      node_id: one.id,
      user: user(one.author),
      created_at: one.createdAt,
      updated_at: one.updatedAt,
      author_association: one.authorAssociation,
      body: bodyText(one.bodyLength),
      reactions: '{"total_count": 0}',
      performed_via_github_app: null,
      issue,
    });
  }

  return {
    repository(repository: Repository): void {
      insert('repos', {
        id: repository.databaseId,
        node_id: repository.id,
        name: repository.name,
        full_name: repository.nameWithOwner,
        private: Number(repository.isPrivate),
        owner: user(repository.owner),
        html_url: `https://github.com/${repository.nameWithOwner}`,
        fork: Number(repository.isFork),
        created_at: repository.createdAt,
        updated_at: repository.updatedAt,
        archived: Number(repository.isArchived),
        default_branch: repository.defaultBranchRef?.name ?? 'main',
        topics: '[]',
        organization: user(repository.owner),
      });
      for (const items of [repository.pullRequests, repository.issues])
        for (let at = 0; at < items.count; at++) item(repository, items.at(at));
    },
  };
}
