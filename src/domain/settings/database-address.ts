/**
 * The address of a database, read as PostgreSQL's own client reads it (libpq, "Connection URIs"): the password ends at
 * the first @, and may hold what an address of the web may not. No issue holds any part of the address.
 */

export type SslMode = 'disable' | 'allow' | 'prefer' | 'require' | 'verify-ca' | 'verify-full';

export interface PostgresAddress {
  driver: 'postgres';
  /** A name, an address, or the directory of a socket; null = nobody said. */
  host: string | null;
  port: number | null;
  user: string | null;
  password: string | null;
  database: string | null;
  /** null = nobody said. */
  ssl_mode: SslMode | null;
  /** Paths; "system" = the authorities that this machine trusts. */
  ssl_root_cert: string | null;
  ssl_cert: string | null;
  ssl_key: string | null;
  /** What the server is told at the start: "-c search_path=…". */
  options: string | null;
  application_name: string | null;
  connect_timeout_seconds: number | null;
}

export type DatabaseAddress = PostgresAddress | { driver: 'pglite'; path: string };

const FORMS = 'write postgres://user@host/name or pglite:PATH.';
const SSL_MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

/** What libpq knows and Headwater has no use for; each is taken and left alone. */
const LEFT_ALONE = new Set(
  'channel_binding client_encoding fallback_application_name gssencmode gssdelegation gsslib keepalives keepalives_count keepalives_idle keepalives_interval krbsrvname load_balance_hosts max_protocol_version min_protocol_version require_auth sslcertmode sslcompression sslcrl sslcrldir sslkeylogfile sslnegotiation sslsni ssl_max_protocol_version ssl_min_protocol_version target_session_attrs tcp_user_timeout uselibpqcompat'.split(
    ' ',
  ),
);
/** What libpq knows and Headwater would have to obey, and cannot. */
const BEYOND = new Set(
  'oauth_client_id oauth_client_secret oauth_issuer oauth_scope passfile requirepeer scram_client_key scram_server_key service servicefile sslpassword'.split(
    ' ',
  ),
);

