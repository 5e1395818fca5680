/** Databases from before 0014 hold tags of which it is not known whether their commits make the version. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStandIn, type StandIn } from '../../support/stand-in.ts';
import { readSqlFolder } from '../../../src/store/driver/sql-file.ts';
import { onEachDatabase, onOneDatabase } from '../../support/databases.ts';
import { factsHash } from '../../support/facts-hash.ts';
import { keepUp, read } from '../../support/reading.ts';

const AT = '2026-01-01T00:00:00Z';
const on = { now: () => new Date(AT) };
const REPOSITORIES = ['springboard/hub', 'springboard/spawner'];

onEachDatabase('the migration', (open) => {
  it('leaves tags as they are, and has them read again: whole, and nothing else', async () => {
    const { db } = open();
    await sql`drop schema public cascade`.execute(db);
    await sql`create schema public`.execute(db);
    const [earlier, later] = Object.values(
      Object.groupBy(readSqlFolder('migrations'), ({ name }) =>
        name < 'migrations/0014' ? 'earlier' : 'later',
      ),
    );
    for (const { text } of earlier!) await sql.raw(text).execute(db);
    await sql`insert into tags (repo_id, name, target_oid, is_annotated) values (1, '1.0.0', 'a', false)`.execute(
      db,
    );
    const streams = ['issues', 'tags', 'tags since 2025-01-01T00:00:00Z', 'releases'];
    for (const stream of streams)
      await sql`insert into cursors values (1, ${stream}, 'c', 100, ${AT}, ${AT})`.execute(db);
    await sql.raw(later![0]!.text).execute(db);
    const { rows: tags } = await sql`select name, is_version_bump from tags`.execute(db);
    expect(tags).toEqual([{ name: '1.0.0', is_version_bump: null }]);
    const { rows: cursors } = await sql<{ stream: string }>`select stream from cursors order by 1`.execute(
      db,
    );
    expect(cursors.map(({ stream }) => stream)).toEqual(['issues', 'releases']);
  });
});

describe('after it', () => {
  let github: StandIn;
  beforeAll(async () => {
    github = await startStandIn({
      simulated: { pullRequests: 40, repositories: 2, seed: 5, start: '2025-01-01T00:00:00Z', end: AT },
    });
  });
  afterAll(() => github.close());

  onOneDatabase('the next reading', (open) => {
    it.each(['backfill', 'sync'])(
      'completes every tag with one request a repository: %s',
      async (command) => {
        const { db } = open();
        await read(db, github, REPOSITORIES, on);
        const whole = await factsHash(db);
        await sql`delete from cursors where stream = 'tags'`.execute(db);
        await db.updateTable('tags').set({ is_version_bump: null, tagger_id: null }).execute();
        expect(await factsHash(db)).not.toBe(whole);
        await github.reset();
        await (command === 'sync' ? keepUp : read)(db, github, REPOSITORIES, on);
        expect(await factsHash(db)).toBe(whole);
        const asked = (await github.log()).map(({ operation }) => operation);
        expect(asked.filter((operation) => operation === 'Tags')).toHaveLength(2);
        expect(asked).not.toContain('PullRequests');
      },
    );
  });
});
