import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openParquet } from '../../../src/flows/kpis/parquet-file.ts';
import { parquetRows, rowGroups } from '../../support/parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'headwater-parquet-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps every type, the unknown, and the ends of what it can hold', async () => {
  const path = join(folder, 'types.parquet');
  const file = openParquet(path, [
    { name: 'id', type: 'id' },
    { name: 'at', type: 'instant' },
    { name: 'text', type: 'text' },
    { name: 'count', type: 'integer' },
    { name: 'share', type: 'number' },
    { name: 'is_it', type: 'boolean' },
    { name: 'words', type: 'list' },
  ]);
  await file.add(['9223372036854775807', '2026-02-16T12:00:00Z', 'naïve 🌊', -5, 0.1, true, '["a","b,c"]']);
  await file.add([null, null, null, null, null, null, null]);
  await file.add(['-1', '1970-01-01T00:00:00Z', '', 0, 0, false, '[]']);
  expect(await file.end()).toBe(3);
  expect(await parquetRows(path)).toEqual([
    {
      id: 9223372036854775807n,
      at: new Date('2026-02-16T12:00:00Z'),
      text: 'naïve 🌊',
      count: -5,
      share: 0.1,
      is_it: true,
      words: ['a', 'b,c'],
    },
    { id: null, at: null, text: null, count: null, share: null, is_it: null, words: null },
    { id: -1n, at: new Date(0), text: '', count: 0, share: 0, is_it: false, words: [] },
  ]);
});

it('is written in parts, so that no more than one of them is held', async () => {
  const path = join(folder, 'parts.parquet');
  const file = openParquet(path, [{ name: 'number', type: 'integer' }]);
  for (let number = 0; number < 45_000; number++) await file.add([number]);
  expect(await file.end()).toBe(45_000);
  expect(await rowGroups(path)).toEqual([20_000, 20_000, 5_000]);
  const rows = await parquetRows(path);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index));
});

it('has its columns where there is no row', async () => {
  const path = join(folder, 'empty.parquet');
  expect(await openParquet(path, [{ name: 'number', type: 'integer' }]).end()).toBe(0);
  expect(await parquetRows(path)).toEqual([]);
});
