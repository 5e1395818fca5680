import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { marker, type WantedComment, type WantedIssue } from '../../src/domain/outbox/post.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import type { Delivery } from '../../src/flows/outbox/settle.ts';
import { githubWrites } from '../../src/github/outbox/writer.ts';
import type { Database } from '../../src/store/driver/database.ts';
import { claim, entryOf, want } from '../../src/store/outbox/ledger.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { dyingFetch } from './dying-fetch.ts';
import { ForgetfulGitHub, US, type Mishap } from './forgetful-github.ts';

const START = Date.parse('2026-07-08T06:00:00Z');
const ISSUE: WantedIssue = {
  kind: 'issue',
  key: 'report springboard/meta 2026-W27',
  repository: 'springboard/meta',
  title: 'Upstream health, week 2026-W27',
  body: 'First answers got faster.',
  labels: ['kpi'],
  is_open: true,
};
const COMMENT: WantedComment = {
  kind: 'comment',
  key: 'queue springboard/meta 12',
  repository: 'springboard/meta',
  number: 12,
  body: 'Pull requests to pick.',
};

interface Scene {
  github: ForgetfulGitHub;
  clock: { at: number };
  run: Delivery;
  deliver: () => Promise<number>;
}

let scenes = 0;

/** Each has a writer of its own, so that many can follow each other in one database. */
function scene(db: Database, mishaps: readonly Mishap[] = [], lag_ms = 0): Scene {
  const clock = { at: START };
  const name = `installation ${++scenes}`;
  const github = new ForgetfulGitHub(() => clock.at, mishaps, lag_ms);
  const run: Delivery = {
    db,
    writes: githubWrites({ restUrl: 'https://api.github.test', fetch: github.fetch }),
    writerFor: async (repository) =>
      repository.startsWith('springboard/')
        ? {
            name,
            author: { login: US.login, id: String(US.id) },
            authorization: async () => 'token x',
          }
        : null,
    now: () => new Date(clock.at),
    wait: async (ms) => {
      clock.at += ms;
    },
    stop: new AbortController().signal,
  };
  return { github, clock, run, deliver: () => deliverPosts(run, { patience_ms: 24 * 3_600_000 }) };
}

const at = ({ clock }: Scene) => new Date(clock.at).toISOString();

