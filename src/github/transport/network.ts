/** Why a request never had an answer: by the codes of Node, OpenSSL and undici. */

export interface Unreached {
  /** Half a sentence that follows on the address. */
  what: string;
  remedy: 'authority' | 'proxy' | 'address' | 'token' | 'none';
  /** A repeat cannot help; `until answered`: unless that address has answered before. */
  isFinal: 'always' | 'until answered' | 'never';
}

const CERTIFICATES: Record<string, string> = {
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  CERT_NOT_YET_VALID: 'has a certificate that is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another host',
  CERT_REVOKED: 'has a certificate that was revoked',
};
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|ERR_TLS_CERT|INVALID_CA|HOSTNAME_MISMATCH)/;
/** An HTTPS address whose server speaks plain HTTP, or no HTTP at all. */
const OTHER_PROTOCOL = /^(ERR_SSL_|EPROTO|HPE_)/;

/** @param error what fetch threw, or an error that has it as its cause */
export function unreached(error: unknown): Unreached {
  const chain = causes(error);
  const code = chain.map((one) => one.code).find((one) => typeof one === 'string') ?? '';
  const words = chain.map(({ message }) => message).join(' ');
  const { message: innermost = '' } = chain.at(-1) ?? {};
  if (/byte ?string|invalid (character in )?header|invalid authorization header/i.test(words))
    return { what: 'cannot be sent this token', remedy: 'token', isFinal: 'always' };
  if (/\b407\b|proxy authentication/i.test(words))
    return {
      what: 'is behind a proxy that asks for a user and a password (407)',
      remedy: 'proxy',
      isFinal: 'always',
    };
  if (UNTRUSTED.test(code))
    return {
      what: CERTIFICATES[code] ?? 'has a certificate that is not trusted here',
      remedy: 'authority',
      isFinal: 'always',
    };
  if (OTHER_PROTOCOL.test(code))
    return {
      what: 'does not speak the protocol of its address',
      remedy: 'address',
      isFinal: 'until answered',
    };
  if (/includes credentials/i.test(words))
    return {
      what: 'holds a user or a password, which no such address may',
      remedy: 'address',
      isFinal: 'always',
    };
  if (/bad port|invalid url|unknown scheme/i.test(words))
    return { what: 'is no address that can be asked', remedy: 'address', isFinal: 'always' };
  if (code === 'ENOTFOUND')
    return { what: 'has a host that is not known', remedy: 'address', isFinal: 'until answered' };
  if (code === 'ECONNREFUSED') return { what: 'has nobody who listens', remedy: 'address', isFinal: 'never' };
  return { what: SAID[code] ?? wordsOf(chain, innermost), remedy: 'none', isFinal: 'never' };
}

const SAID: Record<string, string> = {
  EAI_AGAIN: 'has a host that cannot be looked up just now',
  ECONNRESET: 'broke the connection',
  UND_ERR_SOCKET: 'broke the connection',
  ETIMEDOUT: 'did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'did not answer in time',
  EHOSTUNREACH: 'cannot be reached from here',
  ENETUNREACH: 'cannot be reached from here',
};

function wordsOf(chain: readonly Linked[], innermost: string): string {
  if (chain.some(({ name }) => name === 'TimeoutError' || name === 'AbortError'))
    return 'did not answer in time';
  return `cannot be reached (${innermost || 'unknown reason'})`;
}

type Linked = Error & { code?: unknown };

/** The error and what it rests on, outermost first; where a name has two addresses, Node reports both refusals together. */
function causes(error: unknown): Linked[] {
  const chain: Linked[] = [];
  for (let one: unknown = error; one instanceof Error && chain.length < 10;) {
    chain.push(one);
    one = one.cause ?? (one instanceof AggregateError ? (one.errors as unknown[])[0] : undefined);
  }
  return chain;
}
