/**
 * Encryption as PostgreSQL's own client understands sslmode (libpq, "SSL Support"): `require` encrypts and believes any
 * certificate unless a root certificate is there to hold it against; only verify-full compares the host's name.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import type { PostgresAddress, SslMode } from '../../domain/settings/database-address.ts';
import { DatabaseError } from './database-error.ts';

/** false = in clear. */
export type Encryption = ConnectionOptions | false;

/**
 * What is tried, one after the other, until the server lets us in.
 * @throws DatabaseError where a certificate cannot be read, or sslmode=verify-ca has none
 */
export function encryptions(address: PostgresAddress, host: string): [Encryption, ...Encryption[]] {
  if (host.startsWith('/')) return [false];
  const mode = address.ssl_mode ?? (isThisMachine(host) ? 'allow' : 'prefer');
  if (mode === 'disable') return [false];
  const encrypted = tls(mode, address);
  if (mode === 'allow') return [false, encrypted];
  return mode === 'prefer' ? [encrypted, false] : [encrypted];
}

/** Nobody listens in between, so that encrypting every row would only cost time. */
function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function tls(mode: Exclude<SslMode, 'disable'>, address: PostgresAddress): ConnectionOptions {
  const given = address.ssl_root_cert ?? inHome('root.crt');
  // Under require libpq passes over a root certificate that is not there.
  const root =
    mode === 'require' && given !== 'system' && given !== null && !existsSync(given) ? null : given;
  const own = {
    ...read('cert', 'sslcert', address.ssl_cert),
    ...read('key', 'sslkey', address.ssl_key),
  };
  const ca = root === null || root === 'system' ? {} : read('ca', 'sslrootcert', root);
  if (mode === 'verify-full' || root === 'system') return { ...own, ...ca, rejectUnauthorized: true };
  const isVerified = mode === 'verify-ca' || (mode === 'require' && root !== null);
  if (mode === 'verify-ca' && root === null)
    throw new DatabaseError(
      'sslmode=verify-ca in DATABASE_URL needs the certificate of the authority; add sslrootcert=FILE, or write sslmode=verify-full.',
    );
  return isVerified
    ? { ...own, ...ca, rejectUnauthorized: true, checkServerIdentity: () => undefined }
    : { ...own, rejectUnauthorized: false };
}

function inHome(file: string): string | null {
  const path = join(homedir(), '.postgresql', file);
  return existsSync(path) ? path : null;
}

function read(option: 'ca' | 'cert' | 'key', parameter: string, path: string | null): ConnectionOptions {
  if (path === null) return {};
  try {
    return { [option]: readFileSync(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DatabaseError(
      `${parameter} in DATABASE_URL names a file that cannot be read (${code ?? 'unknown reason'}); correct the path.`,
    );
  }
}
