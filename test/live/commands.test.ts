/** A command that somebody writes, from the delivery through a serving process to the reaction and what it moves. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/driver/database.ts';
import { want } from '../../src/store/outbox/ledger.ts';
import { WEBHOOKS } from '../../src/web/server.ts';
import { emptyFolder, headwaterProcess } from '../support/command-line.ts';
import { startServedCommunity, WRITTEN_TO, type ServedCommunity } from '../support/served-community.ts';
import { startServing, waitFor } from '../support/serving.ts';
import { answeringPeople } from '../support/stand-in/answers.ts';
import { delivery, send } from '../support/webhooks.ts';

interface Item {
  repository: string;
  number: number;
  side: string;
  author: string;
}

describe('a command that comes as a delivery', () => {
  const people = answeringPeople(['mona']);
  const database = `pglite:${join(emptyFolder(), 'db')}`;
  let community: ServedCommunity;
  beforeAll(async () => {
    community = await startServedCommunity({
      extensions: [people.extension],
      configuration: `nudges: { mode: digest }\nreport: { repository: ${WRITTEN_TO} }\n`,
    });
  });
  afterAll(() => community.github.close());

  const whoseTurn = async (): Promise<Item[]> => {
    const { code, out, err } = await headwaterProcess(
      ['attention', '--format', 'json'],
      community.environment(database),
    );
    expect([code, err]).toEqual([0, expect.any(String)]);
    return (JSON.parse(out) as { items: Item[] }).items;
  };

  /** Our comment stands under a pull request, and the report as an issue. @returns the repository's id */
  async function spoken({ repository, number }: Item): Promise<number> {
    const opened = await openDatabase(database, 'a test');
    const { db } = opened;
    const { rows } = await sql<{ id: number }>`
      select id::int as id from repos where full_name = ${repository}`.execute(db);
    const { id } = rows[0]!;
    const at = new Date(Date.now() - 3_600_000).toISOString();
    const key = `nudge ${id} ${number} 1`;
    await want(db, { kind: 'comment', key, repository, number, body: 'Thank you.' }, at);
    const report = { kind: 'issue', key: `report ${WRITTEN_TO} 2026-W01`, repository: WRITTEN_TO } as const;
    await want(db, { ...report, title: 'Week', body: 'The report.', labels: [], is_open: true }, at);
    await sql`update outbox set state = 'done', posted_id = 1, posted_number = coalesce(number, 7),
      written_hash = wanted_hash, confirmed_hash = wanted_hash, confirmed_at = ${at}`.execute(db);
    await sql`insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at)
      values (${key}, ${id}, ${number}, 'maintainers', ${at}, 'first_response', ${at})`.execute(db);
    await opened.close();
    return id;
  }

  it('is answered with a reaction, and moves the turn', { timeout: 180_000 }, async () => {
    const { code, err } = await headwaterProcess(['backfill'], community.environment(database));
    expect([code, err]).toEqual([0, expect.any(String)]);
    const before = await whoseTurn();
    const item = before.find(({ side }) => side === 'MAINTAINER');
    const other = before.find(({ author }) => author !== item?.author);
    const hub = await spoken(item!);
    const serving = await startServing('all', community.environment(database));
    let next = 500;
    const comment = async (place: { repository: string; number: number }, login: string, body: string) => {
      const id = next++;
      const user = { id: login === 'mona' ? 4001 : 4002, login };
      people.comments.push({ id, ...place, body, user, created_at: new Date().toISOString() });
      const isHub = place.repository === item!.repository;
      const payload = {
        action: 'created',
        issue: {
          ...{ id: 9, number: place.number, updated_at: '2026-01-01T00:00:00Z' },
          ...(isHub ? { pull_request: { url: 'https://api.github.com/' } } : {}),
        },
        comment: { id, body, user },
        repository: {
          ...{ id: isHub ? hub : 8_888, full_name: place.repository, private: false, fork: false },
          ...{ default_branch: 'main', owner: { login: 'springboard' } },
        },
        installation: { id: 70 },
        sender: { ...user, node_id: `U_${user.id}`, type: 'User' },
      };
      expect(await send(serving.url + WEBHOOKS, delivery('issue_comment', payload))).toBe(202);
      return id;
    };
    try {
      const meta = { repository: WRITTEN_TO, number: 7 };
      // The stranger's come first: once mona's are answered, theirs were looked at.
      await comment(item!, 'stranger', '/snooze 2w');
      await comment(meta, 'stranger', `/bot ${item!.author}`);
      const said = [
        await comment(item!, 'mona', 'Not before the release.\n\n/snooze 2w'),
        await comment(meta, 'mona', `/bot ${other!.author}`),
      ];
      await waitFor(() => people.reactions.length >= said.length, 60);
      expect(await serving.end('SIGTERM')).toBe(0);
      expect(people.reactions.toSorted()).toEqual(said.map((id) => `${id} +1`));
    } finally {
      serving.process.kill('SIGKILL');
    }
    const after = await whoseTurn();
    const sideOf = ({ repository, number }: Item) =>
      after.find((one) => one.repository === repository && one.number === number)?.side;
    // Of a bot's pull request it is nobody's turn.
    expect([sideOf(item!), sideOf(other!)]).toEqual(['PAUSED', undefined]);
  });
});
