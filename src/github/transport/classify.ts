/**
 * What went wrong with a request, and what that asks of us: wait, repeat, ask for less, or give up with one clear line.
 * GitHub says the same thing in several ways; they are told apart here and nowhere else.
 */
import { GraphqlResponseError } from '@octokit/graphql';
import { RequestError } from '@octokit/request-error';
import { isOfCursor, suspended, type FieldError, type RefusalScope } from './failures.ts';
import { unreached } from './network.ts';
import { unknownFields } from './unknown-fields.ts';
import { addressOf, BrokenAnswer, EmptyAnswer, foreignJson, StrangeAnswer } from './wire.ts';
import { words } from './words.ts';

export type Failure =
  | {
      kind: 'wait';
      reason: 'rate limit' | 'secondary rate limit';
      seconds: number | null;
      until: string | null;
    }
  /**
   * `tries`: fewer than usual, where a repeat hardly helps. `remedy`: a sentence's second half. `isOfThis`: it is this
   * question that GitHub cannot answer.
   */
  | { kind: 'repeat'; reason: string; tries?: number; remedy?: string; isOfThis?: boolean }
  | { kind: 'too heavy'; reason: string }
  | ({ kind: 'refused'; message: string } & RefusalScope)
  | { kind: 'not accepted'; reason: string }
  | { kind: 'wrong setting'; message: string }
  /** Nothing here is wrong and no repeat helps. */
  | { kind: 'unavailable'; message: string }
  | { kind: 'partial'; errors: FieldError[]; data: unknown };

/** Whom a question went to, and what it was about. */
export interface Asked {
  /** The repository or owner that the question is about. */
  about: string;
  /** How a sentence calls whoever asked: "the token", "the App". */
  called: string;
  /** Of a GraphQL question; null = it has none. */
  question: string | null;
  address: string;
  /** The settings that the address comes from. */
  settings: string;
  /** GitHub has answered there before. */
  hasAnswered: boolean;
}

type Headers = Record<string, string | number | undefined>;

const STANDARD_HOST = 'https://api.github.com';
/** Nobody listens: perhaps it is just being started. */
const TRIES_AT_A_CLOSED_DOOR = 3;

export function classify(error: unknown, asked: Asked): Failure {
  if (error instanceof GraphqlResponseError)
    return classifyAnswer(error as GraphqlResponseError<unknown>, asked);
  const cause = error instanceof RequestError && error.cause !== undefined ? error.cause : error;
  if (cause instanceof StrangeAnswer) return strange(cause.message, asked);
  if (cause instanceof BrokenAnswer)
    return {
      kind: 'repeat',
      reason: cause.message,
      isOfThis: cause instanceof EmptyAnswer || asked.hasAnswered,
    };
  if (isUnread(cause)) return strange(foreignJson().message, asked);
  if (error instanceof RequestError && error.response) return classifyStatus(error, asked);
  return notReached(cause, asked);
}

/** The client of GraphQL found errors in it that are none, and fell over them: `fetch` fails with a cause. */
function isUnread(error: unknown): boolean {
  return (
    error instanceof TypeError && error.cause === undefined && /^Cannot read|is not /.test(error.message)
  );
}

/** HTTP 200 with `errors`: the status says nothing, the error's type or words do. */
function classifyAnswer(error: GraphqlResponseError<unknown>, asked: Asked): Failure {
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
  const unknown = unknownFields(error.errors ?? []);
  if (unknown.length > 0 && !isReadable(error.data)) return unknownTo(unknown, asked);
  if (isReadable(error.data) || areAliasesGone(errors)) return { kind: 'partial', errors, data: error.data };
  return errors[0] ? refusedField(errors[0], errors, error.data, asked) : empty;
}

const empty: Failure = { kind: 'repeat', reason: 'an empty answer' };

function refusedField(
  first: FieldError,
  errors: readonly FieldError[],
  data: unknown,
  { about, called }: Asked,
): Failure {
  const { type, message } = first;
  // "Something went wrong while executing your query" is how GitHub says that it ran out of time.
  if (/something went wrong/i.test(message)) return { kind: 'too heavy', reason: 'timeout' };
  const reason = words(message);
  const parts = errors.flatMap(({ path }) => (path.length > 1 ? [String(path[1])] : []));
  const scope = {
    parts,
    isWhole: first.path.length === 1 && first.path[0] === 'repository',
    isOfCursor: errors.every(isOfCursor),
    reason,
  };
  const part = parts.length > 0 ? `${first.path.slice(1).join('.')}: ` : '';
  if (type === 'NOT_FOUND')
    return {
      kind: 'refused',
      message: `${about}: GitHub does not find it (${part}${reason}); check the spelling, and that ${called} may read it.`,
      ...scope,
    };
  if (type === 'FORBIDDEN' || type === 'INSUFFICIENT_SCOPES')
    return {
      kind: 'refused',
      message: `${about}: GitHub refused (${part}${reason}); give ${called} that permission.`,
      ...scope,
    };
  if (data === undefined)
    return {
      kind: 'refused',
      message: `${about}: GitHub does not understand the question (${reason}); is this GitHub too old?`,
      reason,
    };
  // What is switched off, or blocked: GitHub has said which field it cannot give, and will say so again.
  if (parts.length > 0 || type !== null)
    return { kind: 'refused', message: `${about}: GitHub refused (${part}${reason}).`, ...scope };
  return { kind: 'repeat', reason };
}

/** Of many things that were asked for together under names of our own, none is there any more. */
function areAliasesGone(errors: readonly FieldError[]): boolean {
  return (
    errors.length > 0 &&
    errors.every(
      ({ type, path }) => type === 'NOT_FOUND' && path.length === 1 && /^[a-z]+\d+$/.test(String(path[0])),
    )
  );
}

