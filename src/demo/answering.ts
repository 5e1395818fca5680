/**
 * What GitHub answers to one request, in GraphQL and REST, with its limits and costs: no socket, and no clock but the one
 * that is handed in. `stand-in.ts` puts it behind HTTP.
 */
import type { Actor, Community } from './community/community.ts';
import { joinedCommunities } from './community/reading.ts';
import type { Asked, Caller, Disturbance, Extension, LoggedRequest } from './extension.ts';
import { prepareQuery, type GraphqlRequest } from './graphql/graphql.ts';
import { json, type WireAnswer } from './http.ts';
import { rateBudget, rateHeaders, type RateBudget } from './rate-budget.ts';
import { message, type RestAnswer } from './rest/request.ts';
import { READING_ROUTES } from './rest/rest.ts';
import { answerRoute, isWrite } from './rest/routes.ts';
import { stagesOf } from './stage.ts';

export interface AnsweringOptions {
  communities: Community[];
  /** The one personal token that is accepted. */
  token?: string;
  /** Of every credential. */
  pointsPerHour?: number;
  /** How long an "hour" lasts; shorter in tests. */
  windowSeconds?: number;
  extensions?: Extension[];
  /** Epoch milliseconds. */
  now?: () => number;
}

/** A request as it arrives. */
export interface WireRequest {
  method: string;
  /** With the host under which GitHub was asked, which its links name again. */
  url: URL;
  authorization: string;
  body: string;
}

export interface Answering {
  token: string;
  answer: (request: WireRequest) => Promise<WireAnswer>;
  /** Nobody has spent any points. */
  refillBudgets: () => void;
  /** To be called after a change of the community from outside. */
  changed: () => void;
}

const VIEWER: Actor = {
  __typename: 'User',
  id: 'U_stand_in',
  databaseId: 1,
  login: 'octocat',
  name: 'The Octocat',
};
/** Where an Enterprise server has its REST API. */
const GHES_REST = '/api/v3';

/** One request on its way. */
interface Call extends WireRequest {
  caller: Caller | null;
  now: number;
  entry: LoggedRequest;
}

