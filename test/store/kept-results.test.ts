/** Results in the database: what marks them as out of date or as not to be shown, who may compute them, what is thrown away. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { pseudonymOf } from '../../src/domain/people/pseudonyms.ts';
import { readDataMarks } from '../../src/store/kpis/data-marks.ts';
import { dropOldResults, resultStore } from '../../src/store/kpis/kept-results.ts';
import { eraseAccount } from '../../src/store/live/erase-account.ts';
import { forget } from '../../src/store/people/opt-out.ts';
import { hideRepositories, saveRepos } from '../../src/store/repositories/repos.ts';
import { pullRequest, repo, store, user } from '../support/builders.ts';
import { onEachDatabase } from '../support/databases.ts';

const NOW = '2026-02-16T08:00:00.000Z';
const MINE = { version: 'v1', configuration: 'c1' };

onEachDatabase('kept results', (open) => {
  const keep = async (what: string, visible: string, over = MINE, now = NOW) => {
    const results = resultStore(open().db, over);
    const claim = await results.claim(what, now, true);
    await results.save(what, claim!, { body: '{}', computed_at: now, data: '1', visible, rests_ms: 60_000 });
  };
  const kept = async () =>
    (await sql<{ what: string }>`select what from kept_results order by what`.execute(open().db)).rows.map(
      ({ what }) => what,
    );

  it('are of other data after whatever was stored, and not to be shown after what hides', async () => {
    const { db } = open();
    const facts = { users: [user(1, 'octocat')], pull_requests: [pullRequest(1, 1, '2026-01-01')] };
    await store(db, facts);
    const begun = await readDataMarks(db);
    expect(await readDataMarks(db)).toEqual(begun);
    await store(db, { ...facts, pull_requests: [pullRequest(2, 1, '2026-01-02')] });
    const more = await readDataMarks(db);
    expect(more.visible).toBe(begun.visible);
    expect(Number(more.data)).toBeGreaterThan(Number(begun.data));

    await keep('report', more.visible);
    await saveRepos(db, [repo({ id: '7', full_name: 'springboard/new' })]);
    expect((await readDataMarks(db)).visible).toBe(more.visible);
    await hideRepositories(db, 'id', ['7']);
    const hidden = await readDataMarks(db);
    expect(hidden.visible).not.toBe(more.visible);
    expect(await kept()).toEqual([]);

    await keep('report', hidden.visible);
    await forget(db, '1', pseudonymOf('1', 'a key'), NOW);
    const left = await readDataMarks(db);
    expect(left.visible).not.toBe(hidden.visible);
    expect(await kept()).toEqual([]);

    await keep('report', left.visible);
    await eraseAccount(db, { id: '70', account: 'springboard' }, NOW);
    expect(await kept()).toEqual([]);
  });

  it('are not saved where somebody opted out while they were computed', async () => {
    const { db } = open();
    await store(db, { users: [user(1, 'octocat')], pull_requests: [pullRequest(1, 1, '2026-01-01')] });
    const results = resultStore(db, MINE);
    const { visible } = await readDataMarks(db);
    const claim = await results.claim('report', NOW, true);
    await forget(db, '1', pseudonymOf('1', 'a key'), NOW);
    await results.save('report', claim!, {
      body: '"octocat"',
      computed_at: NOW,
      data: '1',
      visible,
      rests_ms: 0,
    });
    expect(await kept()).toEqual([]);
  });

  it('are claimed by one process, rest after that, and are claimed again at once where somebody waits', async () => {
    const [one, other] = [resultStore(open().db, MINE), resultStore(open().db, MINE)];
    const claims = await Promise.all([one.claim('report', NOW, true), other.claim('report', NOW, true)]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    const claim = claims.find((one) => one !== null)!;
    const result = { body: '{"a":1}', computed_at: NOW, data: '5', visible: 'x', rests_ms: 60_000 };
    await other.save('report', 'not mine', result);
    expect(await one.find('report', 'x')).toBeNull();
    await other.save('report', claim, result);
    expect(await one.find('report', 'x')).toEqual({ body: '{"a":1}', computed_at: NOW, data: '5' });
    expect(await one.find('report', 'x', NOW)).toBeNull();
    expect(await one.find('report', 'y')).toBeNull();
    expect(await one.claim('report', NOW, false)).toBeNull();
    const urgent = await one.claim('report', NOW, true);
    expect(urgent).not.toBeNull();
    await one.release('report', urgent!);
    // A process that died has not extended its claim.
    await other.claim('report', NOW, true);
    await sql`update kept_results set claimed_until = clock_timestamp() - interval '1 second'`.execute(
      open().db,
    );
    expect(await one.claim('report', NOW, true)).not.toBeNull();
  });

  it('of another version or configuration are not ours', async () => {
    await keep('report', 'x');
    for (const over of [{ version: 'v2' }, { configuration: 'c2' }])
      expect(await resultStore(open().db, { ...MINE, ...over }).find('report', 'x')).toBeNull();
    expect(await resultStore(open().db, MINE).askedSince(NOW)).toEqual(['report']);
  });

  it('are thrown away when nobody wants them, when they are too many, and when they may not be shown', async () => {
    const { db } = open();
    const marks = await readDataMarks(db);
    const { visible } = marks;
    await keep('long ago', visible, MINE, '2026-01-31T00:00:00.000Z');
    await keep('hidden', 'something else');
    await keep('good', visible);
    expect(await dropOldResults(db, marks, NOW)).toBe(2);
    expect(await kept()).toEqual(['good']);
    await sql`insert into kept_results (what, version, configuration, visible, data, body, computed_at, asked_at)
      select 'window ' || n, 'v1', 'c1', ${visible}, '1', '{}', ${NOW}, ${NOW}::timestamptz - n * interval '1 second'
      from generate_series(1, 400) n`.execute(db);
    await dropOldResults(db, marks, NOW);
    const left = await kept();
    expect(left).toHaveLength(300);
    expect(left).toContain('good');
    expect(left).toContain('window 299');
    expect(left).not.toContain('window 300');
  });

  it('say once an hour that somebody wants them', async () => {
    await keep('report', 'x');
    const results = resultStore(open().db, MINE);
    await results.asked('report', '2026-02-16T08:30:00Z');
    expect(await results.askedSince('2026-02-16T08:01:00Z')).toEqual([]);
    await results.asked('report', '2026-02-16T09:30:00Z');
    expect(await results.askedSince('2026-02-16T08:01:00Z')).toEqual(['report']);
  });
});
