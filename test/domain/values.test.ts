import { describe, expect, it } from 'vitest';
import { storableRow, type Column } from '../../src/domain/history/values.ts';

const column = (type: string, over: Partial<Column> = {}): Column[] => [
  { name: 'x', type, is_required: false, is_key: false, ...over },
];
const stored = (type: string, value: unknown, over: Partial<Column> = {}) => {
  const { row, problems } = storableRow({ x: value }, column(type, over));
  return [row === null ? 'left out' : row.x, problems[0]?.reason ?? null];
};

describe('a value that a column can hold', () => {
  it.each([
    ['text', 'a title 🌊', 'a title 🌊'],
    ['text', 12, '12'],
    ['int4', '42', 42],
    ['int8', 9007199254740991, '9007199254740991'],
    ['int8', '9223372036854775807', '9223372036854775807'],
    ['bool', 'true', true],
    ['timestamptz', '2026-02-28T23:59:59Z', '2026-02-28T23:59:59Z'],
    ['timestamptz', '2024-02-29T00:00:00.123+05:30', '2024-02-29T00:00:00.123+05:30'],
    ['timestamptz', 'infinity', 'infinity'],
    ['date', '2026-07-08', '2026-07-08'],
    ['_text', ['a', 'b'], ['a', 'b']],
    ['jsonb', { any: 'thing' }, { any: 'thing' }],
  ])('%s %j is stored', (type, value, as) => expect(stored(type, value)).toEqual([as, null]));
});

describe('a value that no column can hold is replaced or left null, and named', () => {
  it.each([
    ['text', 'half \ud83c of it', 'half \ufffd of it', /surrogate/],
    ['text', 'a\0b', 'ab', /NUL/],
    ['text', { a: 1 }, null, /not a text/],
    ['int4', 3_000_000_000, null, /32 bits/],
    ['int4', 1.5, null, /whole/],
    ['int4', 'many', null, /whole/],
    ['int8', '9223372036854775808', null, /64 bits/],
    ['int8', 2 ** 60, null, /exact/],
    ['int8', ['1'], null, /whole/],
    ['float8', Infinity, null, /number/],
    ['bool', 1, null, /neither/],
    ['timestamptz', '2013-02-01T10:00:00+51800', null, /not a date/],
    ['timestamptz', '2013-02-01T10:00:00+24:00', null, /zone/],
    ['timestamptz', '2013-02-01T10:00:00-07:60', null, /zone/],
    ['timestamptz', '0000-01-01T00:00:00Z', null, /calendar/],
    ['timestamptz', '+294277-01-01T00:00:00Z', null, /not a date/],
    ['timestamptz', '2026-02-30T00:00:00Z', null, /calendar/],
    ['timestamptz', '2026-02-03T24:30:00Z', null, /clock/],
    ['timestamptz', 1_770_000_000, null, /not a date/],
    ['date', '2026-13-01', null, /calendar/],
    ['_text', ['a', 'b\0'], ['a', 'b'], /NUL/],
  ])('%s %j', (type, value, as, reason) => {
    const [kept, said] = stored(type, value);
    expect(kept).toEqual(as);
    expect(said).toMatch(reason);
  });

  it('a title of ten million characters is cut', () => {
    const [kept, said] = stored('text', 'x'.repeat(10_000_000));
    expect([String(kept).length, said]).toEqual([65_536, 'longer than 65536 characters, cut']);
  });
});

describe('where the column must have one', () => {
  const must = { is_required: true };
  it('a text is empty, since nothing rests on it', () =>
    expect(stored('text', null, must)).toEqual(['', 'missing']));
  it.each(['timestamptz', 'int4', 'int8', 'bool'])('a row without its %s is left out', (type) =>
    expect(stored(type, null, must)).toEqual(['left out', 'missing']),
  );
  it('a row without its key is left out, text or not', () =>
    expect(stored('text', undefined, { ...must, is_key: true })).toEqual(['left out', 'missing']));
});
