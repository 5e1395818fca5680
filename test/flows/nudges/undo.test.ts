/** Every command that changes something, and what takes it back: nothing that a slip of the pen did stays for ever. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { ANSWERS_PER_DAY } from '../../../src/domain/corrections/commands.ts';
import { COMMANDS_PER_DAY, VERBS, type Verb } from '../../../src/domain/nudges/commands.ts';
import { hearAnswers } from '../../../src/flows/corrections/hear.ts';
import { obeyCommands } from '../../../src/flows/nudges/obey.ts';
import { planNudges } from '../../../src/flows/nudges/plan.ts';
import type { AnswersApi } from '../../../src/github/nudges/answers.ts';
import { notMe, pairs } from '../../../src/store/nudges/commands.ts';
import { want } from '../../../src/store/outbox/ledger.ts';
import { comment, institution, pullRequest, store, tag, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';
import { nudgeRules } from '../../support/nudges.ts';

const HEAD_SINCE = '2026-02-02T00:00:00Z';
const META = 'fieldstation/meta';
const USERS = { hubot: '2', mona: '3', octocat: '1', stranger: '9' } as const;
type Login = keyof typeof USERS;

interface Row {
  /** Commands that came before, in comments of their own. */
  before?: [Login, string][];
  by: Login;
  says: string;
}

/** hubot and mona may write there, octocat opened it. */
const TABLE: Record<Exclude<Verb, 'undo' | 'status' | 'help'>, Row[]> = {
  snooze: [
    { by: 'hubot', says: '/snooze 9w' },
    { before: [['hubot', '/snooze 1w']], by: 'hubot', says: '/snooze 2026-05-01' },
  ],
  unsnooze: [{ before: [['hubot', '/snooze 9w']], by: 'hubot', says: '/unsnooze' }],
  'not-me': [
    { by: 'hubot', says: '/not-me' },
    { before: [['hubot', '/claim']], by: 'hubot', says: '/not-me' },
  ],
  'no-nudge': [{ by: 'hubot', says: '/no-nudge' }],
  'waiting-on author': [{ by: 'hubot', says: '/waiting-on author' }],
  'waiting-on maintainer': [
    { before: [['hubot', '/waiting-on author']], by: 'octocat', says: '/waiting-on maintainer' },
    { before: [['hubot', '/waiting-on author']], by: 'hubot', says: '/waiting-on maintainer' },
  ],
  claim: [{ by: 'hubot', says: '/claim' }],
  pair: [
    { by: 'hubot', says: '/pair mona' },
    { before: [['hubot', '/not-me']], by: 'hubot', says: '/pair mona' },
  ],
  unclaim: [
    { before: [['hubot', '/pair mona']], by: 'hubot', says: '/unclaim' },
    { before: [['hubot', '/claim']], by: 'hubot', says: '/unclaim' },
  ],
};

