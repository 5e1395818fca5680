/** Past one PostgreSQL, facts are distributed by repository: every unique key of a fact table must hold its id. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';

/** Configuration, small and the same everywhere: a reference table on every node. */
const REFERENCE_TABLES = ['community_repos'];

/** Queues and their bookkeeping stay on one node: they come before anybody knows whose repository it is. */
const LOCAL_TABLES = [
  'deliveries',
  'membership_changes',
  'missed_deliveries',
  'name_lookups',
  'nudges',
  'said_answers',
];

onEachDatabase('fact tables', (store) => {
  it('have primary keys that begin with the repository, and can be partitioned by it', async () => {
    const { db } = store();
    const { rows } = await sql<{ name: string; first_of_key: string }>`
      select c.relname::text as name, a.attname::text as first_of_key
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary
        and exists (select 1 from pg_attribute r where r.attrelid = c.oid and r.attname = 'repo_id')
      order by 1`.execute(db);
    const facts = rows.filter(({ name }) => ![...REFERENCE_TABLES, ...LOCAL_TABLES].includes(name));
    expect(facts.map(({ name }) => name)).toContain('pull_requests');
    expect(facts.length).toBeGreaterThan(15);
    // api_calls is a job's bookkeeping: it names repositories by name, and has no repo_id.
    expect(facts.filter(({ first_of_key }) => first_of_key !== 'repo_id')).toEqual([]);
    for (const { name } of facts) {
      // The copy takes keys, checks and indexes along; PostgreSQL refuses it where a unique one lacks repo_id.
      await sql
        .raw(`create table copy_of_${name} (like ${name} including all) partition by hash (repo_id)`)
        .execute(db);
      await sql
        .raw(
          `create table copy_of_${name}_0 partition of copy_of_${name} for values with (modulus 1, remainder 0)`,
        )
        .execute(db);
      await sql.raw(`drop table copy_of_${name}`).execute(db);
    }
  });
});