onEachDatabase('the outbox', (open) => {
  it('opens an issue, reads it back, and does nothing when the same is wanted again', async () => {
    const s = scene(open().db);
    expect(await want(open().db, ISSUE, at(s))).toBe(true);
    await s.deliver();
    expect(s.github.ours().map(({ title, state }) => [title, state])).toEqual([[ISSUE.title, 'open']]);
    expect(await entryOf(open().db, ISSUE.key)).toMatchObject({
      state: 'done',
      posted_number: 1,
      attempts: 0,
    });
    expect(await want(open().db, ISSUE, at(s))).toBe(false);
    expect(await s.deliver()).toBe(0);
    expect(s.github.writes).toBe(1);
  });

  it('edits what it posted when it should say something else, and closes it without opening what a person closed', async () => {
    const s = scene(open().db);
    await want(open().db, ISSUE, at(s));
    await s.deliver();
    s.github.ours()[0]!.state = 'closed';
    await want(open().db, { ...ISSUE, body: 'Slower again.' }, at(s));
    await s.deliver();
    expect(s.github.ours()).toMatchObject([{ state: 'closed', number: 1 }]);
    expect(s.github.ours()[0]!.body).toContain('Slower again.');
    await want(open().db, { ...ISSUE, is_open: false }, at(s));
    await s.deliver();
    expect(s.github.ours()).toHaveLength(1);
  });

  it.each<[Mishap[], number]>([
    [['502', '502', 'fine'], 0],
    [['taken, 502'], 0],
    [['taken, cut'], 0],
    [['taken, cut'], 30_000],
    [['not kept'], 0],
    [['not kept', '502', 'taken, 502'], 30_000],
    [['too fast', 'too fast, no time named'], 0],
    [['fine'], 30_000],
  ])('leaves exactly one comment after %j with copies %d ms behind', async (mishaps, lag) => {
    const s = scene(open().db, mishaps, lag);
    await want(open().db, COMMENT, at(s));
    await s.deliver();
    expect(s.github.ours().map(({ body }) => body.includes(COMMENT.body))).toEqual([true]);
    expect((await entryOf(open().db, COMMENT.key))?.state).toBe('done');
  });

  it('is not fooled by a marker that somebody else wrote', async () => {
    const s = scene(open().db, ['taken, 502']);
    s.github.plant({ kind: 'comment', number: 12, body: `mine ${marker(COMMENT.key)}`, login: 'mallory' });
    s.github.plant({ kind: 'comment', number: 12, body: `mine ${marker(COMMENT.key)}`, login: 'headwater' });
    await want(open().db, COMMENT, at(s));
    await s.deliver();
    expect(s.github.ours()).toHaveLength(1);
    expect((await entryOf(open().db, COMMENT.key))?.posted_id).toBe(String(s.github.ours()[0]!.id));
  });

  it('leaves away what a person deleted, and says so', async () => {
    const s = scene(open().db);
    await want(open().db, COMMENT, at(s));
    await s.deliver();
    s.github.kept.length = 0;
    s.clock.at += 3_600_000;
    await want(open().db, { ...COMMENT, body: 'More.' }, at(s));
    await s.deliver();
    expect(s.github.ours()).toEqual([]);
    expect(await entryOf(open().db, COMMENT.key)).toMatchObject({
      state: 'parked',
      problem: 'somebody deleted it; it stays deleted',
    });
  });

  it('parks what nobody may write, and goes on with the rest', async () => {
    const s = scene(open().db);
    await want(open().db, { ...ISSUE, key: 'a', repository: 'elsewhere/meta' }, at(s));
    await want(open().db, ISSUE, at(s));
    await s.deliver();
    expect((await entryOf(open().db, 'a'))?.state).toBe('parked');
    expect((await entryOf(open().db, ISSUE.key))?.state).toBe('done');
  });

  it('writes at most once a second, and 400 times an hour', async () => {
    const s = scene(open().db);
    for (let n = 0; n < 405; n++) await want(open().db, { ...COMMENT, key: `comment ${n}` }, at(s));
    await s.deliver();
    const { rows } = await sql<{ gap: number; in_hour: number }>`
      select min(extract(epoch from at - before))::float8 as gap, max(in_hour)::int as in_hour from (
        select at, lag(at) over (order by at) as before,
          count(*) over (order by at range between interval '3599.999 seconds' preceding and current row) as in_hour
        from outbox_writes) w`.execute(open().db);
    expect(rows).toEqual([{ gap: 1, in_hour: 400 }]);
    expect(s.github.ours()).toHaveLength(405);
  });

  it.each(['to find', 'to read back'] as const)(
    'that is only looked at (%s) waits as long as GitHub says, and nobody writes meanwhile',
    async (why) => {
      const s = scene(open().db, why === 'to find' ? ['taken, cut'] : []);
      const limited = { 'to find': /comments\?/, 'to read back': /comments\/\d+/ }[why];
      const asked: number[] = [];
      const wrote: number[] = [];
      let left = 1;
      s.run.writes = githubWrites({
        restUrl: 'https://api.github.test',
        fetch: async (input, init) => {
          const url = String(input instanceof Request ? input.url : input);
          if ((init?.method ?? 'GET') !== 'GET') wrote.push(s.clock.at);
          else if (limited.test(url)) {
            asked.push(s.clock.at);
            const headers = { 'retry-after': '600', 'content-type': 'application/json' };
            if (left-- > 0)
              return new Response('{"message":"You have exceeded a secondary rate limit"}', {
                status: 403,
                headers,
              });
          }
          return s.github.fetch(input, init);
        },
      });
      await want(open().db, COMMENT, at(s));
      await deliverPosts(s.run, { patience_ms: 60_000 });
      await want(open().db, { ...COMMENT, key: 'another' }, at(s));
      await deliverPosts(s.run, { patience_ms: 24 * 3_600_000 });
      expect(asked[1]! - asked[0]!).toBe(600_000);
      expect(wrote.filter((time) => time > asked[0]! && time < asked[0]! + 600_000)).toEqual([]);
      expect((await entryOf(open().db, COMMENT.key))?.state).toBe('done');
      expect(s.github.ours()).toHaveLength(2);
    },
  );

  it('writes on when the clock, which was a day ahead, is put right', async () => {
    const s = scene(open().db);
    s.clock.at += 86_400_000;
    await want(open().db, ISSUE, at(s));
    await s.deliver();
    s.clock.at = START;
    await want(open().db, COMMENT, at(s));
    await deliverPosts(s.run, { patience_ms: 60_000 });
    expect((await entryOf(open().db, COMMENT.key))?.state).toBe('done');
    expect(s.clock.at - START).toBeLessThan(60_000);
  });

  it('leaves posts of a newer ledger to the Headwater that knows it', async () => {
    const s = scene(open().db);
    await want(open().db, ISSUE, at(s));
    await sql`update outbox set version = 99`.execute(open().db);
    expect(await s.deliver()).toBe(0);
    expect(await want(open().db, { ...ISSUE, body: 'Older words.' }, at(s))).toBe(false);
  });

  it('gives a post to one process at a time, until its lease ends', async () => {
    const s = scene(open().db);
    await want(open().db, ISSUE, at(s));
    expect((await claim(open().db, at(s)))?.post.key).toBe(ISSUE.key);
    expect(await claim(open().db, at(s))).toBeNull();
    s.clock.at += 121_000;
    expect((await claim(open().db, at(s)))?.post.key).toBe(ISSUE.key);
  });
});

