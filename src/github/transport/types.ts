/** What the rooms of GitHub know of whoever asks: the one client, its answers, and what it is made of. */
import type { ApiCallRow } from '../../domain/history/facts.ts';
import type { Redact } from '../../domain/settings/redaction.ts';
import type { FieldError } from './failures.ts';

/** What a call is for: shown in errors, kept with its cost. */
export interface RequestContext {
  purpose: string;
  repository: string | null;
  page_size: number | null;
  /** Whose repositories it is about, where it is about no single one: a login. */
  owner?: string;
  /** Where this reading's calls are written down; absent = with the client's own. */
  calls?: ApiCallRow[];
}

/** A question that can be made smaller where GitHub is not up to it. */
export interface AskOptions {
  canShrink?: boolean;
}

export interface Answer<T> {
  data: T;
  /** Fields that GitHub could not read though the rest arrived. */
  errors: FieldError[];
  points: number | null;
  points_left: number | null;
}

export interface RestPage<T> {
  rows: T[];
  hasNext: boolean;
}

declare const answers: unique symbol;

/** A document that knows what GitHub answers to it. */
export type Question<T> = string & { readonly [answers]?: T };

export interface GitHubClient {
  /**
   * Asks once and waits as long as GitHub wants.
   * @throws TooHeavy when GitHub could not answer in time and the caller `canShrink` the question
   * @throws GitHubRefused · GitHubUnavailable · WrongSetting · Stopped
   */
  query<T>(
    text: Question<T> | string,
    variables: Record<string, unknown>,
    purpose: RequestContext,
    options?: AskOptions,
  ): Promise<Answer<T>>;
  /** One page of a REST list. Same errors as `query`. */
  list<T>(route: string, parameters: Record<string, unknown>, purpose: RequestContext): Promise<RestPage<T>>;
  /** These owners, in groups that one request may be about: one credential reads a whole group. */
  byCredential(owners: readonly string[]): Promise<ReadersOf[]>;
  /**
   * Whether the App is installed in that repository (owner/name), so that what GitHub shows to members alone can be
   * asked for. Absent = nowhere: a personal token.
   */
  isInstalled?(repository: string): Promise<boolean>;
  /** The calls since the last time this was asked, oldest first, that belong to no reading of their own (`recording`). */
  takeCalls(): ApiCallRow[];
}

export interface ReadersOf {
  /** As in `ApiCallRow`; null = nothing reads these, and a question about them is refused. */
  credential: string | null;
  owners: string[];
}

/** Whose permission and whose points a request uses. */
export interface Credential {
  /** Kept with every call. */
  name: string;
  /** In a sentence: "the token", "the App". */
  called: string;
  /**
   * The header of the next request.
   * @throws GitHubRefused where GitHub gives none
   */
  authorization(): Promise<string>;
  /**
   * GitHub has not accepted the last one; returns where another try may help.
   * @throws GitHubRefused where it will not
   */
  notAccepted(reason: string): void;
}

/** What GitHub can be asked with one credential. */
export interface Transport extends Pick<GitHubClient, 'query' | 'list'> {
  /** Any other request, with the same patience and the same errors. */
  request<T>(ask: () => Promise<T>, purpose: RequestContext): Promise<T>;
}

export interface TransportOptions {
  /** Without a slash at the end: https://api.github.com, https://ghe.example/api/v3 */
  restUrl: string;
  graphqlUrl: string;
  now: () => Date;
  wait: (milliseconds: number, stop?: AbortSignal) => Promise<void>;
  stop?: AbortSignal;
  /** Told before every wait that a person would notice. */
  notice?: (text: string) => void;
  /** Takes out what no message and no row may hold; without it, what has the shape of a secret. */
  redact?: Redact;
  /** For tests. */
  fetch?: typeof fetch;
}

export interface ObserverOptions extends TransportOptions {
  token: string;
}
