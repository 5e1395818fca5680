/**
 * GitHub, for the demo, the tests and the benchmarks: real questions in GraphQL and REST over HTTP, answered from
 * recorded or simulated communities, with GitHub's limits, costs and moods. Nothing can be written to it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { View } from './community-view.ts';
import { joinedCommunities, type Actor, type Community } from './community.ts';
import { faultSwitch, type Fault } from './faults.ts';
import {
  appDesk,
  isTokenRequest,
  SUSPENDED,
  type AppOptions,
  type Caller,
  type InstallationOptions,
} from './github-app.ts';
import type { GraphqlRequest } from './github-graphql.ts';
import { message, type RestRequest } from './github-rest.ts';
import { institutionCommunity, type InstitutionOptions } from './institution.ts';
import { rateBudget, rateHeaders, type RateBudget } from './rate-budget.ts';
import { recordedCommunity } from './recorded-community.ts';
import { sightsOf, whoIs, type Who } from './sights.ts';
import { simulatedCommunity, type SimulatedOptions } from './simulated-community.ts';
import { brokenAnswer, damagedAnswer, json, send, type WireAnswer } from './stand-in-faults.ts';

/** Plain data, so that it can be handed to another process. */
export interface StandInOptions {
  /** Paths of ghd/1 files. */
  recorded?: string[];
  simulated?: SimulatedOptions;
  institution?: InstitutionOptions;
  /** Made by hand: for a stand-in in one's own process. */
  communities?: Community[];
  /** The one personal token that is accepted. */
  token?: string;
  /** A GitHub App, whose installations have tokens of their own. */
  app?: AppOptions;
  /** Of every credential. */
  pointsPerHour?: number;
  /** How long an "hour" lasts; shorter in tests. */
  windowSeconds?: number;
  port?: number;
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

export interface StandIn {
  restUrl: string;
  graphqlUrl: string;
  token: string;
  /** Every request so far, oldest first. */
  log(): Promise<LoggedRequest[]>;
  setFaults(faults: Fault[]): Promise<void>;
  /** From now on the community is as this view shows it; `{}` = as it is. */
  setView(view: View): Promise<void>;
  /** From now on the App is installed there, and nowhere else. */
  setInstallations(installations: InstallationOptions[]): Promise<void>;
  /** Forgets log, faults, spent points, the view and changed installations. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const VIEWER: Actor = {
  __typename: 'User',
  id: 'U_stand_in',
  databaseId: 1,
  login: 'octocat',
  name: 'The Octocat',
};
const GHES_REST = '/api/v3';
const BODY_LIMIT = 1_000_000;

export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { token = 'stand-in-token', pointsPerHour = 1_000_000, windowSeconds = 3_600 } = options;
  const community = communityOf(options);
  const sights = sightsOf(community, VIEWER);
  const desk = options.app ? appDesk(options.app) : null;
  const faults = faultSwitch();
  let budgets = new Map<string, RateBudget>();
  const budgetOf = ({ name }: Who): RateBudget => {
    const budget = budgets.get(name) ?? rateBudget(pointsPerHour, windowSeconds);
    budgets.set(name, budget);
    return budget;
  };
  let log: LoggedRequest[] = [];

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      send(response, json(500, { message: error instanceof Error ? error.message : String(error) }));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://stand-in');
    const method = request.method ?? 'GET';
    const body = await bodyOf(request);
    const isGraphql = method === 'POST' && /^(\/api)?\/graphql$/.test(url.pathname);
    const entry: LoggedRequest = {
      method,
      path: url.pathname,
      operation: null,
      points: 0,
      status: 0,
      bytes: 0,
      isWrite: !isGraphql && method !== 'GET' && method !== 'HEAD' && !isTokenRequest(method, url.pathname),
      credential: null,
    };
    const { authorization = '' } = request.headers;
    const caller = desk?.callerOf(authorization, Date.now()) ?? null;
    const who = whoIs(caller, authorization, token);
    let wire: WireAnswer;
    entry.credential = who?.name ?? null;
    if (who?.installation?.suspended) wire = refusal(403, SUSPENDED);
    else if (isGraphql && who && who.name !== 'app') wire = await answerGraphql(body, entry, who);
    else if (isGraphql) wire = refusal(401, 'Bad credentials');
    else wire = await answerRest({ method, url, request, body, caller, who });
    entry.status = wire.status;
    entry.bytes = wire.body.length;
    log.push(entry);
    if (wire.status === 0) {
      response.socket?.destroy();
      return;
    }
    send(response, wire);
  }

  async function answerGraphql(body: string, entry: LoggedRequest, who: Who): Promise<WireAnswer> {
    const { graphql } = sights.of(who);
    const budget = budgetOf(who);
    let asked: GraphqlRequest;
    try {
      asked = JSON.parse(body) as GraphqlRequest;
    } catch {
      return json(400, { message: 'Problems parsing JSON' });
    }
    const prepared = graphql(asked);
    entry.operation = prepared.operationName;
    entry.isWrite = prepared.isMutation;
    const struck = faults.strike({
      on: 'graphql',
      name: prepared.operationName ?? '',
      pageSize: prepared.cost.heaviestPage,
      asksFor: (field) => prepared.asksFor(field),
    });
    for (const fault of struck) {
      const broken = await brokenAnswer(fault, Date.now());
      if (!broken) continue;
      // A query that runs out of time has been paid for.
      if (broken.status >= 500) budget.charge(prepared.cost.points, Date.now());
      return broken;
    }
    if (prepared.refusal) return json(200, prepared.refusal);
    const { points } = prepared.cost;
    const { allowed, ...state } = budget.take(points, Date.now());
    const headers = rateHeaders(state, 'graphql');
    if (!allowed)
      return json(
        200,
        { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }] },
        headers,
      );
    entry.points = points;
    const result = prepared.run({
      cost: points,
      limit: state.limit,
      nodeCount: prepared.cost.nodes,
      remaining: state.remaining,
      resetAt: new Date(state.resetAt).toISOString().replace('.000Z', 'Z'),
      used: state.used,
    });
    const damage = struck.find(({ kind }) => kind !== 'slow');
    return withTransport(json(200, damage ? damagedAnswer(result, damage) : result, headers), damage);
  }

  async function answerRest({ method, url, request, body, caller, who }: RestCall): Promise<WireAnswer> {
    const prefix = url.pathname.startsWith(GHES_REST) ? GHES_REST : '';
    const path = url.pathname.slice(prefix.length) || '/';
    const struck = faults.strike({ on: 'rest', name: path, pageSize: 0 });
    for (const fault of struck) {
      const broken = await brokenAnswer(fault, Date.now());
      if (broken) return broken;
    }
    const asked: RestRequest = {
      method,
      base: `http://${request.headers.host}${prefix}`,
      path,
      query: url.searchParams,
      body: body === '' ? null : (JSON.parse(body) as unknown),
    };
    const fromDesk = desk?.answer(asked, caller, Date.now()) ?? null;
    if (!who) return fromDesk ? json(fromDesk.status, fromDesk.body) : refusal(401, 'Bad credentials');
    const state = budgetOf(who).state(Date.now());
    const headers = rateHeaders(state, 'core');
    if (path === '/rate_limit')
      return json(200, { resources: { graphql: limitBody(state), core: limitBody(state) } }, headers);
    const result = fromDesk ?? sights.of(who).rest(asked);
    return withTransport(
      json(result.status, result.body, { ...headers, ...result.headers }),
      struck.find(({ kind }) => kind !== 'slow'),
    );
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    restUrl: origin,
    graphqlUrl: `${origin}/graphql`,
    token,
    log: async () => log,
    setFaults: async (wanted) => faults.set(wanted),
    setView: async (view) => sights.show(view),
    setInstallations: async (installations) => desk?.setInstallations(installations),
    reset: async () => {
      log = [];
      faults.set([]);
      sights.show({});
      desk?.setInstallations(options.app?.installations ?? []);
      budgets = new Map();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function communityOf({ recorded = [], simulated, institution, communities = [] }: StandInOptions): Community {
  return joinedCommunities([
    ...communities,
    ...(recorded.length > 0 ? [recordedCommunity(recorded)] : []),
    ...(simulated ? [simulatedCommunity(simulated)] : []),
    ...(institution ? [institutionCommunity(institution)] : []),
  ]);
}

interface RestCall {
  method: string;
  url: URL;
  request: IncomingMessage;
  body: string;
  caller: Caller;
  who: Who | null;
}

function refusal(status: number, text: string): WireAnswer {
  return json(status, message(status, text).body);
}

function withTransport(answer: WireAnswer, fault: Fault | undefined): WireAnswer {
  if (fault?.kind === 'truncated-body') return { ...answer, isCutShort: true };
  // No answer at all: the connection is broken where the status would have been.
  if (fault?.kind === 'connection-reset') return { ...answer, status: 0 };
  return answer;
}

function limitBody({ limit, used, remaining, resetAt }: ReturnType<ReturnType<typeof rateBudget>['state']>) {
  return { limit, used, remaining, reset: Math.ceil(resetAt / 1_000) };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > BODY_LIMIT) throw new Error('The request is larger than any question that Headwater asks.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
