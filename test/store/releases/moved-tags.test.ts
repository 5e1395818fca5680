import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { emptyBatch, type TagRow } from '../../../src/domain/history/facts.ts';
import { commit } from '../../../src/store/history/commit.ts';
import { savePage, startOver } from '../../../src/store/history/cursors.ts';
import { writeGone } from '../../../src/store/repositories/reconciliation.ts';
import { institution, store, tag, user } from '../../support/builders.ts';
import { onEachDatabase } from '../../support/databases.ts';

const users = [user(1, 'octocat'), user(2, 'hubot')];

onEachDatabase('a tag that was set on something else', (open) => {
  const read = async (tags: TagRow[], now: string) => {
    const [position] = await startOver(
      open().db,
      [{ repo_id: '1', stream: 'tags', page_size: 100, down_to: null }],
      now,
    );
    const page = {
      batch: { ...emptyBatch(), tags },
      continuations: [],
      unreadable: [],
      cursor: null,
      done: true,
    };
    const meaning = { completes: null, known_until: null };
    await savePage(open(), position!, { ...page, page_size: 100 }, meaning, { calls: [], now });
  };
  const listed = (names: string[], now: string) =>
    commit(open(), { repo_id: '1', now }, (writing) => writeGone(writing, 'tags', names));
  const released = async (asOf: string) => {
    const { rows } = await sql<{ said: string }>`
      select to_char(at at time zone 'UTC', 'MM-DD') || ' by ' || coalesce(user_id::text, 'nobody') as said
      from derived.releases_at(${asOf}::timestamptz)`.execute(open().db);
    return rows.map(({ said }) => said);
  };

  it('stays what it was for reports of the time before that was seen, and hands nobody on', async () => {
    // By octocat on the 5th; seen on the 8th as hubot's of the 7th, on the 10th as nobody's of the 9th.
    await store(
      open().db,
      { users, tags: [tag('1.0.0', 1, '2026-01-05', { target_oid: 'a' })] },
      institution(),
    );
    await read([tag('1.0.0', 1, '2026-01-05', { target_oid: 'a' })], '2026-01-06T00:00:00Z');
    await read([tag('1.0.0', 2, '2026-01-07', { target_oid: 'b' })], '2026-01-08T00:00:00Z');
    await read([tag('1.0.0', null, '2026-01-09', { target_oid: 'c' })], '2026-01-10T00:00:00Z');
    const said = await Promise.all(
      ['2026-01-04', '2026-01-06', '2026-01-07T23:59:59Z', '2026-01-08', '2026-01-09', '2026-01-10'].map(
        released,
      ),
    );
    expect(said).toEqual([
      [],
      ['01-05 by 1'],
      ['01-05 by 1'],
      ['01-07 by 2'],
      ['01-07 by 2'],
      ['01-09 by nobody'],
    ]);
  });

  it('and was away in between is no release then', async () => {
    const before = tag('1.0.0', 1, '2026-01-05', { target_oid: 'a' });
    await store(open().db, { users, tags: [before] }, institution());
    await listed([], '2026-01-07T00:00:00Z');
    await read([tag('1.0.0', 2, '2026-01-08', { target_oid: 'b' })], '2026-01-09T00:00:00Z');
    await listed(['1.0.0'], '2026-01-09T00:00:00Z');
    const said = await Promise.all(['2026-01-06', '2026-01-07', '2026-01-09'].map(released));
    expect(said).toEqual([['01-05 by 1'], [], ['01-08 by 2']]);
  });

  it('whose tagger’s account was deleted keeps the tagger', async () => {
    const mine = tag('1.0.0', 1, '2026-01-05');
    await store(open().db, { users, tags: [mine] }, institution());
    await read([{ ...mine, tagger_id: null }], '2026-01-08T00:00:00Z');
    expect(await released('2026-01-09')).toEqual(['01-05 by 1']);
  });
});
