/** One place that GitHub refuses (gone, locked, the permission taken back) keeps nobody from being heard elsewhere. */
import { RequestError } from '@octokit/request-error';
import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { hearAnswers } from '../../../src/flows/corrections/hear.ts';
import { readObjections } from '../../../src/flows/nudges/listen.ts';
import { obeyCommands } from '../../../src/flows/nudges/obey.ts';
import type { Answer, AnswersApi } from '../../../src/github/nudges/answers.ts';
import { GitHubRefused } from '../../../src/github/transport/failures.ts';
import type { GitHubClient } from '../../../src/github/transport/types.ts';
import { want } from '../../../src/store/outbox/ledger.ts';
import { institution, pullRequest, repo, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

const NOW = '2026-03-17T13:00:00Z';
const SAID = '2026-03-17T12:00:00Z';
const META = 'fieldstation/meta';
const WRITER = {
  name: 'w',
  author: { login: 'headwater[bot]', id: '900' },
  authorization: async () => 'token x',
};

/** As GitHub answers. */
function refusal(status: number, message: string, headers: Record<string, string> = {}): RequestError {
  const request = { method: 'GET', url: 'https://api.github.test/', headers: {} } as const;
  const response = { status, url: request.url, headers, data: { message }, retryCount: 0 };
  return new RequestError(message, status, { request, response });
}
const REFUSALS: [string, () => Error][] = [
  ['is gone', () => refusal(404, 'Not Found')],
  ['was deleted', () => refusal(410, 'This issue was deleted')],
  ['is locked', () => refusal(403, 'Unable to create comment because issue is locked.')],
  ['belongs to somebody who blocked us', () => refusal(403, 'User is blocked')],
  ['is not to be written to any more', () => new GitHubRefused('the App may not write issues there')],
  [
    'is in no installation any more',
    () => refusal(422, 'There is at least one repository that does not exist'),
  ],
];
const FOR_LATER: [string, () => Error][] = [
  ['asks to be slower', () => refusal(403, 'You have exceeded a secondary rate limit')],
  ['is away', () => refusal(502, 'Bad Gateway')],
  ['refuses the token', () => new GitHubRefused('the token is refused', { everywhere: true })],
];

onOneDatabase('where one of two places', (open) => {
  beforeEach(async () => {
    const { db } = open();
    await store(
      db,
      {
        users: [user(1, 'octocat'), user(2, 'hubot')],
        pull_requests: [1, 2].map((repo_id) => pullRequest(1, 1, '2026-02-02', { repo_id: String(repo_id) })),
      },
      institution(),
      [repo(), repo({ id: '2', full_name: 'springboard/lab' })],
    );
    for (const [index, repository] of ['springboard/hub', 'springboard/lab'].entries()) {
      const key = `nudge ${index + 1} 1 1`;
      await want(db, { kind: 'comment', key, repository, number: 1, body: 'x' }, SAID);
      const issue = { kind: 'issue', key: `report ${META} 2026-W1${index}`, repository: META } as const;
      await want(db, { ...issue, title: 'Week', body: 'x', labels: [], is_open: true }, SAID);
      await sql`insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at)
        values (${key}, ${index + 1}, 1, 'maintainers', ${SAID}, 'first_response', ${SAID})`.execute(db);
      await sql`update outbox set posted_id = ${index + 1}, state = 'done', posted_number = coalesce(number, ${index + 7})
        where key in (${key}, ${issue.key})`.execute(db);
    }
  });

  const answer = (id: number, body: string): Answer => ({
    ...{ id: String(id), body, said_at: SAID },
    user: { id: '2', login: 'hubot' },
  });
  /** @param fails where */
  function listening(error: () => Error, fails: 'write' | 'read' | 'react') {
    const reactions: string[] = [];
    const isFirst = (place: { repository: string; number: number }) =>
      place.repository === 'springboard/hub' || place.number === 7;
    const answers: AnswersApi = {
      since: async (_, place) => {
        if (fails === 'read' && isFirst(place)) throw error();
        const id = isFirst(place) ? 100 : 200;
        return place.repository === META
          ? [answer(id, '/bot octocat'), answer(id + 1, '/person octocat')]
          : [answer(id, '/no-nudge'), answer(id + 1, '/not-me')];
      },
      canWrite: async () => true,
      react: async (_, __, id) => {
        if (fails === 'react' && Number(id) < 200) throw error();
        reactions.push(id);
      },
    };
    const writerFor = async (repository: string) => {
      if (fails === 'write' && repository === 'springboard/hub') throw error();
      return WRITER;
    };
    return { reactions, run: { db: open().db, answers, writerFor, now: NOW } };
  }
  const kept = async (table: 'comment_commands' | 'said_answers') =>
    (
      await sql<{ id: string }>`select comment_id::text as id from ${sql.table(table)} order by 1`.execute(
        open().db,
      )
    ).rows.map(({ id }) => id);

  it.each(REFUSALS)('%s, commands at the other are carried out', async (_, error) => {
    for (const fails of ['read', 'write'] as const) {
      const { run, reactions } = listening(error, fails);
      expect(await obeyCommands({ ...run, institution: institution() })).toBe(2);
      expect(reactions).toEqual(['200', '201']);
      await sql`delete from comment_commands`.execute(open().db);
    }
  });

  it.each(REFUSALS)(
    '%s as the receipt is given, every command is carried out all the same',
    async (_, error) => {
      const { run, reactions } = listening(error, 'react');
      expect(await obeyCommands({ ...run, institution: institution() })).toBe(4);
      expect(await kept('comment_commands')).toEqual(['100', '101', '200', '201']);
      expect(reactions).toEqual(['200', '201']);
      expect(await hearAnswers({ ...run, repository: META })).toBe(4);
      expect(await kept('said_answers')).toEqual(['100', '101', '200', '201']);
    },
  );

  it.each(REFUSALS)('%s, the answers beneath the other weekly issue are heard', async (_, error) => {
    const { run } = listening(error, 'read');
    expect(await hearAnswers({ ...run, repository: META })).toBe(2);
    expect(await kept('said_answers')).toEqual(['200', '201']);
  });

  it('was deleted, 👎 on the other is seen', async () => {
    const asked: unknown[] = [];
    const github = {
      list: async (_: string, { repo: name }: Record<string, unknown>) => {
        asked.push(name);
        if (name === 'hub') throw new GitHubRefused('springboard/hub: Not Found');
        return { rows: [{ user: { id: 2 } }], hasNext: false };
      },
    } as unknown as GitHubClient;
    await readObjections({ db: open().db, github, now: NOW });
    expect(asked).toEqual(['hub', 'lab']);
  });

  it.each(FOR_LATER)('%s, nobody is asked any more, and nothing is taken for heard', async (_, error) => {
    const { run, reactions } = listening(error, 'read');
    await expect(obeyCommands({ ...run, institution: institution() })).rejects.toThrow();
    await expect(hearAnswers({ ...run, repository: META })).rejects.toThrow();
    expect([reactions, await kept('comment_commands'), await kept('said_answers')]).toEqual([[], [], []]);
  });
});
