/**
 * Keeps sql/schema.sql equal to what the migrations make: `npm run schema` writes it, `npm run schema:check` compares.
 * A database is made on the PostgreSQL of TEST_DATABASE_URL, migrated, dumped and dropped. Needs pg_dump.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { openDatabase } from '../src/store/driver/database.ts';
import { migrate } from '../src/store/driver/migrate.ts';

const FILE = new URL('../sql/schema.sql', import.meta.url);
const server = process.env['TEST_DATABASE_URL'];
if (!server) {
  console.error('TEST_DATABASE_URL is not set; write a PostgreSQL where a database may be made.');
  process.exit(2);
}

const dumped = normalised(await dumpOfFreshDatabase(server));
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, dumped);
} else if (readFileSync(FILE, 'utf8') !== dumped) {
  console.error(
    'sql/schema.sql is not what the migrations make; run `npm run schema` and look at the difference.',
  );
  process.exit(1);
}

async function dumpOfFreshDatabase(address: string): Promise<string> {
  const name = `headwater_schema_${process.pid}`;
  const url = new URL(address);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: address });
  await admin.connect();
  try {
    await admin.query(`create database ${name} encoding 'UTF8' template template0`);
    const open = await openDatabase(url.href, 'npm run schema');
    await migrate(open.db);
    await open.close();
    return execFileSync('pg_dump', ['--schema-only', '--no-owner', '--no-privileges', url.href], {
      encoding: 'utf8',
    });
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

/** Without what differs between versions and machines: comments, session settings, psql's own commands. */
function normalised(dump: string): string {
  const lines = dump
    .split('\n')
    .filter((line) => !/^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict)/.test(line));
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return `-- What the migrations and views make, dumped from PostgreSQL: npm run schema. Not to be edited.\n\n${text.trim()}\n`;
}
