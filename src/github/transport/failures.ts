/**
 * What went wrong with a request, and what that asks of us: wait, repeat, ask for less, or give up with one clear line.
 * GitHub says the same thing in several ways; they are told apart here and nowhere else.
 */
import { GraphqlResponseError } from '@octokit/graphql';
import { RequestError } from '@octokit/request-error';
import { redaction, type Redact } from '../../domain/settings/redaction.ts';

/** GitHub says no, and will say so again: a bad token, a missing repository, a suspended account. */
export class GitHubRefused extends Error {
  /** It is the token that is refused, not the one thing we asked for. */
  readonly everywhere: boolean;
  /** The login of an account of which nothing can be read, while others can; null = it is not about an account. */
  readonly account: string | null;

  constructor(
    message: string,
    { everywhere = false, account = null }: { everywhere?: boolean; account?: string | null } = {},
  ) {
    super(message);
    this.everywhere = everywhere;
    this.account = account;
  }
}

/** GitHub did not answer, however withRetry it was asked; a later run may succeed and goes on where this one stopped. */
export class GitHubUnavailable extends Error {}

/** The run was asked to stop while it waited for GitHub. */
export class Stopped extends Error {}

/** The question was too heavy for GitHub: ask for fewer items at once. */
export class TooHeavy extends Error {}

export interface FieldError {
  path: (string | number)[];
  message: string;
  type: string | null;
}

/** A team that this credential may not see stays unnamed however often it is asked for: that is no gap. */
export function isUnseenTeam({ path, type }: FieldError): boolean {
  return type === 'FORBIDDEN' && path.includes('requestedReviewer');
}

export type Failure =
  | {
      kind: 'wait';
      reason: 'rate limit' | 'secondary rate limit';
      seconds: number | null;
      until: string | null;
    }
  | { kind: 'repeat'; reason: string }
  | { kind: 'too heavy'; reason: string }
  | { kind: 'refused'; message: string; account?: string }
  | { kind: 'not accepted'; reason: string }
  | { kind: 'partial'; errors: FieldError[]; data: unknown };

type Headers = Record<string, string | number | undefined>;

/**
 * @param asked the repository or owner that the question is about
 * @param called how a sentence calls whoever asked: "the token", "the App"
 */
export function classify(error: unknown, asked: string, called: string): Failure {
  if (error instanceof GraphqlResponseError)
    return classifyAnswer(error as GraphqlResponseError<unknown>, asked, called);
  if (error instanceof RequestError) return classifyStatus(error, asked, called);
  // What fetch throws when the connection breaks, and what AbortSignal.timeout throws, have no status.
  return { kind: 'repeat', reason: error instanceof Error ? error.message : String(error) };
}

/**
 * The same error, its words without the credential: a server, a proxy or fetch itself may quote what it was sent.
 * @param authorization the header that went with the request
 */
export function withoutSecrets(error: unknown, authorization: string, redact: Redact): unknown {
  const [, token = ''] = /^\S+ (.*)$/s.exec(authorization) ?? [];
  const clean = (text: string) => redact(redaction([token])(text));
  if (!(error instanceof Error)) return typeof error === 'string' ? clean(error) : error;
  error.message = clean(error.message);
  if (error instanceof GraphqlResponseError)
    for (const entry of (error as GraphqlResponseError<unknown>).errors ?? [])
      entry.message = clean(String(entry.message));
  return error;
}

