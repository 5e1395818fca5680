/** Servers as people have them: old, only to be read, in other encodings, with a search_path of their own, behind TLS. */
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase } from '../../../src/store/driver/database.ts';
import { migrate } from '../../../src/store/driver/migrate.ts';
import { unfit, type Server } from '../../../src/store/driver/server.ts';
import { loadPeople } from '../../../src/store/people/people.ts';
import { parseConfiguration } from '../../../src/config/configuration.ts';
import { databaseUrl } from '../../support/prepare-databases.ts';
import { startTlsProxy, type TlsProxy } from '../../support/tls-proxy.ts';

const GOOD: Server = {
  version: 150_004,
  encoding: 'UTF8',
  is_read_only: false,
  schema: 'public',
  home: null,
  hidden: null,
  may_create: true,
};

describe('a server', () => {
  it.each([
    [{}, null],
    [{ version: 140_011 }, /^The server is PostgreSQL 14; Headwater needs 15 or newer/],
    [{ version: 90_624 }, /^The server is PostgreSQL 9; /],
    [{ encoding: 'LATIN1' }, /encoding LATIN1, which cannot hold every text of GitHub/],
    [{ encoding: 'SQL_ASCII' }, /encoding SQL_ASCII/],
    [{ schema: null }, /search_path of this user names no schema/],
    [{ schema: null, home: 'h' }, null],
    [{ home: 'h', hidden: 'repos' }, /another table repos before Headwater’s in the schema h/],
  ])('that is %j will do, or says why not', (over, reason) => {
    const found = unfit({ ...GOOD, ...over });
    if (reason === null) expect(found).toBeNull();
    else expect(found).toMatch(reason);
  });
});

const administrator = process.env['TEST_DATABASE_URL'];

