import { describe, expect, it } from 'vitest';
import {
  databaseAddress,
  passwordsIn,
  placeOf,
  type DatabaseAddress,
} from '../../../src/domain/settings/database-address.ts';

function read(text: string): DatabaseAddress {
  const address = databaseAddress(text);
  if ('issue' in address) throw new Error(address.issue);
  return address;
}

describe('the address of a database', () => {
  it.each([
    ['postgres://db/x', { host: 'db', port: null, user: null, password: null, database: 'x' }],
    ['postgresql://u:p@db:6543/x', { host: 'db', port: 6543, user: 'u', password: 'p', database: 'x' }],
    [
      'postgres://we%20ird:p%40ss%3A%2F@db/odd%20name',
      { user: 'we ird', password: 'p@ss:/', database: 'odd name' },
    ],
    ['postgres://u:p#a?b[c]:d%25@db/x', { user: 'u', password: 'p#a?b[c]:d%', host: 'db', database: 'x' }],
    ['postgres://u:@db', { user: 'u', password: null, database: null }],
    ['postgres://[::1]:5433/x', { host: '::1', port: 5433 }],
    ['postgres://%2Fvar%2Frun%2Fpostgresql/x', { host: '/var/run/postgresql', database: 'x' }],
    [
      'postgres:///x?host=/tmp&port=5544&user=u&password=p',
      { host: '/tmp', port: 5544, user: 'u', password: 'p', database: 'x' },
    ],
    ['postgres://', { host: null, database: null }],
    [
      'postgres://db/x?sslmode=verify-full&sslrootcert=/a.crt',
      { ssl_mode: 'verify-full', ssl_root_cert: '/a.crt' },
    ],
    ['postgres://db/x?ssl=true', { ssl_mode: 'require' }],
    [
      'postgres://db/x?options=-c%20search_path%3Dh&connect_timeout=3&keepalives=1',
      { options: '-c search_path=h', connect_timeout_seconds: 3 },
    ],
    ['postgres://db/x?sslnegotiation=direct&sslmode=require', { ssl_mode: 'require' }],
    ['postgres://db/x?ssl=false', { ssl_mode: null }],
  ])('is read as psql reads it: %s', (text, expected) => {
    expect(read(text)).toMatchObject({ driver: 'postgres', ...expected });
  });

  it('is shown without its password and parameters', () => {
    expect(placeOf(read('postgres://u:p%40ss@db:6543/x?sslmode=require'))).toBe('postgres://u@db:6543/x');
    expect(placeOf(read('postgres:///x?host=/tmp&password=p'))).toBe('postgres://%2Ftmp/x');
    expect(placeOf(read('pglite:.headwater/db'))).toBe('pglite:.headwater/db');
    expect(placeOf(read('postgres:///x?host=/cloud/a:b:c'))).toBe('postgres://%2Fcloud%2Fa:b:c/x');
    expect(passwordsIn('postgres://u:p%40ss@db/x')).toEqual(['p@ss', 'p%40ss']);
    expect(passwordsIn('pglite:x')).toEqual([]);
  });

  it.each([
    ['mysql://db/x', /neither postgres/],
    ['', /neither postgres/],
    ['"postgres://db/x"', /quotes/],
    ['postgres://db/x\n', /line break/],
    ['pglite:', /no path/],
    ['postgres://u:a/b@db/x', /no port/],
    ['postgres://u:a@b@db/x', /second @/],
    ['postgres://u:a%zz@db/x', /begins no character/],
    ['postgres://u:a%00@db/x', /begins no character/],
    ['postgres://db:0/x', /no port/],
    ['postgres://db:65536/x', /no port/],
    ['postgres://a,b/x', /several hosts/],
    ['postgres:///x?host=a,b', /several hosts/],
    ['postgres:///x?host=a,b&port=1,2', /several hosts/],
    ['postgres://a b/x', /no host/],
    ['postgres://db/x?service=mine', /psql obeys/],
    ['postgres://db/x?sslcert=/a&sslkey=/b&sslpassword=soon', /psql obeys/],
    ['postgres://db/x?ssl=1', /an ssl that/],
    ['postgres://db/x?ssl=yes', /an ssl that/],
    ['pglite:~/db', /without a shell/],
    ['pglite:file:///db', /without a shell/],
    ['postgres://[::1/x', /no (host|port)/],
    ['postgres://db/x?schema=public', /does not know/],
    ['postgres://db/x?sslmode=yes', /sslmode/],
    ['postgres://db/x?connect_timeout=soon', /connect_timeout/],
  ])('is refused without repeating any of it: %j', (text, issue) => {
    const found = databaseAddress(text);
    expect(found).toEqual({ issue: expect.stringMatching(issue) as string });
    expect((found as { issue: string }).issue).not.toMatch(/db|public|soon|yes/);
  });
});
