/** A file of ours in a repository, whatever goes wrong on the way; what people did to it is never undone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LONGEST_FILE } from '../../src/domain/outbox/file.ts';
import type { WantedFile } from '../../src/domain/outbox/post.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import { githubWrites } from '../../src/github/outbox/writer.ts';
import { entryOf, want } from '../../src/store/outbox/ledger.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { dyingFetch } from './dying-fetch.ts';
import type { Mishap } from './forgetful-github.ts';
import { nowOf, sceneAt } from './scene.ts';

const START = '2026-11-30T06:20:00Z';
const PATH = 'headwater/reports/2026-W48.md';
const wanted = (body: string, key = `file springboard/meta ${PATH}`): WantedFile => ({
  kind: 'file',
  key,
  repository: 'springboard/meta',
  path: PATH,
  title: 'Upstream health, week 2026-W48 [skip ci]',
  body,
});

onEachDatabase('a file', (open) => {
  it('is written, read back and replaced by its next text; the same text writes nothing', async () => {
    const s = sceneAt(open().db, START);
    await want(open().db, wanted('# One\n'), nowOf(s));
    await s.deliver();
    expect(s.github.files.get(PATH)).toBe('# One\n');
    const url = `https://github.com/springboard/meta/blob/main/${PATH}`;
    expect(await entryOf(open().db, wanted('').key)).toMatchObject({ state: 'done', posted_url: url });
    await want(open().db, wanted('# Zwei ✓\n'), nowOf(s));
    await s.deliver();
    expect(s.github.files.get(PATH)).toBe('# Zwei ✓\n');
    expect(await want(open().db, wanted('# Zwei ✓\n'), nowOf(s))).toBe(false);
    expect(await s.deliver()).toBe(0);
    expect(s.github.writes).toBe(2);
  });

  it.each<[string, (files: Map<string, string>) => void, string | undefined, string]>([
    ['changed', (files) => files.set(PATH, '# One, and mine\n'), '# One, and mine\n', 'somebody changed it'],
    ['deleted', (files) => files.delete(PATH), undefined, 'somebody deleted it'],
  ])('that a person %s stays as they have it', async (_, change, left, problem) => {
    const s = sceneAt(open().db, START);
    await want(open().db, wanted('# One\n'), nowOf(s));
    await s.deliver();
    change(s.github.files);
    s.clock.at += 3_600_000;
    await want(open().db, wanted('# Two\n'), nowOf(s));
    await s.deliver();
    expect(s.github.files.get(PATH)).toBe(left);
    expect(await entryOf(open().db, wanted('').key)).toMatchObject({ state: 'parked', parked_cause: null });
    expect((await entryOf(open().db, wanted('').key))!.problem).toContain(problem);
  });

  it('takes the place of nobody’s, and is none where it is too large', async () => {
    const s = sceneAt(open().db, START);
    s.github.files.set(PATH, 'Notes of the meeting.\n');
    await want(open().db, wanted('# One\n'), nowOf(s));
    await want(open().db, wanted('x'.repeat(LONGEST_FILE + 1), 'file large'), nowOf(s));
    await s.deliver();
    expect(s.github.files.get(PATH)).toBe('Notes of the meeting.\n');
    expect((await entryOf(open().db, wanted('').key))!.problem).toContain('not ours');
    expect((await entryOf(open().db, 'file large'))!.problem).toContain('too much to send');
    expect(s.github.writes).toBe(0);
  });
});

onOneDatabase('whatever goes wrong with a file', (open) => {
  it('it stands there in the end, with the text that was wanted last, written by as many as there are', async () => {
    const mishap = fc.constantFrom<Mishap>(
      ...(['502', 'cut', 'too fast', 'taken, 502', 'taken, cut', 'not kept', 'conflict', 'fine'] as const),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 6 }), fc.boolean(), async (mishaps, isEdited) => {
        const s = sceneAt(open().db, START, { mishaps });
        const key = `file round ${++round}`;
        await want(open().db, wanted('# One\n', key), nowOf(s));
        if (isEdited) {
          await deliverPosts(s.run);
          await want(open().db, wanted('# Two\n', key), nowOf(s));
        }
        await Promise.all([s.deliver(), s.deliver(), s.deliver()]);
        expect(s.github.files.get(PATH)).toBe(isEdited ? '# Two\n' : '# One\n');
        expect((await entryOf(open().db, key))?.state).toBe('done');
      }),
      { ...runs(25, 5_000), endOnFailure: true },
    );
  });

  it('a process that dies before or after any request leaves the file, and the next one goes on from it', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.boolean(), async (dies, isAfter) => {
        const s = sceneAt(open().db, START);
        const key = `file dying ${++round}`;
        await want(open().db, wanted('# One\n', key), nowOf(s));
        const { dying, death } = dyingFetch(s.github.fetch, { dies, isAfter });
        const writes = githubWrites({ restUrl: 'https://api.github.test', fetch: dying });
        await Promise.race([deliverPosts({ ...s.run, writes }, { patience_ms: 60_000 }), death]);
        // What it should say changes while nobody is there.
        await want(open().db, wanted('# Two\n', key), nowOf(s));
        s.clock.at += 121_000;
        await s.deliver();
        expect(s.github.files.get(PATH)).toBe('# Two\n');
        expect((await entryOf(open().db, key))?.state).toBe('done');
      }),
      runs(24),
    );
  });
});
