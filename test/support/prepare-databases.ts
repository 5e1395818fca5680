/**
 * Before all tests: a migrated embedded directory to copy and, where TEST_DATABASE_URL is set, a migrated PostgreSQL
 * template to clone. Kept between runs under a name made from the SQL files, so that only their change costs time.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { migrate } from '../../src/store/driver/migrate.ts';
import { readSqlFolder } from '../../src/store/driver/sql-file.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    embeddedTemplate: string;
    postgresTemplate: string | null;
  }
}

export default async function prepareDatabases(project: TestProject): Promise<void> {
  const digest = createHash('sha256');
  for (const folder of ['migrations', 'views'])
    for (const file of readSqlFolder(folder)) digest.update(file.text);
  if (isPartitioned()) for (const file of readSqlFolder('operations')) digest.update(file.text);
  const hash = digest.digest('hex').slice(0, 12);
  project.provide('embeddedTemplate', await embeddedTemplate(hash));
  const server = process.env['TEST_DATABASE_URL'];
  if (!server && process.env['CI'])
    throw new Error('CI must set TEST_DATABASE_URL: the PostgreSQL lane may not be skipped.');
  if (!server)
    console.error('TEST_DATABASE_URL is not set: tests on PostgreSQL are skipped, the embedded lane runs.');
  project.provide('postgresTemplate', server ? await postgresTemplate(server, hash) : null);
}

/** TEST_PARTITIONED=1: the same tests on fact tables that are partitioned by repository. */
function isPartitioned(): boolean {
  return process.env['TEST_PARTITIONED'] === '1';
}

async function prepare(db: Database): Promise<void> {
  await migrate(db);
  if (isPartitioned()) await partitionFacts(db);
}

/** As docs/operations.md says. */
export async function partitionFacts(db: Database): Promise<void> {
  for (const file of readSqlFolder('operations')) await db.executeQuery(CompiledQuery.raw(file.text));
  await migrate(db);
}

async function embeddedTemplate(hash: string): Promise<string> {
  const folder = join(import.meta.dirname, '../../node_modules/.cache/headwater');
  const ready = join(folder, `embedded-${hash}`);
  if (existsSync(ready)) return ready;
  mkdirSync(folder, { recursive: true });
  const making = join(folder, `making-${process.pid}`);
  rmSync(making, { recursive: true, force: true });
  const store = await openDatabase(`pglite:${making}`, 'tests');
  await prepare(store.db);
  await store.close();
  renameSync(making, ready);
  for (const rest of ['lock', 'holder']) rmSync(`${making}.${rest}`, { force: true });
  return ready;
}

async function postgresTemplate(server: string, hash: string): Promise<string> {
  const name = `headwater_template_${hash}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    // One at a time: two test runs may start together.
    await admin.query('select pg_advisory_lock(4242)');
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1 and datistemplate', [
      name,
    ]);
    if (rowCount === 1) return name;
    await admin.query(`drop database if exists ${name}`);
    await admin.query(`create database ${name}`);
    const store = await openDatabase(databaseUrl(server, name), 'tests');
    await prepare(store.db);
    await store.close();
    await admin.query(`alter database ${name} is_template true`);
    return name;
  } finally {
    await admin.end();
  }
}

/** The same server, another database. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
