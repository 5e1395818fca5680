/** A section in somebody's issue, whatever goes wrong on the way. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WantedSection } from '../../src/domain/outbox/post.ts';
import { around } from '../../src/domain/outbox/section.ts';
import { entryOf, want } from '../../src/store/outbox/ledger.ts';
import { onEachDatabase, onOneDatabase } from '../support/databases.ts';
import { runs } from '../support/runs.ts';
import { deliverPosts } from '../../src/flows/outbox/deliver.ts';
import type { Mishap } from './forgetful-github.ts';
import { nowOf, sceneAt, type Scene } from './scene.ts';

const START = '2026-07-06T06:00:00Z';
const PERSON = 'The sprint.\n\n- [x] water the plants\n';
const section = (number: number, body: string, key = 'queue springboard/meta 2026-07-08'): WantedSection => ({
  kind: 'section',
  key,
  repository: 'springboard/meta',
  number,
  body,
});

function sprint(scene: Scene): number {
  return scene.github.plant({ kind: 'issue', title: 'Upstream work', body: PERSON, login: 'octocat' });
}
const bodyOf = (scene: Scene) => scene.github.kept[0]!.body;

onEachDatabase('a section of an issue', (open) => {
  it('is written below what a person wrote, read back, edited in place, and nothing else is touched', async () => {
    const s = sceneAt(open().db, START, { owner: 'springboard' });
    const number = sprint(s);
    await want(open().db, section(number, '### To pick\n\n- [ ] one'), nowOf(s));
    await s.deliver();
    const { key } = section(number, '');
    expect(bodyOf(s)).toMatch(
      /^The sprint\.\n\n- \[x\] water the plants\n\n<!-- headwater: queue [^>]* -->\n### To pick/,
    );
    expect(await entryOf(open().db, key)).toMatchObject({ state: 'done', posted_number: number });
    s.github.kept[0]!.title = 'Upstream work, July';
    s.github.kept[0]!.state = 'closed';
    await want(open().db, section(number, '### To pick\n\n- [ ] one\n- [ ] two'), nowOf(s));
    await s.deliver();
    expect(around(bodyOf(s), key).trim()).toBe(PERSON.trim());
    expect(bodyOf(s)).toContain('- [ ] two');
    // Title and state are the person's.
    expect(s.github.kept).toMatchObject([
      { title: 'Upstream work, July', state: 'closed', user: { login: 'octocat' } },
    ]);
    expect(s.github.writes).toBe(2);
    expect(await s.deliver()).toBe(0);
  });

  it('keeps what people change in it between two of our writes', async () => {
    const s = sceneAt(open().db, START, { owner: 'springboard' });
    const number = sprint(s);
    await want(open().db, section(number, '- [ ] one\n- [ ] two'), nowOf(s));
    await s.deliver();
    s.github.kept[0]!.body = `Prelude.\n${bodyOf(s).replace('- [ ] one', '- [x] one\n  done on Monday')}`;
    await want(open().db, section(number, '- [ ] one\n- [ ] two\n- [ ] three'), nowOf(s));
    await s.deliver();
    expect(bodyOf(s)).toContain('- [x] one\n  done on Monday\n- [ ] two\n- [ ] three\n<!-- /headwater');
    expect(bodyOf(s).startsWith('Prelude.\nThe sprint.')).toBe(true);
  });

  it('stays away when a person took it out, and when the issue is gone', async () => {
    const s = sceneAt(open().db, START, { owner: 'springboard' });
    const number = sprint(s);
    await want(open().db, section(number, '- [ ] one'), nowOf(s));
    await s.deliver();
    s.github.kept[0]!.body = PERSON;
    s.clock.at += 3_600_000;
    await want(open().db, section(number, '- [ ] two'), nowOf(s));
    await s.deliver();
    expect(bodyOf(s)).toBe(PERSON);
    const entry = await entryOf(open().db, section(number, '').key);
    expect(entry).toMatchObject({ state: 'parked', problem: 'somebody took the section out; it stays away' });
    const gone = section(99, '- [ ] one', 'queue springboard/meta 2026-07-22');
    await want(open().db, gone, nowOf(s));
    await s.deliver();
    expect((await entryOf(open().db, gone.key))?.problem).toContain('does not find the issue');
  });

  it('is not written where it would not fit: nothing is cut', async () => {
    const s = sceneAt(open().db, START, { owner: 'springboard' });
    const number = s.github.plant({ kind: 'issue', body: 'x'.repeat(65_400), login: 'octocat' });
    await want(open().db, section(number, '- [ ] one'.repeat(30)), nowOf(s));
    await s.deliver();
    expect(s.github.writes).toBe(0);
    expect(await entryOf(open().db, section(number, '').key)).toMatchObject({
      state: 'parked',
      posted_id: null,
    });
  });
});

onOneDatabase('whatever goes wrong with a section', (open) => {
  it('it stands there once in the end, says what it should, and the person’s words are all there', async () => {
    const mishap = fc.constantFrom<Mishap>(
      ...(['502', 'cut', 'too fast', 'taken, 502', 'taken, cut', 'not kept', 'fine'] as const),
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mishap, { maxLength: 6 }), fc.boolean(), async (mishaps, isEdited) => {
        const s = sceneAt(open().db, START, { owner: 'springboard', mishaps });
        const number = sprint(s);
        const key = `queue springboard/meta round ${++round}`;
        await want(open().db, section(number, '### First\n\n- [ ] one', key), nowOf(s));
        if (isEdited) {
          await deliverPosts(s.run);
          await want(open().db, section(number, '### Second\n\n- [ ] one\n- [ ] two', key), nowOf(s));
        }
        await s.deliver();
        expect(around(bodyOf(s), key).trim()).toBe(PERSON.trim());
        expect(bodyOf(s).match(/<!-- headwater: /g)).toHaveLength(1);
        expect(bodyOf(s)).toContain(
          isEdited ? '### Second\n\n- [ ] one\n- [ ] two\n<' : '### First\n\n- [ ] one\n<',
        );
        expect((await entryOf(open().db, key))?.state).toBe('done');
      }),
      { ...runs(25, 5_000), endOnFailure: true },
    );
  });
});
