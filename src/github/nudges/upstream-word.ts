/** .github/headwater.yml on the default branch, of twenty repositories with one question. */
import type { RepoRow } from '../../domain/history/facts.ts';
import type { GitHubClient } from '../transport/types.ts';
import { GitHubRefused } from '../transport/failures.ts';

export const REPOSITORIES_AT_ONCE = 20;
/** A longer file is not what it should be. */
const LONGEST_BYTES = 20_000;

type WordsAnswer = Record<
  `of${number}`,
  { object?: { text?: string | null; byteSize?: number; isBinary?: boolean | null } | null } | null
>;

/**
 * @param repos of one owner, at most twenty
 * @returns the text by repos.id, null = there is no such file; a repository that could not be read is missing
 */
export async function readUpstreamWords(
  github: GitHubClient,
  repos: readonly RepoRow[],
): Promise<Map<string, string | null>> {
  const variables = Object.fromEntries(repos.map(({ node_id }, index) => [`id${index}`, node_id]));
  try {
    const { data, errors } = await github.query<WordsAnswer>(upstreamWordsDocument(repos.length), variables, {
      purpose: 'upstream words',
      repository: repos[0]!.full_name,
      page_size: repos.length,
    });
    const broken = new Set(errors.map(({ path }) => path[0]));
    return new Map(
      repos.flatMap(({ id }, index): [string, string | null][] => {
        const name = `of${index}` as const;
        if (data[name] == null || broken.has(name)) return [];
        return [[id, textOf(data[name].object ?? null)]];
      }),
    );
  } catch (error) {
    if (!(error instanceof GitHubRefused) || error.everywhere) throw error;
    return new Map();
  }
}

/** What is no text is not understood, which is another thing than not being there. */
function textOf(
  object: { text?: string | null; byteSize?: number; isBinary?: boolean | null } | null,
): string | null {
  if (object === null) return null;
  const isText = typeof object.text === 'string' && object.isBinary !== true;
  return isText && (object.byteSize ?? 0) <= LONGEST_BYTES ? object.text! : '- no text';
}

export function upstreamWordsDocument(repositories: number): string {
  const numbers = Array.from({ length: repositories }, (_, index) => index);
  const fields = numbers.map(
    (index) => `of${index}: node(id: $id${index}) { ... on Repository {
  id
  object(expression: "HEAD:.github/headwater.yml") { ... on Blob { text byteSize isBinary } }
} }`,
  );
  return `query UpstreamWords(${numbers.map((index) => `$id${index}: ID!`).join(', ')}) {
  rateLimit { cost remaining resetAt }
  ${fields.join('\n')}
}`;
}
