/** Who of the team says on GitHub that they are busy. Asked of the team alone, a hundred people in one request. */
import type { GitHubClient } from '../transport/types.ts';

const PEOPLE_AT_ONCE = 100;

export interface AskedPerson {
  /** users.id */
  id: string;
  login: string;
}

export interface Status {
  is_busy: boolean;
  /** ISO instant; null = they have set no end. */
  ends_at: string | null;
}

interface StatusNode {
  databaseId?: number | null;
  status?: { indicatesLimitedAvailability: boolean; expiresAt: string | null } | null;
}

/**
 * @returns by users.id; whoever could not be read, or has another login by now, is missing
 * @throws GitHubRefused (a GitHub that does not know the fields names them) · GitHubUnavailable
 */
export async function readBusy(
  github: GitHubClient,
  people: readonly AskedPerson[],
): Promise<Map<string, Status>> {
  const found = new Map<string, Status>();
  for (let start = 0; start < people.length; start += PEOPLE_AT_ONCE) {
    const asked = people.slice(start, start + PEOPLE_AT_ONCE);
    const { data, errors } = await github.query<Record<`owner${number}`, StatusNode | null>>(
      busyDocument(asked.length),
      Object.fromEntries(asked.map(({ login }, index) => [`login${index}`, login])),
      { purpose: 'busy', repository: null, page_size: asked.length },
    );
    const unreadable = new Set(errors.map(({ path }) => path[0]));
    asked.forEach(({ id }, index) => {
      const node = data[`owner${index}`];
      // Somebody else may bear the login now.
      if (unreadable.has(`owner${index}`) || String(node?.databaseId) !== id) return;
      const { status } = node!;
      found.set(id, {
        is_busy: status?.indicatesLimitedAvailability ?? false,
        ends_at: status?.expiresAt ?? null,
      });
    });
  }
  return found;
}

export function busyDocument(people: number): string {
  const numbers = Array.from({ length: people }, (_, index) => index);
  const declared = numbers.map((index) => `$login${index}: String!`).join(', ');
  // `user` would answer an unknown login with an error; an owner that there is not is null.
  const fields = numbers.map(
    (index) => `owner${index}: repositoryOwner(login: $login${index}) {
  ... on User { databaseId status { indicatesLimitedAvailability expiresAt } }
}`,
  );
  return `query Busy(${declared}) { rateLimit { cost remaining resetAt } ${fields.join('\n')} }`;
}
