/**
 * The one way to GitHub: questions in GraphQL, lists in REST, both with the same patience. It waits where GitHub asks
 * to wait, repeats what broke on the way, and keeps the cost of every call for the caller to store.
 */
import { graphql as octokitGraphql } from '@octokit/graphql';
import { Octokit } from '@octokit/rest';
import type { ApiCallRow } from '../../domain/history/facts.ts';
import { redactShapes } from '../../domain/settings/redaction.ts';
import { classify, type Failure } from './classify.ts';
import { GitHubRefused, GitHubUnavailable, Stopped, TooHeavy, WrongSetting } from './failures.ts';
import { requireHarmless } from './mutations.ts';
import { withoutSecrets } from './secrets.ts';
import { BrokenAnswer, EmptyAnswer, fetchFor, foreignJson, StrangeAnswer } from './wire.ts';
import type {
  RequestContext,
  AskOptions,
  RestPage,
  GitHubClient,
  Credential,
  Transport,
  TransportOptions,
  ObserverOptions,
} from './types.ts';
import { words } from './words.ts';

const REPEATS = 6;
/** Where GitHub names no time: its documentation asks for at least a minute, and growing. */
const SECONDARY_WAIT_SECONDS = 60;
const LONGEST_WAIT_SECONDS = 3900;

interface RateLimit {
  cost: number;
  remaining: number;
  resetAt: string;
}

/** Reads public history with a personal token; nothing need be installed anywhere. */
export function observerClient(options: ObserverOptions): GitHubClient {
  const calls: ApiCallRow[] = [];
  return {
    ...createTransport(options, personalToken(options.token), calls),
    byCredential: async (owners) => [{ credential: 'token', owners: [...owners] }],
    takeCalls: () => calls.splice(0),
  };
}

export function personalToken(token: string): Credential {
  return {
    name: 'token',
    called: 'the token',
    authorization: async () => `bearer ${token}`,
    notAccepted() {
      throw new GitHubRefused(
        'GITHUB_TOKEN: GitHub does not accept this token; make a new one or correct it.',
        {
          everywhere: true,
        },
      );
    },
  };
}

/** The settings from which an address of GitHub's is made. */
const SETTINGS = {
  rest: 'GITHUB_API_URL (or GHE_HOST, from which it is made)',
  graphql: 'GITHUB_GRAPHQL_URL (or GITHUB_API_URL or GHE_HOST, from which it is made)',
};

export const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** GitHub's REST API, without a credential and without any patience. */
export function restApi({ restUrl, fetch: given }: Pick<TransportOptions, 'restUrl' | 'fetch'>): Octokit {
  return new Octokit({
    baseUrl: restUrl,
    userAgent: 'headwater',
    log: SILENT,
    request: { fetch: fetchFor('rest', given) },
  });
}

