/** Files of a repository with their history on the default branch, and who may do what there, as GraphQL shows them. */
import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Commit, FileHistory, Repository } from '../community/community.ts';
import { itemsOf } from '../community/reading.ts';
import { connection, type PageArguments } from './connections.ts';
import type { Fields } from './resolver-kit.ts';

/** GitHub shows no more than this of a text. */
const LONGEST_TEXT_BYTES = 512_000;

export const fileFields: Fields<Repository> = {
  defaultBranchRef: (repository) => {
    const head = newestCommit(repository);
    return repository.defaultBranchRef && { ...repository.defaultBranchRef, target: head };
  },
  object: (repository, { expression }: { expression?: string | null }) => {
    const [, at = '', path = ''] = /^([^:]+):(.+)$/.exec(expression ?? '') ?? [];
    if (path === '') throw new GraphQLError('The GitHub stand-in serves objects by "commit:path" alone.');
    return blob(textAt(repository, path, at));
  },
  collaborators: ({ collaborators }, args: PageArguments) => {
    if (!collaborators)
      throw new GraphQLError('You do not have permission to view repository collaborators.', {
        extensions: { type: 'FORBIDDEN' },
      });
    const page = connection(itemsOf(collaborators), args);
    return {
      ...page,
      nodes: () => page.nodes().map(({ user }) => user),
      edges: () =>
        page.edges().map(({ cursor, node }) => ({ cursor, node: node.user, permission: node.permission })),
    };
  },
};

export function newestCommit(repository: Repository): object | null {
  const commits = (repository.files ?? []).flatMap(({ revisions }) => revisions.map(({ commit }) => commit));
  const [newest] = commits.toSorted((a, b) => Date.parse(b.committedDate) - Date.parse(a.committedDate));
  if (!newest && !repository.defaultBranchRef) return null;
  return {
    ...(newest ?? { __typename: 'Commit', oid: '0'.repeat(40) }),
    history: (args: PageArguments & { path?: string | null }) => {
      if (args.path == null) throw new GraphQLError('The GitHub stand-in serves the history of paths alone.');
      return connection(itemsOf(commitsOf(repository, args.path)), args, true);
    },
  };
}

/** Oldest first, as the stand-in's cursors count. */
function commitsOf(repository: Repository, path: string): (Commit & { file: unknown })[] {
  return (fileOf(repository, path)?.revisions ?? []).map(({ commit }) => ({
    ...commit,
    file: (args: { path: string }) => {
      const object = blob(textAt(repository, args.path, commit.oid));
      return object && { name: args.path.split('/').at(-1), path: args.path, oid: object.oid, object };
    },
  }));
}

function fileOf({ files = [] }: Repository, path: string): FileHistory | undefined {
  return files.find((file) => file.path === path);
}

/** What the file says after that commit, or at the head of the branch; null = it is not there. */
function textAt(repository: Repository, path: string, at: string): string | null {
  const revisions = fileOf(repository, path)?.revisions ?? [];
  if (at === 'HEAD' || at === repository.defaultBranchRef?.name) return revisions.at(-1)?.text ?? null;
  return revisions.find(({ commit }) => commit.oid === at)?.text ?? null;
}

function blob(text: string | null) {
  if (text === null) return null;
  const bytes = Buffer.from(text);
  return {
    __typename: 'Blob',
    // Git's own name for these bytes.
    oid: createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
    byteSize: bytes.length,
    isBinary: bytes.includes(0),
    isTruncated: bytes.length > LONGEST_TEXT_BYTES,
    text: bytes.includes(0) ? null : bytes.subarray(0, LONGEST_TEXT_BYTES).toString('utf8'),
  };
}
