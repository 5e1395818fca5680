/** kysely's PostgreSQL, without its lock for migrations: that one is held by the session, which a pooler gives to others. */
import { PostgresAdapter, PostgresDialect } from 'kysely';

/** `migrate` holds a lock of its own, to the end of its transaction. */
class WithoutSessionLock extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

export class PooledPostgresDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new WithoutSessionLock();
  }
}
