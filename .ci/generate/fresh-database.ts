/** A database that is made on a PostgreSQL, migrated, looked at and dropped. */
import pg from 'pg';
import { openDatabase, type Database } from '../../src/store/driver/database.ts';
import { migrate } from '../../src/store/driver/migrate.ts';

/** @param server the address of any database of that PostgreSQL, by a role that may make others */
export async function onFreshDatabase<T>(
  server: string,
  work: (db: Database, address: string) => Promise<T>,
): Promise<T> {
  const name = `headwater_generate_${process.pid}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query(`create database ${name} encoding 'UTF8' template template0`);
    const open = await openDatabase(url.href, 'npm run generate');
    try {
      await migrate(open.db);
      return await work(open.db, url.href);
    } finally {
      await open.close();
    }
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}
