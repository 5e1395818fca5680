/** DATABASE_URL and DATABASE_READ_URL: judged before anything is opened, and never repeated. */
import { databaseAddress } from '../../domain/settings/database-address.ts';
import type { Reading } from './reading.ts';

interface DatabaseUrls {
  database_url: string;
  database_read_url: string | null;
}

export function databaseUrls(reading: Reading): DatabaseUrls {
  return {
    database_url: url('DATABASE_URL', reading) ?? 'pglite:.headwater/db',
    database_read_url: url('DATABASE_READ_URL', reading),
  };
}

function url(name: string, { value, refuse }: Reading): string | null {
  const text = value(name);
  if (text === null) return null;
  const address = databaseAddress(text);
  if ('issue' in address) {
    refuse(name, address.issue);
    return null;
  }
  const mode = value('PGSSLMODE');
  if (address.driver === 'pglite' || address.ssl_mode !== null || mode === null) return text;
  // As for psql, the variable holds where the address says nothing.
  const encrypted = `${text}${text.includes('?') ? '&' : '?'}sslmode=${encodeURIComponent(mode)}`;
  if ('issue' in databaseAddress(encrypted))
    refuse('PGSSLMODE', 'is not a mode that PostgreSQL knows; correct it.');
  return encrypted;
}