/** HTTP 200 with `errors`: the status says nothing, the error's type or words do. */
function classifyAnswer(error: GraphqlResponseError<unknown>, asked: string, called: string): Failure {
  const errors: FieldError[] = (error.errors ?? []).map((entry) => ({
    path: (entry.path as (string | number)[] | undefined) ?? [],
    message: entry.message,
    type: typeof entry.type === 'string' ? entry.type : null,
  }));
  const headers = error.headers as Headers;
  for (const { type, message } of errors) {
    // Both spellings have been seen.
    if (type === 'RATE_LIMITED' || type === 'RATE_LIMIT')
      return { kind: 'wait', reason: 'rate limit', seconds: retryAfter(headers), until: resetTime(headers) };
    if (/secondary rate limit|abuse detection/i.test(message))
      return { kind: 'wait', reason: 'secondary rate limit', seconds: retryAfter(headers), until: null };
    if (
      type === 'RESOURCE_LIMITS_EXCEEDED' ||
      type === 'MAX_NODE_LIMIT_EXCEEDED' ||
      /timedout|timed? ?out/i.test(message)
    )
      return { kind: 'too heavy', reason: type ?? 'timeout' };
  }
  const first = errors[0];
  if (isReadable(error.data)) return { kind: 'partial', errors, data: error.data };
  if (first?.type === 'NOT_FOUND')
    return {
      kind: 'refused',
      message: `${asked}: GitHub does not find it (${oneLine(first.message)}); check the spelling, and that ${called} may read it.`,
    };
  if (first?.type === 'FORBIDDEN' || first?.type === 'INSUFFICIENT_SCOPES')
    return {
      kind: 'refused',
      message: `${asked}: GitHub refused (${oneLine(first.message)}); give ${called} that permission.`,
    };
  // "Something went wrong while executing your query" is how GitHub says that it ran out of time.
  if (/something went wrong/i.test(first?.message ?? '')) return { kind: 'too heavy', reason: 'timeout' };
  if (first !== undefined && error.data === undefined)
    return {
      kind: 'refused',
      message: `${asked}: GitHub does not understand the question (${oneLine(first.message)}); is this GitHub too old?`,
    };
  return { kind: 'repeat', reason: oneLine(first?.message ?? 'an empty answer') };
}

/** Some field of the answer other than the rate limit has arrived. */
function isReadable(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.entries(data).some(([name, value]) => name !== 'rateLimit' && value !== null);
}

function classifyStatus(error: RequestError, asked: string, called: string): Failure {
  const headers = (error.response?.headers ?? {}) as Headers;
  const { status } = error;
  // An App whose id GitHub does not know is "not found", whatever it asked for.
  if (status === 401 || (status === 404 && /integration not found/i.test(error.message)))
    return { kind: 'not accepted', reason: oneLine(error.message.replace(/ - https?:\S+$/, '')) };
  if (status === 403 || status === 429) {
    const seconds = retryAfter(headers);
    if (/secondary rate|abuse/i.test(error.message))
      return { kind: 'wait', reason: 'secondary rate limit', seconds, until: null };
    if (headers['x-ratelimit-remaining'] === '0' || /rate limit exceeded/i.test(error.message))
      return { kind: 'wait', reason: 'rate limit', seconds, until: resetTime(headers) };
    if (seconds !== null || status === 429)
      return { kind: 'wait', reason: 'secondary rate limit', seconds, until: null };
    if (/installation has been suspended/i.test(error.message)) return suspended(asked.split('/')[0]!);
    return {
      kind: 'refused',
      message: `${asked}: GitHub refused (${oneLine(error.message)}); check the permissions of ${called}.`,
    };
  }
  if (status === 404 || status === 410 || status === 451)
    return {
      kind: 'refused',
      message: `${asked}: GitHub does not find it; check the spelling, and that ${called} may read it.`,
    };
  if (status === 502 || status === 504) return { kind: 'too heavy', reason: String(status) };
  if (status >= 500)
    return { kind: 'repeat', reason: error.response ? String(status) : oneLine(error.message) };
  return { kind: 'refused', message: `${asked}: GitHub answered ${status} (${oneLine(error.message)}).` };
}

/** Whoever suspended the App does not wish it to read them: no other credential is tried. */
export function suspended(account: string): Extract<Failure, { kind: 'refused' }> {
  return {
    kind: 'refused',
    message: `${account}: the App's installation there is suspended; ask an owner of that account to unsuspend it, or take the account out of the configuration.`,
    account,
  };
}

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers['retry-after'] ?? NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

function resetTime(headers: Headers): string | null {
  const seconds = Number(headers['x-ratelimit-reset'] ?? NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : null;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
