/** Which repositories names mean: GitHub forwards those of renamed and transferred ones. */
import type { GitHubClient } from '../transport/types.ts';

const NAMES_AT_ONCE = 50;

interface NamedNode {
  databaseId: number;
  nameWithOwner: string;
  isPrivate: boolean;
}

/**
 * @param names owner/name
 * @returns by name; null = GitHub shows no such repository, `full_name` null = it is private. One that could not be looked
 * up just now is missing.
 */
export async function readNames(
  github: GitHubClient,
  names: readonly string[],
): Promise<Map<string, { id: string; full_name: string | null } | null>> {
  const found = new Map<string, { id: string; full_name: string | null } | null>();
  for (let start = 0; start < names.length; start += NAMES_AT_ONCE) {
    const asked = names.slice(start, start + NAMES_AT_ONCE);
    const { data, errors } = await github.query<Record<`repository${number}`, NamedNode | null>>(
      namesDocument(asked.length),
      Object.fromEntries(
        asked.flatMap((full, index) => {
          const [owner, name] = full.split('/');
          return [
            [`owner${index}`, owner],
            [`name${index}`, name],
          ];
        }),
      ),
      { purpose: 'names', repository: null, page_size: asked.length },
    );
    const missing = new Set(errors.flatMap(({ type, path }) => (type === 'NOT_FOUND' ? [path[0]] : [])));
    asked.forEach((name, index) => {
      const node = data[`repository${index}`];
      if (node)
        found.set(name, {
          id: String(node.databaseId),
          full_name: node.isPrivate ? null : node.nameWithOwner,
        });
      else if (missing.has(`repository${index}`)) found.set(name, null);
    });
  }
  return found;
}

export function namesDocument(names: number): string {
  const numbers = Array.from({ length: names }, (_, index) => index);
  const declared = numbers.map((index) => `$owner${index}: String!, $name${index}: String!`).join(', ');
  const fields = numbers.map(
    (index) =>
      `repository${index}: repository(owner: $owner${index}, name: $name${index}) { id databaseId nameWithOwner isPrivate }`,
  );
  return `query Names(${declared}) { rateLimit { cost remaining resetAt } ${fields.join('\n')} }`;
}
