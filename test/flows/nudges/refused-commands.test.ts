/** Which commands are not obeyed, and what people see of that: a table that was read and kept. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { COMMANDS_PER_DAY } from '../../../src/domain/nudges/commands.ts';
import { hearAnswers } from '../../../src/flows/corrections/hear.ts';
import { obeyCommands } from '../../../src/flows/nudges/obey.ts';
import type { AnswersApi } from '../../../src/github/nudges/answers.ts';
import { want } from '../../../src/store/outbox/ledger.ts';
import { table } from '../../../src/text/markdown.ts';
import { community, institution, pullRequest, store, tag, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const NOW = '2026-03-17T13:00:00Z';
const SAID = '2026-03-17T12:00:00Z';
const HEAD_SINCE = '2026-03-16T00:00:00Z';
const META = 'fieldstation/meta';

interface Row {
  says: string;
  who: 'a maintainer' | 'the author' | 'a stranger';
  /** Absent = what is asked for is refused for itself. */
  when?: 'before the head came' | 'for the eleventh time in a day' | 'for the 51st time in a day';
}
const UNDER_A_PULL_REQUEST: Row[] = [
  { says: '/snooze 2w', who: 'a stranger' },
  { says: '/status', who: 'a stranger' },
  { says: '/undo', who: 'a stranger' },
  { says: '/undo', who: 'a maintainer' },
  { says: '/undo hubot', who: 'the author' },
  { says: '/undo octocat', who: 'a maintainer' },
  ...['/snooze 2w', '/not-me', '/claim', '/waiting-on author', '/no-nudge', '/pair mona'].map(
    (says): Row => ({ says, who: 'the author' }),
  ),
  { says: '/snooze 2w', who: 'a maintainer', when: 'before the head came' },
  { says: '/waiting-on author', who: 'a maintainer', when: 'before the head came' },
  { says: '/claim', who: 'a maintainer', when: 'for the eleventh time in a day' },
  ...['/pair nobody-here', '/pair octocat', '/pair hubot', '/pair updates'].map((says): Row => ({
    says,
    who: 'a maintainer',
  })),
  ...['/snooze', '/snooze 99w', 'please /claim', '> /claim', '    /claim', '<b>/claim</b>'].map(
    (says): Row => ({ says, who: 'a maintainer' }),
  ),
];
const UNDER_THE_WEEKLY_ISSUE: Row[] = [
  { says: '/bot mona', who: 'a stranger' },
  { says: '/bot mona', who: 'a maintainer', when: 'for the 51st time in a day' },
  ...[
    '/released springboard/hub 9.9.9 by mona',
    '/released springboard/hub 1.0.0 by nobody-here',
    '/released springboard/hub 1.0.0 by updates',
    '/released springboard/hub 2.0.0 by mona',
    '/released springboard/hub 1.0.0',
    '/person updates',
    '/person configured-bot',
    '/bot nobody-here',
    '> /bot mona',
    '    /bot mona',
  ].map((says): Row => ({ says, who: 'a maintainer' })),
];

onOneDatabase('a command that is not obeyed', (open) => {
  const writer = {
    name: 'w',
    author: { login: 'headwater[bot]', id: '900' },
    authorization: async () => 'token x',
  };
  const who = institution({
    communities: [
      community({
        bots: ['configured-bot'],
        releases: [{ repository: 'springboard/hub', tag: '2.0.0', by: 'hubot', supported: null }],
      }),
    ],
  });

  async function world(): Promise<void> {
    const { db } = open();
    await store(
      db,
      {
        users: [
          ...[user(1, 'octocat'), user(2, 'hubot'), user(3, 'mona'), user(6, 'configured-bot')],
          user(5, 'updates', { type: 'Bot' }),
        ],
        tags: [tag('1.0.0', 5, '2026-01-05'), tag('2.0.0', 5, '2026-01-06')],
        pull_requests: [pullRequest(1, 1, '2026-02-02')],
      },
      who,
    );
    const at = '2026-03-17T00:00:00Z';
    await sql`insert into open_states (repo_id, number, since, head_oid, head_since, knows_threads, knows_checks, has_conflict)
      values (1, 1, ${HEAD_SINCE}, 'abc', ${HEAD_SINCE}, true, true, false)`.execute(db);
    await want(
      db,
      { kind: 'comment', key: 'nudge 1 1 1', repository: 'springboard/hub', number: 1, body: 'x' },
      at,
    );
    const issue = { kind: 'issue', key: `report ${META} 2026-W11`, repository: META } as const;
    await want(db, { ...issue, title: 'Week', body: 'x', labels: [], is_open: true }, at);
    await sql`update outbox set posted_id = 1, posted_number = coalesce(number, 7), state = 'done'`.execute(
      db,
    );
    await sql`insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at)
      values ('nudge 1 1 1', 1, 1, 'maintainers', ${at}, 'first_response', ${at})`.execute(db);
  }

  const USERS = {
    'a maintainer': { id: '2', login: 'hubot' },
    'the author': { id: '1', login: 'octocat' },
    'a stranger': { id: '9', login: 'stranger' },
  };
  let next = 100;

  /** @returns the reaction, or that there is none */
  async function answerTo({ says, who: by, when }: Row, place: 'pull request' | 'issue'): Promise<string> {
    const { db } = open();
    let reaction = 'nothing';
    const said_at = when === 'before the head came' ? '2026-03-15T00:00:00Z' : SAID;
    const comment = { id: String(next++), body: says, said_at, user: USERS[by] };
    const answers: AnswersApi = {
      since: async () => [comment],
      canWrite: async (_, __, login) => login === 'hubot',
      react: async (_, __, ___, content) => {
        reaction = content === 'confused' ? '😕' : content;
      },
    };
    if (when === 'for the eleventh time in a day')
      await sql`insert into comment_commands (repo_id, comment_id, line, number, verb, sender_id, at, outcome)
        select 1, 5000, n, 1, 'status', 2, ${SAID}, 'done' from generate_series(1, ${COMMANDS_PER_DAY}) n`.execute(
        db,
      );
    if (when === 'for the 51st time in a day')
      await sql`insert into said_answers (comment_id, line, verb, sender_id, at, outcome)
        select 5000, n, 'help', 2, ${SAID}, 'done' from generate_series(1, 50) n`.execute(db);
    const run = { db, answers, writerFor: async () => writer, now: NOW };
    const done =
      place === 'issue'
        ? await hearAnswers({ ...run, repository: META })
        : await obeyCommands({ ...run, institution: who });
    expect(done, `${says} by ${by}`).toBe(0);
    await sql`delete from comment_commands`.execute(db);
    await sql`delete from said_answers`.execute(db);
    return reaction;
  }

  it('is answered by little or nothing', async () => {
    await world();
    const parts = [];
    for (const [place, rows] of [
      ['pull request', UNDER_A_PULL_REQUEST],
      ['issue', UNDER_THE_WEEKLY_ISSUE],
    ] as const) {
      const cells = [];
      for (const row of rows)
        cells.push([
          `\`${row.says}\``,
          `${row.who}${row.when ? `, ${row.when}` : ''}`,
          await answerTo(row, place),
        ]);
      parts.push(
        `### Beneath ${place === 'issue' ? 'the weekly issue' : 'a pull request'}`,
        table(['Whoever says', 'as', 'gets'], cells, ['left', 'left', 'left']),
      );
    }
    await expect(`${parts.join('\n\n')}\n`).toMatchFileSnapshot('../../golden/nudges/refused-commands.md');
  });
});