/** @returns the address, or what is wrong with it, to go on after the variable's name */
export function databaseAddress(text: string): DatabaseAddress | { issue: string } {
  if (/\p{Cc}/u.test(text))
    return { issue: 'has a line break or control character in it; write it on one line.' };
  if (/^["'`“”‘’«„]|["'`“”‘’»]$/u.test(text)) return { issue: 'stands in quotes; write it without them.' };
  if (text.startsWith('pglite:')) {
    const path = text.slice('pglite:'.length);
    if (path.trim() === '') return { issue: `has no path after pglite:; ${FORMS}` };
    // A folder of that name would be made here.
    if (/^(~|[a-z]+:\/\/)/i.test(path))
      return { issue: `has no path after pglite: that is one without a shell; write it out, from / on.` };
    return { driver: 'pglite', path };
  }
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/s.exec(text) ?? [];
  if (rest === undefined) return { issue: `begins with neither postgres:// nor pglite:; ${FORMS}` };
  try {
    return postgresAddress(rest);
  } catch (error) {
    if (error instanceof Issue) return { issue: error.message };
    throw error;
  }
}

class Issue extends Error {}

const ENCODE = 'write its odd characters percent-encoded (@ is %40, / is %2F, : is %3A, % is %25).';

function postgresAddress(rest: string): PostgresAddress {
  // As libpq: what stands before the first @ is who enters, unless a / comes earlier.
  const [, who, place = ''] = /^(?:([^@/]*)@)?(.*)$/s.exec(rest)!;
  const [, user = '', password] = /^([^:]*)(?::(.*))?$/s.exec(who ?? '')!;
  const [, authority = '', path, query = ''] = /^([^/?]*)(?:\/([^?]*))?(?:\?(.*))?$/s.exec(place)!;
  if (authority.includes('@')) throw new Issue(`has a second @ in it; ${ENCODE}`);
  if (authority.includes(',')) throw new Issue('names several hosts; write one of them.');
  const [, bracketed, plain = '', port = ''] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(authority) ?? [];
  if (bracketed === undefined && plain === '' && authority !== '' && !authority.startsWith(':'))
    throw new Issue(`has no host that can be; ${FORMS}`);
  const given = parameters(query);
  if ([given.get('host'), given.get('hostaddr')].some((hosts) => hosts?.includes(',')))
    throw new Issue('names several hosts; write one of them.');
  const take = (name: string, from = '') => given.get(name) ?? (from === '' ? null : decoded(from));
  const address: PostgresAddress = {
    driver: 'postgres',
    host: given.get('hostaddr') ?? take('host', bracketed ?? plain),
    port: portOf(take('port', port)),
    user: take('user', user),
    password: take('password', password),
    database: take('dbname', path),
    ssl_mode: sslMode(given),
    ssl_root_cert: take('sslrootcert'),
    ssl_cert: take('sslcert'),
    ssl_key: take('sslkey'),
    options: take('options'),
    application_name: take('application_name'),
    connect_timeout_seconds: seconds(take('connect_timeout')),
  };
  if (address.host !== null && !/^[/@]/.test(address.host) && /[\s/\\?#"'<>,]/.test(address.host))
    throw new Issue(`has no host that can be; ${ENCODE}`);
  return address;
}

/** A parameter that PostgreSQL does not know is not repeated: it may be the end of a password. */
function parameters(query: string): Map<string, string> {
  const known = new Set(
    'host hostaddr port user password dbname sslmode ssl sslrootcert sslcert sslkey options application_name connect_timeout'.split(
      ' ',
    ),
  );
  const given = new Map<string, string>();
  for (const part of query.split('&')) {
    if (part === '') continue;
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(part) ?? [];
    const key = name === undefined ? '' : decoded(name);
    if (BEYOND.has(key))
      throw new Issue('has a parameter after ? that psql obeys and Headwater does not; take it out.');
    if (value === undefined || !(known.has(key) || LEFT_ALONE.has(key)))
      throw new Issue('has a parameter after ? that PostgreSQL does not know; take it out, or correct it.');
    if (value !== '') given.set(key, decoded(value));
  }
  return given;
}

/** `ssl=true` alone is libpq's; 1 or on, passed over, would send everything in clear. */
function sslMode(given: Map<string, string>): SslMode | null {
  if (!['true', 'false', undefined].includes(given.get('ssl')))
    throw new Issue(
      'has an ssl that PostgreSQL does not know; write sslmode=require, or the mode that is meant.',
    );
  const mode = given.get('sslmode') ?? (given.get('ssl') === 'true' ? 'require' : null);
  if (mode === null) return null;
  const known = SSL_MODES.find((one) => one === mode);
  if (known === undefined)
    throw new Issue(`has an sslmode that PostgreSQL does not know; write one of ${SSL_MODES.join(', ')}.`);
  return known;
}

function portOf(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535) return Number(text);
  throw new Issue(
    `has something after the host that is no port from 1 to 65535; where it belongs to the password, ${ENCODE}`,
  );
}

function seconds(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Issue('has a connect_timeout that is no whole number of seconds; correct it.');
}

function decoded(text: string): string {
  try {
    const plain = decodeURIComponent(text);
    if (!plain.includes('\0')) return plain;
  } catch {
    // The next line says it.
  }
  throw new Issue('has a % in it that begins no character; write % itself as %25.');
}

/** For people: where the data lies, without password and parameters. */
export function placeOf(address: DatabaseAddress): string {
  if (address.driver === 'pglite') return `pglite:${address.path}`;
  const { user, host, port, database } = address;
  const who = user === null ? '' : `${encodeURIComponent(user)}@`;
  const isNumbers = host !== null && host.includes(':') && !host.startsWith('/');
  const where = host === null ? '' : isNumbers ? `[${host}]` : host.replaceAll('/', '%2F');
  return `postgres://${who}${where}${port === null ? '' : `:${port}`}${database === null ? '' : `/${encodeURIComponent(database)}`}`;
}

/** What of the address is secret: the password, as it is written and as it is meant. */
export function passwordsIn(text: string): string[] {
  const address = databaseAddress(text);
  if ('issue' in address || address.driver === 'pglite' || address.password === null) return [];
  const [, written] = /^[^:]*:\/\/[^:@/]*:([^@/]*)@/.exec(text) ?? [];
  return [address.password, ...(written === undefined ? [] : [written])];
}
