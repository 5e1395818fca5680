/** The same tests on both drivers: `onEachDatabase('…', (store) => { it('…', async () => { store().db … }) })`. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, inject } from 'vitest';
import { openDatabase, type Database, type OpenDatabase } from '../../src/store/driver/database.ts';
import { databaseUrl } from './prepare-databases.ts';

export type TestDatabase = OpenDatabase & { url: string };

type Making = () => Promise<{ store: TestDatabase; remove: () => Promise<void> }>;

/**
 * Declares the tests twice: on a copy of the embedded database and, where TEST_DATABASE_URL is set, on a clone of
 * the PostgreSQL template. One database per call; every test begins with empty tables. ONLY_POSTGRESQL leaves out the
 * embedded half, where that has been run already.
 */
export function onEachDatabase(title: string, tests: (store: () => TestDatabase) => void): void {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server || !process.env['ONLY_POSTGRESQL']) declare(`${title} (embedded)`, makeEmbedded, tests);
  if (server) declare(`${title} (PostgreSQL)`, () => makePostgres(server), tests);
  else
    describe.skip(`${title} (PostgreSQL: TEST_DATABASE_URL is not set)`, () =>
      tests(() => undefined as never));
}

/** For tests that need one database only: PostgreSQL where there is one, since it is faster; embedded otherwise. */
export function onOneDatabase(title: string, tests: (store: () => TestDatabase) => void): void {
  const server = process.env['TEST_DATABASE_URL'];
  declare(title, server ? () => makePostgres(server) : makeEmbedded, tests);
}

const ofCommands: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const remove of ofCommands.splice(0)) await remove();
});

/**
 * A migrated database for the commands of one file, taken away at its end: what they do is the same on both drivers, and on
 * PostgreSQL each of them starts two seconds sooner.
 *
 * @returns its DATABASE_URL
 */
export async function databaseForCommands(): Promise<string> {
  const server = process.env['TEST_DATABASE_URL'];
  const { store, remove } = await (server ? makePostgres(server) : makeEmbedded());
  await store.close();
  ofCommands.push(remove);
  return store.url;
}

/** The same on databases that nothing was ever done to, a new one whenever a test makes one. */
export function onEachEmptyDatabase(title: string, tests: (make: () => Promise<TestDatabase>) => void): void {
  declareEmpty(`${title} (embedded)`, makeEmptyEmbedded, tests);
  onEmptyServer(`${title} (PostgreSQL)`, tests);
}

/** For what the embedded database has not: roles, and several processes at once. */
export function onEmptyServer(title: string, tests: (make: () => Promise<TestDatabase>) => void): void {
  const server = process.env['TEST_DATABASE_URL'];
  if (server) declareEmpty(title, () => makePostgres(server, 'template0'), tests);
  else describe.skip(`${title} (TEST_DATABASE_URL is not set)`, () => tests(() => undefined as never));
}

function declareEmpty(title: string, make: Making, tests: (make: () => Promise<TestDatabase>) => void): void {
  describe(title, () => {
    const made: Awaited<ReturnType<Making>>[] = [];
    afterEach(async () => {
      for (const { store, remove } of made.splice(0)) {
        await store.close();
        await remove();
      }
    });
    tests(async () => {
      made.push(await make());
      return made.at(-1)!.store;
    });
  });
}

async function makeEmptyEmbedded(): ReturnType<Making> {
  const url = 'pglite:memory';
  return { store: { ...(await openDatabase(url, 'a test')), url }, remove: async () => {} };
}

function declare(title: string, make: Making, tests: (store: () => TestDatabase) => void): void {
  describe(title, () => {
    let made: Awaited<ReturnType<Making>>;
    beforeAll(async () => {
      made = await make();
    });
    beforeEach(() => emptyTables(made.store.db));
    afterAll(async () => {
      await made.store.close();
      await made.remove();
    });
    tests(() => made.store);
  });
}

async function makeEmbedded(): ReturnType<Making> {
  const folder = mkdtempSync(join(tmpdir(), 'headwater-test-'));
  const directory = join(folder, 'db');
  cpSync(inject('embeddedTemplate'), directory, { recursive: true });
  const url = `pglite:${directory}`;
  return {
    store: { ...(await openDatabase(url, 'a test')), url },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function makePostgres(
  server: string,
  template: string | null = inject('postgresTemplate'),
): ReturnType<Making> {
  const name = `headwater_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name} template ${template}`);
  // Nobody cuts the power in a test: waiting for the disk at each commit took most of the time of the long ones.
  await asAdmin(server, `alter database ${name} set synchronous_commit = off`);
  const url = databaseUrl(server, name);
  return {
    store: { ...(await openDatabase(url, 'a test')), url },
    remove: () => asAdmin(server, `drop database ${name} with (force)`),
  };
}

async function asAdmin(server: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(statement);
  } finally {
    await admin.end();
  }
}

/**
 * Empties every table, in one statement. Deleting from tables that are empty or small costs next to nothing, where
 * truncating makes new files for every table and index: 0.2 s against 5 ms a test on the embedded database.
 */
export async function emptyTables(db: Database): Promise<void> {
  await sql`
    do $$
    declare name text;
    begin
      for name in
        select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = 'public' and tablename not like 'headwater\_%'
      loop
        execute 'delete from ' || name;
      end loop;
    end $$`.execute(db);
}