onOneDatabase('a command that is taken back', (open) => {
  const who = institution();
  let minute = 0;
  let next = 100;
  const reactions: string[] = [];

  async function world(): Promise<void> {
    const { db } = open();
    [minute, reactions.length] = [0, 0];
    await store(
      db,
      {
        users: [user(1, 'octocat'), user(2, 'hubot'), user(3, 'mona'), user(5, 'updates', { type: 'Bot' })],
        tags: [tag('1.0.0', 5, '2026-01-05')],
        issue_comments: [comment(900, 99, 2, '2026-01-01')],
        pull_requests: [
          pullRequest(98, 1, '2026-01-01', { merged_at: '2026-01-03T00:00:00Z', merged_by_id: '3' }),
          pullRequest(99, 1, '2026-01-01', { merged_at: '2026-01-02T00:00:00Z', merged_by_id: '2' }),
          pullRequest(1, 1, '2026-02-02'),
        ],
      },
      who,
    );
    for (const table of ['comment_commands', 'said_answers', 'nudges', 'outbox', 'open_states'])
      await sql`delete from ${sql.table(table)}`.execute(db);
    await sql`insert into open_states (repo_id, number, since, head_oid, head_since, knows_threads, knows_checks, has_conflict)
      values (1, 1, ${HEAD_SINCE}, 'abc', ${HEAD_SINCE}, true, true, false)`.execute(db);
    const at = '2026-03-16T00:00:00Z';
    const post = {
      kind: 'comment',
      key: 'nudge 1 1 1',
      repository: 'springboard/hub',
      number: 1,
      body: 'x',
    } as const;
    await want(db, post, at);
    const issue = { kind: 'issue', key: `report ${META} 2026-W11`, repository: META } as const;
    await want(db, { ...issue, title: 'Week', body: 'x', labels: [], is_open: true }, at);
    await sql`update outbox set posted_id = 1, posted_number = coalesce(number, 7), state = 'done'`.execute(
      db,
    );
    await sql`insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at)
      values ('nudge 1 1 1', 1, 1, 'maintainers', ${at}, 'first_response', ${at})`.execute(db);
  }

  /** @returns how many were carried out */
  async function say(
    login: Login,
    body: string,
    place: 'pull request' | 'issue' = 'pull request',
  ): Promise<number> {
    const { db } = open();
    const at = (minutes: number) =>
      new Date(Date.parse('2026-03-17T09:00:00Z') + minutes * 60_000).toISOString();
    const said = { id: String(next++), body, said_at: at(++minute), user: { id: USERS[login], login } };
    const answers: AnswersApi = {
      since: async () => [said],
      canWrite: async (_, __, one) => one === 'hubot' || one === 'mona',
      react: async (_, __, ___, content) => void reactions.push(content),
    };
    const author = { login: 'headwater[bot]', id: '900' };
    const writer = { name: 'w', author, authorization: async () => 'token x' };
    const run = { db, answers, writerFor: async () => writer, now: at(minute) };
    return place === 'issue'
      ? hearAnswers({ ...run, repository: META })
      : obeyCommands({ ...run, institution: who });
  }

  /** Whatever of it a command may change, some weeks later. */
  async function standing() {
    const { db } = open();
    const now = '2026-04-15T09:00:00Z';
    const { plan, cases } = await planNudges(db, nudgeRules(), { now });
    const [one] = [...cases.values()];
    return {
      turn: one!.attention,
      people: plan.nudges.map(({ people, hindrances }) => ({ people, hindrances })),
      not_me: [...(await notMe(db, now))],
      pairs: [...(await pairs(db, now)).values()],
    };
  }

  const rows = Object.entries(TABLE).flatMap(([verb, all]) => all.map((row) => ({ verb, ...row })));

  it('stands in this table, if it changes anything', () => {
    const changing = VERBS.filter((verb) => !['undo', 'status', 'help'].includes(verb));
    expect(Object.keys(TABLE).sort()).toEqual([...changing].sort());
  });

  it.each(rows)('$says of $by, by /undo of whoever said it', async ({ before = [], by, says }) => {
    await world();
    for (const [login, body] of before) expect(await say(login, body)).toBe(1);
    const former = await standing();
    expect(await say(by, says)).toBe(1);
    const changed = await standing();
    expect(changed).not.toEqual(former);
    expect(await say(by, '/undo')).toBe(1);
    expect(await standing()).toEqual(former);
    expect(reactions.at(-1)).toBe('+1');
    // Said again it counts again.
    expect(await say(by, says)).toBe(1);
    expect((await standing()).turn.side).toBe(changed.turn.side);
  });

  it.each(rows.filter(({ by }) => by === 'hubot'))(
    '$says of hubot, by a colleague',
    async ({ before = [], says }) => {
      await world();
      for (const [login, body] of before) await say(login, body);
      const former = await standing();
      await say('hubot', says);
      expect(await say('mona', '/undo @Hubot')).toBe(1);
      expect(await standing()).toEqual(former);
    },
  );

  it('is so one comment at a time, the last one first, and no further than there is something', async () => {
    await world();
    const first = await standing();
    await say('hubot', '/claim\n/no-nudge');
    const second = await standing();
    await say('hubot', '/snooze 9w\n/status');
    expect(await say('hubot', '/undo')).toBe(1);
    expect(await standing()).toEqual(second);
    expect(await say('hubot', '/undo')).toBe(1);
    expect(await standing()).toEqual(first);
    expect(await say('hubot', '/undo')).toBe(0);
    expect(reactions.at(-1)).toBe('confused');
  });

  it('is so even after too many in a day, and by whoever has lost the right to write there', async () => {
    await world();
    const former = await standing();
    await say('hubot', '/snooze 9w');
    await sql`insert into comment_commands (repo_id, comment_id, line, number, verb, sender_id, at, outcome)
      select 1, 5000, n, 1, 'status', 2, '2026-03-17T09:00:00Z', 'done' from generate_series(1, ${COMMANDS_PER_DAY}) n`.execute(
      open().db,
    );
    expect(await say('hubot', '/claim')).toBe(0);
    expect(await say('hubot', '/undo')).toBe(1);
    expect(await standing()).toEqual(former);
    await sql`update comment_commands set sender_id = 9 where verb = 'snooze'`.execute(open().db);
    await sql`update comment_commands set undone_at = null`.execute(open().db);
    expect(await say('stranger', '/undo')).toBe(1);
  });

  it('is not so by anybody else', async () => {
    await world();
    await say('hubot', '/snooze 9w');
    await say('octocat', '/waiting-on maintainer');
    const before = await standing();
    const count = reactions.length;
    for (const [login, body] of [
      ['stranger', '/undo'],
      ['stranger', '/undo hubot'],
      ['octocat', '/undo hubot'],
    ] as const)
      expect(await say(login, body), `${body} of ${login}`).toBe(0);
    // Nobody is told in front of everybody that they may not.
    expect(reactions).toHaveLength(count);
    // What the author said is the author's; an account that nobody knows said nothing.
    for (const body of ['/undo octocat', '/undo nobody-here', '/undo updates', '/undo mona'])
      expect(await say('hubot', body), body).toBe(0);
    expect(reactions.at(-1)).toBe('confused');
    expect(await standing()).toEqual(before);
  });

  it('is not taken back twice by two processes that read the same comment, nor by one that reads it again', async () => {
    await world();
    await say('hubot', '/no-nudge');
    const former = await standing();
    await say('hubot', '/claim');
    next--;
    const [id, at] = [next++, minute];
    const twice = async () => {
      [next, minute] = [id + 1, at];
      return say('hubot', '/undo');
    };
    await Promise.all([twice(), twice()]);
    await twice();
    expect(await standing()).toEqual(former);
  });

  it.each([
    ['/released springboard/hub 1.0.0 by mona', '/undo springboard/hub 1.0.0'],
    ['/bot mona', '/undo mona'],
    ['/person hubot', '/undo hubot'],
  ])('%s beneath the weekly issue, by %s', async (says, undo) => {
    await world();
    const counts = async () => {
      const { rows: all } = await sql`
        select (select json_agg(r) from derived.said_releases r)::text as releases,
          (select json_agg(k) from derived.said_kinds k)::text as kinds`.execute(open().db);
      return all;
    };
    const former = await counts();
    expect(await say('hubot', says, 'issue')).toBe(1);
    expect(await counts()).not.toEqual(former);
    expect(await say('mona', undo, 'issue')).toBe(1);
    expect(await counts()).toEqual(former);
    expect(ANSWERS_PER_DAY).toBeGreaterThan(2);
  });
});