describe('whatever goes wrong', () => {
  onOneDatabase('with a post', (open) => {
    it('one post stands in the end, and says what it should', async () => {
      const mishap = fc.constantFrom<Mishap>(
        '502',
        'cut',
        'too fast',
        'too fast, no time named',
        'taken, 502',
        'taken, cut',
        'not kept',
        'fine',
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(mishap, { maxLength: 6 }),
          fc.integer({ min: 0, max: 30_000 }),
          fc.constantFrom(ISSUE, COMMENT),
          fc.boolean(),
          async (mishaps, lag, kind, isEdited) => {
            const s = scene(open().db, mishaps, lag);
            const post = { ...kind, key: `${kind.key} ${scenes}` };
            await want(open().db, post, at(s));
            if (isEdited) {
              // The wish changes while the first step is being made.
              await deliverPosts(s.run);
              await want(open().db, { ...post, body: 'Changed meanwhile.' }, at(s));
            }
            await s.deliver();
            const ours = s.github.ours();
            expect(ours).toHaveLength(1);
            expect(ours[0]!.body).toContain(isEdited ? 'Changed meanwhile.' : post.body);
            expect((await entryOf(open().db, post.key))?.state).toBe('done');
          },
        ),
        { ...runs(25, 10_000), endOnFailure: true },
      );
    });

    it('a process that dies before or after any request leaves one post', async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.boolean(), async (dies, isAfter) => {
          const s = scene(open().db);
          await want(open().db, { ...COMMENT, key: `${COMMENT.key} ${scenes}` }, at(s));
          const { dying, death } = dyingFetch(s.github.fetch, { dies, isAfter });
          const writes = githubWrites({ restUrl: 'https://api.github.test', fetch: dying });
          await Promise.race([deliverPosts({ ...s.run, writes }, { patience_ms: 60_000 }), death]);
          s.clock.at += 121_000;
          await s.deliver();
          expect(s.github.ours()).toHaveLength(1);
        }),
        runs(24),
      );
    });
  });
});
