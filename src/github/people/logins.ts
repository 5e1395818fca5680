/** Who is behind a login: up to a hundred in one request. */
import type { UserRow } from '../../domain/history/facts.ts';
import { People, type ActorNode } from '../../domain/people/actor-rows.ts';
import type { GitHubClient } from '../transport/types.ts';

const LOGINS_AT_ONCE = 100;

/** @returns a row per login, in any letter case; null = GitHub knows no such person or organisation */
export async function readLogins(
  github: GitHubClient,
  logins: readonly string[],
): Promise<Map<string, UserRow | null>> {
  const found = new Map<string, UserRow | null>();
  for (let start = 0; start < logins.length; start += LOGINS_AT_ONCE) {
    const asked = logins.slice(start, start + LOGINS_AT_ONCE);
    const { data, errors } = await github.query<Record<`owner${number}`, ActorNode | null>>(
      loginsDocument(asked.length),
      Object.fromEntries(asked.map((login, index) => [`login${index}`, login])),
      { purpose: 'logins', repository: null, page_size: asked.length },
    );
    const unreadable = new Set(errors.map(({ path }) => path[0]));
    asked.forEach((login, index) => {
      if (unreadable.has(`owner${index}`)) return;
      const people = new People();
      people.add(data[`owner${index}`]);
      found.set(login, [...people.rows.values()][0] ?? null);
    });
  }
  return found;
}

export function loginsDocument(logins: number): string {
  const numbers = Array.from({ length: logins }, (_, index) => index);
  const declared = numbers.map((index) => `$login${index}: String!`).join(', ');
  // `user` would answer an unknown login with an error; an owner that there is not is null.
  const fields = numbers.map(
    (index) => `owner${index}: repositoryOwner(login: $login${index}) {
  __typename login ... on User { id databaseId name } ... on Organization { id databaseId }
}`,
  );
  return `query Logins(${declared}) { rateLimit { cost remaining resetAt } ${fields.join('\n')} }`;
}
