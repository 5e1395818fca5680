import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { around, splice, stampIn, type Section } from '../../../src/domain/outbox/section.ts';
import { runs } from '../../support/runs.ts';

const KEY = 'queue field-station/planning 2026-07-08';
const line = (n: number, words: string) =>
  `- [ ] **Change ${n}** [\`o/r#${n}\`](https://redirect.github.com/o/r/pull/${n}) ${words}`;
const FIRST = [
  '### To pick',
  '',
  line(1, '3 days'),
  line(2, '2 days'),
  '',
  'Why these: half newcomers.',
].join('\n');
const NEXT = [
  '### To pick',
  '',
  line(1, '4 days'),
  line(2, '3 days'),
  line(3, 'new'),
  '',
  'Why these: all of them.',
].join('\n');
const first: Section = { key: KEY, wanted: FIRST, written: {}, stamp: 'a1', was_there: false };
const known: Section = { ...first, written: { a1: FIRST }, was_there: true };
const next: Section = { ...known, wanted: NEXT, stamp: 'b2' };
const PERSON = 'Hello team.\n\n- [x] water the plants\n';

function written(body: string, section: Section): string {
  const result = splice(body, section);
  if (result.outcome !== 'write') throw new Error(`it was ${result.outcome}`);
  return result.body;
}
const inside = (body: string) => /<!-- headwater: [^\n]* -->\n([\s\S]*)\n<!-- \/headwater/.exec(body)?.[1];

describe('a section', () => {
  const body = written(PERSON, first);

  it('is written below what stands there, and nothing else changes', () => {
    expect(body).toBe(
      `Hello team.\n\n- [x] water the plants\n\n<!-- headwater: ${KEY} a1 -->\n${FIRST}\n<!-- /headwater: ${KEY} -->\n`,
    );
    expect(around(body, KEY).trim()).toBe(PERSON.trim());
    expect(stampIn(body, KEY)).toBe('a1');
    expect(stampIn(PERSON, KEY)).toBe(null);
  });

  it('is as it should be when it was written, also with GitHub’s line ends, and once only', () => {
    expect(splice(body, known)).toEqual({ outcome: 'same' });
    expect(splice(body.replace(/\n/g, '\r\n'), known)).toEqual({ outcome: 'same' });
    // The answer was lost: what was sent is known from before it was sent.
    expect(splice(body, { ...known, was_there: false })).toEqual({ outcome: 'same' });
  });

  it('says something else when it should', () => {
    expect(inside(written(body, next))).toBe(NEXT);
  });

  it('keeps ticks, in whatever words the item is said by then', () => {
    const ticked = body.replace('- [ ] **Change 2**', '- [x] **Change 2**');
    expect(splice(ticked, known)).toEqual({ outcome: 'same' });
    expect(inside(written(ticked, next))).toBe(NEXT.replace('- [ ] **Change 2**', '- [x] **Change 2**'));
  });

  it('keeps a note behind an item, a line between two, and a paragraph below', () => {
    const noted = body
      .replace(line(1, '3 days'), `${line(1, '3 days')} (octocat takes this)`)
      .replace(line(2, '2 days'), `${line(2, '2 days')}\n  waits for the release`)
      .replace('half newcomers.', 'half newcomers.\n\nWe talk about it on Thursday.');
    const after = inside(written(noted, next))!;
    expect(after.split('\n')).toEqual([
      '### To pick',
      '',
      `${line(1, '3 days')} (octocat takes this)`,
      line(2, '3 days'),
      '  waits for the release',
      line(3, 'new'),
      '',
      'Why these: all of them.',
      '',
      'We talk about it on Thursday.',
    ]);
    // A third text: what was kept once is kept again.
    const third = {
      ...next,
      wanted: NEXT.replace('4 days', '5 days'),
      written: { a1: FIRST, b2: NEXT },
      stamp: 'c3',
    };
    expect(inside(written(written(noted, next), third))).toBe(after);
  });

  it('does not bring back an item that somebody took out', () => {
    const without = body.replace(`${line(2, '2 days')}\n`, '');
    const after = inside(written(without, next))!;
    expect(after).not.toContain('Change 2');
    expect(after).toContain('Change 3');
  });

  it('keeps words of ours that somebody put better, and puts ours below where both changed', () => {
    const better = body.replace('Why these: half newcomers.', 'Chosen by hand.');
    expect(inside(written(better, { ...next, wanted: FIRST.replace('3 days', '4 days') }))).toContain(
      'Chosen by hand.',
    );
    const both = inside(written(better, next))!;
    expect(both).toContain('Chosen by hand.');
    expect(both).toContain('Why these: all of them.');
  });

  it('is put right where GitHub kept an older text of ours', () => {
    // The second text was sent and is not there: what stands is known by its stamp.
    const both = { ...next, written: { a1: FIRST, b2: NEXT } };
    expect(inside(written(body, both))).toBe(NEXT);
  });

  it('stays away when somebody takes it out', () => {
    expect(splice(PERSON, next)).toEqual({ outcome: 'taken out' });
    expect(splice(body.replace(/<!-- \/headwater.*/, ''), next)).toEqual({ outcome: 'taken out' });
  });

  it('does not trust a marker that it has not written: the words between stay, ours go below', () => {
    const forged = `<!-- headwater: ${KEY} a9 -->\nMy own plan.\n<!-- /headwater: ${KEY} -->\n\nMore of mine.`;
    const after = written(forged, first);
    expect(after.startsWith(forged)).toBe(true);
    expect(after.slice(forged.length)).toContain('### To pick');
    // And when it changes later, the forged one is still left alone.
    expect(written(after, next).startsWith(forged)).toBe(true);
  });

  it('of each iteration stands by itself', () => {
    const other: Section = { ...first, key: 'queue field-station/planning 2026-07-22', stamp: 'd4' };
    const two = written(body, other);
    expect(two.startsWith(body.trimEnd())).toBe(true);
    const changed = written(two, next);
    expect(changed).toContain(`${other.key} d4`);
    expect(changed.match(/### To pick/g)).toHaveLength(2);
  });
});

it('whatever stands around it, not one character of it is lost; writing again changes nothing', () => {
  const words = fc.array(
    fc.constantFrom(
      'Hello',
      '- [x] done',
      '',
      '<!-- headwater: other a1 -->',
      '```',
      '# Plan',
      line(1, 'mine'),
    ),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(words, words, (before, after) => {
      const above = before.join('\n').trim();
      const below = after.join('\n').trim();
      const body = `${written(above, first)}\n${below}`;
      const changed = written(body, next);
      expect(around(changed, KEY).replace(/\n+/g, '\n')).toBe(around(body, KEY).replace(/\n+/g, '\n'));
      expect(splice(changed, { ...next, written: { b2: NEXT } })).toEqual({ outcome: 'same' });
    }),
    runs(100),
  );
});
