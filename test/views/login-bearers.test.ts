/** A login that went from one account to another is one person's: whoever bears it today. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { idOfLogin } from '../../src/store/people/opt-out.ts';
import { community, institution, pullRequest, review, store, user } from '../support/builders.ts';
import { onOneDatabase } from '../support/databases.ts';
import { figuresOf } from '../support/kpis.ts';
import { tableRowsRead } from '../support/query-plans.ts';

const who = institution({
  team: [{ github: 'OctoCat', from: '2025-01-01T00:00:00Z', to: null }],
  communities: [community({ bots: ['sweeper'] })],
});
/** The account 9 gave the login to 1, which is older; 8 gave its to 2. */
const BEFORE = [user(9, 'octocat'), user(8, 'sweeper'), user(3, 'abigail')];
const AFTER = [user(9, 'octocat-2024'), user(1, 'octocat'), user(8, 'eve'), user(2, 'sweeper')];

onOneDatabase('logins', (open) => {
  it('that were given up mean whoever bears them today, on the team and among bots', async () => {
    const { db } = open();
    await store(db, { users: BEFORE }, who);
    await store(
      db,
      {
        users: AFTER,
        // 1: reviewed by the team. 2: by whoever was called so once. 3 is by a person.
        pull_requests: [1, 2, 3, 4].map((number) =>
          pullRequest(number, number > 2 ? 8 : 3, number % 2 === 1 ? '2026-06-01' : '2026-07-01'),
        ),
        reviews: [review(1, 2, 9, '2026-07-10'), review(2, 4, 1, '2026-07-10')],
      },
      who,
    );
    const figures = await figuresOf(db, 'returning_contributors_reviewed', '2026-07-08', '2026-07-22');
    expect(figures.evidence.map(({ url }) => url)).toEqual(['https://github.com/springboard/hub/pull/4']);
    const { rows } = await sql<{ user_id: string }>`select user_id::text from derived.team_spans`.execute(db);
    expect(rows).toEqual([{ user_id: '1' }]);
    expect(await idOfLogin(db, 'octocat')).toBe('1');
  });

  it('that nobody has taken since still mean whoever had them', async () => {
    const { db } = open();
    await store(db, { users: BEFORE }, who);
    await store(db, { users: [user(9, 'octocat-2024')] }, who);
    const { rows } = await sql<{ user_id: string }>`select user_id::text from derived.team_spans`.execute(db);
    expect(rows).toEqual([{ user_id: '9' }]);
  });

  it('are looked up name by name: a list of names does not read everybody', async () => {
    const { db } = open();
    await store(db, { users: AFTER }, who);
    await sql`insert into users (id, node_id, login, type)
      select 1000 + n, 'U_' || n, 'person-' || n, 'User' from generate_series(1, 5000) n`.execute(db);
    await sql`insert into user_logins (login_key, user_id) select login, id from users where id > 1000`.execute(
      db,
    );
    await sql`analyze`.execute(db);
    const parameters = { as_of: '2026-07-22' };
    const read = await tableRowsRead(db, { path: 'quality/people.sql', parameters, table: 'user_logins' });
    expect(read).toBeGreaterThan(0);
    // What a look-up itself reads twice included; everybody would be five thousand.
    expect(read).toBeLessThan(200);
  });
});
