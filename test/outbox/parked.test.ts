/** A post that is parked for a cause outside is tried again when that can have passed; one that a person ended stays so. */
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import {
  outsideCauseOf,
  TRIED_AGAIN_AT_ONCE,
  TRIED_AGAIN_DAYS,
  type OutsideCause,
} from '../../src/domain/outbox/outside.ts';
import type { WantedComment } from '../../src/domain/outbox/post.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import { GitHubRefused } from '../../src/github/transport/failures.ts';
import { entryOf, want } from '../../src/store/outbox/ledger.ts';
import { tryParkedAgain, type Changed } from '../../src/store/outbox/parked.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { nowOf, sceneAt, type Scene } from './scene.ts';

const START = '2026-11-30T06:20:00Z';
const comment = (key: string, repository = 'Springboard/hub'): WantedComment => ({
  kind: 'comment',
  key,
  repository,
  number: 12,
  body: 'Thank you.',
});

describe('an answer of GitHub that refuses', () => {
  it.each<[number, string, OutsideCause | null]>([
    [401, 'Bad credentials', 'no_permission'],
    [403, 'Resource not accessible by integration', 'no_permission'],
    [403, 'Must have push access to view repository collaborators.', 'no_permission'],
    [403, 'Repository was archived so is read-only.', 'archived'],
    [403, 'Unable to create comment because issue is locked.', 'locked'],
    [410, 'Issues are disabled for this repo', 'issues_off'],
    [410, 'This issue was deleted', null],
    [404, 'Not Found', null],
    [403, 'You cannot do that.', null],
    [422, 'Validation Failed', null],
  ])('%i %s: %s', (status, message, cause) => {
    expect(outsideCauseOf(status, message)).toBe(cause);
  });
});

onEachDatabase('a parked post', (open) => {
  const state = async (key: string) => (await entryOf(open().db, key))?.state;
  const again = (changed: Changed, at: string) => tryParkedAgain(open().db, changed, at);
  const after = (s: Scene, hours: number) => {
    s.clock.at += hours * 3_600_000;
    return nowOf(s);
  };

  it('waits for an installation, and is written once there is one', async () => {
    const s = sceneAt(open().db, START, { owner: 'elsewhere' });
    await want(open().db, comment('a'), nowOf(s));
    await s.deliver();
    expect(await entryOf(open().db, 'a')).toMatchObject({ state: 'parked', parked_cause: 'not_installed' });
    expect(await again({ accounts: ['other'] }, nowOf(s))).toBe(0);
    expect(await again({ accounts: ['springboard'] }, nowOf(s))).toBe(1);
    // Still nobody may write there: it is parked again, and nothing was written.
    await s.deliver();
    expect(await state('a')).toBe('parked');
    expect(s.github.writes).toBe(0);
    expect(await again({ repositories: ['springboard/HUB'] }, nowOf(s))).toBe(1);
    const installed = sceneAt(open().db, nowOf(s));
    await installed.deliver();
    expect(await state('a')).toBe('done');
    expect(installed.github.ours()).toHaveLength(1);
    expect(await again({ accounts: ['springboard'] }, nowOf(s))).toBe(0);
  });

  it('is tried once a day, for so many days since it was wanted', async () => {
    const s = sceneAt(open().db, START, { owner: 'elsewhere' });
    await want(open().db, comment('b'), nowOf(s));
    await s.deliver();
    expect(await again(null, after(s, 1))).toBe(0);
    let tries = 0;
    for (let day = 0; day < TRIED_AGAIN_DAYS + 10; day++) {
      tries += await again(null, after(s, 24));
      await s.deliver();
    }
    expect(tries).toBe(TRIED_AGAIN_DAYS - 1);
    expect(await again({ key: 'b' }, nowOf(s))).toBe(0);
  });

  it('is one of at most so many that are tried at once, the oldest first', async () => {
    const s = sceneAt(open().db, START, { owner: 'elsewhere' });
    for (let n = 0; n < TRIED_AGAIN_AT_ONCE + 3; n++)
      await want(open().db, comment(`many ${String(n).padStart(3, '0')}`), after(s, 0.01));
    await s.deliver();
    expect(await again({ accounts: ['springboard'] }, nowOf(s))).toBe(TRIED_AGAIN_AT_ONCE);
    expect(await state('many 000')).toBe('due');
    expect(await state('many 052')).toBe('parked');
    expect(await again({ accounts: ['springboard'] }, nowOf(s))).toBe(3);
  });

  it('that a person deleted stays parked whatever happens, and so does a list whose comment stands', async () => {
    const s = sceneAt(open().db, START);
    await want(open().db, comment('gone'), nowOf(s));
    await s.deliver();
    s.github.kept.length = 0;
    await want(open().db, { ...comment('gone'), body: 'More.' }, after(s, 1));
    await s.deliver();
    const queue = {
      kind: 'section',
      key: 'queue x',
      repository: 'springboard/meta',
      number: 99,
      body: 'x',
    } as const;
    await want(open().db, queue, nowOf(s));
    await s.deliver();
    expect(await entryOf(open().db, 'queue x')).toMatchObject({ state: 'parked', parked_cause: 'not_found' });
    await want(open().db, comment('queue x comment', 'springboard/meta'), nowOf(s));
    expect(await again({ accounts: ['springboard'] }, after(s, 48))).toBe(0);
    expect(await again(null, nowOf(s))).toBe(0);
    expect([await state('gone'), await state('queue x')]).toEqual(['parked', 'parked']);
  });
});

onOneDatabase('whatever parks a post', (open) => {
  it.each(['not_installed', 'no_permission', 'forbidden', 'not found', 'failing'] as const)(
    '%s: it stands there once its cause has passed, and once',
    async (cause) => {
      const s = sceneAt(open().db, START, {
        mishaps: cause === 'forbidden' || cause === 'not found' ? [cause] : [],
      });
      const { writerFor, writes } = s.run;
      if (cause === 'not_installed') s.run.writerFor = async () => null;
      if (cause === 'no_permission')
        s.run.writerFor = () => Promise.reject(new GitHubRefused('the App may not write issues there'));
      if (cause === 'failing')
        s.run.writes = {
          ...writes,
          create: async () => ({ outcome: 'unknown', problem: 'GitHub answered 502' }),
        };
      await want(open().db, comment('kind'), nowOf(s));
      await deliverPosts(s.run, { patience_ms: 60 * 3_600_000 });
      const parked = await entryOf(open().db, 'kind');
      expect(parked?.state).toBe('parked');
      expect(parked?.parked_cause).not.toBeNull();
      s.run.writerFor = writerFor;
      s.run.writes = writes;
      s.clock.at += 21 * 3_600_000;
      // Two processes have the same idea.
      await Promise.all([
        tryParkedAgain(open().db, null, nowOf(s)),
        tryParkedAgain(open().db, null, nowOf(s)),
      ]);
      await s.deliver();
      expect(await entryOf(open().db, 'kind')).toMatchObject({ state: 'done', problem: null });
      expect(s.github.ours()).toHaveLength(1);
      const { rows } = await sql`select key from outbox where parked_cause is not null`.execute(open().db);
      expect(rows).toEqual([]);
    },
  );
});
