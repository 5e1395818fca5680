/**
 * How the stand-in is extended from outside: whose credentials it knows, what they are shown, what they may change, and
 * what goes wrong. It serves reading alone by itself, to one personal token.
 */
import type { Actor, Community } from './community/community.ts';
import type { Served } from './community/served.ts';
import type { GraphqlAnswer } from './graphql/answer.ts';
import type { WireAnswer } from './http.ts';
import type { RestAnswer, RestRequest } from './rest/request.ts';

/** A credential that was accepted: each has points of its own. */
export interface Caller {
  /** "token", "installation 123", "app". */
  name: string;
  /** Who `viewer` is and whose hand writes; absent = the stand-in's own account. */
  actor?: Actor;
  /** Goes out instead of every answer: a suspended installation. */
  refusal?: RestAnswer;
  /** May ask in GraphQL; true if absent. */
  hasGraphql?: boolean;
  /** What it may write, by the names of GitHub's permissions; nothing if absent. */
  writes?(permission: string, fullName: string): boolean;
  /** Which private repositories ("owner/name") are shown; none if absent. */
  sees?(fullName: string): boolean;
}

/** What the answer to one request may look at and change. */
export interface Stage {
  /** The community as this caller is shown it. */
  served: Served;
  /** The whole of it, as it was passed in: what is to last is changed here. */
  community: Community;
  /** null = nobody whom the stand-in knows. */
  caller: Caller | null;
  viewer: Actor;
  /** Epoch milliseconds. */
  now: number;
  /** To be called after every change of the community: what was looked up in it is forgotten. */
  changed(): void;
}

/** One REST call. */
export interface Route {
  /** "POST /repos/:owner/:name/issues/:number/comments", "GET /repos/:owner/:name/contents/*path"; GET answers HEAD, too. */
  on: string;
  /** Answered whoever asks; absent = a credential is needed. */
  isOpen?: boolean;
  /** Of other methods than GET: changes nothing that others see. */
  isRead?: boolean;
  /** @returns null = not mine: the next route that fits is asked */
  answer(request: RestRequest, stage: Stage): RestAnswer | null | Promise<RestAnswer | null>;
}

/** By the name of GraphQL's mutation: its input → its payload, whose fields are read like any other object's. */
export type Mutations = Record<string, (input: Record<string, unknown>, stage: Stage) => unknown>;

/** What a disturbance needs to know of a request. */
export interface Asked {
  on: 'graphql' | 'rest';
  /** Operation or path. */
  name: string;
  /** The largest page of a GraphQL query whose nodes have connections of their own; 0 = none. */
  pageSize: number;
  /** Whether a GraphQL query asks for "Type.field". */
  asksFor?: (field: string) => boolean;
}

export interface Disturbance {
  /** Goes out in place of the real answer. */
  instead?: WireAnswer;
  /** The points are taken all the same. */
  isCharged?: boolean;
  damage?(answer: GraphqlAnswer): GraphqlAnswer;
  /** Changes how the real answer is sent. */
  transport?(answer: WireAnswer): WireAnswer;
}

export interface LoggedRequest {
  method: string;
  path: string;
  operation: string | null;
  points: number;
  status: number;
  bytes: number;
  isWrite: boolean;
  /** "token", "installation 123", "app"; null = it was not accepted. */
  credential: string | null;
}

/** Everything is optional; extensions are asked in their order, and before the stand-in itself. */
export interface Extension {
  /** Whose credential that is; null = none that this extension knows. `authorization` is the header. */
  callerOf?(authorization: string, now: number): Caller | null;
  /** Another look at the community; the same object as long as it is the same community. */
  shown?(community: Community, caller: Caller | null, now: number): Community;
  routes?: Route[];
  mutations?: Mutations;
  disturb?(asked: Asked, now: number): Promise<Disturbance | null>;
  /** After each request. */
  answered?(request: LoggedRequest): void;
}