function unknownTo(fields: string[], { about, question }: Asked): Failure {
  const named = fields.length === 1 ? `the field ${fields[0]}` : `the fields ${fields.join(', ')}`;
  const asks = question === null ? 'we ask for' : `the question ${question} asks for`;
  const words = `not know ${named} that ${asks}; update Headwater, or this GitHub where it is your own`;
  return {
    kind: 'refused',
    message: `${about}: GitHub does ${words}.`,
    unknownFields: fields,
    reason: `it does ${words}`,
  };
}

/** Some field of the answer other than the rate limit has arrived. */
function isReadable(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return false;
  return Object.entries(data).some(([name, value]) => name !== 'rateLimit' && value !== null);
}

function classifyStatus(error: RequestError, { about, called, hasAnswered }: Asked): Failure {
  const headers = (error.response?.headers ?? {}) as Headers;
  const { status } = error;
  const said = words(error.message);
  // An App whose id GitHub does not know is "not found", whatever it asked for.
  if (status === 401 || (status === 404 && /integration not found/i.test(said)))
    return { kind: 'not accepted', reason: said.replace(/ - https?:\S+$/, '') };
  if (status === 403 || status === 429) {
    const seconds = retryAfter(headers);
    if (/secondary rate|abuse/i.test(said))
      return { kind: 'wait', reason: 'secondary rate limit', seconds, until: null };
    if (headers['x-ratelimit-remaining'] === '0' || /rate limit exceeded/i.test(said))
      return { kind: 'wait', reason: 'rate limit', seconds, until: resetTime(headers) };
    if (seconds !== null || status === 429)
      return { kind: 'wait', reason: 'secondary rate limit', seconds, until: null };
    if (/installation has been suspended/i.test(said)) return suspended(about.split('/')[0]!);
    if (/access blocked|dmca|disabled/i.test(said)) return blocked(about, said);
    return {
      kind: 'refused',
      message: `${about}: GitHub refused (${said}); check the permissions of ${called}.`,
      reason: said,
    };
  }
  if (status === 451) return blocked(about, said);
  if (status === 404 || status === 410)
    return {
      kind: 'refused',
      message: `${about}: GitHub does not find it (${said}); check the spelling, and that ${called} may read it.`,
      reason: said,
    };
  if (status === 407)
    return { kind: 'wrong setting', message: proxyAsks('A proxy asks for a user and a password (407)') };
  if (status === 502 || status === 504) return { kind: 'too heavy', reason: String(status) };
  // Whoever answers everything else cannot answer this.
  if (status >= 500)
    return { kind: 'repeat', reason: String(status), isOfThis: hasAnswered && status !== 503 };
  return { kind: 'refused', message: `${about}: GitHub answered ${status} (${said}).`, reason: said };
}

function blocked(about: string, said: string): Failure {
  return {
    kind: 'refused',
    message: `${about}: GitHub has blocked access to it (${said}).`,
    isWhole: true,
    reason: said,
  };
}

/** Once GitHub has answered there, it is a passing thing: a page of its own, or of somebody between. */
function strange(what: string, { address, settings, hasAnswered }: Asked): Failure {
  if (hasAnswered) return { kind: 'repeat', reason: `it ${what}` };
  const line = `${addressOf(address)} ${what}, not as GitHub's API does`;
  if (address.startsWith(`${STANDARD_HOST}/`))
    return {
      kind: 'unavailable',
      message: `${line}: a proxy or a sign-in page of this network stands between; sign in there, or set HTTPS_PROXY and NODE_USE_ENV_PROXY=1, and run it again.`,
    };
  return { kind: 'wrong setting', message: `${line}; correct ${settings}.` };
}

function notReached(error: unknown, { address, settings, hasAnswered }: Asked): Failure {
  const { what, remedy, isFinal } = unreached(error);
  const place = addressOf(address);
  const isOurs = !address.startsWith(`${STANDARD_HOST}/`);
  const correct = isOurs ? `, or correct ${settings}` : '';
  if (remedy === 'token')
    return {
      kind: 'wrong setting',
      message: 'GITHUB_TOKEN: it holds a character that no request can carry; copy the token again.',
    };
  if (remedy === 'proxy') return { kind: 'wrong setting', message: proxyAsks(`${place} ${what}`) };
  if (remedy === 'authority')
    return {
      kind: 'wrong setting',
      message: `${place} ${what}; name the authority that signed it in NODE_EXTRA_CA_CERTS${correct}.`,
    };
  const final = isFinal === 'always' || (isFinal === 'until answered' && !hasAnswered);
  if (final && isOurs) return { kind: 'wrong setting', message: `${place} ${what}; correct ${settings}.` };
  const reason = `${place} ${what}`;
  if (remedy === 'address' && isOurs && !hasAnswered)
    return { kind: 'repeat', reason, tries: TRIES_AT_A_CLOSED_DOOR, remedy: `start it${correct}` };
  return { kind: 'repeat', reason };
}

function proxyAsks(what: string): string {
  return `${what}; write them into HTTPS_PROXY (http://user:password@host:port) and set NODE_USE_ENV_PROXY=1.`;
}

function retryAfter(headers: Headers): number | null {
  const seconds = Number(headers['retry-after'] ?? NaN);
  return Number.isFinite(seconds) ? seconds : null;
}

function resetTime(headers: Headers): string | null {
  const seconds = Number(headers['x-ratelimit-reset'] ?? NaN);
  return Number.isFinite(seconds) ? new Date(seconds * 1000).toISOString() : null;
}
