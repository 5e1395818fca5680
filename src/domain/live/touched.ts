/** What a delivery means: things to be read again, and the little that only the payload knows. */
import type { RestUser } from '../people/actor-rows.ts';
import type { Mark, Thing } from './marks.ts';
import type { Payload } from './payload.ts';

export interface Touched {
  marks: Mark[];
  /** Things of every repository that an account has, by its login: who is a member, say. */
  accounts: { login: string; thing: Thing }[];
  /** Checks ran on these commits: the open pull requests whose head they are, in that repository alone, are read again. */
  commits: { repo_id: string; oid: string }[];
  /** What a text names, "owner/name" in lower case: the other item's timeline shows it, and no delivery says so. */
  mentions: { repository: string; number: number }[];
  /** Where writing may work again, by account or by owner/name: what is parked for want of that is tried again. */
  opened: { accounts: string[]; repositories: string[] };
  facts: PayloadFact[];
}

/** Instants are ISO; null = the payload gives none, and the time of its receipt stands for it. */
export type PayloadFact =
  | {
      kind: 'tag push';
      repo_id: string;
      tag: string;
      /** What the tag was set on; null = not said. */
      oid: string | null;
      by: RestUser | null;
    }
  | {
      kind: 'deletion';
      repo_id: string;
      what: 'issue' | 'issue_comment' | 'review_comment' | 'release' | 'tag' | 'label' | 'repository';
      id: string;
      /** Of the item that it is, or hung on; null = none. */
      number: number | null;
      by: RestUser | null;
    }
  | {
      kind: 'transfer';
      repo_id: string;
      number: number;
      to_repo_id: string;
      to_number: number;
      by: RestUser | null;
    }
  | {
      kind: 'thread';
      repo_id: string;
      number: number;
      thread_id: string;
      is_resolved: boolean;
      at: string | null;
      by: RestUser | null;
    }
  | {
      kind: 'membership';
      account: string;
      /** null = the account as a whole, or somebody who is only invited. */
      who: RestUser | null;
      /** "member.added", "team.edited". */
      change: string;
      team: string | null;
      repo_id: string | null;
      role: string | null;
      by: RestUser | null;
    }
  | {
      kind: 'repository';
      repo_id: string;
      /** "renamed", "archived", "public". */
      change: string;
      /** The name that it had before, or the organization; null = it kept both, or a person owned it. */
      former: string | null;
      by: RestUser | null;
    }
  | InstallationFact;

export interface InstallationFact {
  kind: 'installation';
  id: string;
  /** "installation.created", "installation_repositories.added". */
  change: string;
  account_id: string | null;
  account: string | null;
  account_type: string | null;
  /** null = not said. */
  permissions: Record<string, string> | null;
  selection: string | null;
  suspended_at: string | null;
  added: NamedRepository[];
  removed: NamedRepository[];
}

export interface NamedRepository {
  id: string;
  full_name: string;
}

/** What one event means, whatever its action; an action that the event does not list touches nothing. */
export interface EventRule {
  /** The actions that mean something; '*' = any, and none. */
  actions: readonly string[] | '*';
  /** @throws MalformedPayload */
  touches: (payload: Payload, action: string | null) => Touched;
}

export function nothing(): Touched {
  return {
    marks: [],
    accounts: [],
    commits: [],
    mentions: [],
    opened: { accounts: [], repositories: [] },
    facts: [],
  };
}

export function isNothing(touched: Touched): boolean {
  const { opened, ...lists } = touched;
  return [...Object.values(lists), ...Object.values(opened)].every((list) => list.length === 0);
}