/** @param calls where every call is written down */
export function createTransport(
  options: TransportOptions,
  credential: Credential,
  calls: ApiCallRow[],
): Transport {
  const { now, stop, redact = redactShapes } = options;
  let limit: RateLimit | null = null;
  const answered = { rest: false, graphql: false };
  const addresses = { rest: `${options.restUrl}/`, graphql: options.graphqlUrl };
  const graphql = octokitGraphql.defaults({
    url: options.graphqlUrl,
    headers: { 'user-agent': 'headwater' },
    request: { fetch: fetchFor('graphql', options.fetch) },
  });
  const rest = restApi(options);

  /** Runs one request until it has an answer; every attempt is written down. */
  async function withRetry<T>(
    kind: ApiCallRow['kind'],
    purpose: RequestContext,
    ask: (authorization: string) => Promise<T>,
    { canShrink = false, question = null as string | null } = {},
  ): Promise<T | PartialAnswer> {
    const asked = purpose.repository ?? purpose.owner ?? purpose.purpose;
    let waits = 0;
    let secondaryWaits = 0;
    for (let attempt = 1; ; attempt++) {
      if (kind === 'graphql') await waitForPoints();
      const authorization = await credential.authorization();
      const started = now();
      let failure: Failure;
      try {
        const answer = await ask(authorization);
        note(kind, purpose, started, 'ok', answer);
        answered[kind] = true;
        return answer;
      } catch (error) {
        failure = classify(withoutSecrets(error, authorization, redact), {
          about: asked,
          called: credential.called,
          question,
          address: addresses[kind],
          settings: SETTINGS[kind],
          hasAnswered: answered[kind],
        });
        if (IS_GITHUBS.has(failure.kind)) answered[kind] = true;
        note(kind, purpose, started, failure.kind === 'partial' ? 'partial' : outcome(failure), failure);
      }
      if (failure.kind === 'partial') return failure;
      if (failure.kind === 'refused') throw new GitHubRefused(failure.message, failure);
      if (failure.kind === 'wrong setting') throw new WrongSetting(failure.message);
      if (failure.kind === 'unavailable') throw new GitHubUnavailable(failure.message);
      if (failure.kind === 'not accepted') {
        credential.notAccepted(failure.reason);
        failure = { kind: 'repeat', reason: failure.reason };
      }
      if (failure.kind === 'too heavy') {
        if (canShrink) throw new TooHeavy(failure.reason);
        // As little as can be asked for: it may be GitHub's hour, not the question's weight.
        failure = { kind: 'repeat', reason: failure.reason, isOfThis: true };
      }
      if (failure.kind === 'wait') {
        const growing = SECONDARY_WAIT_SECONDS * 2 ** secondaryWaits;
        if (failure.reason === 'secondary rate limit') secondaryWaits++;
        // Where it names no time, or one that is over by our clock, and is not done yet, we do not ask every second.
        await pause(Math.max(waitSeconds(failure, growing), 2 ** waits++), `GitHub's ${failure.reason}`);
        attempt--;
        if (secondaryWaits > REPEATS)
          throw new GitHubUnavailable(
            `${asked}: GitHub keeps us waiting (secondary rate limit); run it again later.`,
          );
        continue;
      }
      const { reason, tries = REPEATS, isOfThis = false } = failure;
      const { remedy = 'run it again later, it goes on from here' } = failure;
      if (attempt >= tries)
        throw new GitHubUnavailable(
          `${asked}: GitHub cannot be read (${reason}), tried ${attempt} times; ${remedy}.`,
          { isOfThis },
        );
      await pause(2 ** (attempt - 1), `another try (${failure.reason})`);
    }
  }

  function waitSeconds(failure: Extract<Failure, { kind: 'wait' }>, growing: number): number {
    if (failure.seconds !== null) return failure.seconds;
    const until = failure.until ?? (failure.reason === 'rate limit' ? limit?.resetAt : undefined);
    // A second more than GitHub's word: its clock and ours differ.
    if (until) return (Date.parse(until) - now().getTime()) / 1000 + 1;
    return growing;
  }

  async function waitForPoints(): Promise<void> {
    if (limit === null || limit.remaining >= limit.cost) return;
    const seconds = (Date.parse(limit.resetAt) - now().getTime()) / 1000 + 1;
    limit = null;
    if (seconds > 0) await pause(seconds, "GitHub's rate limit");
  }

  async function pause(seconds: number, reason: string): Promise<void> {
    const bounded = Math.min(seconds, LONGEST_WAIT_SECONDS);
    if (bounded >= 10) {
      const until = new Date(now().getTime() + bounded * 1000).toISOString().slice(11, 19);
      options.notice?.(`waiting until ${until} UTC for ${reason}`);
    }
    await options.wait(bounded * 1000, stop);
    if (stop?.aborted) throw new Stopped('stopped while waiting for GitHub');
  }

  function note(
    kind: ApiCallRow['kind'],
    purpose: RequestContext,
    started: Date,
    result: string,
    answer: unknown,
  ): void {
    const said = rateLimitOf(answer);
    if (said) limit = said;
    (purpose.calls ?? calls).push({
      purpose: purpose.purpose,
      repository: purpose.repository,
      page_size: purpose.page_size,
      credential: credential.name,
      called_at: started.toISOString(),
      kind,
      outcome: result,
      points: said?.cost ?? null,
      points_left: said?.remaining ?? null,
      resets_at: said?.resetAt ?? null,
      milliseconds: now().getTime() - started.getTime(),
    });
  }

  return {
    async query<T>(
      text: string,
      variables: Record<string, unknown>,
      purpose: RequestContext,
      { canShrink = false }: AskOptions = {},
    ) {
      requireHarmless(text, variables);
      const answer = await withRetry(
        'graphql',
        purpose,
        async (authorization) => {
          const data: unknown = await graphql(text, { ...variables, headers: { authorization } });
          // A body cut short is no JSON, and octokit then hands over nothing instead of failing.
          if (typeof data !== 'object' || data === null) throw new BrokenAnswer('a truncated answer');
          // GitHub names everything that was asked for, null where there is nothing.
          if (Object.keys(data).length === 0) throw foreignJson();
          if (
            ALWAYS_THERE.some((field) => field in data && (data as Record<string, unknown>)[field] === null)
          )
            throw new EmptyAnswer('an empty answer');
          return data;
        },
        { canShrink, question: /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? null },
      );
      const partial = isPartial(answer) ? answer : null;
      const data = (partial ? partial.data : answer) as T;
      const said = rateLimitOf(answer);
      return {
        data,
        errors: partial?.errors ?? [],
        points: said?.cost ?? null,
        points_left: said?.remaining ?? null,
      };
    },
    async list<T>(route: string, parameters: Record<string, unknown>, purpose: RequestContext) {
      const answer = await withRetry('rest', purpose, async (authorization) => {
        const response = await rest.request(route, { ...parameters, headers: { authorization } });
        if (!Array.isArray(response.data)) throw notAList(response.data);
        return { rows: response.data as T[], hasNext: /rel="next"/.test(response.headers.link ?? '') };
      });
      return answer as RestPage<T>;
    },
    request: async <T>(ask: () => Promise<T>, purpose: RequestContext) =>
      (await withRetry('rest', purpose, ask)) as T,
  };
}

/** Of what GitHub cannot give, it says why: of a repository, and of a list of things by their ids. */
const ALWAYS_THERE = ['repository', 'nodes'];

type PartialAnswer = Extract<Failure, { kind: 'partial' }>;

/** A failure of these kinds is an answer of GitHub's all the same. */
const IS_GITHUBS = new Set<Failure['kind']>(['wait', 'too heavy', 'refused', 'not accepted', 'partial']);

function notAList(data: unknown): Error {
  if (data === '') return new StrangeAnswer('answers with nothing');
  // A body cut short stays a text.
  if (typeof data === 'string') return new BrokenAnswer('a truncated answer');
  return foreignJson();
}

function isPartial(answer: unknown): answer is PartialAnswer {
  return typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'partial';
}

function outcome(failure: Failure): string {
  return 'reason' in failure ? words(`${failure.kind}: ${failure.reason}`, 100) : failure.kind;
}

function rateLimitOf(answer: unknown): RateLimit | null {
  const data = isPartial(answer) ? answer.data : answer;
  if (typeof data !== 'object' || data === null || !('rateLimit' in data)) return null;
  return data.rateLimit as RateLimit | null;
}
