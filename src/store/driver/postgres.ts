/** A pool of connections to PostgreSQL, made as psql would make them from the same address. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import pg from 'pg';
import type { PostgresAddress } from '../../domain/settings/database-address.ts';
import { encryptions, type Encryption } from './tls.ts';

const CONNECTION_LIMIT_MS = 10_000;
const CONNECTIONS = 4;
const DEFAULT_PORT = 5432;
/** Debian's and PostgreSQL's own. */
const SOCKET_DIRECTORIES = ['/var/run/postgresql', '/tmp'];

/**
 * How the server is to write and read, whatever a database or a role sets for the others who use it. Our statements are long
 * and small: compiling one takes seconds, running it milliseconds. Not as parameters of the connection, which pgbouncer
 * refuses.
 */
const SESSION = [
  'set jit = off',
  'set datestyle = iso',
  'set intervalstyle = postgres',
  'set extra_float_digits = 1',
  'set standard_conforming_strings = on',
].join('; ');

/** @throws what pg throws where nobody answers or nobody may enter; DatabaseError for certificates */
export async function openPostgres(address: PostgresAddress): Promise<pg.Pool> {
  const config = connection(address);
  const pool = new pg.Pool({
    ...config,
    ssl: await agreedEncryption(config, encryptions(address, config.host)),
    max: CONNECTIONS,
    verify: (client, done) => client.query(SESSION, done),
  });
  // A connection that the server drops must not end the process, whether it is idle or between two statements of a
  // transaction: the next query on it fails, or another is opened.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

type Connection = pg.ClientConfig & { host: string };

function connection(address: PostgresAddress): Connection {
  // What the address leaves out pg takes from PGHOST, PGUSER and the like, as psql does.
  const left = new pg.Client({});
  const port = address.port ?? left.port ?? DEFAULT_PORT;
  return {
    host: address.host ?? (left.host === 'localhost' ? socket(port) : null) ?? left.host,
    port,
    user: address.user ?? left.user ?? userInfo().username,
    ...(address.password === null ? {} : { password: address.password }),
    ...(address.database === null ? {} : { database: address.database }),
    ...(address.options === null ? {} : { options: address.options }),
    application_name: address.application_name ?? 'headwater',
    // 0 is libpq's word for "as long as it takes".
    connectionTimeoutMillis:
      address.connect_timeout_seconds === null ? CONNECTION_LIMIT_MS : address.connect_timeout_seconds * 1000,
  };
}

function socket(port: number): string | undefined {
  return SOCKET_DIRECTORIES.find((directory) => existsSync(`${directory}/.s.PGSQL.${port}`));
}

/** Where there is a choice, the first that the server takes. */
async function agreedEncryption(config: Connection, choices: readonly Encryption[]): Promise<Encryption> {
  const [first = false, ...others] = choices;
  if (others.length === 0) return first;
  const refusals: Error[] = [];
  for (const ssl of choices) {
    const refusal = await tried({ ...config, ssl });
    if (refusal === null) return ssl;
    if (!isAboutEncryption(refusal)) throw refusal;
    refusals.push(refusal);
  }
  // The server's own words say more than that it has no TLS.
  throw refusals.find((refusal) => (refusal as { code?: string }).code === '28000') ?? refusals[0]!;
}

/** @returns null where the server lets us in, otherwise why not */
async function tried(config: pg.ClientConfig): Promise<Error | null> {
  const client = new pg.Client(config);
  client.on('error', () => {});
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error as Error;
  } finally {
    await client.end().catch(() => {});
  }
}

/** No TLS there, no TLS in common, or pg_hba.conf lets in only the one or the other. */
function isAboutEncryption(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return (
    code === '28000' ||
    code === 'EPROTO' ||
    /^ERR_(SSL|TLS)_/.test(code ?? '') ||
    /\bSSL\b/.test(message ?? '')
  );
}
