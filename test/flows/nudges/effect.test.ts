/** What reminders do: from rows to the sentence, counted by hand. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { effectOf, FEWEST_TURNS, type DueTurn } from '../../../src/domain/nudges/effect.ts';
import { onOneSnapshot } from '../../../src/store/kpis/kpi-rows.ts';
import { dueTurns } from '../../../src/store/nudges/effect.ts';
import { want } from '../../../src/store/outbox/ledger.ts';
import { effectText } from '../../../src/text/nudges/effect.ts';
import { comment, event, pullRequest, review, store, user } from '../../support/builders.ts';
import { onOneDatabase } from '../../support/databases.ts';

onOneDatabase('the effect of reminders', (open) => {
  it('is which turns a maintainer moved within two weeks, with a reminder and without', async () => {
    const { db } = open();
    const opened = (number: number, more = {}) => pullRequest(number, 1, '2026-01-05', more);
    await store(db, {
      users: [
        user(1, 'octocat'),
        user(2, 'hubot'),
        user(3, 'bystander'),
        user(4, 'sweeper', { type: 'Bot' }),
      ],
      pull_requests: [
        opened(99, { merged_at: '2026-01-06T00:00:00Z', merged_by_id: '2' }),
        opened(1),
        opened(2),
        opened(3, { merged_at: '2026-02-20T00:00:00Z', merged_by_id: '2' }),
        opened(4),
        opened(5, { closed_at: '2026-02-12T00:00:00Z' }),
        ...[6, 7, 8].map((number) => opened(number)),
        opened(9, { closed_at: '2026-02-12T00:00:00Z' }),
        opened(10, { merged_at: '2026-02-12T00:00:00Z', merged_by_id: '4' }),
      ],
      issue_comments: [
        // 1: after two days. 2: the author, a bystander, and a maintainer after fifteen days.
        comment(11, 1, 2, '2026-02-12'),
        comment(21, 2, 1, '2026-02-11'),
        comment(22, 2, 3, '2026-02-12'),
        comment(23, 2, 2, '2026-02-25'),
        ...[6, 7, 8].map((number) => comment(10 * number, number, 2, '2026-02-11')),
      ],
      reviews: [review(41, 4, 2, '2026-02-11')],
      // 5: by its author. 9: swept by a bot. 10: merged from the queue into which hubot had put it.
      timeline_events: [
        event('c', 5, 'CLOSED_EVENT', 1, '2026-02-12'),
        event('d', 9, 'CLOSED_EVENT', 4, '2026-02-12'),
        event('q', 10, 'ADDED_TO_MERGE_QUEUE_EVENT', 2, '2026-02-12'),
      ],
    });
    const reminded = async (number: number, at: string, { party = 'maintainers', posted = true } = {}) => {
      const key = `nudge 1 ${number} 1`;
      await want(db, { kind: 'comment', key, repository: 'springboard/hub', number, body: 'Thank you.' }, at);
      if (posted) await sql`update outbox set posted_id = ${number} where key = ${key}`.execute(db);
      await sql`insert into nudges (key, repo_id, number, party, turn_start, reason, wanted_at)
        values (${key}, 1, ${number}, ${party}, '2026-01-05Z', 'first_response', ${at})`.execute(db);
    };
    for (const number of [1, 2, 3, 9, 10]) await reminded(number, '2026-02-10T00:00:00Z');
    await reminded(6, '2026-03-10T00:00:00Z');
    await reminded(7, '2026-02-10T00:00:00Z', { party: 'author' });
    await reminded(8, '2026-02-10T00:00:00Z', { posted: false });
    await sql`insert into nudge_turns (repo_id, number, party, turn_start, held_back_at) values
      (1, 4, 'maintainers', '2026-01-05Z', '2026-02-10Z'), (1, 5, 'maintainers', '2026-01-05Z', '2026-02-10Z')`.execute(
      db,
    );
    const turns = await onOneSnapshot(db, (trx) => dueTurns(trx, '2026-03-17T00:00:00Z'));
    expect(effectOf(turns)).toEqual({
      reminded: { turns: 5, moved: 3, share: null },
      held_back: { turns: 2, moved: 1, share: null },
    });
  });
});

it('is said as shares with their intervals from twenty turns of each on', () => {
  const some = (is_reminded: boolean, all: number, moved: number): DueTurn[] =>
    Array.from({ length: all }, (_, place) => ({ is_reminded, has_moved: place < moved }));
  // Wilson's 95 % limits of 12 of 20: 38.7 to 78.1 %; of 5 of 20: 11.2 to 46.9 %.
  expect(effectText(effectOf([...some(true, 20, 12), ...some(false, FEWEST_TURNS, 5)]))).toBe(
    'Moved by a maintainer within 14 days: **60 %** (39 to 78 %, 12 of 20 turns) with a reminder, **25 %** (11 to 47 %, 5 of 20 turns) of the tenth that is left alone.',
  );
  expect(effectText(effectOf([...some(true, 20, 12), ...some(false, 1, 1)]))).toBe(
    'Moved by a maintainer within 14 days: **60 %** (39 to 78 %, 12 of 20 turns) with a reminder, 1 of 1 turn of the tenth that is left alone. Shares are said from 20 turns of each.',
  );
  expect(effectText(effectOf([]))).toBeNull();
});