describe.skipIf(!administrator)('PostgreSQL', () => {
  const server = administrator!;
  const name = `headwater_server_${process.pid}`;
  const [reader, owner] = [`${name}_reader`, `${name}_owner`];
  const url = databaseUrl(server, name);
  const as = (user: string, parameters = '') => {
    const address = new URL(url);
    address.username = user;
    address.password = 'a: b/c';
    return `${address.href.replace('a:%20b', 'a%3A%20b')}${parameters}`;
  };
  const ask = async (statements: string, at = url) => {
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    await client.query(statements).finally(() => client.end());
  };
  const { institution } = parseConfiguration(
    'institution: { name: F }\ncommunities: [{ name: S, orgs: [s] }]\n',
    'f',
  );
  const migrated = async (
    at: string,
    then: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<unknown> = async () => {},
  ) => {
    const store = await openDatabase(at, 'a test');
    try {
      const applied = await migrate(store.db);
      await then(store.db);
      return applied;
    } finally {
      await store.close();
    }
  };

  beforeAll(async () => {
    await ask(
      `create role ${reader} login password 'a: b/c'; create role ${owner} login password 'a: b/c'`,
      server,
    );
    await ask(`create database ${name} template ${inject('postgresTemplate')}`, server);
    await migrated(url, (db) => loadPeople(db, institution));
    await ask(`grant select on all tables in schema public to ${reader}`);
  });
  afterAll(async () => {
    for (const database of [name, `${name}_new`, `${name}_own`, `${name}_latin`])
      await ask(`drop database if exists ${database} with (force)`, server);
    await ask(`drop role if exists ${reader}; drop role if exists ${owner}`, server);
  });

  it('lets a role that may only read answer for the configuration that is stored', async () => {
    expect(await migrated(as(reader), (db) => loadPeople(db, institution))).toEqual([]);
    const other = { ...institution, name: 'G' };
    await expect(migrated(as(reader), (db) => loadPeople(db, other))).rejects.toThrow(
      /^The configuration is not the one that this database was last given, and here it can only be read; /,
    );
  });

  it('is only read where all transactions are read-only, and says so where something is left to do', async () => {
    await ask(
      `alter role ${owner} set default_transaction_read_only = on; alter database ${name} owner to ${owner}`,
    );
    await ask(`grant select on all tables in schema public to ${owner}`);
    expect(await migrated(as(owner), (db) => loadPeople(db, institution))).toEqual([]);
    await ask(`update headwater_views set hash = 'of another version'`);
    await expect(migrated(as(owner))).rejects.toThrow(
      /can only be read, and its schema is not the one of this Headwater/,
    );
    await migrated(url);
  });

  it('compiles none of our statements, each of which it would compile for seconds', async () => {
    const store = await openDatabase(`${url}?options=-c%20jit%3Don`, 'a test');
    const said = () => sql<{ jit: string }>`show jit`.execute(store.db);
    const found = await Promise.all([1, 2, 3].map(said)).finally(() => store.close());
    expect(found.flatMap(({ rows }) => rows)).toEqual([1, 2, 3].map(() => ({ jit: 'off' })));
  });

  it.each(['datestyle=German', 'datestyle=SQL', 'extra_float_digits=-15', 'standard_conforming_strings=off'])(
    'that writes or reads in a way of its own (%s) says the same to us',
    async (setting) => {
      const store = await openDatabase(`${url}?options=-c%20${encodeURIComponent(setting)}`, 'a test');
      const asked =
        sql`select timestamptz '2026-02-03 04:05:06Z' as at, 1::float8 / 3 as third, 'a\\b' as text,
        'a-1' ~ '^a\\-\\d$' as fits`.execute(store.db);
      const { rows } = await asked.finally(() => store.close());
      expect(rows).toEqual([
        { at: new Date('2026-02-03T04:05:06Z'), third: 1 / 3, text: 'a\\b', fits: true },
      ]);
    },
  );

  it('that breaks a connection between two statements fails the transaction, and ends nothing else', async () => {
    const store = await openDatabase(url, 'a test');
    try {
      const broken = store.db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
        await ask(`select pg_terminate_backend(${rows[0]!.pid})`);
        await new Promise((resolve) => setTimeout(resolve, 100));
        await sql`select 1`.execute(trx);
      });
      await expect(broken).rejects.toThrow(/not queryable|terminat/);
      expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
    } finally {
      await store.close();
    }
  });

  it('is migrated once by four that come at the same time', async () => {
    await ask(`create database ${name}_new`, server);
    const fresh = databaseUrl(server, `${name}_new`);
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrated(fresh)));
    expect(applied.map(({ length }) => length > 0).sort()).toEqual([false, false, false, true]);
  });

  it('keeps everything in the schema that its search_path names, and refuses one that hides a table', async () => {
    await ask(`create database ${name}_own owner ${owner}`, server);
    const own = databaseUrl(server, `${name}_own`);
    await ask(`alter role ${owner} reset default_transaction_read_only`);
    await ask(
      `create schema own authorization ${owner}; create schema other; create table other.repos (x integer)`,
      own,
    );
    await ask(`grant usage on schema other to ${owner}`, own);
    const first = as(owner, '?options=-c%20search_path%3Down').replace(`/${name}?`, `/${name}_own?`);
    expect((await migrated(first, (db) => loadPeople(db, institution))).length).toBeGreaterThan(10);
    expect(await migrated(first, (db) => loadPeople(db, institution))).toEqual([]);
    await expect(migrated(first.replace('%3Down', '%3Dother,own'))).rejects.toThrow(
      'finds another table repos before Headwater’s in the schema own',
    );
  });

  it('in another encoding is refused before anything is made', async () => {
    await ask(
      `create database ${name}_latin encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`,
      server,
    );
    await expect(migrated(databaseUrl(server, `${name}_latin`))).rejects.toThrow('encoding LATIN1');
  });

  describe('behind a certificate that it signed itself', () => {
    let proxy: TlsProxy;
    beforeAll(async () => {
      proxy = await startTlsProxy(new URL(server));
    });
    afterAll(() => proxy.close());
    const through = (parameters: string) => {
      const address = new URL(url);
      address.host = `127.0.0.1:${proxy.port}`;
      return `${address.href}?${parameters}`;
    };
    const answers = async (parameters: string) => {
      const store = await openDatabase(through(parameters), 'a test');
      try {
        return (await sql<{ one: number }>`select 1 as one`.execute(store.db)).rows[0]!.one;
      } finally {
        await store.close();
      }
    };

    it('is entered as psql enters it', async () => {
      for (const parameters of [
        'sslmode=require',
        'sslmode=prefer',
        `sslmode=require&sslrootcert=/nowhere/root.crt`,
      ])
        expect([parameters, await answers(parameters)]).toEqual([parameters, 1]);
      const root = `sslrootcert=${encodeURIComponent(proxy.certificate)}`;
      for (const parameters of [`sslmode=verify-ca&${root}`, `sslmode=require&${root}`])
        expect([parameters, await answers(parameters)]).toEqual([parameters, 1]);
      expect(proxy.encrypted()).toBeGreaterThanOrEqual(5);
    });

    it('is refused where its certificate was to be verified', async () => {
      await expect(answers('sslmode=verify-full')).rejects.toMatchObject({
        code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
      });
      await expect(answers('sslmode=verify-ca')).rejects.toThrow(/needs the certificate of the authority/);
      const root = `sslrootcert=${encodeURIComponent(proxy.certificate)}`;
      await expect(answers(`sslmode=verify-full&${root}`)).rejects.toMatchObject({
        code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      });
      await expect(answers('sslmode=verify-full&sslrootcert=/nowhere/root.crt')).rejects.toThrow(
        /sslrootcert .* cannot be read \(ENOENT\)/,
      );
    });
  });
});