export function answering(options: AnsweringOptions): Answering {
  const { token = 'stand-in-token', pointsPerHour = 1_000_000, windowSeconds = 3_600 } = options;
  const { extensions = [], now: clock = Date.now } = options;
  const stages = stagesOf(joinedCommunities(options.communities), VIEWER, token, extensions);
  const routes = [...extensions.flatMap((one) => one.routes ?? []), ...READING_ROUTES];
  const mutations = Object.assign({}, ...extensions.map((one) => one.mutations)) as NonNullable<
    Extension['mutations']
  >;
  let budgets = new Map<string, RateBudget>();
  const budgetOf = ({ name }: Caller): RateBudget => {
    const budget = budgets.get(name) ?? rateBudget(pointsPerHour, windowSeconds);
    budgets.set(name, budget);
    return budget;
  };

  async function answer(request: WireRequest): Promise<WireAnswer> {
    const { url, method, authorization } = request;
    const now = clock();
    const caller = stages.callerOf(authorization, now);
    const isGraphql = method === 'POST' && /^(\/api)?\/graphql$/.test(url.pathname);
    const entry: LoggedRequest = {
      method,
      path: url.pathname,
      operation: null,
      points: 0,
      status: 0,
      bytes: 0,
      isWrite: !isGraphql && isWrite(routes, method, restPath(url).path),
      credential: caller?.name ?? null,
    };
    const call: Call = { ...request, caller, now, entry };
    const wire = caller?.refusal
      ? wired(caller.refusal)
      : await (isGraphql ? answerGraphql(call) : answerRest(call));
    entry.status = wire.status;
    entry.bytes = wire.body.length;
    for (const extension of extensions) extension.answered?.(entry);
    return wire;
  }

  /** The first that takes the place of the answer, or else the one that changes it. */
  async function disturbance(asked: Asked, now: number): Promise<Disturbance> {
    const all: Disturbance[] = [];
    for (const extension of extensions) {
      const one = await extension.disturb?.(asked, now);
      if (one) all.push(one);
    }
    return all.find(({ instead }) => instead) ?? all[0] ?? {};
  }

  async function answerGraphql({ body, caller, now, entry }: Call): Promise<WireAnswer> {
    if (caller === null || caller.hasGraphql === false) return wired(message(401, 'Bad credentials'));
    const budget = budgetOf(caller);
    let asked: GraphqlRequest;
    try {
      asked = JSON.parse(body) as GraphqlRequest;
    } catch {
      return json(400, { message: 'Problems parsing JSON' });
    }
    const prepared = prepareQuery(asked, mutations);
    const { points, nodes, heaviestPage } = prepared.cost;
    entry.operation = prepared.operationName;
    entry.isWrite = prepared.isMutation;
    const name = prepared.operationName ?? '';
    const asksFor = (field: string) => prepared.asksFor(field);
    const disturbed = await disturbance({ on: 'graphql', name, pageSize: heaviestPage, asksFor }, now);
    if (disturbed.instead) {
      // A query that runs out of time has been paid for.
      if (disturbed.isCharged) budget.charge(points, now);
      return disturbed.instead;
    }
    if (prepared.refusal) return json(200, prepared.refusal);
    const { allowed, ...state } = budget.take(points, now);
    const headers = rateHeaders(state, 'graphql');
    if (!allowed) return json(200, OUT_OF_POINTS, headers);
    entry.points = points;
    const result = await prepared.run({
      stage: stages.stageOf(caller, now),
      rateLimit: {
        cost: points,
        limit: state.limit,
        nodeCount: nodes,
        remaining: state.remaining,
        resetAt: new Date(state.resetAt).toISOString().replace('.000Z', 'Z'),
        used: state.used,
      },
    });
    const wire = json(200, disturbed.damage?.(result) ?? result, headers);
    return disturbed.transport?.(wire) ?? wire;
  }

  async function answerRest({ url, method, body, authorization, caller, now }: Call): Promise<WireAnswer> {
    const { prefix, path } = restPath(url);
    const disturbed = await disturbance({ on: 'rest', name: path, pageSize: 0 }, now);
    if (disturbed.instead) return disturbed.instead;
    const state = caller && budgetOf(caller).state(now);
    const result =
      state && path === '/rate_limit'
        ? limits(state)
        : await answerRoute(
            routes,
            {
              method,
              base: `${url.origin}${prefix}`,
              path,
              query: url.searchParams,
              body: body === '' ? null : parsed(body),
              authorization,
            },
            stages.stageOf(caller, now),
          );
    const wire = wired(result, state ? rateHeaders(state, 'core') : {});
    return disturbed.transport?.(wire) ?? wire;
  }

  return { token, answer, refillBudgets: () => (budgets = new Map()), changed: stages.changed };
}

/** JSON, or a form, which OAuth sends. */
function parsed(body: string): unknown {
  return /^\s*[[{"]/.test(body) ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}

const OUT_OF_POINTS = {
  data: null,
  errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }],
};

function restPath({ pathname }: URL): { prefix: string; path: string } {
  const prefix = pathname.startsWith(GHES_REST) ? GHES_REST : '';
  return { prefix, path: pathname.slice(prefix.length) || '/' };
}

function wired({ status, body, headers }: RestAnswer, more: Record<string, string> = {}): WireAnswer {
  return json(status, body, { ...more, ...headers });
}

function limits({ limit, used, remaining, resetAt }: ReturnType<RateBudget['state']>): RestAnswer {
  const state = { limit, used, remaining, reset: Math.ceil(resetAt / 1_000) };
  return { status: 200, body: { resources: { graphql: state, core: state } } };
}
